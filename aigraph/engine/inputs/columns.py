"""Two parallel columns, tails and heads: nodes are numbered in the order in which they appear, edge by edge."""

from __future__ import annotations

from array import array
from collections.abc import Hashable, Sequence
from typing import Any

from aigraph.engine.edge_list import EdgeList, to_list

MANY_EDGES = 10_000
"""Shorter arrays are read as lists, without numpy."""

# Integers that are spread over more than so many times their number are sorted, to save memory.
_SPARSE = 8
_INT64_BYTES = 8
_MAX_INT32 = 2**31 - 1
_MANY_NODES = 1 << 20
"""So many integers are kept in an array: a list of them takes five times the memory."""
_PIECE = 1 << 22
"""Long columns are numbered piece by piece, so that what is held beside them is small."""


def read_columns(tails: Any, heads: Any, weight: Any, time: Any) -> EdgeList:
    """Read lists, arrays, or columns of pandas, polars or Arrow; `weight` and `time` are columns beside them."""
    tails, heads = to_array(tails), to_array(heads)
    if len(tails) != len(heads):
        raise ValueError(f"the columns have {len(tails)} and {len(heads)} rows: expected as many heads as tails")
    nodes, tails, heads = number_nodes(tails, heads)
    return EdgeList(
        nodes=nodes,
        tails=tails,
        heads=heads,
        weights=column_beside(weight, "weight"),
        times=column_beside(time, "time"),
    )


def column_beside(values: Any, option: str) -> Any:
    """Give a column beside a graph that has no names for its edges' attributes."""
    if isinstance(values, str):
        raise ValueError(f"{option} {values!r} is a name, but the edges of this graph have none: expected a column")  # noqa: TRY004 - wrong for this form of graph only
    if callable(values):
        raise ValueError(f"{option} is a function, but the edges of this graph have no payload: expected a column")  # noqa: TRY004 - as above
    return to_array(values)


def to_array(values: Any) -> Any:
    """Take a column of pandas, polars or Arrow as an array, anything else as it is."""
    if not hasattr(values, "to_numpy"):
        if hasattr(values, "mask"):
            # What is masked is missing.
            return values.tolist() if values.mask.any() else values.data
        return values if values is None or hasattr(values, "__len__") else list(values)
    if type(values).__module__.partition(".")[0] == "pyarrow":
        return values.to_numpy(zero_copy_only=False)
    return values.to_numpy()


def number_nodes(tails: Any, heads: Any) -> tuple[Sequence[Hashable], Any, Any]:
    """Give the nodes, and for each edge the numbers of its ends.

    Raises
    ------
    ValueError
        If an end is missing.
    """
    if _is_long_and_integer(tails) and _is_long_and_integer(heads):
        return _number_integers(tails, heads)
    tails, heads = to_list(tails), to_list(heads)
    number: dict[Hashable, int] = {}
    ends = [number.setdefault(end, len(number)) for edge in zip(tails, heads, strict=True) for end in edge]
    if any(map(_is_missing, number)):
        row = next(row for row, edge in enumerate(zip(tails, heads, strict=True)) if any(map(_is_missing, edge)))
        raise ValueError(f"row {row}: {tails[row]!r} -> {heads[row]!r} lacks an end: expected a node at both")
    return list(number), ends[0::2], ends[1::2]


def _is_missing(node: Any) -> bool:
    if node is None or type(node).__name__ in ("NAType", "NaTType"):
        return True
    return isinstance(node, float) and node != node  # noqa: PLR0124 - only what is not a number differs from itself


def _is_long_and_integer(column: Any) -> bool:
    kind = getattr(getattr(column, "dtype", None), "kind", "")
    # Unsigned integers of 64 bits need not fit into signed ones.
    return len(column) >= MANY_EDGES and (kind == "i" or (kind == "u" and column.dtype.itemsize < _INT64_BYTES))


def _number_integers(tails: Any, heads: Any) -> tuple[Sequence[int], Any, Any]:
    """Give numbers to integers in linear time and without a dictionary."""
    # Imported here because short columns do not need it.
    import numpy as np

    least = min(int(tails.min()), int(heads.min()))
    span = max(int(tails.max()), int(heads.max())) - least + 1
    if span > _SPARSE * 2 * len(tails) or span > _MAX_INT32:
        ends = np.empty(2 * len(tails), np.int64)
        ends[0::2], ends[1::2] = tails, heads
        _, first, inverse = np.unique(ends, return_index=True, return_inverse=True)
        order = np.argsort(first)
        number = np.empty(len(order), np.int32)
        number[order] = np.arange(len(order), dtype=np.int32)
        numbers, nodes = number[inverse], ends[first[order]]
    else:
        numbers = np.empty(2 * len(tails), np.int32)
        for place, column in enumerate((tails, heads)):
            np.subtract(column, least, out=numbers[place::2], casting="unsafe", dtype=np.int64)
        first = np.full(span, -1, np.int64)
        # Of many values for one place the last one stays: from the end to the beginning that is the first to appear.
        for end in range(len(numbers), 0, -_PIECE):
            begin = max(0, end - _PIECE)
            first[numbers[begin:end][::-1]] = np.arange(end - 1, begin - 1, -1)
        nodes = np.flatnonzero(first >= 0)
        nodes = nodes[np.argsort(first[nodes])]
        number = np.empty(span, np.int32)
        number[nodes] = np.arange(len(nodes), dtype=np.int32)
        for begin in range(0, len(numbers), _PIECE):
            piece = numbers[begin : begin + _PIECE]
            piece[:] = number[piece]
        nodes += least
    columns = numbers.reshape(-1, 2).T
    listed = nodes.tolist() if len(nodes) < _MANY_NODES else array("q", nodes.astype(np.int64, copy=False).tobytes())
    return listed, columns[0], columns[1]
