"""Traces money back to where it entered, and a company's own funding back to it: by the whole inverse, or by iteration."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy.sparse import coo_array, csr_array, eye_array

from aigraph.flows.methods.blas_threads import one_blas_thread
from aigraph.flows.methods.sparse_rows import row_of
from aigraph.flows.methods.sparse_solve import solve
from aigraph.flows.methods.strong_components import strong_components
from aigraph.flows.sources.inputs import Vector

VENDORS = 200
"""On networks too large for the whole inverse so many vendors are followed, those that fund and sell most."""


class DenseTracing:
    """By N = (I - B)^-1 itself, all vendors at once. O(n^3).

    Parameters
    ----------
    received : sparse array
        B: the share of its money that each company, a row, has from each other.
    """

    def __init__(self, received: Any) -> None:
        size = received.shape[0]
        with one_blas_thread(size):
            self._visits = np.linalg.inv(np.eye(size) - received.toarray())

    def shares(self, entered: Vector) -> Vector:
        """Give the share of each company's money that entered as some kind."""
        found: Vector = self._visits @ entered
        return found

    def visits(self, _begun: Vector) -> Vector:
        """Give N_ii."""
        return np.diagonal(self._visits)

    def reach(self, sources: Any, ends: Any) -> Vector:
        """Give N_ki of some pairs."""
        found: Vector = self._visits[sources, ends]
        return found

    def returned(self, funding: Any, purchases: Any, per_dollar: Vector, vendors: list[int]) -> tuple[Any, str]:
        """Give what each company pays each vendor with money that the vendor had paid out as funding."""
        size = len(per_dollar)
        place = np.full(size, -1)
        place[vendors] = np.arange(len(vendors))
        sales = purchases.tocoo()
        kept = place[sales.coords[1]] >= 0
        payers, sellers = sales.coords[0][kept], sales.coords[1][kept]
        if not len(payers):
            return coo_array((size, size)), ""
        funded = csr_array(funding[vendors] * per_dollar)
        traced = funded @ self._visits.T
        itself = traced[place[sellers], sellers] / self._visits[sellers, sellers]
        home = np.maximum(traced[place[sellers], payers] - self._visits[payers, sellers] * itself, 0.0)
        return coo_array((sales.data[kept] * home, (payers, sellers)), shape=(size, size)), ""


class IterativeTracing:
    """By one sparse system for each question, for networks too large for the whole inverse. O(entries) a round."""

    def __init__(self, received: Any) -> None:
        self._size = received.shape[0]
        self._system = csr_array(eye_array(self._size) - received)
        self._turned = csr_array(self._system.T)
        self._received = received
        self._reached: dict[int, Vector] = {}

    def shares(self, entered: Vector) -> Vector:
        """Give the share of each company's money that entered as some kind."""
        return solve(self._system, entered)

    def visits(self, begun: Vector) -> Vector:
        """Give N_ii of the companies with the most business of their own, and 1, its least, of all others."""
        found = np.ones(self._size)
        circular = np.concatenate([np.zeros(0, dtype=int), *strong_components(self._received)])
        most = circular[np.argsort(-begun[circular], kind="stable")][:VENDORS]
        for company in most[begun[most] > 0]:
            found[company] = solve(self._system, self._unit(int(company)))[company]
        return found

    def reach(self, sources: Any, ends: Any) -> Vector:
        """Give N_ki of some pairs, for vendors that were followed."""
        return np.array([self._reached[int(source)][end] for source, end in zip(sources, ends, strict=True)])

    def returned(self, funding: Any, purchases: Any, per_dollar: Vector, vendors: list[int]) -> tuple[Any, str]:
        """Give what each company pays the largest vendors with money that they had paid out as funding."""
        funded, sold = np.asarray(funding.sum(axis=1)), np.asarray(purchases.sum(axis=0))
        followed = sorted(vendors, key=lambda vendor: -min(funded[vendor], sold[vendor]))[:VENDORS]
        sales = csr_array(purchases.T)
        scaled = csr_array(funding * per_dollar)
        rows = []
        for vendor in followed:
            unit = self._unit(vendor)
            traced, visits = solve(self._system, row_of(scaled, vendor)), solve(self._system, unit)
            self._reached[vendor] = solve(self._turned, unit)
            home = np.maximum(traced - visits / visits[vendor] * traced[vendor], 0.0)
            bought = row_of(sales, vendor) * home
            payers = np.flatnonzero(bought)
            rows.append((payers, np.full(len(payers), vendor), bought[payers]))
        payers, sellers, amounts = (
            np.concatenate([np.zeros(0, dtype=kind), *(row[part] for row in rows)])
            for part, kind in enumerate((int, int, float))
        )
        shape = (self._size, self._size)
        cut = f"recycled money of the {len(followed)} largest of {len(vendors):,} vendors is followed, that of the others is in the other parts"
        return coo_array((amounts, (payers, sellers)), shape=shape), cut if len(followed) < len(vendors) else ""

    def _unit(self, company: int) -> Vector:
        unit = np.zeros(self._size)
        unit[company] = 1.0
        return unit
