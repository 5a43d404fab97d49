"""Parallel deals apart: how much each arrow between two companies bends, so that none hides another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import dist, pi, sin

from aigraph.picture.ellipse import Point

GAP = 9.0
"""Clear space between two parallel arrows, in pixels of the picture."""

SINGLE = 0.05
"""How far an arrow that is alone bends, as a share of its length: enough to pass beside a box in its way."""


@dataclass(frozen=True, slots=True)
class Strand:
    """One arrow to be drawn: its ends and its width in pixels of the picture."""

    id: str
    payer: str
    payee: str
    width: float


def fan_out(strands: Iterable[Strand], places: Mapping[str, Point]) -> dict[str, float]:
    """Give each arrow its bend: a signed roundness, positive to the left of the way it points.

    Arrows between two companies lie side by side in the order given, one direction after the other, each as far from
    the next as their widths ask for. The bend is relative to the distance of the companies, so it survives dragging.

    Parameters
    ----------
    strands : iterable of Strand
        The arrows, in the order in which parallel ones should lie.
    places : mapping of str to Point
        Where each company is.
    """
    between: dict[tuple[str, str], list[Strand]] = defaultdict(list)
    for strand in strands:
        between[min(strand.payer, strand.payee), max(strand.payer, strand.payee)].append(strand)
    bends = {}
    for (near, far), bundle in between.items():
        length = max(dist(places[near], places[far]), 1.0)
        bundle.sort(key=lambda strand: strand.payer != near)
        for strand, offset in zip(bundle, _offsets(bundle, length), strict=True):
            # An offset lies on one side of the pair; for an arrow that runs the other way that is its other side.
            side = 1 if strand.payer == near else -1
            bends[strand.id] = round(side * _roundness(offset / length), 3)
    return bends


def _offsets(bundle: list[Strand], length: float) -> list[float]:
    """Lay widths and gaps side by side about the straight line, in pixels at the middle of the arrows."""
    if len(bundle) == 1:
        left_of_its_way = 1 if bundle[0].payer < bundle[0].payee else -1
        return [left_of_its_way * SINGLE * length]
    gap = min(GAP, 0.6 * length / len(bundle))
    edges = [0.0]
    for strand in bundle:
        edges.append(edges[-1] + strand.width + gap)
    middle = edges[-1] / 2
    return [(left + right) / 2 - middle for left, right in pairwise(edges)]


def _roundness(offset: float) -> float:
    """Solve for the roundness at which vis-network's curve passes this far from the straight line.

    vis-network puts one control point at (r/2 + 1/2) of the length, turned by r/2 of a half turn; the curve passes
    halfway between it and the line. The left side grows with r, so halving finds it.
    """
    goal = min(abs(offset), 0.45)
    low, high = 0.0, 1.0
    for _ in range(30):
        r = (low + high) / 2
        if (r / 2 + 0.5) * sin(r * pi / 2) / 2 < goal:
            low = r
        else:
            high = r
    return low if offset >= 0 else -low
