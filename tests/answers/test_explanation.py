"""Every loop can be traced to its events and sources, or the answer says where it stands."""

import pytest

from aigraph import UnknownNameError, explain, load
from tests.ledgers import TOY, ledger, write_folder

VIEW = ledger(TOY).view(layers=["cash"])


def test_every_deal_of_a_loop_is_traced_to_its_events_and_sources():
    (found,) = explain(VIEW, "v-l-c")
    assert set(found.told) == {"e1a", "e3", "e4"}
    assert all(source.title == "Toy" for told in found.told.values() for _, source in told)
    assert found.sentence.startswith("V buys shares of L ($6bn); ")


def test_a_loop_may_be_named_from_any_of_its_companies():
    assert explain(VIEW, "c-v-l")[0].loop.name == "v-l-c"


def test_loops_of_every_kind_can_be_explained():
    text = "a -> b compute signed 2025-01-01 1\n b -> a chips signed 2025-01-01 1"
    assert explain(ledger(text).view(), "a-b")[0].loop.kind == "trade"


def test_evidence_about_the_loop_its_packages_and_its_deals_is_gathered(tmp_path):
    (found,) = explain(load(write_folder(tmp_path)).view(), "lab-chips")
    assert {flag: [row.answer for row in rows] for flag, rows in found.evidence.items() if rows} == {
        "E1": ["yes"],
        "E3": ["unknown"],
    }


@pytest.mark.parametrize(
    ("text", "name", "hint"),
    [
        (
            TOY.replace("c -> v chips signed", "c -> v chips announced"),
            "v-l-c",
            "it is one at announced: add --status announced",
        ),
        (TOY, "v-c", "it is one with guarantees: add --layers all --status binding"),
        (TOY, "v-x", "nor at any other certainty"),
    ],
)
def test_a_loop_that_does_not_stand_is_answered_with_where_it_does(text, name, hint):
    with pytest.raises(UnknownNameError, match=hint):
        explain(ledger(text).view(), name)
