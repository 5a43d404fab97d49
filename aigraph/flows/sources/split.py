"""Splits what each company pays by where the money entered, with what only came back apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.sparse import csr_array, eye_array
from scipy.sparse.linalg import splu

from aigraph.flows.methods.blas_threads import one_blas_thread
from aigraph.flows.methods.sparse_rows import row_of, scale_rows
from aigraph.flows.methods.strong_components import strong_components
from aigraph.flows.sources.funded import funded_payments
from aigraph.flows.sources.inputs import Inputs, Vector

_TOLERANCE = 1e-12
_TRACE = 1e-7


@dataclass(frozen=True, slots=True)
class Split:
    """The uses of each company by source, in US$ billions; the parts add up to `uses`.

    Parameters
    ----------
    recycled : array
        Paid for goods and services to a company with money that this company itself had paid out as funding.
    equity, debt : array
        Paid with money that entered from outside as equity or as debt.
    own, others : array
        Paid with the own business of the company, or of others.
    unfunded : array
        Not found on record.
    round_trip : array
        By payee: what of its sales was paid with its own funding.
    money : array
        All that each company has: what enters, and what it is paid.
    funding, purchases : sparse array
        What is paid in fact.
    """

    uses: Vector
    recycled: Vector
    equity: Vector
    debt: Vector
    own: Vector
    others: Vector
    unfunded: Vector
    round_trip: Vector
    money: Vector
    funding: Any
    purchases: Any


def split(inputs: Inputs) -> Split:
    """Trace the money of each company back to where it entered.

    Notes
    -----
    Each company mixes its money S_i = equity + debt + own business + all it is paid. With B_ij the funded payment from j to i
    over S_i and N = (I - B)^-1, the share of money at i that entered as some kind t is y_i = sum_j N_ij t_j / S_j. Of a
    purchase from k the share h_i = q_i - (N_ik / N_kk) q_k, q = N BF(.,k), is money that k paid out as funding and that did
    not meet k since: it is recycled, and counted once, at the purchase that closes the round. Sparse LU of I - B; three
    solves for each k that funds, sells and lies in a strong component.
    """
    uses, paid = inputs.uses, funded_payments(inputs)
    shares = np.divide(paid, uses, out=np.zeros_like(uses), where=uses > 0)
    funding, purchases = scale_rows(inputs.funding, shares), scale_rows(inputs.purchases, shares)
    sold = np.asarray(purchases.sum(axis=0))
    business = np.maximum(inputs.revenue - sold, inputs.outside_sales)
    got = sold + np.asarray(funding.sum(axis=0))
    business = business + _kept_going(funding + purchases, inputs.equity + inputs.debt + business) * inputs.revenue
    money = inputs.equity + inputs.debt + business + got
    per_dollar = np.divide(1.0, money, out=np.zeros_like(money), where=money > 0)
    received = scale_rows(csr_array((funding + purchases).T), per_dollar)
    size = len(uses)
    factors = splu((eye_array(size) - received).tocsc()) if size else None

    def solve(right: Vector, *, transposed: bool = False) -> Vector:
        found: Vector = right if factors is None else factors.solve(right, trans="T" if transposed else "N")
        return found

    entered = {name: solve(per_dollar * what) for name, what in _entering(inputs, business).items()}
    parts = {name: paid * share for name, share in entered.items()}
    own = paid * _visits(received) * business * per_dollar
    recycled, round_trip = np.zeros(size), np.zeros(size)
    sales = csr_array(purchases.T)
    for vendor in _vendors(funding, purchases):
        unit = np.zeros(size)
        unit[vendor] = 1.0
        traced, visits = solve(per_dollar * row_of(funding, vendor)), solve(unit)
        home = traced - visits / visits[vendor] * traced[vendor]
        back = row_of(sales, vendor) * np.maximum(home, 0.0)
        recycled += back
        round_trip[vendor] = back.sum()
        for name, share in entered.items():
            parts[name] -= back * share[vendor]
        own -= back * solve(unit, transposed=True) * business * per_dollar
    own = np.clip(own, 0.0, parts["business"])
    return Split(
        uses=uses,
        recycled=recycled,
        equity=parts["equity"],
        debt=parts["debt"],
        own=own,
        others=parts["business"] - own,
        unfunded=np.maximum(uses - paid, 0.0),
        round_trip=round_trip,
        money=money,
        funding=funding,
        purchases=purchases,
    )


def _entering(inputs: Inputs, business: Vector) -> dict[str, Vector]:
    return {"equity": inputs.equity, "debt": inputs.debt, "business": business}


def _kept_going(paid: Any, entering: Vector) -> Vector:
    """Mark companies whose payments only go round among them: reported revenue started them, and recorded sales explain it.

    A trace of that revenue is counted as business beyond the sales, so that their money has an origin.
    """
    marked = np.zeros(len(entering))
    for nodes in strong_components(paid):
        inside = paid[:, nodes]
        from_others = float(inside.sum() - inside[nodes].sum())
        if float(entering[nodes].sum()) + from_others <= _TOLERANCE * float(inside.sum()):
            marked[nodes] = _TRACE
    return marked


def _vendors(funding: Any, purchases: Any) -> list[int]:
    """Give the companies that fund, sell and lie in a strong component."""
    gives, sells = np.asarray(funding.sum(axis=1)) > 0, np.asarray(purchases.sum(axis=0)) > 0
    return [
        int(node) for nodes in strong_components(funding + purchases) for node in nodes if gives[node] and sells[node]
    ]


def _visits(received: Any) -> Vector:
    """Give N_ii, which is 1 outside strong components and depends on the own component alone."""
    visits = np.ones(received.shape[0])
    for nodes in strong_components(received):
        within = received[nodes][:, nodes].toarray()
        with one_blas_thread(len(nodes)):
            visits[nodes] = np.diag(np.linalg.inv(np.eye(len(nodes)) - within))
    return visits
