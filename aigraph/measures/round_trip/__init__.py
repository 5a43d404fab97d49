"""How much of a company's revenue can be its own money, paid out as funding and come back as purchases."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from aigraph.flows.network import Network
from aigraph.language.plural import count
from aigraph.measures.round_trip.case import Case
from aigraph.measures.round_trip.company import trace
from aigraph.measures.round_trip.result import ReturnRate, RoundTrip
from aigraph.measures.round_trip.sentences import CLOSED, UPPER
from aigraph.model.instruments import DealClass
from aigraph.model.origin import AigraphError
from aigraph.model.view import View

__all__ = ["CLOSED", "MOST_WORK", "UPPER", "ReturnRate", "RoundTrip", "round_trip", "round_trips"]

MOST_WORK = 60_000
"""Companies times flows, above which `round_trips` asks for names instead of beginning: about a minute."""


def round_trip(given: View | Network | Any, company: str, *, revenue: Mapping[str, float] | None = None) -> RoundTrip:
    """Measure what part of a company's revenue is paid with money that it gave out as funding.

    Parameters
    ----------
    given : View, Network or networkx.DiGraph
        Cash flows. A graph needs ``deal_class`` on its edges (``funding`` or ``purchase``); ``weight`` is the amount in
        US$ billions.
    company : str
        Whose revenue; in a view any name of it will do.
    revenue : mapping of str to float, optional
        All revenue of companies in US$ billions, recorded or not. By default a view takes each company's newest
        reported fiscal or calendar year that had ended on its day.

    Returns
    -------
    RoundTrip
        The share with its ends, in the recorded world and in that of reported revenue.

    Raises
    ------
    UnknownNameError
        If there is no such company.
    ValueError
        If a graph is undirected, has a negative weight, or has no ``deal_class`` on any edge.

    Notes
    -----
    The central figure mixes money in proportion: with T_i = max(in_i, out_i, in_i + unrecorded revenue_i), a dollar at i
    returns with the chance A_i = sum_j w_ij/T_i A_j + (purchases from the company)_i/T_i [1]_. The ends are linear programs
    on tagged money: 0 <= x <= w, each company keeps at most T_i - out_i, and the return is made as small or as large as it
    can be; the largest is a maximum flow. Funds that are tied (`Deal.tied_to`) go first, by the shortest purchases that
    lead where they must be spent and as far as those have room; the rest mixes. Amounts stand at their central values.
    One linear system of n companies, and two programs on m flows for the company and each of its funding deals.

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
    >>> [round(end, 6) for end in (found.share.low, found.share.central, found.share.high)]
    [0.166667, 0.5, 0.833333]
    """
    case = Case.of(given, revenue)
    return trace(case, case.find(company))


def round_trips(
    given: View | Network | Any,
    companies: Collection[str] | None = None,
    *,
    revenue: Mapping[str, float] | None = None,
) -> tuple[RoundTrip, ...]:
    """Measure the round trips of several companies, largest share first.

    Parameters
    ----------
    given : View, Network or networkx.DiGraph
        As for `round_trip`.
    companies : collection of str, optional
        Which; by default all that both fund and sell, on record.
    revenue : mapping of str to float, optional
        As for `round_trip`.

    Raises
    ------
    AigraphError
        If no names are given and the network is too large to go through all companies.

    Notes
    -----
    As many times the work of `round_trip` as there are companies.

    Examples
    --------
    >>> import networkx as nx
    >>> g = nx.DiGraph()
    >>> g.add_edge("chips", "lab", weight=10, deal_class="funding")
    >>> g.add_edge("lab", "chips", weight=5, deal_class="purchase")
    >>> [(found.company, found.share.central) for found in round_trips(g)]
    [('chips', 1.0)]
    """
    case = Case.of(given, revenue)
    if companies is None:
        flows = case.network.flows
        names = sorted(
            {flow.payer for flow in flows if flow.deal_class is DealClass.FUNDING}
            & {flow.payee for flow in flows if flow.deal_class is DealClass.PURCHASE}
        )
        if len(names) * len(flows) > MOST_WORK:
            minutes = len(names) * len(flows) // MOST_WORK
            raise AigraphError(
                f"{count(len(names), 'company')} over {count(len(flows), 'flow')} would take about "
                f"{count(minutes, 'minute')}: name the companies to trace"
            )
    else:
        names = list(dict.fromkeys(map(case.find, companies)))
    found = [trace(case, name) for name in names]
    return tuple(
        sorted(
            found,
            key=lambda trip: (
                trip.share.central is None,
                -(trip.share.central or 0),
                -(trip.share.high or 0),
                trip.company,
            ),
        )
    )
