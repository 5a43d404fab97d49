"""Graphs of networkx."""

from __future__ import annotations

from typing import Any

from aigraph.engine.edge_list import EdgeList
from aigraph.engine.extension import cycles
from aigraph.engine.inputs.names import unknown_name


def read_networkx(graph: Any, weight: Any, time: Any, *, parallel: bool) -> EdgeList:
    """Read a DiGraph or MultiDiGraph; `weight` and `time` name edge attributes.

    Parallel edges are distinguished by their keys if it matters, or if they have weights. An edge's id is (tail, head, key)
    in a multigraph, else (tail, head).
    """
    if not graph.is_directed():
        raise ValueError("the graph is undirected: expected a DiGraph or MultiDiGraph")
    if weight is None and time is None and not parallel and cycles is not None:
        plain = cycles.read_adjacency(getattr(graph, "_node", None), getattr(graph, "_adj", None))
        if plain is not None:
            return EdgeList(nodes=plain[0], tails=plain[1], heads=plain[2])
    nodes = list(graph)
    # Numbers hash alike in every run, labels do not: on numbers the order of the search is reproducible.
    number = {node: place for place, node in enumerate(nodes)}
    if weight is None and time is None and not parallel:
        pairs = [(number[tail], number[head]) for tail in nodes for head in graph.adj[tail]]
        return EdgeList(nodes=nodes, tails=[tail for tail, _ in pairs], heads=[head for _, head in pairs])
    ids = list(graph.edges(keys=True) if graph.is_multigraph() else graph.edges())
    data = [graph.edges[edge] for edge in ids]
    times = None if time is None else _attribute(data, time, "time")
    if times is not None and None in times:
        raise ValueError(f"the edge {ids[times.index(None)]!r} has no attribute {time!r}: every edge needs a time")
    return EdgeList(
        nodes=nodes,
        tails=[number[edge[0]] for edge in ids],
        heads=[number[edge[1]] for edge in ids],
        weights=None if weight is None else _attribute(data, weight, "weight"),
        times=times,
        ids=ids,
    )


def _attribute(data: list[dict[Any, Any]], name: Any, option: str) -> list[Any]:
    """Give an attribute of each edge, None where it has none.

    Raises
    ------
    ValueError
        If no edge has it.
    """
    if not isinstance(name, str):
        raise ValueError(f"{option} of a networkx graph is the name of an edge attribute, not {type(name).__name__}")  # noqa: TRY004 - wrong for this form of graph only
    if data and not any(name in edge for edge in data):
        raise unknown_name(f"{option}: the edge attribute", name, dict.fromkeys(key for edge in data for key in edge))
    return [edge.get(name) for edge in data]
