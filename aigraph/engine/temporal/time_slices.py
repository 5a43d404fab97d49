"""The compiled search for temporal cycles in slices of time, one after the other, so that memory is that of a slice.

A cycle belongs to the slice of its first edge. A slice also holds the edges of the window after its last first edge, so that its
cycles are whole, and no other slice finds them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from math import inf
from typing import Any

import numpy as np
import numpy.typing as npt

from aigraph.engine.run import Meter
from aigraph.engine.runtime.arrays import Int32Array
from aigraph.engine.runtime.worker_pool import processors, run_workers
from aigraph.engine.temporal.compiled.edges_between import edges_between
from aigraph.engine.temporal.compiled.search import CompiledTemporalSearch
from aigraph.engine.temporal.compiled.timeline import build_timeline
from aigraph.engine.temporal.compiled.worker import TemporalJob, TemporalWorker

EDGES_A_SLICE = 500_000
"""Some 115 MB: what fits the cache is searched the quicker, and less would only be sorted more often."""
_WINDOWS_A_SLICE = 4
"""No slice is shorter, since the edges of the window after it are made ready twice."""

_PIECE = 1 << 20
_SAMPLES_A_SLICE = 10_000
"""How many times are sorted to cut slices of rows that are in no order."""


@dataclass(frozen=True, eq=False)
class SlicedTemporalSearch(CompiledTemporalSearch):
    """Gives the same cycles in the same order as `CompiledTemporalSearch`; each run makes the slices ready anew."""

    slices: int = 1

    def _pieces(self, meter: Meter, *, listing: bool) -> Iterator[Any]:
        times = np.asarray(self.edges.ticks)
        if not len(times):
            return
        meter.roots, done = len(times), 0
        tails, heads = np.asarray(self.edges.tails), np.asarray(self.edges.heads)
        for every, first_edges in self._slices(times):
            if meter.is_cut:
                return
            # Of many payments few have one before and one after them in a slice.
            kept = edges_between(tails[every], heads[every], len(self.edges.nodes))
            roots = int(np.searchsorted(kept, first_edges))
            rows = kept + every.start if isinstance(every, slice) else every[kept]
            job = self._job(rows, times[rows], listing=listing) if roots else None
            if job is not None:
                make_worker = _maker(job)
                for piece in run_workers(make_worker, roots, meter, processors(self.threads), done_before=done):
                    yield _renumbered(piece, rows) if listing and piece is not None else piece
                # So that no two slices are held at once.
                del job, make_worker
            done += first_edges
            if not meter.is_cut:
                meter.roots_done = done

    def _slices(self, times: npt.NDArray[Any]) -> Iterator[tuple[Any, int]]:
        """Yield the rows of each slice in the order of time, and how many of them are first edges of its cycles."""
        in_order = bool((times[1:] >= times[:-1]).all())
        sample = times if in_order else np.sort(times[:: max(1, len(times) // (_SAMPLES_A_SLICE * self.slices))])
        middle = sample[np.linspace(0, len(sample), self.slices + 1).astype(np.int64)[1:-1]]
        cuts = list(dict.fromkeys([times.min().item(), *middle.tolist()]))
        return (_slices_of_ordered if in_order else _slices_of_unordered)(times, cuts, self.query.window)

    def _job(self, rows: Any, times: npt.NDArray[Any], *, listing: bool) -> TemporalJob | None:
        """Make a slice ready, its nodes numbered anew; None if it has none of the roots."""
        edges, query = self.edges, self.query
        tails, heads = np.asarray(edges.tails)[rows], np.asarray(edges.heads)[rows]
        is_here = np.zeros(len(edges.nodes), bool)
        is_here[tails] = is_here[heads] = True
        nodes = np.flatnonzero(is_here)
        place: Int32Array = np.empty(len(edges.nodes), np.int32)
        place[nodes] = np.arange(len(nodes), dtype=np.int32)
        if query.roots is not None:
            query = replace(query, roots=frozenset(int(place[root]) for root in query.roots if is_here[root]))
            if not query.roots:
                return None
        weights = None if edges.weights is None else np.asarray(edges.weights, np.float64)[rows]
        timeline = build_timeline(len(nodes), place[tails], place[heads], times, query.window, weights)
        return TemporalJob(timeline, query, listing)


def slices_of(ticks: Any, window: float | None) -> int:
    """Give how many slices of time a search is worth, from the number of edges and how many windows they reach over."""
    times = np.asarray(ticks)
    wanted = len(times) // EDGES_A_SLICE
    if window is None or wanted <= 1:
        return 1
    windows = float(times.max() - times.min()) / window if window else inf
    return max(1, min(wanted, int(min(windows / _WINDOWS_A_SLICE, wanted))))


def _maker(job: TemporalJob) -> Any:
    return lambda: TemporalWorker(job)


def _slices_of_ordered(times: npt.NDArray[Any], cuts: list[Any], window: Any) -> Iterator[tuple[slice, int]]:
    begins = [int(np.searchsorted(times, cut)) for cut in cuts]
    for begin, after in pairwise([*begins, len(times)]):
        yield slice(begin, int(np.searchsorted(times, times[after - 1].item() + window, side="right"))), after - begin


def _slices_of_unordered(times: npt.NDArray[Any], cuts: list[Any], window: Any) -> Iterator[tuple[Any, int]]:
    slice_of = np.empty(len(times), np.min_scalar_type(len(cuts)))
    for begin in range(0, len(times), _PIECE):
        piece = slice(begin, begin + _PIECE)
        slice_of[piece] = np.searchsorted(cuts[1:], times[piece], side="right")
    for place, after in enumerate([*cuts[1:], None]):
        own = np.flatnonzero(slice_of == place)
        parts = [own]
        for later in range(place + 1, len(cuts)):
            if after is None or cuts[later] > after + window:
                break
            rows = np.flatnonzero(slice_of == later)
            parts.append(rows[times[rows] <= after + window])
        rows = np.sort(np.concatenate(parts))
        yield rows[np.argsort(times[rows], kind="stable")], len(own)


def _renumbered(piece: Any, rows: npt.NDArray[np.int64]) -> Any:
    """Put the numbers of the input in the place of those of the slice."""
    cells, runs = piece
    return rows[cells].astype(np.int32), runs
