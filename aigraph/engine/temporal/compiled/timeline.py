"""Temporal edges as arrays: in the order of time, and in compressed sparse rows."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from aigraph.engine.runtime.arrays import Float64Array, Int32Array
from aigraph.engine.temporal.compiled.columns import HEAD, RANK, TAIL, UNTIL
from aigraph.engine.temporal.compiled.csr import fill_csr


class TemporalCSR(NamedTuple):
    """Temporal edges by time, and by tail and head.

    Parameters
    ----------
    edge : int32 array [edges x 8]
        By time: tail, head, rank, last rank of the window; where in `rows` the later edges out of the head begin, and where
        the later edges into the tail end; the ranks of the next edge into the tail, and out of the head.
    rows : int32 array [2 edges x 4]
        By tail and time: head, rank, where the later edges out of the head begin, place. Then by head and time, latest first:
        tail, rank below 0, where the earlier edges into the tail begin, place. So the same sweep goes forward over the one
        half and backward over the other.
    begin : int32 array [nodes + 1 x 2]
        Where the rows of each node begin in the one half and in the other.
    edge_at : int32 array [edges]
        The edges by tail, head and time, which is their place.
    place_of : int32 array [edges]
        By time: the place.
    weight : float64 array [edges]
        By place: the weight.
    """

    edge: Int32Array
    rows: Int32Array
    begin: Int32Array
    edge_at: Int32Array
    place_of: Int32Array
    weight: Float64Array


class CompiledTimeline(NamedTuple):
    """The temporal edges of a graph, ready for the search.

    Parameters
    ----------
    csr : TemporalCSR
        The edges.
    number : int32 array [edges]
        By place: the number of each edge in the order of the input.
    widest : int
        The most edges in a window, and two more.
    """

    csr: TemporalCSR
    number: Int32Array
    widest: int


def build_timeline(
    nodes: int,
    tails: npt.ArrayLike,
    heads: npt.ArrayLike,
    ticks: npt.ArrayLike,
    window: float | None = None,
    weights: npt.ArrayLike | None = None,
) -> CompiledTimeline:
    """Order temporal edges as `order_edges` does; O(m log m) for m edges, and O(m) if they are given by time."""
    times = np.asarray(ticks)
    if times.dtype.kind in "iu":
        # So that a time and a window together do not overflow.
        times = times.astype(np.int64, copy=False)
    number = np.argsort(times, kind="stable")
    sorted_times = times[number]
    rank = np.zeros(len(number), np.int32)
    if len(number):
        np.cumsum(sorted_times[1:] != sorted_times[:-1], out=rank[1:])
    if window is None:
        ends = np.full(len(number), len(number))
    else:
        ends = np.searchsorted(sorted_times, sorted_times + window, side="right")
    widest = int((ends - np.arange(len(number))).max(initial=0)) + 2
    edge = np.zeros((len(number), 8), np.int32)
    edge[:, TAIL], edge[:, HEAD] = np.asarray(tails)[number], np.asarray(heads)[number]
    edge[:, RANK], edge[:, UNTIL] = rank, rank[ends - 1]
    # Of tens of millions of edges what is no longer needed is half of the memory.
    del times, sorted_times, rank, ends
    begin, edge_at = np.zeros((nodes + 1, 2), np.int32), np.empty(len(number), np.int32)
    rows, place_of = np.empty((2 * len(number), 4), np.int32), np.empty_like(edge_at)
    fill_csr(edge, begin, rows, edge_at, place_of)
    by_place = number[edge_at]
    weight = np.full(len(number), np.nan) if weights is None else np.asarray(weights, np.float64)[by_place]
    csr = TemporalCSR(edge, rows, begin, edge_at, place_of, weight)
    return CompiledTimeline(csr, by_place.astype(np.int32), widest)
