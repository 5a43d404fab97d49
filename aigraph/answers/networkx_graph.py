"""A view as a plain networkx graph, so that every tool of that world can take it from there."""

from __future__ import annotations

import networkx as nx

from aigraph.model.dates import day_text
from aigraph.model.view import View


def to_graph(view: View) -> nx.MultiDiGraph[str]:
    """Turn a view into a directed multigraph: companies are nodes, deals are edges from payer to payee.

    Parameters
    ----------
    view : View
        A ledger on a day, at a certainty, in some layers.

    Returns
    -------
    networkx.MultiDiGraph
        Nodes are company ids with ``name``, ``kind`` and ``roles``. Edge keys are deal ids; edges have ``instrument``,
        ``deal_class``, ``layer``, ``status``, ``since``, ``title`` and, only where known, ``weight`` (the central
        amount), ``low_usd_bn`` and ``high_usd_bn``. All values are strings or floats, so that GraphML and GEXF can be
        written from it; an unknown amount is an absent attribute.

    Examples
    --------
    >>> from aigraph import load
    >>> graph = to_graph(load().view())
    >>> graph.edges["nvidia", "openai", "nvidia-openai-equity-2026"]["weight"]
    30.0
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for company in view.companies:
        graph.add_node(company.id, name=company.name, kind=company.kind, roles=";".join(company.roles))
    for arrow in view.arrows:
        amounts = {
            "weight": arrow.amount.central,
            "low_usd_bn": arrow.amount.low,
            "high_usd_bn": arrow.amount.high,
        }
        graph.add_edge(
            arrow.payer,
            arrow.payee,
            key=arrow.deal.id,
            instrument=arrow.deal.instrument_name,
            deal_class=str(arrow.deal_class),
            layer=str(arrow.layer),
            status=str(arrow.status),
            since=day_text(arrow.since),
            title=arrow.deal.title,
            **{name: float(figure) for name, figure in amounts.items() if figure is not None},
        )
    return graph
