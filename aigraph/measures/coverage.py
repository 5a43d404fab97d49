"""How far the money of a company covers what it owes."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import Any

from aigraph.flows.counterparties import cash_of, flows_on, range_of, ranges_of, total_of
from aigraph.flows.network import Network
from aigraph.flows.result import Measure, basis
from aigraph.flows.revenue import published_revenue
from aigraph.model.amount import UNKNOWN, Amount
from aigraph.model.company import Name
from aigraph.model.ledger import View


def coverage(network: View | Network | Any, company: Name) -> Measure:
    """Say how far the funding and the revenue of a company cover the purchases it has committed to.

    Parameters
    ----------
    network : View, Network or networkx.DiGraph
        What to look at; cash deals count. Revenue is the latest reported year in the metrics of a view's ledger, and the
        `inflow` of a company in a graph.
    company : str or Company
        Which company, by any of its names.

    Returns
    -------
    Measure
        (funding received + own revenue) / purchases owed, with all three as denominators; None if no purchase that it owes
        has a known amount, or its revenue is not known.

    Raises
    ------
    UnknownNameError
        If no company is called that.

    See Also
    --------
    concentration : On whom the company depends.

    Notes
    -----
    Commitments and funding are of the whole terms of the deals, revenue is of one year: the figure says how much more must
    still be earned or raised, not whether a year's bills are paid.

    Examples
    --------
    >>> import networkx as nx
    >>> g = nx.DiGraph()
    >>> g.add_edge("v", "l", weight=10, deal_class="funding")
    >>> g.add_edge("l", "c", weight=30, deal_class="purchase")
    >>> g.add_node("l", inflow=5)
    >>> coverage(g, "l").central
    0.5
    """
    given, network, company = cash_of(network, company)
    funding, owed = flows_on(network, company, "funders"), flows_on(network, company, "suppliers")
    revenue, said = _revenue(given, network, company)
    known = {name: float(sum(flow.amount.central or 0 for flow in of)) for name, of in (("f", funding), ("o", owed))}
    least_paid, most_paid = total_of(ranges_of(given, funding, "funders"))
    least_owed, most_owed = total_of(ranges_of(given, owed, "suppliers"))
    own = None if revenue.central is None else float(revenue.central)
    least_own, most_own = range_of(revenue)
    notes = [said, "" if known["o"] else "It owes no purchase of known amount."]
    most = most_paid + most_own
    return Measure(
        name="coverage",
        of=company,
        unit="share",
        low=(least_paid + least_own) / most_owed if known["o"] else None,
        central=(known["f"] + own) / known["o"] if known["o"] and own is not None else None,
        high=most / least_owed if known["o"] and least_owed and most < math.inf else None,
        denominators={
            "commitments_usd_bn": known["o"],
            "funding_usd_bn": known["f"],
            **({} if own is None else {"revenue_usd_bn": own}),
        },
        note=" ".join(filter(None, notes)),
        **basis(network, [*funding, *owed]),
    )


def _revenue(given: View | Network | Any, network: Network, company: str) -> tuple[Amount, str]:
    """Give the revenue of the latest year published by the day of the view, and what it is."""
    if not isinstance(given, View):
        inflow = network.inflow.get(company)
        if inflow is None:
            return UNKNOWN, "Its revenue is not known."
        return Amount.of(central=Decimal(repr(inflow))), ""
    metric = published_revenue(given, company)
    if metric is None:
        return UNKNOWN, "Its revenue is not on record."
    if metric.low is None and metric.high is None:
        amount = Amount.of(central=metric.value)
    else:
        amount = Amount.of(metric.low, metric.value, metric.high)
    return amount, f"Revenue is of one year ({metric.period}, {metric.source}), commitments are of their whole terms."
