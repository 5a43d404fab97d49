"""Edges one by one: a list of pairs, or an array with a pair a row."""

from __future__ import annotations

from typing import Any

from aigraph.engine.edge_list import EdgeList
from aigraph.engine.extension import cycles
from aigraph.engine.inputs.columns import MANY_EDGES, column_beside, read_columns

_ENDS = 2


def read_pairs(graph: Any, weight: Any, time: Any) -> EdgeList:
    """Read pairs (tail, head); `weight` and `time` are columns beside them.

    Raises
    ------
    ValueError
        If an edge is no pair, or an array has another shape than (m, 2).
    """
    if hasattr(graph, "shape"):
        if len(graph.shape) != _ENDS or graph.shape[1] != _ENDS:
            raise ValueError(
                f"an array of shape {tuple(graph.shape)} is no list of edges: expected (m, 2), a pair a row; "
                "an adjacency matrix is read as scipy.sparse.coo_array(matrix)"
            )
        if len(graph) >= MANY_EDGES:
            return read_columns(graph[:, 0], graph[:, 1], weight, time)
        graph = graph.tolist()
    graph = graph if isinstance(graph, list) else list(graph)
    if cycles is not None and (plain := cycles.read_pairs(graph)) is not None:
        return EdgeList(
            nodes=plain[0],
            tails=plain[1],
            heads=plain[2],
            weights=column_beside(weight, "weight"),
            times=column_beside(time, "time"),
        )
    # An array of two would leave numpy's numbers as nodes.
    edges = [edge.tolist() if hasattr(edge, "tolist") else edge for edge in graph]
    for place, edge in enumerate(edges):
        if isinstance(edge, (str, bytes)) or not hasattr(edge, "__len__") or len(edge) != _ENDS:
            raise ValueError(
                f"edge {place} is {edge!r}: expected a pair (tail, head); weights and times go by weight= and time=, "
                "two columns as a tuple (tails, heads)"
            )
    return read_columns([tail for tail, _ in edges], [head for _, head in edges], weight, time)
