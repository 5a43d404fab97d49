"""Coverage of commitments by funding and revenue."""

from __future__ import annotations

import math
from decimal import Decimal

from aigraph.flows.counterparties import cash_network_of, counterparty_ranges, flows_on_side, range_of, sum_ranges
from aigraph.flows.measure import Measure, basis
from aigraph.flows.network import GraphLike, Network
from aigraph.flows.revenue import published_revenue
from aigraph.model.amount import UNKNOWN, Amount
from aigraph.model.company import Name
from aigraph.model.ledger import View


def coverage(network: GraphLike, company: Name) -> Measure:
    """Measure how far the funding and the revenue of a company cover the purchases it has committed to.

    Parameters
    ----------
    network : View, Network or networkx.DiGraph
        Cash flows. Revenue is the latest published year in the metrics of a view's ledger, and the `inflow` of a company in
        a graph.
    company : str or Company
        Which company, by any of its names.

    Returns
    -------
    Measure
        (funding received + own revenue) / committed purchases, with all three as denominators; None if no committed
        purchase has a known amount, or the revenue is not known.

    Raises
    ------
    UnknownNameError
        If no company is called that.

    See Also
    --------
    concentration : On whom the company depends.

    Notes
    -----
    Commitments and funding are over the whole terms of the deals, revenue is of one year: the figure says how much more must
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
    graph, network, company = cash_network_of(network, company)
    funding, owed = flows_on_side(network, company, "funders"), flows_on_side(network, company, "suppliers")
    revenue, revenue_note = _revenue(graph, network, company)
    funding_usd_bn, owed_usd_bn = (float(sum(flow.amount.central or 0 for flow in flows)) for flows in (funding, owed))
    least_paid, most_paid = sum_ranges(counterparty_ranges(graph, funding, "funders"))
    least_owed, most_owed = sum_ranges(counterparty_ranges(graph, owed, "suppliers"))
    own = None if revenue.central is None else float(revenue.central)
    least_own, most_own = range_of(revenue)
    notes = [revenue_note, "" if owed_usd_bn else "It owes no purchase of known amount."]
    most = most_paid + most_own
    return Measure(
        name="coverage",
        of=company,
        unit="share",
        low=(least_paid + least_own) / most_owed if owed_usd_bn else None,
        central=(funding_usd_bn + own) / owed_usd_bn if owed_usd_bn and own is not None else None,
        high=most / least_owed if owed_usd_bn and least_owed and most < math.inf else None,
        denominators={
            "commitments_usd_bn": owed_usd_bn,
            "funding_usd_bn": funding_usd_bn,
            **({} if own is None else {"revenue_usd_bn": own}),
        },
        note=" ".join(filter(None, notes)),
        **basis(network, [*funding, *owed]),
    )


def _revenue(graph: GraphLike, network: Network, company: str) -> tuple[Amount, str]:
    """Give the revenue of the latest year published by the day of the view, and a note on it."""
    if not isinstance(graph, View):
        inflow = network.inflow.get(company)
        if inflow is None:
            return UNKNOWN, "Its revenue is not known."
        return Amount.of(central=Decimal(repr(inflow))), ""
    metric = published_revenue(graph, company)
    if metric is None:
        return UNKNOWN, "Its revenue is not on record."
    if metric.low is None and metric.high is None:
        amount = Amount.of(central=metric.value)
    else:
        amount = Amount.of(metric.low, metric.value, metric.high)
    return amount, f"Revenue is of one year ({metric.period}, {metric.source}), commitments are of their whole terms."
