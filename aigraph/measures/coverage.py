"""Coverage of commitments by funding and revenue."""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal
from typing import get_args

from aigraph.flows.counterparties import cash_network_of, flows_on_side
from aigraph.flows.flow import End, Flow
from aigraph.flows.measure import Measure, basis
from aigraph.flows.network import GraphLike, Network
from aigraph.flows.open_sums import why_flows_are_open
from aigraph.flows.revenue import published_revenue
from aigraph.model.amount import Bounds
from aigraph.model.company import Name
from aigraph.model.extras import needs_extra
from aigraph.model.ledger import View


@needs_extra
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
    >>> coverage(g, "l").on_record
    0.5
    """
    graph, network, company = cash_network_of(network, company)
    funding, owed = flows_on_side(network, company, "funders"), flows_on_side(network, company, "suppliers")
    revenue, revenue_note = _revenue(graph, network, company)
    funding_usd_bn, owed_usd_bn = (sum(flow.on_record for flow in flows) for flows in (funding, owed))
    own, least_own, most_own = (None if end is None else float(end) for end in revenue)
    return Measure(
        name="coverage",
        of=company,
        unit="share",
        bounds=_bounds(network, funding, owed, (own, least_own, most_own), revenue_note),
        denominators={
            "commitments_usd_bn": owed_usd_bn,
            "funding_usd_bn": funding_usd_bn,
            **({} if own is None else {"revenue_usd_bn": own}),
        },
        note=revenue_note if own is not None else "",
        **basis(network, [*funding, *owed]),
    )


def _bounds(
    network: Network,
    funding: Sequence[Flow],
    owed: Sequence[Flow],
    revenue: tuple[float | None, float | None, float | None],
    revenue_note: str,
) -> Bounds:
    """Give the ratio at its ends: it rises with funding and revenue, and falls with what is owed."""
    own, least_own, most_own = revenue
    owed_low, owed_usd_bn, owed_high = (sum(flow.end(end) for flow in owed) for end in get_args(End))
    if not owed_usd_bn:
        return Bounds.undefined("it owes no purchase of known amount")
    if own is None:
        return Bounds.undefined(f"{revenue_note[:1].lower()}{revenue_note[1:].rstrip('.')}")
    paid_low, paid, paid_high = (sum(flow.end(end) for flow in funding) for end in get_args(End))
    most = math.inf if most_own is None else paid_high + most_own
    why = why_flows_are_open(network, [*funding, *owed])
    if not owed_low:
        why = why or "what it owes has no floor"
    return Bounds.around(
        (paid + own) / owed_usd_bn,
        None if owed_high == math.inf else (paid_low + (least_own or 0.0)) / owed_high,
        None if most == math.inf or not owed_low else most / owed_low,
        why_open=why or ("its revenue has no ceiling" if most_own is None else ""),
    )


def _revenue(
    graph: GraphLike, network: Network, company: str
) -> tuple[tuple[Decimal | float | None, Decimal | float | None, Decimal | float | None], str]:
    """Give the revenue of the latest year published by the day of the view, its least and its most, and a note on it."""
    if not isinstance(graph, View):
        inflow = network.inflow.get(company)
        return (inflow, inflow, inflow), "" if inflow is not None else "Its revenue is not known."
    metric = published_revenue(graph, company)
    if metric is None:
        return (None, None, None), "Its revenue is not on record."
    exact = metric.low is None and metric.high is None
    return (
        (metric.value, metric.value if exact else metric.low, metric.value if exact else metric.high),
        f"Revenue is of one year ({metric.period}, {metric.source}), commitments are of their whole terms.",
    )
