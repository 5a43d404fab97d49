"""Graphs of igraph."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any

from aigraph.engine.edge_list import EdgeList
from aigraph.engine.inputs.columns import column_beside
from aigraph.engine.inputs.names import unknown_name


def read_igraph(graph: Any, weight: Any, time: Any) -> EdgeList:
    """Read a directed Graph; `weight` and `time` name edge attributes, or are columns in the order of the edges.

    A vertex is known by its attribute ``name`` where the graph has one, as in igraph, else by its index; an edge by its
    index.
    """
    if not graph.is_directed():
        raise ValueError("the graph is undirected: expected an igraph Graph with directed=True")
    pairs = graph.get_edgelist()
    return EdgeList(
        nodes=_nodes(graph),
        tails=[tail for tail, _ in pairs],
        heads=[head for _, head in pairs],
        weights=_attribute(graph, weight, "weight"),
        times=_attribute(graph, time, "time"),
    )


def _nodes(graph: Any) -> Sequence[Hashable]:
    if "name" not in graph.vertex_attributes():
        return list(range(graph.vcount()))
    names: list[Hashable] = graph.vs["name"]
    first: dict[Hashable, int] = {}
    for index, name in enumerate(names):
        if first.setdefault(name, index) != index:
            raise ValueError(
                f"the vertices {first[name]} and {index} are both named {name!r}: expected different names"
            )
    return names


def _attribute(graph: Any, name: Any, option: str) -> Any:
    if not isinstance(name, str):
        return column_beside(name, option)
    if name not in graph.edge_attributes():
        raise unknown_name(f"{option}: the edge attribute", name, graph.edge_attributes())
    return graph.es[name]
