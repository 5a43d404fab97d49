"""What is said of a name that is no name, or one of several."""

import pytest

import aigraph as ag
from aigraph.model.company_forms import company_key
from aigraph.model.name_index import NameIndex

INDEX = NameIndex.of(
    "company",
    {
        "alpha-one": "Alpha One",
        "alpha-two": "Alpha Two",
        "beta": "Beta",
        "alpha-three": "Alpha Three",
        "alpha-four": "Alpha Four",
    },
    [
        ("Twin", "alpha-one"),
        ("Twin", "alpha-two"),
        *(("Alph", f"alpha-{one}") for one in ("one", "two", "three", "four")),
    ],
    listing="`aigraph companies`",
)


def test_a_name_of_two_is_refused_with_both():
    with pytest.raises(ag.UnknownNameError, match="'twin' may be alpha-one or alpha-two: give the id"):
        INDEX.find("twin")


def test_what_is_no_text_is_no_name():
    with pytest.raises(TypeError, match="expected the name of a company as text, got int"):
        INDEX.find(7)


def test_at_most_three_names_are_offered():
    assert len(INDEX.near("alph")) == 3


@pytest.mark.parametrize("text", ["beta, gamma delta", "gamma delta -> beta"])
def test_unknown_words_side_by_side_are_one_unknown_name(text):
    with pytest.raises(ag.UnknownNameError, match="'gamma delta'"):
        INDEX.split(text)


def test_words_that_only_join_are_no_names_and_alone_they_are_unknown():
    assert INDEX.split("Beta and Alpha One") == ("beta", "alpha-one")
    with pytest.raises(ag.UnknownNameError, match="'and'"):
        INDEX.split("and")


@pytest.mark.parametrize("name", ["有明", "株主", "주안", "親株"])
def test_a_sign_that_is_a_company_form_is_none_where_it_begins_a_word(name):
    assert company_key(name) == (name, "")
