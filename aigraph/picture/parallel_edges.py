"""Bends parallel edges, so that none hides another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import dist, pi, sin

from aigraph.picture.ellipse import Point

GAP = 9.0
"""The least distance between two parallel edges, in pixels of the picture."""

SINGLE = 0.05
"""The bend of an edge without parallel ones, as a share of its length."""


@dataclass(frozen=True, slots=True)
class ParallelEdge:
    """An edge to be drawn: its ends and its width in pixels of the picture."""

    id: str
    payer: str
    payee: str
    width: float


def bend_parallel_edges(edges: Iterable[ParallelEdge], places: Mapping[str, Point]) -> dict[str, float]:
    """Give each edge its bend: a signed roundness, positive to the left of its direction.

    Edges between two companies are side by side in the given order, one direction after the other, spaced by their widths.
    The bend is relative to the distance of the companies, so it survives dragging.

    Parameters
    ----------
    edges : iterable of ParallelEdge
        The edges, parallel ones in their order.
    places : mapping of str to Point
        The position of each company.
    """
    between: dict[tuple[str, str], list[ParallelEdge]] = defaultdict(list)
    for edge in edges:
        between[min(edge.payer, edge.payee), max(edge.payer, edge.payee)].append(edge)
    bends = {}
    for (near, far), parallel in between.items():
        length = max(dist(places[near], places[far]), 1.0)
        parallel.sort(key=lambda edge: edge.payer != near)
        for edge, offset in zip(parallel, _offsets(parallel, length), strict=True):
            # An offset is on one side of the pair; for an edge in the opposite direction that is its other side.
            side = 1 if edge.payer == near else -1
            bends[edge.id] = round(side * _roundness(offset / length), 3)
    return bends


def _offsets(parallel: list[ParallelEdge], length: float) -> list[float]:
    """Place widths and gaps side by side about the straight line, in pixels at the middle of the edges."""
    if len(parallel) == 1:
        left_of_its_way = 1 if parallel[0].payer < parallel[0].payee else -1
        return [left_of_its_way * SINGLE * length]
    gap = min(GAP, 0.6 * length / len(parallel))
    borders = [0.0]
    for edge in parallel:
        borders.append(borders[-1] + edge.width + gap)
    middle = borders[-1] / 2
    return [(left + right) / 2 - middle for left, right in pairwise(borders)]


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
