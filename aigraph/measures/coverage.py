"""Coverage of commitments by funding and revenue."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import get_args

from aigraph.flows.counterparties import cash_network_of, flows_on_side
from aigraph.flows.flow import End, Flow
from aigraph.flows.measure import Measure, basis
from aigraph.flows.network import GraphLike, Network
from aigraph.flows.open_sums import why_flows_are_open
from aigraph.flows.revenue import published_revenue
from aigraph.flows.sources.due_window import in_default_window
from aigraph.flows.sources.window_revenue import window_revenue
from aigraph.language.loops import window_words
from aigraph.language.translation import gettext
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
        Cash flows. Of a view what falls due in its window counts, by default in the last four calendar quarters that had ended,
        beside the revenue that the company reports for the same days; in a graph revenue is the `inflow` of the company.
    company : str or Company
        Which company, by any of its names.

    Returns
    -------
    Measure
        (funding received + own revenue) / committed purchases, with all three as denominators; undefined if no committed
        purchase has a known amount, the revenue is not known, or the view counts over whole terms, which are no period.

    Raises
    ------
    UnknownNameError
        If no company is called that.

    See Also
    --------
    concentration : On whom the company depends.

    Notes
    -----
    All three are of one period. Over whole terms only the number of years of revenue is told that purchases make up.

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
    if isinstance(network, View):
        network = in_default_window(network)
    graph, network, company = cash_network_of(network, company)
    funding, owed = flows_on_side(network, company, "funders"), flows_on_side(network, company, "suppliers")
    revenue, revenue_note = _revenue(graph, network, company)
    funding_usd_bn, owed_usd_bn = (sum(flow.on_record for flow in flows) for flows in (funding, owed))
    own = revenue[0]
    return Measure(
        name="coverage",
        of=company,
        unit="share",
        bounds=_bounds(network, funding, owed, revenue, revenue_note),
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
        return Bounds.undefined(gettext("it owes no purchase of known amount"))
    if own is None:
        return Bounds.undefined(f"{revenue_note[:1].lower()}{revenue_note[1:].rstrip('.')}")
    paid_low, paid, paid_high = (sum(flow.end(end) for flow in funding) for end in get_args(End))
    most = math.inf if most_own is None else paid_high + most_own
    why = why_flows_are_open(network, [*funding, *owed])
    if not owed_low:
        why = why or gettext("what it owes has no floor")
    return Bounds.around(
        (paid + own) / owed_usd_bn,
        None if owed_high == math.inf else (paid_low + (least_own or 0.0)) / owed_high,
        None if most == math.inf or not owed_low else most / owed_low,
        why_open=why or (gettext("its revenue has no ceiling") if most_own is None else ""),
    )


def _revenue(
    graph: GraphLike, network: Network, company: str
) -> tuple[tuple[float | None, float | None, float | None], str]:
    """Give the revenue of the period, its least and its most, and a note on it."""
    nothing = None, None, None
    if not isinstance(graph, View):
        inflow = network.inflow.get(company)
        return (inflow, inflow, inflow), "" if inflow is not None else gettext("Its revenue is not known.")
    if graph.window is None:
        why = gettext("Deals over whole terms and a year's revenue are of no one period.")
        return nothing, f"{why} {_years(graph, network, company)}"
    reported = window_revenue(graph, graph.window).get(company)
    if reported is None:
        return nothing, gettext("Its revenue in {window} is not on record.", window=window_words(graph.window))
    note = (
        gettext(
            "Funding, revenue and purchases are of {window}; revenue is {carried}.",
            window=window_words(graph.window),
            carried=reported.carried_text,
        )
        if reported.carried_days
        else gettext("Funding, revenue and purchases are of {window}.", window=window_words(graph.window))
    )
    return (reported.usd_bn.on_record, reported.usd_bn.low, reported.usd_bn.high), note


def _years(view: View, network: Network, company: str) -> str:
    """Say how many years of revenue the contracted purchases are."""
    metric = published_revenue(view, company)
    if metric is None or not metric.value:
        return gettext("Its revenue is not on record.")
    owed = sum(flow.on_record for flow in flows_on_side(network, company, "suppliers"))
    return gettext(
        "Its purchases on record are {years:.1f} years of its revenue ({period}, {source}).",
        years=owed / float(metric.value),
        period=metric.period,
        source=metric.source,
    )
