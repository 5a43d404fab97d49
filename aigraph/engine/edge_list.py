"""Any graph as numbered arcs: networkx graphs, pairs of columns, data frames."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any

# Arrays that are shorter are read as lists, without numpy.
_MANY = 10_000
# Integers that are spread over more than so many times their number are sorted, to save memory.
_SPARSE = 8
_COLUMNS = (("payer", "payee"), ("source", "target"), ("u", "v"))


@dataclass(frozen=True, eq=False, repr=False)
class Arcs:
    """Arcs between the numbers 0, 1, 2, ..., and what the numbers are called.

    Parameters
    ----------
    nodes : sequence
        The label of each number, in the order of the graph: as networkx lists them, or as they first appear in a
        table, row by row.
    tails, heads : sequence of int
        Where each arc begins and ends: lists, or int32 arrays if the input was arrays of numbers.
    weights : sequence of float or None
        How much each arc carries, a list or an array likewise; of parallel arcs the sum counts.
    """

    nodes: Sequence[Hashable]
    tails: Sequence[int]
    heads: Sequence[int]
    weights: Sequence[float] | None = None


def arcs_of(graph: Any, weight: Any = None) -> Arcs:
    """Read a graph in any of the forms that `enumerate_cycles` takes.

    Raises
    ------
    TypeError
        If it is none of these forms.
    ValueError
        If it is undirected, if its columns have different lengths, or if a weight is missing.
    """
    if hasattr(graph, "is_directed"):
        if not graph.is_directed():
            raise ValueError("the graph is undirected; cycles of deals need arrows: expected a DiGraph or MultiDiGraph")
        return _of_networkx(graph, weight)
    if hasattr(graph, "columns"):
        return _of_frame(graph, weight)
    if isinstance(graph, tuple) and len(graph) == len(("tails", "heads")):
        return of_columns(graph[0], graph[1], weight)
    raise TypeError(
        f"a graph of type {type(graph).__name__} cannot be read: "
        "expected a networkx DiGraph or MultiDiGraph, a pair (u, v) of columns, or a table with payer and payee"
    )


def _of_networkx(graph: Any, weight: str | None) -> Arcs:
    # Numbers hash alike in every run, names do not: on numbers the search order is reproducible.
    nodes = list(graph)
    number = {node: place for place, node in enumerate(nodes)}
    pairs = [(number[tail], number[head]) for tail in nodes for head in graph.adj[tail]]
    tails, heads = [tail for tail, _ in pairs], [head for _, head in pairs]
    if weight is None:
        return Arcs(nodes, tails, heads)
    return Arcs(nodes, tails, heads, [_weight_of(graph, nodes[u], nodes[v], weight) for u, v in pairs])


def _weight_of(graph: Any, tail: Hashable, head: Hashable, name: str) -> float:
    data = graph.adj[tail][head]
    edges = data.values() if graph.is_multigraph() else (data,)
    carried = [edge.get(name) for edge in edges]
    if None in carried:
        raise ValueError(f"the edge {tail!r} -> {head!r} has no attribute {name!r}: every edge needs one to be ranked")
    return float(sum(carried))


def _of_frame(frame: Any, weight: Any) -> Arcs:
    names = [str(name) for name in frame.columns]
    for tail, head in _COLUMNS:
        if tail in names and head in names:
            carried = frame[weight] if isinstance(weight, str) else weight
            return of_columns(_column(frame[tail]), _column(frame[head]), None if carried is None else _column(carried))
    expected = " or ".join(f"{tail!r} and {head!r}" for tail, head in _COLUMNS)
    raise ValueError(f"the table has the columns {', '.join(names)}: expected {expected}")


def _column(values: Any) -> Any:
    """Take a column of pandas or polars as an array, anything else as it is."""
    return values.to_numpy() if hasattr(values, "to_numpy") else values


def of_columns(tails: Any, heads: Any, weights: Any = None) -> Arcs:
    """Give numbers to the nodes of two parallel columns, in the order in which they appear, row by row."""
    tails, heads, weights = _column(tails), _column(heads), _column(weights)
    if len(tails) != len(heads):
        raise ValueError(f"the columns have {len(tails)} and {len(heads)} rows: expected as many heads as tails")
    if isinstance(weights, str):
        raise ValueError(f"weight {weights!r} is a name, but the graph is a pair of columns: expected a third column")  # noqa: TRY004 - the value is wrong for this form of graph, not its type as such
    if weights is not None and len(weights) != len(tails):
        raise ValueError(f"weight has {len(weights)} rows and the graph {len(tails)}: expected one weight an arc")
    if _are_many_integers(tails) and _are_many_integers(heads):
        return _of_integers(tails, heads, weights)
    carried = None if weights is None else [float(value) for value in plain(weights)]
    number: dict[Hashable, int] = {}
    ends = [number.setdefault(end, len(number)) for row in zip(plain(tails), plain(heads), strict=True) for end in row]
    return Arcs(list(number), ends[0::2], ends[1::2], carried)


def _are_many_integers(column: Any) -> bool:
    return len(column) >= _MANY and getattr(getattr(column, "dtype", None), "kind", "") in ("i", "u")


def _of_integers(tails: Any, heads: Any, weights: Any) -> Arcs:
    """Give numbers to integers in the order in which they appear, in linear time and without a dictionary."""
    # Imported here because a short table has no need of it.
    import numpy as np

    ends = np.empty(2 * len(tails), np.int64)
    ends[0::2], ends[1::2] = tails, heads
    least = int(ends.min())
    span = int(ends.max()) - least + 1
    if span > _SPARSE * len(ends):
        _, first, inverse = np.unique(ends, return_index=True, return_inverse=True)
        order = np.argsort(first)
        number = np.empty(len(order), np.int32)
        number[order] = np.arange(len(order), dtype=np.int32)
        numbers, nodes = number[inverse], ends[first[order]]
    else:
        ends -= least
        first = np.full(span, -1, np.int64)
        # Of many values for one place the last one stays: from the end to the beginning that is the first to appear.
        first[ends[::-1]] = np.arange(len(ends) - 1, -1, -1)
        appears = np.zeros(len(ends), np.bool_)
        appears[first[first >= 0]] = True
        nodes = ends[appears]
        number = np.empty(span, np.int32)
        number[nodes] = np.arange(len(nodes), dtype=np.int32)
        numbers = number[ends]
        nodes += least
    columns: Any = numbers.reshape(-1, 2).T
    carried: Any = None if weights is None else np.asarray(weights, np.float64)
    return Arcs(nodes.tolist(), columns[0], columns[1], carried)


def plain(values: Any) -> Any:
    """Turn an array into Python values, so that labels are strings and integers as elsewhere."""
    return values.tolist() if hasattr(values, "tolist") else values
