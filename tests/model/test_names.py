"""Names as people type them, in two scripts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import aigraph as ag
from aigraph.model.names import fold, stems, suggest


@pytest.mark.parametrize("typed", ["OpenAI", "openai", " OPENAI ", "ＯｐｅｎＡＩ"])
def test_case_spaces_and_wide_letters_make_no_other_name(typed):
    assert fold(typed) == "openai"


@pytest.mark.parametrize(
    ("inflected", "name"),
    [
        ("গুগলের", "গুগল"),
        ("এনভিডিয়ার", "এনভিডিয়া"),
        ("ওপেনএআইয়ের", "ওপেনএআই"),
        ("মেটাকে", "মেটা"),
        ("মাইক্রোসফটেরও", "মাইক্রোসফট"),
        ("টেসলায়", "টেসলা"),
        ("অ্যামাজনে", "অ্যামাজন"),
        ("ওপেনএআই-এর", "ওপেনএআই"),
        ("মেটা-র", "মেটা"),
        ("এক্স-এআই-এর", "এক্স এআই"),
    ],
)
def test_a_bengali_name_is_found_under_its_case_endings(inflected, name):
    assert fold(name) in stems(inflected)


def test_a_name_that_ends_like_a_case_is_offered_whole_first():
    assert next(stems("এক্সএআই")) == fold("এক্সএআই")


@given(st.text(max_size=12))
def test_the_first_stem_is_the_name_itself_and_folding_twice_is_folding_once(name):
    assert next(stems(name)) == fold(name) == fold(fold(name))


def test_a_mistyped_name_is_answered_with_the_nearest_and_nonsense_with_none():
    assert suggest("nvida", ["nvidia", "oracle"]) == ["nvidia"]
    assert suggest("qqqq", ["nvidia", "oracle"]) == []


@pytest.mark.parametrize(
    "text",
    [
        "Nvidia–OpenAI–Oracle",
        "Nvidia—OpenAI—Oracle",
        "the Nvidia‑OpenAI‑Oracle triangle",
        "Nvidia: OpenAI vs. Oracle",
        "between Nvidia, OpenAI and Oracle",
    ],
)
def test_the_companies_of_a_loop_are_read_as_reporters_write_them(text):
    assert ag.load().loop_ids(text) == ("nvidia", "openai", "oracle")


@pytest.mark.parametrize(
    ("text", "companies"),
    [
        ("Nvidia's OpenAI deal", ("nvidia", "openai")),
        ("the Nvidia\u2013CoreWeave backstop", ("nvidia", "coreweave")),
        ("Cerebras and OpenAI's warrants", ("cerebras", "openai")),
        ("Nvidia/OpenAI", ("nvidia", "openai")),
        ("NVDA-MSFT", ("nvidia", "microsoft")),
        ("Trainium and ChatGPT", ("amazon", "openai")),
        ("the ChatGPT maker", ("openai",)),
        ("Stargate", ("stargate-llc",)),
        ("AMD & Crusoe loan guarantee", ("amd", "crusoe")),
    ],
)
def test_companies_are_found_by_possessives_products_and_among_words_of_deals(text, companies):
    assert ag.load().loop_ids(text) == companies


def test_only_the_words_that_are_no_name_are_named_as_such():
    with pytest.raises(ag.UnknownNameError, match="no company is called 'Fireworks'"):
        ag.load().loop_ids("the Fireworks deal with Nvidia")
