"""Temporal edges in the order of time, indexed by tail and by head."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Timeline:
    """Temporal edges by time; an edge is known by its place in that order.

    Times are held as ranks: 0 for the earliest time, 1 for the next one; equal times have equal ranks. So the search
    compares whole numbers, whatever the times were.

    Parameters
    ----------
    tail, head, rank : list of int
        Of each edge, by time; edges at the same time in the order of the input.
    weight : list of float
        Of each edge; not a number if unknown.
    until : list of int
        For each edge the last rank within the window that it opens.
    number : list of int
        The number of each edge in the order of the input.
    place : list of int
        The place of each edge in the order of tail, head and time.
    leaving, arriving : list of lists of int
        For each node the edges out of it and into it, by time.
    leaving_rank, arriving_rank : list of lists of int
        Their ranks.
    """

    tail: list[int]
    head: list[int]
    rank: list[int]
    weight: list[float]
    until: list[int]
    number: list[int]
    place: list[int]
    leaving: list[list[int]]
    arriving: list[list[int]]
    leaving_rank: list[list[int]]
    arriving_rank: list[list[int]]

    def __len__(self) -> int:
        return len(self.tail)


def order_edges(
    nodes: int,
    tails: Sequence[int],
    heads: Sequence[int],
    ticks: Sequence[float],
    window: float | None = None,
    weights: Sequence[float] | None = None,
) -> Timeline:
    """Order temporal edges for the search; O(m log m) for m edges.

    Parameters
    ----------
    nodes : int
        Number of nodes.
    tails, heads : sequence of int
        Their numbers, from 0.
    ticks : sequence of float
        The times as numbers.
    window : float, optional
        The most time from the first edge of a cycle to its last, that time included; by default any.
    weights : sequence of float, optional
        The weights.

    Examples
    --------
    >>> timeline = order_edges(2, [1, 0], [0, 1], [20, 10], window=15)
    >>> timeline.tail, timeline.rank, timeline.until, timeline.number
    ([0, 1], [0, 1], [1, 1], [1, 0])
    """
    number = sorted(range(len(ticks)), key=ticks.__getitem__)
    times = sorted(set(ticks))
    rank_of = {time: rank for rank, time in enumerate(times)}
    rank = [rank_of[ticks[edge]] for edge in number]
    last = {time: len(times) - 1 if window is None else bisect_right(times, time + window) - 1 for time in times}
    tail, head = [tails[edge] for edge in number], [heads[edge] for edge in number]
    leaving: list[list[int]] = [[] for _ in range(nodes)]
    arriving: list[list[int]] = [[] for _ in range(nodes)]
    for edge, (source, target) in enumerate(zip(tail, head, strict=True)):
        leaving[source].append(edge)
        arriving[target].append(edge)
    place = [0] * len(number)
    for at, edge in enumerate(sorted(range(len(number)), key=lambda edge: (tail[edge], head[edge], edge))):
        place[edge] = at
    return Timeline(
        tail=tail,
        head=head,
        rank=rank,
        weight=[float("nan")] * len(number) if weights is None else [weights[edge] for edge in number],
        until=[last[ticks[edge]] for edge in number],
        number=number,
        place=place,
        leaving=leaving,
        arriving=arriving,
        leaving_rank=[[rank[edge] for edge in edges] for edges in leaving],
        arriving_rank=[[rank[edge] for edge in edges] for edges in arriving],
    )
