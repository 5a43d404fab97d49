"""Graphs of rustworkx."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aigraph.engine.edge_list import EdgeList
from aigraph.engine.inputs.names import unknown_name


def read_rustworkx(graph: Any, weight: Any, time: Any) -> EdgeList:
    """Read a PyDiGraph; `weight` and `time` are functions of an edge's payload, or keys of payloads that are mappings.

    A node is known by its index and an edge by its index, as in rustworkx.
    """
    # Only directed graphs have predecessors.
    if not hasattr(graph, "predecessors"):
        raise ValueError("the graph is undirected: expected a PyDiGraph")
    nodes = list(graph.node_indices())
    number = {node: place for place, node in enumerate(nodes)}
    edges = graph.edge_index_map()
    ends = list(edges.values())
    payloads = [payload for _, _, payload in ends]
    return EdgeList(
        nodes=nodes,
        tails=[number[tail] for tail, _, _ in ends],
        heads=[number[head] for _, head, _ in ends],
        weights=_attribute(payloads, weight, "weight"),
        times=_attribute(payloads, time, "time"),
        ids=list(edges),
    )


def _attribute(payloads: list[Any], key: Any, option: str) -> list[Any] | None:
    if key is None:
        return None
    if callable(key):
        return [key(payload) for payload in payloads]
    mappings = [payload for payload in payloads if isinstance(payload, Mapping)]
    if payloads and not any(key in mapping for mapping in mappings):
        known = dict.fromkeys(name for mapping in mappings for name in mapping)
        raise unknown_name(f"{option}: the key of edge payloads", key, known)
    return [payload.get(key) if isinstance(payload, Mapping) else None for payload in payloads]
