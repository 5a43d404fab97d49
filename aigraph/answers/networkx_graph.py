"""A view as a plain networkx graph, so that every tool of that world can take it from there."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import networkx as nx

from aigraph.model.amount import Amount
from aigraph.model.dates import UNDATED
from aigraph.model.ledger import View
from aigraph.model.names import choice_of
from aigraph.store.data_version import data_version

DROP, LOW = "drop", "low"


def to_graph(view: View, *, unknown: str | float | None = None) -> nx.MultiDiGraph[str]:
    """Turn a view into a directed multigraph: companies are nodes, deals are edges from payer to payee.

    Parameters
    ----------
    view : View
        A ledger on a day, at a certainty, in some layers.
    unknown : {None, "drop", "low"} or float
        The ``weight`` of a deal whose amount has no central value. None: the weight is None, so that an algorithm that adds
        or compares weights ends with an error. ``drop``: there is no edge. ``low``: the least that the amount can be, 0 where no
        source says; sums then are "or more". A number: that many US$ billions.

    Returns
    -------
    networkx.MultiDiGraph
        The graph has ``as_of`` (a datetime), ``status``, ``layers``, ``merge``, ``data_version``, ``unit``, ``unknown`` and
        ``unknown_deals``, the ids of the deals that it concerns. Nodes are company ids with ``name``, ``kind``, ``roles`` and
        ``country``. Edge keys are deal ids; edges have ``instrument``, ``deal_class``, ``layer``, ``status``, ``title``,
        ``since`` (a datetime; absent where nothing dates the deal), ``weight`` (the central amount in US$ billions), and where
        they are known ``low_usd_bn`` and ``high_usd_bn``, its ends.

    Raises
    ------
    UnknownChoiceError
        If `unknown` is another word.

    See Also
    --------
    export : Writes GraphML, GEXF and other files, which hold no None and no datetime.
    to_frame : The same deals as a table.

    Notes
    -----
    networkx counts an edge without the attribute as 1, which would make each deal of unknown size one of $1bn: in
    ``graph.degree(weight="weight")``, in PageRank and in every shortest path. NaN would be no better, for `maximum_flow`,
    betweenness and Louvain communities swallow it without a word. So a weight is never absent. What does not look at weights,
    such as `simple_cycles`, takes the graph as it is. O(companies + deals), and once for each ledger its `data_version`.

    Examples
    --------
    >>> from aigraph import load
    >>> graph = to_graph(load().view())
    >>> graph.edges["nvidia", "openai", "nvidia-openai-equity-2026"]["weight"]
    30.0
    >>> graph.graph["status"], graph.graph["as_of"].year
    ('binding', 2026)
    >>> known = to_graph(load().view(), unknown="drop")
    >>> known.number_of_edges() == graph.number_of_edges() - len(graph.graph["unknown_deals"])
    True
    """
    if isinstance(unknown, str):
        unknown = choice_of(unknown, "way to treat unknown amounts", (DROP, LOW))
    unsized = [arrow.deal.id for arrow in view.arrows if arrow.amount.central is None]
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(
        as_of=_moment(view.as_of),
        status=str(view.status),
        layers=[str(layer) for layer in view.layers],
        merge=view.merge,
        data_version=data_version(view.ledger),
        unit="US$ billions",
        unknown=unknown,
        unknown_deals=unsized,
    )
    for company in view.companies:
        graph.add_node(
            company.id, name=company.name, kind=company.kind, roles=list(company.roles), country=company.country
        )
    for arrow in view.arrows:
        if arrow.amount.central is None and unknown == DROP:
            continue
        optional = {
            "since": _moment(arrow.since),
            "low_usd_bn": float(arrow.amount.low) if arrow.amount.is_known else None,
            "high_usd_bn": None if arrow.amount.high is None else float(arrow.amount.high),
        }
        graph.add_edge(
            arrow.payer,
            arrow.payee,
            key=arrow.deal.id,
            instrument=arrow.deal.instrument_name,
            deal_class=str(arrow.deal_class),
            layer=str(arrow.layer),
            status=str(arrow.status),
            title=arrow.deal.title,
            weight=_weight(arrow.amount, unknown),
            **{name: value for name, value in optional.items() if value is not None},
        )
    return graph


def _weight(amount: Amount, unknown: Any) -> float | None:
    if amount.central is not None:
        return float(amount.central)
    if unknown == LOW:
        return float(amount.low)
    return None if unknown is None else float(unknown)


def _moment(day: date) -> datetime | None:
    return None if day == UNDATED else datetime(day.year, day.month, day.day)  # noqa: DTZ001 - a day has no time zone
