"""Arrows pass beside the boxes of other companies where they can."""

import pytest

from aigraph.picture.curve import Box, curve
from aigraph.picture.edge_routing import route_around_boxes
from aigraph.picture.parallel_edges import ParallelEdge, bend_parallel_edges

PLACES = {"a": (0.0, 0.0), "b": (600.0, 0.0), "c": (300.0, 10.0), "d": (310.0, -400.0)}
BOXES = {company: Box(x, y, 90, 30) for company, (x, y) in PLACES.items()}
PAIR = [ParallelEdge("out", "a", "b", 5), ParallelEdge("back", "b", "a", 3)]


def covered(edge, bends):
    line = curve(PLACES[edge.payer], PLACES[edge.payee], bends[edge.id])
    return [
        company
        for company, box in BOXES.items()
        if company not in {edge.payer, edge.payee} and any(box.contains(line.at(at / 100)) for at in range(101))
    ]


def test_a_bundle_goes_round_a_box_together():
    before = bend_parallel_edges(PAIR, PLACES)
    assert any(covered(edge, before) == ["c"] for edge in PAIR)
    after = route_around_boxes(PAIR, before, PLACES, BOXES)
    assert not any(covered(edge, after) for edge in PAIR)
    # They keep their distance: what one is bent further to its left, the other is to its right.
    assert after["out"] - before["out"] == pytest.approx(before["back"] - after["back"])


def test_an_arrow_with_nothing_in_its_way_stays_as_it_is():
    edges = [ParallelEdge("free", "a", "d", 5), ParallelEdge("too", "c", "d", 2)]
    before = bend_parallel_edges(edges, PLACES)
    assert route_around_boxes(edges, before, PLACES, BOXES) == before


def test_without_a_free_way_the_arrow_covers_as_little_as_it_can():
    wall = {f"w{at}": Box(300, 60 * at, 90, 50) for at in range(-6, 7)}
    places = PLACES | {name: (box.x, box.y) for name, box in wall.items()}
    before = bend_parallel_edges(PAIR, places)
    assert set(route_around_boxes(PAIR, before, places, {"a": BOXES["a"], "b": BOXES["b"], **wall})) == {"out", "back"}


def test_the_order_of_arrows_and_boxes_changes_nothing():
    before = bend_parallel_edges(PAIR, PLACES)
    turned = route_around_boxes(PAIR[::-1], before, PLACES, dict(reversed(BOXES.items())))
    assert turned == route_around_boxes(PAIR, before, PLACES, BOXES)
