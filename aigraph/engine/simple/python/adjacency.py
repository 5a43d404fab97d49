"""A graph made ready for the search, in plain Python: only arcs that some cycle can use, the busiest nodes first."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from aigraph.engine.components import components
from aigraph.engine.edge_list import Arcs, plain


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Rows:
    """Who points to whom, by rank.

    Parameters
    ----------
    places : list of int
        For each rank the number of the node in the graph.
    out, into : list of list of int
        For each rank the ranks that it points to, and that point to it, in descending order.
    roots : int
        The first so many ranks are searched from.
    selves : list of int
        The numbers of the nodes with an arc to themselves.
    """

    places: list[int]
    out: list[list[int]]
    into: list[list[int]]
    roots: int
    selves: list[int]


def rows_of(arcs: Arcs, roots: Collection[int] | None = None) -> Rows:
    """Drop arcs between strongly connected parts and repeats, and rank the nodes that are left.

    Wanted roots come first, then the nodes by in-degree times out-degree, largest first, and then by their place in
    the graph: after a busy node has been the root it is gone, and the searches that remain are small. Linear in the
    arcs, apart from sorting the rows.
    """
    heads: list[set[int]] = [set() for _ in arcs.nodes]
    selves = set()
    for tail, head in zip(plain(arcs.tails), plain(arcs.heads), strict=True):
        if tail == head:
            selves.add(tail)
        else:
            heads[tail].add(head)
    part = components(heads)
    kept = [[head for head in row if part[head] == part[tail]] for tail, row in enumerate(heads)]
    arriving = [0] * len(kept)
    for row in kept:
        for head in row:
            arriving[head] += 1
    wanted = None if roots is None else set(roots)
    live = [place for place, row in enumerate(kept) if row]
    live.sort(
        key=lambda place: (wanted is not None and place not in wanted, -len(kept[place]) * arriving[place], place)
    )
    rank = {place: at for at, place in enumerate(live)}
    out: list[list[int]] = [sorted((rank[head] for head in kept[place]), reverse=True) for place in live]
    into: list[list[int]] = [[] for _ in live]
    for tail in range(len(live) - 1, -1, -1):
        for head in out[tail]:
            into[head].append(tail)
    searched = len(live) if wanted is None else sum(place in wanted for place in live)
    return Rows(live, out, into, searched, sorted(selves if wanted is None else selves & wanted))


def retire(root: int, rows: Rows) -> None:
    """Take a root whose cycles have all been found out of the rows, where it is the last of each."""
    for head in rows.out[root]:
        rows.into[head].pop()
    for tail in rows.into[root]:
        rows.out[tail].pop()
