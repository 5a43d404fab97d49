"""Cycles of single edges: each with its edges, their times and weights."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from math import isnan
from typing import Any

from aigraph.engine.cycles import LazyCycles
from aigraph.engine.edge_list import EdgeList
from aigraph.engine.edge_queries import Tolerance
from aigraph.engine.limits import Limits, ProgressCallback
from aigraph.engine.protocol import Search


class EdgeCycle(list[Hashable]):
    """The nodes of a cycle, and the edge that leads from each to the next, the last one back to the first.

    Two are equal if they take the same edges; one is equal to a list of its nodes.

    Attributes
    ----------
    edges : tuple
        The edges: (tail, head, key) in a networkx multigraph, (tail, head) in a networkx graph, the index of the edge in
        igraph and rustworkx, elsewhere its number in the order of the input.
    times : tuple or None
        The time of each edge, as in the input.
    weights : tuple of (float or None), or None
        The weight of each edge; None in it for an unknown one.
    """

    __slots__ = ("edges", "times", "weights")

    def __init__(
        self,
        nodes: Sequence[Hashable],
        edges: tuple[Any, ...],
        times: tuple[Any, ...] | None = None,
        weights: tuple[float | None, ...] | None = None,
    ) -> None:
        super().__init__(nodes)
        self.edges, self.times, self.weights = edges, times, weights

    @property
    def bottleneck(self) -> float | None:
        """The smallest weight; None if one is unknown, or none was in the input."""
        known = [weight for weight in self.weights or () if weight is not None]
        return min(known) if known and len(known) == len(self) else None

    def __eq__(self, other: object) -> bool:
        return self.edges == other.edges if isinstance(other, EdgeCycle) else list.__eq__(self, other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = None  # a list, which has no hash either

    def __repr__(self) -> str:
        rest = "".join(
            f", {name}={values}"
            for name, values in (("times", self.times), ("weights", self.weights))
            if values is not None
        )
        return f"EdgeCycle({list(self)}, edges={self.edges}{rest})"


@dataclass(frozen=True, eq=False, repr=False)
class EdgeCycles(LazyCycles[EdgeCycle]):
    """The cycles of single edges that answer a query, each as an `EdgeCycle`.

    A row of `batches` holds the numbers of its edges in the order of the input, which `named` turns into a cycle. The bottleneck of a
    cycle is the weight of its lightest edge; edges without a weight are left out of `largest`, with a warning.

    Parameters
    ----------
    edges : EdgeList
        The edges of the graph.
    """

    edges: EdgeList = field(kw_only=True)

    def named(self, numbers: Sequence[int]) -> EdgeCycle:
        """Turn the numbers of edges, as in a row of a batch, into a cycle."""
        edges, nodes = self.edges, self.nodes
        return EdgeCycle(
            [nodes[edges.tails[number]] for number in numbers],
            tuple(numbers) if edges.ids is None else tuple(edges.ids[number] for number in numbers),
            None if edges.times is None else tuple(edges.times[number] for number in numbers),
            None if edges.weights is None else tuple(_known(edges.weights[number]) for number in numbers),
        )


def make_edge_cycles(
    edges: EdgeList, search: Callable[[EdgeList], Search], limits: Limits, progress: ProgressCallback | None
) -> EdgeCycles:
    """Make the answer to a query about single edges; they are ranked if they have weights."""
    ranking = None
    if edges.weights is not None:
        # Imported here because most queries do not rank.
        from aigraph.engine.multigraph.edges_by_weight import sort_by_weight
        from aigraph.engine.top_k import TopK

        ranking = TopK(edges, sort_by_weight, search)
    return EdgeCycles(edges.nodes, search(edges), limits, progress, ranking, edges=edges)


def check_tolerance(tolerance: Tolerance | None, edges: EdgeList) -> Tolerance | None:
    """Give a tolerance, after a look at whether there are weights to compare.

    Raises
    ------
    ValueError
        If there are none.
    """
    if tolerance is not None and edges.weights is None:
        raise ValueError("a tolerance compares weights: give weight=, what names, or holds, the weight of each edge")
    return tolerance


def _known(weight: float) -> float | None:
    return None if isnan(weight) else float(weight)
