"""Parallel edges aggregated, by descending weight."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any

from aigraph.engine.edge_list import EdgeList

# From here on arrays are faster than dictionaries, numpy's import included.
_MANY_EDGES = 10_000


@dataclass(frozen=True)
class AggregatedEdges:
    """One edge for each pair of ends, with the summed weight; of equal ones that which appears first.

    Parameters
    ----------
    nodes : sequence
        The nodes by number.
    tails, heads : sequence of int
        The ends of each edge, heaviest first.
    thresholds : sequence of float
        The weights, each once, largest first.
    sizes : sequence of int
        For each threshold the number of edges that weigh at least as much.
    weight_of : callable
        The weight of the edge from one node to another.
    """

    nodes: Sequence[Hashable]
    tails: Sequence[int]
    heads: Sequence[int]
    thresholds: Sequence[float]
    sizes: Sequence[int]
    weight_of: Callable[[int, int], float]

    def subgraph(self, step: int) -> tuple[EdgeList, Callable[[list[int]], list[int]]]:
        """Give the edges that weigh at least as much as a threshold; cycles on them have the same node numbers."""
        size = self.sizes[step]
        return EdgeList(nodes=self.nodes, tails=self.tails[:size], heads=self.heads[:size]), list

    def bottleneck(self, cycle: Sequence[int]) -> float:
        """Give the smallest weight on a cycle of nodes."""
        return min(self.weight_of(tail, head) for tail, head in pairwise([*cycle, cycle[0]]))


def aggregate_by_weight(edges: EdgeList) -> AggregatedEdges:
    """Add up the weights of parallel edges and sort; O(m log m) for m edges."""
    return _with_arrays(edges) if len(edges) >= max(_MANY_EDGES, 1) else _with_lists(edges)


def _with_lists(edges: EdgeList) -> AggregatedEdges:
    weights: dict[tuple[int, int], float] = {}
    for tail, head, weight in zip(
        edges.tails, edges.heads, () if edges.weights is None else edges.weights, strict=True
    ):
        weights[tail, head] = weights.get((tail, head), 0.0) + weight
    ordered = sorted(weights, key=lambda pair: -weights[pair])
    thresholds, sizes = [], []
    size = 0
    for weight, group in groupby(ordered, key=weights.__getitem__):
        size += sum(1 for _ in group)
        thresholds.append(weight)
        sizes.append(size)
    tails, heads = [tail for tail, _ in ordered], [head for _, head in ordered]
    return AggregatedEdges(edges.nodes, tails, heads, thresholds, sizes, lambda tail, head: weights[tail, head])


def _with_arrays(edges: EdgeList) -> AggregatedEdges:
    # Imported here because few edges do not need it.
    import numpy as np

    size = len(edges.nodes)
    pairs = np.asarray(edges.tails, np.int64) * size + np.asarray(edges.heads, np.int64)
    different, first, member = np.unique(pairs, return_index=True, return_inverse=True)
    weights = np.bincount(member, weights=np.asarray(edges.weights, np.float64))
    order = np.lexsort((first, -weights))
    ordered = weights[order]
    sizes = np.append(np.flatnonzero(np.diff(ordered)) + 1, len(ordered))
    tails: Any = (different[order] // size).astype(np.int32)
    heads: Any = (different[order] % size).astype(np.int32)
    return AggregatedEdges(
        edges.nodes,
        tails,
        heads,
        ordered[sizes - 1].tolist(),
        sizes.tolist(),
        lambda tail, head: float(weights[np.searchsorted(different, tail * size + head)]),
    )
