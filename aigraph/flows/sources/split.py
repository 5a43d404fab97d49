"""Splits what each company pays by where the money entered, with what only came back apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.sparse import csr_array

from aigraph.flows.methods.sparse_rows import scale_rows
from aigraph.flows.methods.sparse_solve import LARGEST_DENSE
from aigraph.flows.methods.strong_components import strong_components
from aigraph.flows.sources.funded import funded_payments
from aigraph.flows.sources.inputs import Inputs, Vector
from aigraph.flows.sources.origins import DenseTracing, IterativeTracing

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
    cut : str
        What was not traced, for the network is large; empty if all was.
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
    cut: str = ""


@dataclass(frozen=True, slots=True)
class Paid:
    """What is paid in fact, and the money that it is paid with, in US$ billions: all of a split but where the money entered.

    Parameters
    ----------
    uses, paid : array
        What each company is to pay, and what of it is funded.
    funding, purchases : sparse array
        What is paid in fact.
    business : array
        What each company earns beyond the sales on record.
    money : array
        All that each company has: what enters, and what it is paid.
    """

    uses: Vector
    paid: Vector
    funding: Any
    purchases: Any
    business: Vector
    money: Vector


def paid_in_fact(inputs: Inputs) -> Paid:
    """Work out what is paid, with money that is found on record. O(payments) a round."""
    uses, paid = inputs.uses, funded_payments(inputs)
    shares = np.divide(paid, uses, out=np.zeros_like(uses), where=uses > 0)
    funding, purchases = scale_rows(inputs.funding, shares), scale_rows(inputs.purchases, shares)
    sold = np.asarray(purchases.sum(axis=0))
    business = np.maximum(inputs.revenue - sold, inputs.outside_sales)
    got = sold + np.asarray(funding.sum(axis=0))
    business = business + _kept_going(funding + purchases, inputs.equity + inputs.debt + business) * inputs.revenue
    money = inputs.equity + inputs.debt + business + got
    return Paid(uses=uses, paid=paid, funding=funding, purchases=purchases, business=business, money=money)


def split(inputs: Inputs) -> Split:
    """Trace the money of each company back to where it entered.

    Notes
    -----
    Each company mixes its money S_i = equity + debt + own business + all it is paid. With B_ij the funded payment from j to i
    over S_i and N = (I - B)^-1, the share of money at i that entered as some kind t is y_i = sum_j N_ij t_j / S_j. Of a
    purchase from k the share h_i = q_i - (N_ik / N_kk) q_k, q = N BF(.,k), is money that k paid out as funding and that did
    not meet k since: it is recycled, and counted once, at the purchase that closes the round. O(n^3) up to `LARGEST_DENSE`
    companies; above, iteration for as many vendors as `IterativeTracing` follows.
    """
    found = paid_in_fact(inputs)
    uses, paid, funding, purchases, business, money = (
        found.uses,
        found.paid,
        found.funding,
        found.purchases,
        found.business,
        found.money,
    )
    per_dollar = np.divide(1.0, money, out=np.zeros_like(money), where=money > 0)
    received = scale_rows(csr_array((funding + purchases).T), per_dollar)
    tracing = DenseTracing(received) if len(uses) <= LARGEST_DENSE else IterativeTracing(received)
    entering = {"equity": inputs.equity, "debt": inputs.debt, "business": business}
    origins = {name: tracing.shares(per_dollar * what) for name, what in entering.items()}
    begun = business * per_dollar
    vendors = _vendors(funding, purchases)
    back, cut = tracing.returned(funding, purchases, per_dollar, vendors)
    payers, sellers, returned = back.coords[0], back.coords[1], back.data

    def by_payer(amounts: Vector) -> Vector:
        return np.bincount(payers, weights=amounts, minlength=len(uses)).astype(np.float64)

    recycled = by_payer(returned)
    round_trip = np.bincount(sellers, weights=returned, minlength=len(uses)).astype(np.float64)
    parts = {name: paid * share - by_payer(returned * share[sellers]) for name, share in origins.items()}
    own = paid * tracing.visits(begun) * begun - by_payer(returned * tracing.reach(sellers, payers)) * begun
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
        cut=cut,
    )


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
