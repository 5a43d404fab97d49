"""The edges of a directed graph in coordinate form (COO): the form in which searches take every graph."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import replace
from math import isnan
from typing import Any

from aigraph.engine.frozen import dataclass


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class EdgeList:
    """Directed edges between the numbers 0, 1, 2, ..., and what the numbers stand for.

    Parameters
    ----------
    nodes : sequence
        The node of each number, in the order of the graph, or as they first appear, edge by edge.
    tails, heads : sequence of int
        Where each edge begins and ends: lists, or integer arrays if the input was arrays.
    weights : sequence of float or None
        The weight of each edge, a list or a float64 array; not a number where unknown.
    times : sequence or None
        The time of each edge, as in the input.
    ticks : sequence of int or float, or None
        The same as numbers, in the unit of the query's window.
    ids : sequence or None
        What identifies each edge to the caller, such as (tail, head, key) in a networkx multigraph; None for its number.
    """

    nodes: Sequence[Hashable]
    tails: Sequence[int]
    heads: Sequence[int]
    weights: Sequence[float] | None = None
    times: Sequence[Any] | None = None
    ticks: Sequence[float] | None = None
    ids: Sequence[Any] | None = None

    def __len__(self) -> int:
        return len(self.tails)

    @property
    def unknown_weights(self) -> int:
        """The number of edges whose weight is unknown."""
        return 0 if self.weights is None else len(unknown_places(self.weights))

    def take(self, edges: list[int]) -> EdgeList:
        """Keep some of the edges, by their numbers, in that order; the nodes stay."""

        def kept(column: Any) -> Any:
            if column is None:
                return None
            return column[edges] if hasattr(column, "dtype") else [column[edge] for edge in edges]

        return replace(
            self,
            tails=kept(self.tails),
            heads=kept(self.heads),
            weights=kept(self.weights),
            times=kept(self.times),
            ticks=kept(self.ticks),
            ids=edges if self.ids is None else [self.ids[edge] for edge in edges],
        )


def unknown_places(weights: Any) -> Sequence[int]:
    """Give the places at which a list or an array of floats has no number."""
    if not hasattr(weights, "dtype"):
        return [place for place, weight in enumerate(weights) if isnan(weight)]
    import numpy as np

    places: Sequence[int] = np.flatnonzero(np.isnan(weights)).tolist()
    return places


def to_list(values: Any) -> Sequence[Any]:
    """Turn an array into a list of Python values; anything else stays as it is."""
    listed: Sequence[Any] = values.tolist() if hasattr(values, "tolist") else values
    return listed
