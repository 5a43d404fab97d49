"""The split of uses by source at many sets of amounts at once, with dense stacks of small systems."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, fields, replace

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from aigraph.flows.flow import Flow
from aigraph.flows.methods.blas_threads import one_blas_thread
from aigraph.flows.network import Network
from aigraph.flows.pairs import Amounts, Indices, Vector
from aigraph.flows.sources.inputs import Inputs
from aigraph.flows.sources.split import split
from aigraph.model.instruments import DealClass

Stack = NDArray[np.float64]

LARGEST = 600
"""Up to so many companies the split is worked out with dense matrices."""
_MOST_CELLS = 2_000_000
_ROUNDS = 250
_TOLERANCE = 1e-13
_TRACE = 1e-12


@dataclass(frozen=True, slots=True, kw_only=True)
class Splits:
    """As `Split`, one row for each set of amounts."""

    uses: Amounts
    recycled: Amounts
    equity: Amounts
    debt: Amounts
    own: Amounts
    others: Amounts
    unfunded: Amounts
    round_trip: Amounts


@dataclass(frozen=True)
class SourcesMany:
    """What does not depend on the amounts: who pays whom, who stands outside, and reported revenue.

    Parameters
    ----------
    size : int
        The number of companies.
    payers, payees : array
        The indices of the companies at the ends of each flow.
    is_funding : array of bool
        Which flows are funding.
    is_outside_payer, is_outside_payee, pays_itself : array of bool
        Which flows come from, or go to, a company that stands outside; and which a company pays itself.
    entered : array
        What enters each company from outside as equity whatever the flows are.
    revenue : array
        Reported revenue.
    """

    size: int
    payers: Indices
    payees: Indices
    is_funding: NDArray[np.bool_]
    is_outside_payer: NDArray[np.bool_]
    is_outside_payee: NDArray[np.bool_]
    pays_itself: NDArray[np.bool_]
    entered: Vector
    revenue: Vector

    @classmethod
    def of(cls, network: Network, outside: Collection[str], revenue: Mapping[str, float]) -> SourcesMany:
        """Read them from a network."""
        index, flows = network.index, network.flows

        def marked(flow_is: Callable[[Flow], bool]) -> NDArray[np.bool_]:
            return np.array([flow_is(flow) for flow in flows], dtype=bool)

        return cls(
            size=len(network.companies),
            payers=np.array([index[flow.payer] for flow in flows], dtype=np.intp),
            payees=np.array([index[flow.payee] for flow in flows], dtype=np.intp),
            is_funding=marked(lambda flow: flow.deal_class is DealClass.FUNDING),
            is_outside_payer=marked(lambda flow: flow.payer in outside),
            is_outside_payee=marked(lambda flow: flow.payee in outside),
            pays_itself=marked(lambda flow: flow.payer == flow.payee),
            entered=network.vector(network.inflow),
            revenue=network.vector(revenue),
        )

    def split(self, flows: Amounts, debt: Amounts) -> Splits:
        """Split the uses of each company at each set of amounts.

        Parameters
        ----------
        flows : array
            The sums of the flows, one set a row.
        debt : array
            What of them is debt.
        """
        pays = (flows > 0).any(axis=0) & ~self.is_outside_payer & ~self.pays_itself
        payers = np.unique(self.payers[pays])
        part = self._among(payers)
        most = max(1, _MOST_CELLS // part.size**2)
        rows = [slice(first, first + most) for first in range(0, len(flows), most)]
        parts = [part._some(flows[some], debt[some]) for some in rows]  # noqa: SLF001  -- of its own class
        whole = {}
        for field in fields(Splits):
            table = np.zeros((len(flows), self.size))
            table[:, payers] = np.concatenate([getattr(found, field.name) for found in parts])[:, : len(payers)]
            whole[field.name] = table
        return Splits(**whole)

    def _among(self, payers: Indices) -> SourcesMany:
        """Keep the companies that pay; all others, which pass nothing on, are one more company at the end."""
        last = len(payers)
        number = np.full(self.size, last, dtype=np.intp)
        number[payers] = np.arange(last)
        return replace(
            self,
            size=last + 1,
            payers=number[self.payers],
            payees=number[self.payees],
            entered=np.append(self.entered[payers], 0.0),
            revenue=np.append(self.revenue[payers], 0.0),
        )

    def _some(self, flows: Amounts, debt: Amounts) -> Splits:
        among = ~self.is_outside_payer & ~self.pays_itself
        entering = self.is_outside_payer & ~self.is_outside_payee & ~self.pays_itself
        owed = self._to_payees(np.minimum(flows, debt), entering & self.is_funding)
        equity = self._to_payees(flows, entering & self.is_funding) - owed + self.entered
        sales = self._to_payees(flows, entering & ~self.is_funding)
        inputs = _Stack(
            funding=self._matrices(flows, among & self.is_funding),
            purchases=self._matrices(flows, among & ~self.is_funding),
            equity=equity,
            debt=owed,
            outside_sales=sales,
            revenue=self.revenue,
        )
        found, is_plain = inputs.split()
        for row in np.flatnonzero(~is_plain):
            # Money that only goes round among some companies, or a clearing vector that settles slowly, is taken by itself.
            alone = split(inputs.at(int(row)))
            found = replace(
                found,
                **{
                    field.name: _with_row(getattr(found, field.name), int(row), getattr(alone, field.name))
                    for field in fields(Splits)
                },
            )
        return found

    def _to_payees(self, flows: Amounts, kept: NDArray[np.bool_]) -> Amounts:
        edges = np.flatnonzero(kept)
        at = csr_array((np.ones(len(edges)), (edges, self.payees[edges])), shape=(len(kept), self.size))
        total: Amounts = flows @ at
        return total

    def _matrices(self, flows: Amounts, kept: NDArray[np.bool_]) -> Stack:
        edges, cells = np.flatnonzero(kept), (self.payers * self.size + self.payees)[kept]
        at = csr_array((np.ones(len(edges)), (edges, cells)), shape=(len(kept), self.size**2))
        stack: Stack = (flows @ at).reshape(-1, self.size, self.size)
        return stack


def _with_row(table: Amounts, row: int, values: Vector) -> Amounts:
    table = table.copy()
    table[row] = values
    return table


@dataclass(frozen=True)
class _Stack:
    """As `Inputs`, with one matrix, or one row, for each set of amounts."""

    funding: Stack
    purchases: Stack
    equity: Amounts
    debt: Amounts
    outside_sales: Amounts
    revenue: Vector

    def at(self, row: int) -> Inputs:
        """Give one set of amounts."""
        return Inputs(
            funding=csr_array(self.funding[row]),
            purchases=csr_array(self.purchases[row]),
            equity=self.equity[row],
            debt=self.debt[row],
            outside_sales=self.outside_sales[row],
            revenue=self.revenue,
        )

    def split(self) -> tuple[Splits, NDArray[np.bool_]]:
        """Split each set of amounts as `split` does one; and say for which this holds."""
        uses = self.funding.sum(axis=2) + self.purchases.sum(axis=2)
        paid, is_plain = self._funded(uses)
        shares = _divided(paid, uses)[:, :, None]
        funding, purchases = self.funding * shares, self.purchases * shares
        sold = purchases.sum(axis=1)
        business = np.maximum(self.revenue - sold, self.outside_sales)
        money = self.equity + self.debt + business + sold + funding.sum(axis=1)
        per_dollar = _divided(1.0, money)
        is_plain = is_plain & _all_reached(funding + purchases, self.equity + self.debt + business)
        size = uses.shape[1]
        system = np.eye(size) - (funding + purchases).transpose(0, 2, 1) * per_dollar[:, :, None]
        # What is taken by itself must not make the stack singular.
        system[~is_plain] = np.eye(size)
        with one_blas_thread(size):
            visits = np.linalg.inv(system)
        met = np.diagonal(visits, axis1=1, axis2=2)
        traced = visits @ (funding.transpose(0, 2, 1) * per_dollar[:, :, None])
        again = np.diagonal(traced, axis1=1, axis2=2)
        home = np.maximum(traced - visits * (again / met)[:, None, :], 0.0)
        back = purchases * home
        parts = {}
        for name, what in (("equity", self.equity), ("debt", self.debt), ("business", business)):
            share = (visits @ (per_dollar * what)[..., None])[..., 0]
            parts[name] = paid * share - (back @ share[..., None])[..., 0]
        begun = business * per_dollar
        own = paid * met * begun - (back * visits.transpose(0, 2, 1)).sum(axis=2) * begun
        own = np.clip(own, 0.0, parts["business"])
        return (
            Splits(
                uses=uses,
                recycled=back.sum(axis=2),
                equity=parts["equity"],
                debt=parts["debt"],
                own=own,
                others=parts["business"] - own,
                unfunded=np.maximum(uses - paid, 0.0),
                round_trip=back.sum(axis=1),
            ),
            is_plain,
        )

    def _funded(self, uses: Amounts) -> tuple[Amounts, NDArray[np.bool_]]:
        """Give the least clearing vectors, and which of them have settled."""
        per_dollar = _divided(1.0, uses)[:, :, None]
        funding = (self.funding * per_dollar).transpose(0, 2, 1)
        purchases = (self.purchases * per_dollar).transpose(0, 2, 1)
        lump_sum = self.equity + self.debt
        paid = np.minimum(uses, lump_sum + np.maximum(self.revenue, self.outside_sales))
        slack = _TOLERANCE * np.maximum(1.0, uses.max(axis=1, initial=0.0))
        settled = np.zeros(len(uses), dtype=bool)
        for _ in range(_ROUNDS):
            got = (funding @ paid[..., None])[..., 0]
            sold = (purchases @ paid[..., None])[..., 0] + self.outside_sales
            after = np.minimum(uses, lump_sum + got + np.maximum(self.revenue, sold))
            settled = np.abs(after - paid).max(axis=1, initial=0.0) <= slack
            paid = after
            if settled.all():
                break
        return paid, settled


def _divided(part: Amounts | float, whole: Amounts) -> Amounts:
    shares: Amounts = np.divide(part, whole, out=np.zeros_like(whole), where=whole > 0)
    return shares


def _all_reached(paid: Stack, entering: Amounts) -> NDArray[np.bool_]:
    """Say for each set of amounts whether all money that is paid entered somewhere."""
    pays = paid > 0
    onward = pays.astype(np.float32).transpose(0, 2, 1)
    # What rounding left of a revenue that recorded sales explain is no money.
    reached = entering > _TRACE * paid.max(axis=(1, 2), initial=0.0)[:, None]
    while True:
        after = reached | ((onward @ reached.astype(np.float32)[..., None])[..., 0] > 0)
        if (after == reached).all():
            break
        reached = after
    all_reached: NDArray[np.bool_] = (reached | ~pays.any(axis=2)).all(axis=1)
    return all_reached
