"""Routes edges around boxes: one behind a third company would seem to begin or end there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import dist

from aigraph.picture.curve import Box, Curve, curve
from aigraph.picture.ellipse import Point
from aigraph.picture.parallel_edges import ParallelEdge

TRIALS = (0.07, -0.07, 0.13, -0.13, 0.2, -0.2, 0.27, -0.27)
"""By how much parallel edges are bent further, in this order."""

_SHARES = tuple(step / 20 for step in range(1, 20))
_REACH = 0.2
"""How far a curve gets from the straight line at most, as a share of its length."""


def route_around_boxes(
    edges: Iterable[ParallelEdge], bends: Mapping[str, float], places: Mapping[str, Point], boxes: Mapping[str, Box]
) -> dict[str, float]:
    """Bend the edges between two companies together, as little as needed, so that they avoid other boxes.

    Where no bend is free, the one behind the fewest boxes is taken. O(edges * boxes) at worst.

    Parameters
    ----------
    bends : mapping of str to float
        The bend of each edge, as `bend_parallel_edges` gives it.
    boxes : mapping of str to Box
        The boxes to avoid.
    """
    between: dict[tuple[str, str], list[ParallelEdge]] = defaultdict(list)
    for edge in edges:
        between[min(edge.payer, edge.payee), max(edge.payer, edge.payee)].append(edge)
    found = dict(bends)
    for (near, far), parallel in between.items():
        obstacles = _obstacles(
            places[near], places[far], [box for name, box in boxes.items() if name not in {near, far}]
        )
        if not obstacles:
            continue
        fewest, best = _hits(parallel, bends, places, obstacles), 0.0
        for more in TRIALS:
            if not fewest:
                break
            bent = {edge.id: _further(edge, bends, near, more) for edge in parallel}
            hits = _hits(parallel, bent, places, obstacles)
            if hits < fewest:
                fewest, best = hits, more
        found |= {edge.id: _further(edge, bends, near, best) for edge in parallel}
    return found


def _further(edge: ParallelEdge, bends: Mapping[str, float], near: str, more: float) -> float:
    """Bend an edge to one side of its pair, which is the other side for an edge in the opposite direction."""
    return round(bends[edge.id] + (more if edge.payer == near else -more), 3)


def _obstacles(start: Point, end: Point, boxes: Sequence[Box]) -> list[Box]:
    reach = _REACH * dist(start, end)
    left, right = sorted((start[0], end[0]))
    top, bottom = sorted((start[1], end[1]))
    return [
        box
        for box in boxes
        if left - reach < box.x + box.width / 2
        and box.x - box.width / 2 < right + reach
        and top - reach < box.y + box.height / 2
        and box.y - box.height / 2 < bottom + reach
    ]


def _hits(
    parallel: Sequence[ParallelEdge], bends: Mapping[str, float], places: Mapping[str, Point], boxes: Sequence[Box]
) -> int:
    curves = (curve(places[edge.payer], places[edge.payee], bends[edge.id]) for edge in parallel)
    return sum(_runs_behind(line, boxes) for line in curves)


def _runs_behind(line: Curve, boxes: Sequence[Box]) -> int:
    points = [line.at(share) for share in _SHARES]
    across, along = [x for x, _ in points], [y for _, y in points]
    left, right, top, bottom = min(across), max(across), min(along), max(along)
    behind = 0
    for box in boxes:
        wide, high = box.width / 2, box.height / 2
        if left < box.x + wide and box.x - wide < right and top < box.y + high and box.y - high < bottom:
            # The loop is where most of the time of a picture goes: a generator takes three times as long.
            from_x, to_x, from_y, to_y = box.x - wide, box.x + wide, box.y - high, box.y + high
            for x, y in points:
                if from_x < x < to_x and from_y < y < to_y:
                    behind += 1
                    break
    return behind
