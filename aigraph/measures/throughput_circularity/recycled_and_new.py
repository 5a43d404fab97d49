"""Recycled and new money of many sets of amounts at once."""

from __future__ import annotations

from itertools import islice

import numpy as np
from numpy.typing import NDArray

from aigraph.flows.methods.balanced_flow_forwarding import balanced_flow_forwarding
from aigraph.flows.methods.cycle_decomposition import Cycle, cycle_weights, cycles_of
from aigraph.flows.methods.strong_components import Indices, cyclic_edges
from aigraph.flows.pairs import Amounts, Pairs, Vector

_TOLERANCE = 1e-9


class RecycledAndNew:
    """Recycled money, new money, and the share of the first in both.

    The circulation lies inside strongly connected components, so it is computed on these alone, and once for sets of amounts
    that differ only outside: most money is paid there, and changes only how much of it is new.

    Parameters
    ----------
    pairs : Pairs
        Who pays whom.
    max_loops : int
        The most loops to decompose a circulation into; with more there is no recycled money and no share.
    """

    def __init__(self, pairs: Pairs, max_loops: int) -> None:
        self._pairs, self._max_loops = pairs, max_loops
        self._loops: dict[bytes, list[Cycle] | None] = {}

    def why_undefined(self) -> str:
        """Say why a figure is undefined."""
        has_too_many = None in self._loops.values()
        return f"more than {self._max_loops:,} loops, which max_loops limits" if has_too_many else "no amount is known"

    def __call__(self, amounts: Amounts) -> tuple[Vector, Vector, Vector]:
        """Give recycled and new money in US$ billions, and the share, of each row; NaN if there are too many loops or no money."""
        entering = np.maximum(self._pairs.paid(amounts) - self._pairs.received(amounts), 0).sum(axis=1)
        # A pure circulation leaves a residue of rounding, which is no new money.
        new = np.where(entering > _TOLERANCE * amounts.sum(axis=1), entering, 0.0)
        recycled = self._recycled(amounts)
        total = recycled + new
        return recycled, new, np.divide(recycled, total, out=np.full_like(total, np.nan), where=total > 0)

    def loops(self, amounts: Vector) -> list[tuple[Cycle, float]]:
        """Take one set of amounts apart into loops with their loop-erased weights, largest first; empty if there are too many."""
        edges = self._cyclic_edges(amounts[None])
        held = edges[amounts[edges] > 0]
        cycles, weights = self._weighed(held, amounts[None, held])
        return sorted(zip(cycles or (), weights[0].tolist(), strict=True), key=lambda row: (-row[1], row[0]))

    def _cyclic_edges(self, amounts: Amounts) -> Indices:
        some = np.flatnonzero((amounts > 0).any(axis=0))
        return some[cyclic_edges(self._pairs.payers[some], self._pairs.payees[some], self._pairs.size)]

    def _recycled(self, amounts: Amounts) -> Vector:
        edges = self._cyclic_edges(amounts)
        if not len(edges):
            return np.zeros(len(amounts))
        held, row_of = np.unique(amounts[:, edges], axis=0, return_inverse=True)
        sums = np.zeros(len(held))
        patterns, pattern_of = np.unique(held > 0, axis=0, return_inverse=True)
        for number, pattern in enumerate(patterns):
            rows = np.flatnonzero(pattern_of.reshape(-1) == number)
            cycles, weights = self._weighed(edges[pattern], held[np.ix_(rows, np.flatnonzero(pattern))])
            sums[rows] = np.nan if cycles is None else weights.sum(axis=1)
        found: Vector = sums[row_of.reshape(-1)]
        return found

    def _weighed(self, edges: Indices, amounts: Amounts) -> tuple[list[Cycle] | None, NDArray[np.float64]]:
        """List the loops of some pairs and weigh them in each set of amounts; None if there are too many."""
        payers, payees, size = self._pairs.payers[edges], self._pairs.payees[edges], self._pairs.size
        inside = cyclic_edges(payers, payees, size)
        payers, payees, amounts = payers[inside], payees[inside], amounts[:, inside]
        key = edges[inside].tobytes()
        if key not in self._loops:
            cycles = list(islice(cycles_of(payers, payees), self._max_loops + 1))
            self._loops[key] = None if len(cycles) > self._max_loops else cycles
        found = self._loops[key]
        if not found:
            return found, np.zeros((len(amounts), 0))
        circulation = balanced_flow_forwarding(payers, payees, amounts, size)
        return found, cycle_weights(payers, payees, circulation, found, size)
