"""Names that may be one company are asked about, and names that are known to differ are not."""

import pytest

from aigraph.reading.cells.names.company_names import near_names


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Core Weave", "CoreWeave", "the same letters"),
        ("Alpha AG", "Alpha GmbH", "the same but for the company form"),
        ("Crusoe Energy Inc", "Cruose Energy Corp", "spelt almost alike"),
        ("Crusoe Energy Inc", "Cruose Energy", "spelt almost alike"),
        ("IBM", "IBM Group", "the same but for general words"),
        ("Delphi Labs", "Dephi Labs", "spelt almost alike"),
    ],
)
def test_two_names_may_be_one(one, other, reason):
    assert list(near_names({"a": one, "b": other})) == [("a", "b", reason)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Meta Platforms", "Meta Materials"),
        ("Acme Fund 10", "Acme Fund 11"),
        ("12", "1 2"),
        ("AB", "AB Group"),
        ("IBM Holdings", "IBM Group"),
        ("Lambda", "Gamma"),
        ("Delphi Labs", "Epsilon Labs"),
    ],
)
def test_two_names_are_two(one, other):
    assert not list(near_names({"a": one, "b": other}))


@pytest.mark.parametrize(("more", "is_asked"), [("x", True), ("xy", True), ("xyz", False)])
def test_a_slip_is_of_a_letter_or_two(more, is_asked):
    name = "international compute partnership"
    assert bool(list(near_names({"a": name, "b": name + more}))) is is_asked
