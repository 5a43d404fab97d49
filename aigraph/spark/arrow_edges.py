"""Edges of Arrow tables as arrays for the engine, and its cycles as Arrow batches: what the workers do at both ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from aigraph.engine.runtime.arrays import Float64Array, Int32Array
from aigraph.spark.edge_columns import EDGE, HEAD, TAIL, TICK, TIME, WEIGHT, TimeKind

MAX_ROWS = 1 << 16
_DAY = 86_400_000_000


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class EdgeArrays:
    """Edges as arrays, and what else is known of them.

    Parameters
    ----------
    labels : Arrow array
        The node of each number.
    tails, heads : int32 arrays
        The ends of each edge.
    ticks, weights : arrays, optional
        Times and weights; not a number where a weight is unknown.
    times, ids : Arrow arrays, optional
        What a cycle says of the time of an edge, and what identifies it.
    """

    labels: Any
    tails: Int32Array
    heads: Int32Array
    ticks: Any = None
    weights: Float64Array | None = None
    times: Any = None
    ids: Any = None


def number_edges(table: pa.Table, time_kind: TimeKind | None) -> EdgeArrays:
    """Turn a table of edges into arrays; nodes are numbered in the order of their labels."""
    labels, tails, heads = number_ends(table.column(TAIL), table.column(HEAD))
    names = set(table.column_names)
    ticks = table.column(TICK).to_numpy() if TICK in names else None
    return EdgeArrays(
        labels=labels,
        tails=tails,
        heads=heads,
        ticks=ticks,
        weights=pc.fill_null(table.column(WEIGHT), np.nan).to_numpy() if WEIGHT in names else None,
        times=table.column(TIME).combine_chunks() if TIME in names else times_of(ticks, time_kind),
        ids=table.column(EDGE).combine_chunks() if EDGE in names else None,
    )


def number_ends(tails: pa.ChunkedArray, heads: pa.ChunkedArray) -> tuple[pa.Array, Int32Array, Int32Array]:
    """Give the labels in order, and the numbers of the ends of each edge."""
    both = pa.chunked_array([*tails.chunks, *heads.chunks], type=tails.type).combine_chunks()
    coded = both.dictionary_encode()
    if isinstance(coded, pa.ChunkedArray):
        coded = coded.combine_chunks()
    order = pc.sort_indices(coded.dictionary).to_numpy()
    rank = np.empty(len(order), np.int32)
    rank[order] = np.arange(len(order), dtype=np.int32)
    numbers = rank[coded.indices.to_numpy()]
    return coded.dictionary.take(order), numbers[: len(tails)], numbers[len(tails) :]


def times_of(ticks: Any, kind: TimeKind | None) -> pa.Array | None:
    """Turn ticks back into times."""
    if ticks is None or kind is None:
        return None
    if kind == "date":
        return pa.array((ticks // _DAY).astype(np.int32), pa.int32()).cast(pa.date32())
    if kind == "timestamp":
        return pa.array(ticks, pa.int64()).cast(pa.timestamp("us", tz="UTC"))
    if kind == "timestamp without zone":
        return pa.array(ticks, pa.int64()).cast(pa.timestamp("us"))
    return pa.array(ticks)


def node_batches(tables: Iterable[Int32Array], labels: pa.Array) -> Iterator[pa.RecordBatch]:
    """Turn matrices of node numbers into batches of cycles, each begun at the node that comes first."""
    for table in tables:
        for begin in range(0, len(table), MAX_ROWS):
            rows = from_first(table[begin : begin + MAX_ROWS])
            nodes = _lists(labels.take(pa.array(rows.ravel())), *rows.shape)
            yield pa.RecordBatch.from_arrays([_lengths(rows), nodes], ["length", "nodes"])


def from_first(rows: Int32Array) -> Int32Array:
    """Rotate each row so that it begins at its least number."""
    count, length = rows.shape
    first = rows.argmin(axis=1)
    turned: Int32Array = rows[np.arange(count)[:, None], (first[:, None] + np.arange(length)) % length]
    return turned


def edge_batches(tables: Iterable[Int32Array], edges: EdgeArrays) -> Iterator[pa.RecordBatch]:
    """Turn matrices of edge numbers into batches of cycles, with what is known of their edges."""
    for table in tables:
        for begin in range(0, len(table), MAX_ROWS):
            rows = np.ascontiguousarray(table[begin : begin + MAX_ROWS])
            cells = pa.array(rows.ravel())
            found = {
                "length": _lengths(rows),
                "nodes": _lists(edges.labels.take(pa.array(edges.tails[rows.ravel()])), *rows.shape),
            }
            if edges.ids is not None:
                found["edges"] = _lists(edges.ids.take(cells), *rows.shape)
            if edges.times is not None:
                found["times"] = _lists(edges.times.take(cells), *rows.shape)
            if edges.weights is not None:
                weights = edges.weights[rows]
                known = pa.array(weights.ravel(), from_pandas=True)
                found["weights"] = _lists(known, *rows.shape)
                found["bottleneck"] = pa.array(weights.min(axis=1), from_pandas=True)
            yield pa.RecordBatch.from_pydict(found)


def _lengths(rows: Int32Array) -> pa.Array:
    return pa.array(np.full(len(rows), rows.shape[1], np.int32))


def _lists(cells: pa.Array, rows: int, length: int) -> pa.Array:
    return pa.ListArray.from_arrays(pa.array(np.arange(0, rows * length + 1, length, dtype=np.int32)), cells)
