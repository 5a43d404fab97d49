"""Sources and uses: where the money of each company, and of all of them, comes from in a window."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, get_args

from aigraph.flows.flow import End, Flow
from aigraph.flows.network import GraphLike, Network, company_in, network_of
from aigraph.flows.open_sums import why_flows_are_open
from aigraph.flows.sources.due_window import due_window, in_window
from aigraph.flows.sources.outside import outside_payers
from aigraph.flows.sources.window_revenue import WindowRevenue, window_revenue
from aigraph.measures.sources_and_uses.debt import debt_of, debt_share_of
from aigraph.measures.sources_and_uses.result import PARTS, Sources, SourcesAndUses
from aigraph.model.amount import Bounds
from aigraph.model.extras import needs_extra
from aigraph.model.ledger import View

__all__ = ["PARTS", "Sources", "SourcesAndUses", "sources_and_uses"]


@needs_extra
def sources_and_uses(network: GraphLike, *, revenue: Mapping[str, float] | None = None) -> SourcesAndUses:
    """Split what companies are to pay in a window by where the money comes from.

    Parameters
    ----------
    network : View, Network or networkx.DiGraph
        Cash flows. Of a view what falls due in its window counts, by default in the last four calendar quarters that had
        ended. A graph needs ``deal_class`` on its edges; ``inflow`` of a node enters from outside, as equity.
    revenue : mapping of str to float, optional
        Reported revenue of the window in US$ billions; by default that of the metrics of a view.

    Returns
    -------
    SourcesAndUses
        Uses, and recycled money, outside equity and debt, own and others' business and what is not found on record, which
        add up to the uses on record; for each company and for all. Uses have exact ends, the parts those found at corners.

    Raises
    ------
    ValueError
        If no edge of a graph says what class of deal it is.

    See Also
    --------
    round_trip : The same recycled money by vendor.
    measures.clearing : What can be paid if all falls due at once.

    Notes
    -----
    What can be paid is the least clearing vector [1]_: promises that only pay each other are not money. Each company mixes its
    money, and what it pays is traced back to where it entered. Funds, banks, governments, placeholders and companies that
    never receive cash and report no revenue stand outside. A commitment of a company that is short changes no funded part and
    no recycled dollar, only what is not found on record.

    References
    ----------
    .. [1] L. Eisenberg, T. H. Noe, "Systemic risk in financial systems", Management Science 47(2), 2001.
       https://doi.org/10.1287/mnsc.47.2.236.9835

    Examples
    --------
    >>> import networkx as nx
    >>> g = nx.DiGraph()
    >>> g.add_weighted_edges_from([("v", "l", 10), ("x", "l", 25)], deal_class="funding")
    >>> g.add_weighted_edges_from([("l", "c", 30), ("c", "v", 20)], deal_class="purchase")
    >>> g.add_edge("l", "v", weight=5, deal_class="purchase")
    >>> found = sources_and_uses(g)
    >>> round(found.system.recycled.on_record, 6), round(found.system.uses.on_record, 6)
    (7.142857, 65.0)
    """
    if isinstance(network, View):
        network = in_window(network)
    from aigraph.measures.sources_and_uses.split_at_corners import split_at_corners

    graph, network = network, network_of(network)
    if network.flows and all(flow.deal_class is None for flow in network.flows):
        raise ValueError("no edge has a deal_class; expected 'funding' and 'purchase' on the edges")
    view = graph if isinstance(graph, View) else None
    reported: Mapping[str, WindowRevenue] = {}
    least: Mapping[str, float] | None = None
    if revenue is not None or view is None:
        known = {company_in(graph, network, name): float(usd_bn) for name, usd_bn in (revenue or {}).items()}
    else:
        reported = window_revenue(view, due_window(view))
        known = {name: found.usd_bn.on_record or 0.0 for name, found in reported.items()}
        least = {name: found.usd_bn.low or 0.0 for name, found in reported.items()}
    outside = outside_payers(network, view, known)
    debt = debt_of(view) if view else {}
    parts, round_trip, cut = split_at_corners(network, outside, known, debt, least)
    names = [name for name in network.companies if name not in outside]
    paid_by: dict[str, list[Flow]] = {name: [] for name in names}
    for flow in network.flows:
        if flow.payer in paid_by and flow.payer != flow.payee:
            paid_by[flow.payer].append(flow)
    is_open = why_flows_are_open(network, network.open_flows)

    def sources(name: str, companies: Sequence[str]) -> Sources:
        flows = [flow for company in companies for flow in paid_by[company]]
        rows = [network.index[company] for company in companies]
        return _sources(
            name, _uses(network, flows), {part: parts[part][:, rows].sum(axis=1) for part in PARTS[1:]}, is_open
        )

    companies = {name: sources(name, [name]) for name in names}
    ranked = sorted(companies.values(), key=lambda it: (-(it.uses.on_record or 0), it.company))
    return SourcesAndUses(
        system=sources("", names),
        companies={it.company: it for it in ranked if it.uses.high != 0},
        round_trip_usd_bn={
            name: float(round_trip[network.index[name]]) for name in names if round_trip[network.index[name]] > 0
        },
        debt_share=debt_share_of(network, outside, debt),
        recycled_share=_recycled_share([network.index[name] for name in names], parts, is_open),
        without_revenue=tuple(it.company for it in ranked if it.uses.high != 0 and it.company not in known),
        scenario=network.scenario,
        revenue=reported,
        cut=cut,
        graph=graph,
        network=network,
    )


def _uses(network: Network, flows: Sequence[Flow]) -> Bounds:
    why = why_flows_are_open(network, flows)
    low, on_record, high = (sum(flow.end(end) for flow in flows) for end in get_args(End))
    return Bounds.around(on_record, low, None if why else high, why_open=why)


def _sources(name: str, uses: Bounds, tables: Mapping[str, Any], is_open: str) -> Sources:
    """Bound each part by the corners, of which a table has a figure each, the record first."""
    parts = {}
    for part, table in tables.items():
        value, *found = table.tolist()
        if not found:
            parts[part] = Bounds.exactly(value)
        else:
            most = None if is_open else max(value, *found)
            parts[part] = Bounds.around(
                value, min([value, *found]), most, is_exact=False, why_open=is_open if most is None else ""
            )
    return Sources(company=name, uses=uses, **parts)


def _recycled_share(rows: list[int], tables: Mapping[str, Any], is_open: str) -> Bounds:
    """Divide recycled money by all that is funded, on record and at each corner."""
    sums = {part: tables[part][:, rows].sum(axis=1) for part in PARTS[1:] if part != "unfunded"}
    shares = [
        recycled / funded
        for recycled, funded in zip(sums["recycled"].tolist(), sum(sums.values()).tolist(), strict=True)
        if funded > 0
    ]
    if not sum(sums.values()).tolist()[0]:
        return Bounds.undefined("nothing is funded on record")
    if is_open:
        # A sum without a ceiling can outweigh all others, and be recycled or not.
        return Bounds.around(shares[0], None, None, is_exact=False, why_open=is_open)
    return Bounds.around(shares[0], min(shares), max(shares), is_exact=len(tables["recycled"]) == 1)
