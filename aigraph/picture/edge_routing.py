"""Arrows round boxes: one that ran behind a third company would seem to begin or end there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import dist

from aigraph.picture.curve import Box, Curve, curve
from aigraph.picture.ellipse import Point
from aigraph.picture.parallel_edges import Strand

TRIALS = (0.07, -0.07, 0.13, -0.13, 0.2, -0.2, 0.27, -0.27)
"""By how much a bundle of arrows is bent further, in this order; more would send it far out of its way."""

_SHARES = tuple(step / 20 for step in range(1, 20))
_REACH = 0.2
"""How far a curve gets from the straight line at most, as a share of its length."""


def dodge(
    strands: Iterable[Strand], bends: Mapping[str, float], places: Mapping[str, Point], boxes: Mapping[str, Box]
) -> dict[str, float]:
    """Bend the arrows between two companies together, as little as needed, so that they pass beside other boxes.

    Where no bend is free, the one that runs behind the fewest boxes is taken. O(arrows * boxes) at worst.

    Parameters
    ----------
    bends : mapping of str to float
        The bend of each arrow, as `fan_out` gives it.
    boxes : mapping of str to Box
        The boxes to keep clear of.
    """
    between: dict[tuple[str, str], list[Strand]] = defaultdict(list)
    for strand in strands:
        between[min(strand.payer, strand.payee), max(strand.payer, strand.payee)].append(strand)
    found = dict(bends)
    for (near, far), bundle in between.items():
        obstacles = _in_the_way(
            places[near], places[far], [box for name, box in boxes.items() if name not in {near, far}]
        )
        if not obstacles:
            continue
        fewest, best = _hits(bundle, bends, places, obstacles), 0.0
        for more in TRIALS:
            if not fewest:
                break
            bent = {strand.id: _further(strand, bends, near, more) for strand in bundle}
            hits = _hits(bundle, bent, places, obstacles)
            if hits < fewest:
                fewest, best = hits, more
        found |= {strand.id: _further(strand, bends, near, best) for strand in bundle}
    return found


def _further(strand: Strand, bends: Mapping[str, float], near: str, more: float) -> float:
    """Bend an arrow to one side of its pair, which is the other side for an arrow that runs back."""
    return round(bends[strand.id] + (more if strand.payer == near else -more), 3)


def _in_the_way(start: Point, end: Point, boxes: Sequence[Box]) -> list[Box]:
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
    bundle: Sequence[Strand], bends: Mapping[str, float], places: Mapping[str, Point], boxes: Sequence[Box]
) -> int:
    curves = (curve(places[strand.payer], places[strand.payee], bends[strand.id]) for strand in bundle)
    return sum(_runs_behind(line, boxes) for line in curves)


def _runs_behind(line: Curve, boxes: Sequence[Box]) -> int:
    points = [line.at(share) for share in _SHARES]
    return sum(
        any(abs(x - box.x) < box.width / 2 and abs(y - box.y) < box.height / 2 for x, y in points) for box in boxes
    )
