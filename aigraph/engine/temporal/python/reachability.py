"""Time-respecting reachability: earliest arrival forward from an edge, latest departure backward to its tail."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from aigraph.engine.temporal.python.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Reachability:
    """The edges that can follow a first edge on a cycle, and what each node allows.

    Parameters
    ----------
    candidates : list of int
        The edges that lie on a closed walk of rising times, by tail, head and time.
    latest : dict of int to int
        For each node the rank of its latest departure from which the root is reached in time.
    hops : dict of int to int
        For each node the fewest edges to the root.
    """

    candidates: list[int] = field(default_factory=list)
    latest: dict[int, int] = field(default_factory=dict)
    hops: dict[int, int] = field(default_factory=dict)


def find_candidates(timeline: Timeline, start: int, max_length: int | None) -> Reachability:
    """Find the edges that lie on a closed walk from edge `start` on, each later than the one before, in its window.

    One-pass earliest arrival and latest departure [1]_, each edge visited once in either direction, although nodes are not
    taken in the order of time: when a node is found to be reached earlier than was known, only the edges in between are new.

    References
    ----------
    .. [1] H. Wu, J. Cheng, S. Huang, Y. Ke, Y. Lu, Y. Xu, "Path problems in temporal graphs", Proc. VLDB Endow. 7(9), 2014.
       https://doi.org/10.14778/2732939.2732945
    """
    if max_length == 1:
        return Reachability()
    earliest, near = _forward(timeline, start, max_length)
    found = _backward(timeline, start, max_length, earliest, near)
    found.candidates.sort(key=timeline.place.__getitem__)
    return found


def _forward(timeline: Timeline, start: int, max_length: int | None) -> tuple[dict[int, int], dict[int, int]]:
    """Give each node its earliest arrival and the fewest edges to it, up to half of the length."""
    root, first = timeline.tail[start], timeline.head[start]
    until = timeline.until[start]
    earliest, near = {first: timeline.rank[start]}, {first: 1}
    visited: dict[int, int] = {}
    frontier = [first]
    hops = 1
    while frontier and (max_length is None or hops < max_length // 2):
        hops += 1
        after: dict[int, None] = {}
        for node in frontier:
            ranks = timeline.leaving_rank[node]
            begin = bisect_right(ranks, earliest[node])
            end = visited.get(node)
            visited[node] = begin
            for edge in timeline.leaving[node][begin : bisect_right(ranks, until) if end is None else end]:
                other, rank = timeline.head[edge], timeline.rank[edge]
                if other not in (root, first) and rank < earliest.get(other, rank + 1):
                    earliest[other] = rank
                    near.setdefault(other, hops)
                    after[other] = None
        frontier = list(after)
    return earliest, near


def _backward(
    timeline: Timeline, start: int, max_length: int | None, earliest: dict[int, int], near: dict[int, int]
) -> Reachability:
    """Search back from the root, only to nodes that the first edge can have reached by then."""
    root, first = timeline.tail[start], timeline.head[start]
    now, half = timeline.rank[start], 0 if max_length is None else max_length // 2
    found = Reachability(latest={root: timeline.until[start] + 1}, hops={root: 0})
    latest = found.latest
    visited: dict[int, int] = {}
    frontier = [root]
    hops = 0
    while frontier and (max_length is None or hops < max_length - 1):
        hops += 1
        after: dict[int, None] = {}
        for node in frontier:
            ranks = timeline.arriving_rank[node]
            end = bisect_left(ranks, latest[node])
            begin = visited.get(node)
            visited[node] = end
            for edge in timeline.arriving[node][bisect_right(ranks, now) if begin is None else begin : end]:
                other, rank = timeline.tail[edge], timeline.rank[edge]
                if other in (root, node):
                    continue
                in_time = rank > earliest.get(other, rank)
                in_time = in_time and (max_length is None or near[other] + hops <= max_length)
                # The forward search stopped half way: the node may still be reached by more edges, and earlier.
                if not in_time and (max_length is None or half + 1 + hops > max_length):
                    continue
                found.candidates.append(edge)
                if rank > latest.get(other, -1):
                    latest[other] = rank
                    found.hops.setdefault(other, hops)
                    if other != first:
                        after[other] = None
        frontier = list(after)
    return found
