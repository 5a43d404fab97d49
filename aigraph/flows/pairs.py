"""The pairs of payer and payee of a network, and sums on them as vectors: one entry a pair, never a square of companies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from aigraph.flows.methods.strong_components import edge_groups

Indices = NDArray[np.intp]
Vector = NDArray[np.float64]
Amounts = NDArray[np.float64]
"""Sums on the pairs: a vector, or a matrix with one set of sums a row."""


@dataclass(frozen=True)
class Pairs:
    """Pairs of companies in the order of their payers, then their payees.

    Parameters
    ----------
    size : int
        The number of companies.
    payers, payees : array
        The indices of the companies of each pair.
    of_flow : array
        The pair of each flow of the network; -1 for one that is left out.
    """

    size: int
    payers: Indices
    payees: Indices
    of_flow: Indices

    @classmethod
    def of(cls, size: int, ends: Iterable[tuple[int, int] | None]) -> Pairs:
        """Collect the pairs of flows, given by their ends; None leaves a flow out.

        Examples
        --------
        >>> pairs = Pairs.of(3, [(2, 0), (0, 1), None, (2, 0)])
        >>> pairs.payers.tolist(), pairs.payees.tolist(), pairs.of_flow.tolist()
        ([0, 2], [1, 0], [1, 0, -1, 1])
        """
        listed = list(ends)
        kept = sorted({pair for pair in listed if pair})
        number: Mapping[tuple[int, int] | None, int] = {pair: place for place, pair in enumerate(kept)}
        return cls(
            size,
            np.array([payer for payer, _ in kept], dtype=np.intp),
            np.array([payee for _, payee in kept], dtype=np.intp),
            np.array([number.get(pair, -1) for pair in listed], dtype=np.intp),
        )

    def add_up(self, flows: Amounts) -> Amounts:
        """Add sums of flows up to sums of pairs; of a matrix of sums, row by row."""
        total: Amounts = flows @ self._pair_of
        return total

    def paid(self, amounts: Amounts) -> Amounts:
        """Give what each company pays; of a matrix of sums, row by row."""
        total: Amounts = amounts @ self._payer_of
        return total

    def received(self, amounts: Amounts) -> Amounts:
        """Give what each company is paid; of a matrix of sums, row by row."""
        total: Amounts = amounts @ self._payee_of
        return total

    def matrix(self, amounts: Vector) -> csr_array:
        """Give the sparse adjacency matrix, payers as rows, without entries that are 0."""
        weights = csr_array((amounts, (self.payers, self.payees)), shape=(self.size, self.size))
        weights.eliminate_zeros()
        return weights

    @cached_property
    def steps(self) -> int:
        """The most work of a circulation that is found component by component: nodes times edges of each."""
        return sum(nodes * edges for nodes, edges in self._components)

    @property
    def largest_component(self) -> int:
        """The number of companies of the largest strongly connected component."""
        return max((nodes for nodes, _ in self._components), default=0)

    @cached_property
    def _components(self) -> list[tuple[int, int]]:
        groups = edge_groups(self.payers, self.payees, self.size)
        return [(len(np.unique(self.payers[edges])), len(edges)) for edges in groups]

    @cached_property
    def _pair_of(self) -> Any:
        kept = np.flatnonzero(self.of_flow >= 0)
        shape = len(self.of_flow), len(self.payers)
        return csr_array((np.ones(len(kept)), (kept, self.of_flow[kept])), shape=shape)

    @cached_property
    def _payer_of(self) -> Any:
        return _incidence(self.payers, self.size)

    @cached_property
    def _payee_of(self) -> Any:
        return _incidence(self.payees, self.size)


def _incidence(nodes: Indices, size: int) -> Any:
    return csr_array((np.ones(len(nodes)), (np.arange(len(nodes)), nodes)), shape=(len(nodes), size))
