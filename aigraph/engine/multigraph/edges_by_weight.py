"""Single edges by descending weight, parallel edges apart."""

from __future__ import annotations

import warnings
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import isnan

from aigraph.engine.edge_list import EdgeList, to_list


@dataclass(frozen=True)
class EdgesByWeight:
    """The edges whose weight is known; a cycle on them is a list of edge numbers.

    Parameters
    ----------
    edges : EdgeList
        All edges.
    weights : sequence of float
        Their weights, not a number where unknown.
    """

    edges: EdgeList
    weights: Sequence[float]

    @cached_property
    def thresholds(self) -> Sequence[float]:
        """The weights, each once, largest first."""
        return sorted({weight for weight in self.weights if not isnan(weight)}, reverse=True)

    @cached_property
    def sizes(self) -> Sequence[int]:
        """For each threshold the number of edges that weigh at least as much."""
        descending = sorted(-weight for weight in self.weights if not isnan(weight))
        return [bisect_right(descending, -threshold) for threshold in self.thresholds]

    def subgraph(self, step: int) -> tuple[EdgeList, Callable[[list[int]], list[int]]]:
        """Give the edges that weigh at least as much as a threshold, in the order of the input, and what restores their numbers."""
        least = self.thresholds[step]
        heavy = [edge for edge, weight in enumerate(self.weights) if weight >= least]
        return self.edges.take(heavy), lambda cycle: [heavy[edge] for edge in cycle]

    def bottleneck(self, cycle: Sequence[int]) -> float:
        """Give the smallest weight on a cycle of edges."""
        return min(self.weights[edge] for edge in cycle)


def sort_by_weight(edges: EdgeList) -> EdgesByWeight:
    """Order edges by weight; warns that those without a weight are left out."""
    if unknown := edges.unknown_weights:
        warnings.warn(
            f"{unknown:,} of {len(edges):,} edges have no weight and are left out of the ranking",
            RuntimeWarning,
            stacklevel=2,
        )
    return EdgesByWeight(edges, () if edges.weights is None else to_list(edges.weights))
