"""Graphs of graphology, which Gephi Lite and Sigma.js write: what an edge is stands under its attributes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aigraph.reading.readers.graphs.raw_graph import (
    KINDS_OF_NODE,
    SOURCE,
    TARGET,
    Direction,
    RawEdge,
    RawGraph,
    no_end,
)
from aigraph.reading.readers.json_records import cell_of_json


def graphology_graph(name: str, document: Mapping[str, Any]) -> RawGraph | None:
    """Read a serialised graph, of Gephi Lite also the one inside its workspace.

    References
    ----------
    graphology, "Serialization", https://graphology.github.io/serialization.html
    """
    for key in ("graphDataset", "fullGraph", "graph"):
        inner = document.get(key)
        if isinstance(inner, Mapping) and _is_graphology(inner):
            document = inner
    if not _is_graphology(document):
        return None
    options = document.get("options")
    kind = options.get("type", "mixed") if isinstance(options, Mapping) else "mixed"
    names, kinds, edges, refused = {}, {}, [], []
    for node in document["nodes"]:
        key, own = str(node.get("key")), _attributes(node)
        names[key] = str(next((own[label] for label in ("label", "name", "title") if own.get(label)), key))
        if isinstance(own.get("kind"), str) and own["kind"] in KINDS_OF_NODE:
            kinds[key] = own["kind"]
    for place, edge in enumerate(document["edges"], start=1):
        ends = {end: edge.get(end) for end in (SOURCE, TARGET)}
        missing = next((end for end, value in ends.items() if value is None or str(value) not in names), None)
        if missing:
            refused.append(no_end(name, place, missing, ends[missing], "the key of a node"))
            continue
        is_undirected = edge.get("undirected", kind == "undirected")
        own = {"id": edge.get("key"), **_attributes(edge)}
        edges.append(
            RawEdge(
                place=place,
                source=str(ends[SOURCE]),
                target=str(ends[TARGET]),
                direction=Direction.UNDIRECTED if is_undirected else Direction.DIRECTED,
                attributes={key: cell_of_json(value) for key, value in own.items()},
            )
        )
    return RawGraph(name=name, form="graphology", edges=edges, names=names, kinds=kinds, refused=refused)


def _is_graphology(document: Mapping[str, Any]) -> bool:
    nodes, edges = document.get("nodes"), document.get("edges")
    return (
        isinstance(nodes, list)
        and isinstance(edges, list)
        and bool(nodes)
        and all(isinstance(node, Mapping) and "key" in node for node in nodes)
        and all(isinstance(edge, Mapping) for edge in edges)
    )


def _attributes(record: Mapping[str, Any]) -> Mapping[str, Any]:
    inside = record.get("attributes")
    return inside if isinstance(inside, Mapping) else {}
