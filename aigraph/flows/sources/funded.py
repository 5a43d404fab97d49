"""What each company can pay from money that is on record: the least clearing vector."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy.sparse import csr_array, diags_array, eye_array

from aigraph.flows.methods.sparse_rows import scale_rows
from aigraph.flows.methods.sparse_solve import solve
from aigraph.flows.sources.inputs import Inputs, Vector

_ROUNDS = 250
_TOLERANCE = 1e-13


def funded_payments(inputs: Inputs) -> Vector:
    """Give the least p with p_i = min(uses_i, outside money_i + funding received_i + max(revenue_i, sales_i)).

    Notes
    -----
    Every payment is made in proportion to what is due (Eisenberg and Noe 2001,
    https://doi.org/10.1287/mnsc.47.2.236.9835). The least vector, from 0 upward, because promises that only pay each other
    are not money. Picard iteration; what it leaves after 250 rounds is solved for the companies that are short, one linear
    system a change of who is short.
    """
    uses = inputs.uses
    per_dollar = np.divide(1.0, uses, out=np.zeros_like(uses), where=uses > 0)
    funding = scale_rows(inputs.funding, per_dollar).T.tocsr()
    purchases = scale_rows(inputs.purchases, per_dollar).T.tocsr()
    lump_sum = inputs.equity + inputs.debt
    floor = np.maximum(inputs.revenue, inputs.outside_sales)

    def income(paid: Vector) -> Vector:
        found: Vector = lump_sum + funding @ paid + np.maximum(inputs.revenue, purchases @ paid + inputs.outside_sales)
        return found

    paid = np.minimum(uses, lump_sum + floor)
    for _ in range(_ROUNDS):
        after = np.minimum(uses, income(paid))
        if np.abs(after - paid).max(initial=0.0) <= _TOLERANCE * max(1.0, float(uses.max(initial=0.0))):
            return after
        paid = after
    return _solved(inputs, funding, purchases, paid, uses)


def _solved(inputs: Inputs, funding: Any, purchases: Any, paid: Vector, uses: Vector) -> Vector:
    """Solve for the companies that are short, with those whose sales exceed their revenue, until neither changes."""
    lump_sum = inputs.equity + inputs.debt
    identity = eye_array(len(uses), format="csr")
    for _ in range(2 * len(uses) + 2):
        sold = purchases @ paid + inputs.outside_sales
        earns = sold > inputs.revenue
        short = lump_sum + funding @ paid + np.maximum(inputs.revenue, sold) < uses
        passed_on = csr_array(funding + diags_array(earns.astype(float)) @ purchases)
        fixed = lump_sum + np.where(earns, inputs.outside_sales, inputs.revenue)
        system = identity - diags_array(short.astype(float)) @ passed_on
        after: Vector = np.clip(solve(csr_array(system), np.where(short, fixed, uses)), 0.0, uses)
        if np.abs(after - paid).max(initial=0.0) <= _TOLERANCE * max(1.0, float(uses.max(initial=0.0))):
            return after
        paid = np.maximum(paid, after)
    return paid
