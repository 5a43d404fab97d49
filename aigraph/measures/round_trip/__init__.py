"""Round trips: the part of a company's revenue that is its own money, paid out as funding and returned as purchases."""

from __future__ import annotations

from collections.abc import Mapping

from aigraph.flows.network import GraphLike
from aigraph.language.sentences import count
from aigraph.measures.round_trip.result import ReturnRate, RoundTrip
from aigraph.measures.round_trip.revenue_network import RevenueNetwork
from aigraph.measures.round_trip.sentences import CLOSED, UPPER
from aigraph.measures.round_trip.trace import trace_company
from aigraph.model.company import Name, Names
from aigraph.model.display import Records
from aigraph.model.extras import needs_extra
from aigraph.model.instruments import DealClass
from aigraph.model.names import each
from aigraph.model.origin import AigraphError

__all__ = ["CLOSED", "MAX_WORK", "UPPER", "ReturnRate", "RoundTrip", "round_trip", "round_trips"]

MAX_WORK = 60_000
"""Companies times flows, above which `round_trips` refuses to begin without names: about a minute."""


@needs_extra
def round_trip(network: GraphLike, company: Name, *, revenue: Mapping[str, float] | None = None) -> RoundTrip:
    """Measure what part of a company's revenue is paid with money that it paid out as funding.

    Parameters
    ----------
    network : View, Network or networkx.DiGraph
        Cash flows. A graph needs ``deal_class`` on its edges (``funding`` or ``purchase``); ``weight`` is the amount in
        US$ billions.
    company : str or Company
        Whose revenue; in a view any name of it will do.
    revenue : mapping of str to float, optional
        Total revenue of companies in US$ billions. By default a view takes each company's newest reported fiscal or
        calendar year that had ended on its day.

    Returns
    -------
    RoundTrip
        The share with its bounds, in a closed world of recorded deals and in an open one with reported revenue.

    Raises
    ------
    UnknownNameError
        If there is no such company.
    ValueError
        If a graph is undirected, has a negative weight, or has no ``deal_class`` on any edge.

    See Also
    --------
    measures.round_trips : Several companies, largest share first.
    concentration : On how few customers the revenue depends.

    Notes
    -----
    The figure on record is an absorption probability of a Markov chain whose transitions are proportional to payments: with
    T_i = max(in_i, out_i, in_i + unrecorded revenue_i), a dollar at i is returned with probability A_i = sum_j w_ij/T_i A_j
    + (purchases from the company)_i/T_i [1]_; else it is retained or leaked. Its ends at the same amounts are linear programs on tagged money:
    0 <= x <= w, each company retains at most T_i - out_i, and the return is minimised or maximised; the maximum is a maximum
    flow. Earmarked funds (`Deal.tied_to`) go first, by the shortest purchases that lead where they must be spent and within
    their capacity; the remainder mixes. The figure is at the amounts on record. Over all amounts
    that the sources allow the high end is the maximum flow with all of them high, exact and capped by reported revenue, with
    no bound only where a way of flows without a ceiling leads home; the low end is the least at corners. One linear system of n companies, and two programs on m
    flows for the company and each of its funding deals.

    References
    ----------
    .. [1] J. T. Finn, "Measures of ecosystem structure and function derived from analysis of flows",
       J. Theor. Biol. 56, 1976. https://doi.org/10.1016/S0022-5193(76)80080-X

    Examples
    --------
    >>> import networkx as nx
    >>> g = nx.DiGraph()
    >>> g.add_edge("chips", "lab", weight=10, deal_class="funding")
    >>> g.add_edge("fund", "lab", weight=10, deal_class="funding")
    >>> g.add_edge("lab", "chips", weight=12, deal_class="purchase")
    >>> found = round_trip(g, "chips")
    >>> [round(end, 6) for end in (found.share.low, found.share.on_record, found.share.high)]
    [0.166667, 0.5, 0.833333]
    """
    system = RevenueNetwork.of(network, revenue)
    return trace_company(system, system.find(company))


@needs_extra
def round_trips(
    network: GraphLike,
    companies: Names | None = None,
    *,
    revenue: Mapping[str, float] | None = None,
) -> Records[RoundTrip]:
    """Measure the round trips of several companies, largest share first.

    Parameters
    ----------
    network : View, Network or networkx.DiGraph
        As for `round_trip`.
    companies : str, Company or iterable of them, optional
        The companies, by any of their names; by default all that both fund and sell, on record.
    revenue : mapping of str to float, optional
        As for `round_trip`.

    Raises
    ------
    AigraphError
        If no companies are named and the network is too large for all of them.

    See Also
    --------
    round_trip : One company, deal by deal.

    Notes
    -----
    The work of `round_trip` for each company.

    Examples
    --------
    >>> import networkx as nx
    >>> g = nx.DiGraph()
    >>> g.add_node("chips", inflow=10)
    >>> g.add_edge("chips", "lab", weight=10, deal_class="funding")
    >>> g.add_edge("lab", "chips", weight=5, deal_class="purchase")
    >>> [(found.company, found.share.on_record) for found in round_trips(g)]
    [('chips', 1.0)]
    """
    system = RevenueNetwork.of(network, revenue)
    if companies is None:
        flows = system.network.flows
        names = sorted(
            {flow.payer for flow in flows if flow.deal_class is DealClass.FUNDING}
            & {flow.payee for flow in flows if flow.deal_class is DealClass.PURCHASE}
        )
        if len(names) * len(flows) > MAX_WORK:
            minutes = len(names) * len(flows) // MAX_WORK
            raise AigraphError(
                f"{count(len(names), 'company')} over {count(len(flows), 'flow')} would take about "
                f"{count(minutes, 'minute')}: name the companies to trace"
            )
    else:
        names = list(dict.fromkeys(map(system.find, each(companies))))
    found = [trace_company(system, name) for name in names]
    return Records(
        sorted(
            found,
            key=lambda trip: (
                trip.share.on_record is None,
                -(trip.share.on_record or 0),
                -(trip.share.high or 0),
                trip.company,
            ),
        )
    )
