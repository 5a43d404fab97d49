"""The ways to take one of the parallel edges at each step of a cycle of nodes: counted, and listed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise, product
from math import prod
from typing import TypeAlias

from aigraph.engine.edge_queries import Tolerance
from aigraph.engine.product import chained_product

ParallelEdges: TypeAlias = Sequence[tuple[float, int]]
"""The edges of one step, as weight and number; in ascending order of weight where a tolerance compares weights."""


def count_choices(steps: Sequence[ParallelEdges], tolerance: Tolerance | None = None) -> int:
    """Count the ways to take one edge at each step.

    Parameters
    ----------
    steps : sequence of ParallelEdges
        The edges of each step; with a tolerance none without a weight.
    tolerance : (float, float), optional
        The least and the most that an edge may weigh, as a share of the weight of the edge before, from some step of the
        cycle on; from the last edge back to that one anything goes. So at most one step is out of bounds, and a choice
        counts once, from whichever step it begins.

    Notes
    -----
    Without a tolerance the product of the sizes. With one, each step is merged with the next in the order of weights:
    O(L m log m) for each step to begin with, and once more for each edge of the smallest step, for L steps of m edges.

    Examples
    --------
    >>> steps = [[(100.0, 0)], [(70.0, 1), (90.0, 2)], [(80.0, 3)]]
    >>> count_choices(steps), count_choices(steps, (0.8, 1.0))
    (2, 1)
    """
    if tolerance is None or len(steps) == 1:
        return prod(map(len, steps))
    chains = sum(_count_chains([*steps[first:], *steps[:first]], tolerance) for first in range(len(steps)))
    return chains - (len(steps) - 1) * _count_closed(steps, tolerance)


def list_choices(steps: Sequence[ParallelEdges], tolerance: Tolerance | None = None) -> Iterator[list[int]]:
    """Yield the ways to take one edge at each step, as edge numbers, from the step on which the chain begins."""
    if tolerance is None or len(steps) == 1:
        for chosen in product(*steps):
            yield [number for _, number in chosen]
        return
    for first in range(len(steps)):
        for chain in _list_chains([*steps[first:], *steps[:first]], tolerance):
            # In bounds all the way round: the same edges are a chain from each step, and are given from the first.
            if first == 0 or not _follows(chain[-1][0], chain[0][0], tolerance):
                yield [number for _, number in chain]


def _follows(before: float, after: float, tolerance: Tolerance) -> bool:
    return tolerance[0] * before <= after <= tolerance[1] * before


def _range(edges: ParallelEdges, after: float, tolerance: Tolerance) -> tuple[int, int]:
    """Give the range of edges, by weight, that `after` can follow: both bounds rise with the weight."""
    least, most = tolerance
    return (
        bisect_left(edges, after, key=lambda edge: most * edge[0]),
        bisect_right(edges, after, key=lambda edge: least * edge[0]),
    )


def _count_up_to(steps: Sequence[ParallelEdges], tolerance: Tolerance, begin: Sequence[int]) -> Iterator[list[int]]:
    """Yield for each step and edge the number of chains up to it."""
    counts = list(begin)
    yield counts
    for before, edges in pairwise(steps):
        summed = [0, *accumulate(counts)]
        ranges = [_range(before, weight, tolerance) for weight, _ in edges]
        counts = [summed[high] - summed[low] if low < high else 0 for low, high in ranges]
        yield counts


def _count_chains(steps: Sequence[ParallelEdges], tolerance: Tolerance) -> int:
    *_, counts = _count_up_to(steps, tolerance, [1] * len(steps[0]))
    return sum(counts)


def _count_closed(steps: Sequence[ParallelEdges], tolerance: Tolerance) -> int:
    """Count the choices that are in bounds at every step, from the last edge to the first included."""
    smallest = min(range(len(steps)), key=lambda step: len(steps[step]))
    steps = [*steps[smallest:], *steps[:smallest]]
    return sum(
        count
        for edge in steps[0]
        for (weight, _), count in zip(steps[-1], [*_count_up_to([[edge], *steps[1:]], tolerance, [1])][-1], strict=True)
        if _follows(weight, edge[0], tolerance)
    )


def _list_chains(steps: Sequence[ParallelEdges], tolerance: Tolerance) -> Iterator[list[tuple[float, int]]]:
    """Backtrack from the last step over edges that can be reached, so that no branch is a dead end."""
    reached = [
        [edge for edge, count in zip(edges, counts, strict=True) if count]
        for edges, counts in zip(steps, _count_up_to(steps, tolerance, [1] * len(steps[0])), strict=True)
    ]
    if not all(reached):
        return

    def before(step: int, edge: tuple[float, int]) -> ParallelEdges:
        low, high = _range(reached[step], edge[0], tolerance)
        return reached[step][low:high]

    yield from chained_product(reached, before)
