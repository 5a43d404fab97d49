"""Arrows pass beside the boxes of other companies where they can."""

import pytest

from aigraph.picture.curve import Box, curve
from aigraph.picture.edge_routing import dodge
from aigraph.picture.parallel_edges import Strand, fan_out

PLACES = {"a": (0.0, 0.0), "b": (600.0, 0.0), "c": (300.0, 10.0), "d": (310.0, -400.0)}
BOXES = {company: Box(x, y, 90, 30) for company, (x, y) in PLACES.items()}
PAIR = [Strand("out", "a", "b", 5), Strand("back", "b", "a", 3)]


def covered(strand, bends):
    line = curve(PLACES[strand.payer], PLACES[strand.payee], bends[strand.id])
    return [
        company
        for company, box in BOXES.items()
        if company not in {strand.payer, strand.payee} and any(box.holds(line.at(at / 100)) for at in range(101))
    ]


def test_a_bundle_goes_round_a_box_together():
    before = fan_out(PAIR, PLACES)
    assert any(covered(strand, before) == ["c"] for strand in PAIR)
    after = dodge(PAIR, before, PLACES, BOXES)
    assert not any(covered(strand, after) for strand in PAIR)
    # They keep their distance: what one is bent further to its left, the other is to its right.
    assert after["out"] - before["out"] == pytest.approx(before["back"] - after["back"])


def test_an_arrow_with_nothing_in_its_way_stays_as_it_is():
    strands = [Strand("free", "a", "d", 5), Strand("too", "c", "d", 2)]
    before = fan_out(strands, PLACES)
    assert dodge(strands, before, PLACES, BOXES) == before


def test_without_a_free_way_the_arrow_covers_as_little_as_it_can():
    wall = {f"w{at}": Box(300, 60 * at, 90, 50) for at in range(-6, 7)}
    places = PLACES | {name: (box.x, box.y) for name, box in wall.items()}
    before = fan_out(PAIR, places)
    assert set(dodge(PAIR, before, places, {"a": BOXES["a"], "b": BOXES["b"], **wall})) == {"out", "back"}


def test_the_order_of_arrows_and_boxes_changes_nothing():
    before = fan_out(PAIR, PLACES)
    turned = dodge(PAIR[::-1], before, PLACES, dict(reversed(BOXES.items())))
    assert turned == dodge(PAIR, before, PLACES, BOXES)
