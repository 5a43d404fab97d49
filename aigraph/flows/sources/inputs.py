"""What companies are to pay and what enters from outside, at one point of the box of amounts."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from aigraph.flows.network import Network
from aigraph.model.instruments import DealClass

Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Inputs:
    """Payments among companies, and money from outside, in US$ billions.

    Parameters
    ----------
    funding, purchases : sparse array
        Adjacency matrices, payers as rows: what each company is to pay.
    equity, debt : array
        What outside payers give each company.
    outside_sales : array
        What outside payers buy from each company.
    revenue : array
        Reported revenue of each company; 0 where there is none on record.
    """

    funding: Any
    purchases: Any
    equity: Vector
    debt: Vector
    outside_sales: Vector
    revenue: Vector

    @classmethod
    def of(
        cls,
        network: Network,
        outside: Collection[str],
        revenue: Mapping[str, float],
        debt: Mapping[tuple[str, str], float] | None = None,
    ) -> Inputs:
        """Read them from a network whose sums are fixed.

        Parameters
        ----------
        outside : collection of str
            Payers whose money enters; what nodes of a graph have as inflow enters too, as equity.
        revenue : mapping of str to float
            Reported revenue by company.
        debt : mapping of (str, str) to float, optional
            What of the funding from one company to another is debt.
        """
        size, index = len(network.companies), network.index
        debt = debt or {}
        among: dict[bool, list[tuple[int, int, float]]] = {True: [], False: []}
        equity, owed, sales = network.vector(network.inflow), np.zeros(size), np.zeros(size)
        for flow in network.flows:
            payer, payee, usd_bn = index[flow.payer], index[flow.payee], flow.on_record
            is_funding = flow.deal_class is DealClass.FUNDING
            if flow.payer == flow.payee or not usd_bn:
                continue
            if flow.payer not in outside:
                among[is_funding].append((payer, payee, usd_bn))
            elif flow.payee in outside:
                continue
            elif is_funding:
                part = min(usd_bn, debt.get((flow.payer, flow.payee), 0.0))
                owed[payee] += part
                equity[payee] += usd_bn - part
            else:
                sales[payee] += usd_bn
        return cls(
            funding=_matrix(among[True], size),
            purchases=_matrix(among[False], size),
            equity=equity,
            debt=owed,
            outside_sales=sales,
            revenue=network.vector(revenue),
        )

    @property
    def uses(self) -> Vector:
        """What each company is to pay in all."""
        total: Vector = np.asarray(self.funding.sum(axis=1) + self.purchases.sum(axis=1), dtype=np.float64)
        return total


def _matrix(edges: Sequence[tuple[int, int, float]], size: int) -> Any:
    payers, payees, weights = ([edge[place] for edge in edges] for place in range(3))
    return csr_array(
        (np.array(weights, dtype=float), (np.array(payers, dtype=int), np.array(payees, dtype=int))), shape=(size, size)
    )
