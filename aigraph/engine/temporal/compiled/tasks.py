"""Temporal cycles from some first edges only, by time: one task of a search that others share."""

from __future__ import annotations

from collections.abc import Iterator

from aigraph.engine.edge_queries import TemporalQuery
from aigraph.engine.runtime.arrays import Int32Array
from aigraph.engine.temporal.compiled.timeline import CompiledTimeline
from aigraph.engine.temporal.compiled.worker import TemporalJob, TemporalWorker


def search_first_edges(timeline: CompiledTimeline, query: TemporalQuery, begin: int, end: int) -> Iterator[Int32Array]:
    """Yield the cycles whose first edge is one of those from `begin` to before `end` in the order of time.

    Each is a row of edge numbers, in the order of the input. Ranges that do not overlap give each cycle once.
    """
    if begin >= end:
        return
    worker = TemporalWorker(TemporalJob(timeline, query, listing=True))
    worker.assign(begin, end)
    while worker.roots_left:
        for piece in worker.run_slice():
            yield from _matrices(*piece)
    for piece in worker.flush():
        yield from _matrices(*piece)


def _matrices(cells: Int32Array, runs: Int32Array) -> Iterator[Int32Array]:
    at = 0
    for length, rows in runs.tolist():
        yield cells[at : at + length * rows].reshape(rows, length)
        at += length * rows
