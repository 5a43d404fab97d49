"""A view as JSON that other graph programs read: networkx's node-link form, and Cytoscape's."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

from aigraph.writing.view_graph import CompanyNode, DealEdge, Value, ViewGraph


def node_link_text(graph: ViewGraph) -> tuple[str, tuple[str, ...]]:
    """Write what ``networkx.node_link_graph(data, edges="edges")`` turns into a MultiDiGraph, edge key = deal id.

    What is unknown is absent. ``weight`` is the central amount, as in `to_graph`.
    """
    data = {
        "directed": True,
        "multigraph": True,
        "graph": _about(graph),
        "nodes": [{"id": node.id, **_plain(node)} for node in graph.nodes],
        "edges": [
            {"source": edge.payer, "target": edge.payee, "key": edge.id, **_plain(edge), **_weight(edge)}
            for edge in graph.edges
        ],
    }
    return _json(data), ()


def cytoscape_text(graph: ViewGraph) -> tuple[str, tuple[str, ...]]:
    """Write Cytoscape JSON, for Cytoscape, Cytoscape.js and ``networkx.cytoscape_graph``.

    Ids are unique over nodes and edges there, so a deal that is called like a company gets ``deal `` before its id.
    """
    companies = {node.id for node in graph.nodes}
    data = {
        "data": _about(graph),
        "directed": True,
        "multigraph": True,
        "elements": {
            "nodes": [{"data": {"id": node.id, "value": node.id, **_plain(node)}} for node in graph.nodes],
            "edges": [
                {
                    "data": {
                        "id": f"deal {edge.id}" if edge.id in companies else edge.id,
                        "source": edge.payer,
                        "target": edge.payee,
                        "key": edge.id,
                        "interaction": edge.arrow.deal.instrument_name,
                        **_plain(edge),
                        **_weight(edge),
                    }
                }
                for edge in graph.edges
            ],
        },
    }
    return _json(data), ()


def _about(graph: ViewGraph) -> dict[str, Any]:
    view = graph.view
    return {
        "as_of": view.as_of.isoformat(),
        "status": str(view.status),
        "layers": [str(layer) for layer in view.layers],
    }


def _plain(record: CompanyNode | DealEdge) -> dict[str, Any]:
    return {name: _value(value) for name, value in record.values.items()}


def _value(value: Value) -> Any:
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, tuple):
        return list(value)
    return value.isoformat() if isinstance(value, date) else value


def _weight(edge: DealEdge) -> dict[str, Any]:
    return {"weight": _value(edge.values["usd_bn"])} if "usd_bn" in edge.values else {}


def _json(data: Any) -> str:
    # ASCII throughout: a lone surrogate, which UTF-8 cannot hold, passes as an escape.
    return json.dumps(data, indent=1, allow_nan=False) + "\n"
