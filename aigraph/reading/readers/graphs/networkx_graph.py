"""Reads graphs of networkx, in memory."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import Any

from aigraph.reading.cells.python_values import cell_of_value
from aigraph.reading.readers.graphs.raw_graph import KINDS_OF_NODE, Direction, RawEdge, RawGraph, table_of_graph
from aigraph.reading.tables.options import ReadingOptions
from aigraph.reading.tables.raw_table import RawTable

_LABELS = ("name", "label", "title")
_KEY = "edge key"
_WEIGHT, _WEIGHT_USD_BN, _USD_BN = "weight", "weight usd bn", "US$ billions"


def read_graph(data: Any, options: ReadingOptions) -> RawTable:
    """Read the edges of a networkx graph: an edge is a deal, from payer to payee. Places are the numbers of the edges.

    Raises
    ------
    DataError
        If the graph is not directed, and nobody says which end pays.
    """
    keys = _node_keys(data)
    # `to_graph` says what its weights are; a weight of another graph can be anything.
    is_money = data.graph.get("unit") == _USD_BN
    renamed = {_WEIGHT: _WEIGHT_USD_BN} if is_money else {}
    direction = Direction.DIRECTED if data.is_directed() else Direction.UNDIRECTED
    edges = [
        RawEdge(
            place=place,
            source=keys[source],
            target=keys[target],
            direction=direction,
            attributes={
                _KEY: str(key),
                **{renamed.get(name, str(name)): cell_of_value(value) for name, value in attributes.items()},
            },
        )
        for place, (source, target, key, attributes) in enumerate(_edges(data), start=1)
    ]
    found = RawGraph(
        name=type(data).__name__,
        form="networkx",
        edges=edges,
        amount=_WEIGHT_USD_BN if is_money else "",
        names={keys[node]: _label(node, attributes) for node, attributes in data.nodes(data=True)},
        kinds={
            keys[node]: attributes["kind"]
            for node, attributes in data.nodes(data=True)
            if attributes.get("kind") in KINDS_OF_NODE
        },
    )
    return table_of_graph(found, options)


def _node_keys(data: Any) -> dict[Hashable, str]:
    """Give each node a text of its own: the nodes 1 and "1" are two."""
    keys: dict[Hashable, str] = {}
    taken: set[str] = set()
    for node in sorted(data.nodes, key=lambda node: not isinstance(node, str)):
        key = str(node) if str(node) not in taken else f"{node!r} ({type(node).__name__})"
        taken.add(key)
        keys[node] = key
    return keys


def _edges(data: Any) -> Iterator[tuple[Any, Any, Any, dict[Any, Any]]]:
    if data.is_multigraph():
        yield from data.edges(keys=True, data=True)
    else:
        yield from (
            (source, target, attributes.get("id", ""), attributes)
            for source, target, attributes in data.edges(data=True)
        )


def _label(node: Any, attributes: dict[Any, Any]) -> str:
    return next((str(attributes[name]) for name in _LABELS if str(attributes.get(name) or "").strip()), str(node))
