"""Reads a directed graph in any of the accepted forms, each recognised without importing its library, and the roots in it."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from math import nan
from typing import Any, TypeGuard

from aigraph.engine.edge_list import EdgeList, to_list, unknown_places
from aigraph.engine.extension import cycles
from aigraph.engine.inputs.columns import MANY_EDGES
from aigraph.engine.inputs.pairs import read_pairs

_ENDS = 2
_FORMS = (
    "a networkx DiGraph or MultiDiGraph, a list of pairs, a tuple (tails, heads) of columns, an (m, 2) array, a scipy sparse "
    "matrix, a directed graph of igraph or rustworkx, or a table of pandas, polars or Arrow"
)


def read_edges(
    graph: Any, *, weight: Any = None, time: Any = None, ends: tuple[str, str] | None = None, parallel: bool = False
) -> EdgeList:
    """Read a directed graph as an edge list.

    Parameters
    ----------
    graph
        In any of the forms that `enumerate_cycles` takes.
    weight, time : str, sequence or callable, optional
        Where the weight and the time of each edge are found: the name of an edge attribute or of a column, a column
        beside the graph, and for rustworkx also a function of the edge's payload.
    ends : (str, str), optional
        The columns of a table in which edges begin and end.
    parallel : bool
        Whether parallel edges matter. If so each has an id, and its weight may be unknown; if not, weights must be known.

    Raises
    ------
    TypeError
        If the graph has none of these forms.
    ValueError
        If it is undirected, a name is unknown, columns differ in length, an end, a time or a needed weight is missing.
    """
    if ends is not None and not _is_table(graph):
        raise ValueError(f"ends {ends!r} names columns of a table, but the graph is a {type(graph).__name__}")
    edges = _read(graph, weight, time, ends, parallel=parallel)
    if edges.times is not None and len(edges.times) != len(edges):
        raise ValueError(f"time has {len(edges.times)} rows and the graph {len(edges)}: expected one an edge")
    return edges if edges.weights is None else replace(edges, weights=_weights(edges, known=not parallel))


def read_plain(graph: Any) -> tuple[list[Hashable], list[int], list[int]] | None:
    """Read the most common forms at once: nodes, tails and heads of a graph without weights.

    None if the extension was not built, and for any other form or anything unusual, which `read_edges` reads or refuses.
    """
    if cycles is None:
        return None
    kind: Any = type(graph)
    read: tuple[list[Hashable], list[int], list[int]] | None = None
    if kind is list:
        read = cycles.read_pairs(graph)
    elif kind is EdgeList:
        if type(graph.tails) is list and type(graph.nodes) is list and graph.weights is graph.times is None:
            read = graph.nodes, graph.tails, graph.heads
    elif (form := _plain_form(kind)) == "networkx":
        if graph.is_directed():
            read = cycles.read_adjacency(getattr(graph, "_node", None), getattr(graph, "_adj", None))
    elif form == "array" and len(graph.shape) == _ENDS == graph.shape[1] and len(graph) < MANY_EDGES:
        read = cycles.read_pairs(graph.tolist())
    return read


@cache
def _plain_form(kind: Any) -> str | None:
    if kind.__module__ == "numpy" and kind.__name__ == "ndarray":
        return "array"
    libraries = {base.__module__.partition(".")[0] for base in kind.__mro__}
    is_networkx = "networkx" in libraries and hasattr(kind, "is_directed") and hasattr(kind, "adj")
    return "networkx" if is_networkx and not libraries & {"igraph", "rustworkx"} else None


def number_roots(roots: Hashable | Iterable[Hashable] | None, nodes: Sequence[Hashable]) -> frozenset[int] | None:
    """Give the numbers of some nodes; a node by itself, such as a text, is one root. None stays None: all are roots.

    Raises
    ------
    ValueError
        If a root is no node of the graph; the message names the nearest.

    Examples
    --------
    >>> sorted(number_roots("cloud", ["lab", "cloud"])), sorted(number_roots(["cloud", "lab"], ["lab", "cloud"]))
    ([1], [0, 1])
    """
    if roots is None:
        return None
    number = {node: place for place, node in enumerate(nodes)}
    wanted: Iterable[Any] = list(roots) if _is_collection(roots, number) else [roots]
    for root in wanted:
        if root not in number:
            # Imported here because few roots are unknown.
            from aigraph.engine.inputs.names import unknown_name

            raise unknown_name("the root", root, nodes)
    return frozenset(number[root] for root in wanted)


def _is_collection(
    roots: Hashable | Iterable[Hashable], number: Mapping[Hashable, int]
) -> TypeGuard[Iterable[Hashable]]:
    if isinstance(roots, (str, bytes)) or not isinstance(roots, Iterable):
        return False
    # A tuple can be a node.
    return not (isinstance(roots, tuple) and roots in number)


def _read(  # noqa: PLR0911 - a return for each form of a graph
    graph: Any, weight: Any, time: Any, ends: tuple[str, str] | None, *, parallel: bool
) -> EdgeList:
    if isinstance(graph, EdgeList):
        return graph
    # Each reader is imported only for its form, so that the common ones are read at once.
    libraries = {base.__module__.partition(".")[0] for base in type(graph).__mro__}
    if "igraph" in libraries:
        from aigraph.engine.inputs.igraph_graph import read_igraph

        return read_igraph(graph, weight, time)
    if "rustworkx" in libraries:
        from aigraph.engine.inputs.rustworkx_graph import read_rustworkx

        return read_rustworkx(graph, weight, time)
    if hasattr(graph, "is_directed") and hasattr(graph, "adj"):
        from aigraph.engine.inputs.networkx_graph import read_networkx

        return read_networkx(graph, weight, time, parallel=parallel)
    if hasattr(graph, "tocoo"):
        from aigraph.engine.inputs.sparse_matrix import read_sparse_matrix

        return read_sparse_matrix(graph, weight, time)
    if _is_table(graph):
        from aigraph.engine.inputs.table import read_table

        return read_table(graph, weight, time, ends)
    if isinstance(graph, tuple) and len(graph) == len(("tails", "heads")):
        from aigraph.engine.inputs.columns import read_columns

        return read_columns(graph[0], graph[1], weight, time)
    if (hasattr(graph, "dtype") and hasattr(graph, "shape")) or (
        isinstance(graph, Iterable) and not isinstance(graph, (str, bytes, Mapping))
    ):
        return read_pairs(graph, weight, time)
    raise TypeError(f"a graph of type {type(graph).__name__} cannot be read: expected {_FORMS}")


def _is_table(graph: Any) -> bool:
    # The names of an Arrow table are apart from its columns. A lazy table is not to be asked for either.
    return hasattr(type(graph), "column_names") or hasattr(type(graph), "columns")


def _weights(edges: EdgeList, *, known: bool) -> Any:
    """Give weights as floats, not a number where unknown."""
    weights: Any = edges.weights
    if len(weights) != len(edges):
        raise ValueError(f"weight has {len(weights)} rows and the graph {len(edges)}: expected one an edge")
    if hasattr(weights, "dtype") and weights.dtype.kind in "iufb":
        weights = weights.astype("float64", copy=False)
    else:
        weights = [_number(weight, edge) for edge, weight in enumerate(to_list(weights))]
    if known and (unknown := unknown_places(weights)):
        tail, head = edges.nodes[edges.tails[unknown[0]]], edges.nodes[edges.heads[unknown[0]]]
        raise ValueError(f"the edge {tail!r} -> {head!r} has no weight: every edge needs one to be ranked")
    return weights


def _number(weight: Any, edge: int) -> float:
    # pandas has a missing value of its own, which cannot be compared.
    if weight is None or type(weight).__name__ == "NAType":
        return nan
    try:
        return float(weight)
    except (TypeError, ValueError):
        raise ValueError(f"the weight of edge {edge} is {weight!r}: expected a number") from None
