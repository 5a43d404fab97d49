"""Path bundles: all temporal cycles from one first edge through the same nodes, counted without being listed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aigraph.engine.edge_queries import Tolerance
from aigraph.engine.product import chained_product
from aigraph.engine.temporal.python.timeline import Timeline


@dataclass(frozen=True, slots=True)
class PathBundle:
    """The cycles that take one first edge and then one of the parallel edges of each step, as in 2SCENT [1]_.

    Parameters
    ----------
    nodes : tuple of int
        The nodes, from the tail of the first edge on.
    steps : sequence of sequences of int
        For each step the edges that some cycle can take, by time.
    counts : sequence of sequences of int
        For each step and edge the number of paths up to it, summed over the edges up to it.

    References
    ----------
    .. [1] R. Kumar and T. Calders, "2SCENT: an efficient algorithm for enumerating all simple temporal cycles", Proc. VLDB
       Endow. 11(11), 2018. https://doi.org/10.14778/3236187.3236197
    """

    nodes: tuple[int, ...]
    steps: Sequence[Sequence[int]]
    counts: Sequence[Sequence[int]]

    @property
    def cycles(self) -> int:
        """The number of cycles."""
        return self.counts[-1][-1]


def extend(
    timeline: Timeline,
    arrived: Sequence[int],
    counts: Sequence[int],
    edges: Sequence[int],
    deadline: int,
    tolerance: Tolerance | None,
) -> tuple[list[int], list[int]]:
    """Give the edges of the next step that can follow, earlier than rank `deadline`, with their summed counts.

    Without a tolerance one merge of the two steps: the paths up to an edge are the summed count at the last edge of the
    step before that is earlier. With one, each pair of edges is compared.
    """
    rank, weight = timeline.rank, timeline.weight
    kept: list[int] = []
    summed: list[int] = []
    total = at = 0
    for edge in edges:
        if rank[edge] >= deadline:
            break
        while at < len(arrived) and rank[arrived[at]] < rank[edge]:
            at += 1
        if tolerance is None:
            paths = counts[at - 1] if at else 0
        else:
            least, most = tolerance
            paths = sum(
                counts[place] - (counts[place - 1] if place else 0)
                for place in range(at)
                if least * weight[arrived[place]] <= weight[edge] <= most * weight[arrived[place]]
            )
        if paths:
            total += paths
            kept.append(edge)
            summed.append(total)
    return kept, summed


def expand(timeline: Timeline, bundle: PathBundle, tolerance: Tolerance | None = None) -> Iterator[list[int]]:
    """Yield the cycles of a bundle as lists of edges; the last step changes slowest.

    Examples
    --------
    >>> from aigraph.engine.temporal.python.timeline import order_edges
    >>> timeline = order_edges(2, [0, 1, 1], [1, 0, 0], [1, 2, 3])
    >>> list(expand(timeline, PathBundle((0, 1), [[0], [1, 2]], [[1], [1, 2]])))
    [[0, 1], [0, 2]]
    """
    return chained_product(bundle.steps, lambda step, edge: _earlier(timeline, bundle.steps[step], edge, tolerance))


def _earlier(timeline: Timeline, edges: Sequence[int], edge: int, tolerance: Tolerance | None) -> Iterator[int]:
    rank, weight = timeline.rank, timeline.weight
    earlier = edges[: bisect_left(edges, rank[edge], key=rank.__getitem__)]
    if tolerance is None:
        return iter(earlier)
    least, most = tolerance
    return (other for other in earlier if least * weight[other] <= weight[edge] <= most * weight[other])
