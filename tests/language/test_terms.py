"""The glossary: every word of the answers once, in plain sentences, with a place to read more that exists."""

import re
from collections import Counter
from pathlib import Path

import pytest

from aigraph import UnknownNameError, glossary, look_up
from aigraph.measures import list_measures
from aigraph.model.evidence import FLAGS
from aigraph.model.instruments import INSTRUMENTS, LAYERS, DealClass
from aigraph.model.loop import KINDS
from aigraph.model.names import fold
from aigraph.model.status import LEVELS, Status

DOCS = Path(__file__).parents[2] / "docs"
CLOSED_LISTS = [
    *KINDS,
    *LEVELS,
    *Status,
    *LAYERS,
    *DealClass,
    *INSTRUMENTS,
    *(one.name for one in list_measures() if one.about != "window"),
    *FLAGS,
]


def slug(heading):
    """Name a heading as GitHub does in links."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-")


def test_no_word_and_no_other_name_stands_twice():
    names = Counter(fold(name) for term in glossary() for name in (term.name, *term.also))
    assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize("word", sorted({str(word) for word in CLOSED_LISTS}))
def test_every_word_of_a_closed_list_is_explained(word):
    assert look_up(word).text


@pytest.mark.parametrize(
    "word",
    [
        "loop",
        "leg",
        "ring",
        "root",
        "bottleneck",
        "detour",
        "certainty",
        "layer",
        "instrument",
        "backstop",
        "incentive",
        "circular",
        "bounds",
        "keystone",
    ],
)
def test_every_word_that_a_reader_meets_first_is_explained(word):
    assert look_up(word).name == word


@pytest.mark.parametrize("term", glossary(), ids=lambda term: term.name)
def test_a_term_is_one_to_three_sentences_of_moderate_length(term):
    assert term.text[0].isupper()
    assert term.text[-1] in ".?"
    assert len(term.text) <= 220
    assert not term.field.endswith(".")


@pytest.mark.parametrize("see", sorted({term.see for term in glossary()}))
def test_where_to_read_more_is_there(see):
    page, _, heading = see.partition("#")
    text = (DOCS / page).read_text(encoding="utf-8")
    assert not heading or heading in {slug(line.lstrip("# ")) for line in text.splitlines() if line.startswith("#")}


def test_a_term_is_looked_up_by_case_plural_spelling_other_name_and_term_of_the_field():
    for word in ("Knock-outs", "knock_out", "KNOCK OUT", "fall"):
        assert look_up(word).name == "knock-out"
    assert look_up("strongly connected components").name == "strong core"


def test_an_unknown_word_names_the_nearest():
    with pytest.raises(UnknownNameError, match="'botleneck' is not in the glossary; did you mean bottleneck\\?"):
        look_up("botleneck")
