"""The compiled search for temporal cycles in slices of time, one after the other, so that memory is that of a slice.

A cycle belongs to the slice of its first edge. A slice also holds the edges of the window after its last first edge, so that its
cycles are whole, and no other slice finds them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from math import inf
from typing import Any

import numpy as np
import numpy.typing as npt

from aigraph.engine.run import Meter
from aigraph.engine.runtime.arrays import Int32Array
from aigraph.engine.runtime.worker_pool import processors, run_workers
from aigraph.engine.temporal.compiled.search import CompiledTemporalSearch
from aigraph.engine.temporal.compiled.timeline import build_timeline
from aigraph.engine.temporal.compiled.worker import TemporalJob, TemporalWorker

EDGES_A_SLICE = 500_000
"""Some 115 MB: what fits the cache is searched the quicker, and less would only be sorted more often."""
_WINDOWS_A_SLICE = 4
"""No slice is shorter, since the edges of the window after it are made ready twice."""


@dataclass(frozen=True, eq=False)
class SlicedTemporalSearch(CompiledTemporalSearch):
    """Gives the same cycles in the same order as `CompiledTemporalSearch`; each run makes the slices ready anew."""

    slices: int = 1

    @cached_property
    def _by_time(self) -> npt.NDArray[np.int64] | None:
        """The numbers of the edges in the order of time; None if that is their own."""
        times = np.asarray(self.edges.ticks)
        return None if bool((times[1:] >= times[:-1]).all()) else np.argsort(times, kind="stable")

    def _pieces(self, meter: Meter, *, listing: bool) -> Iterator[Any]:
        times = np.asarray(self.edges.ticks)
        order = self._by_time
        times = times if order is None else times[order]
        meter.roots = len(times)
        cuts = np.linspace(0, len(times), self.slices + 1).astype(np.int64).tolist()
        for begin, end in pairwise(cuts):
            if meter.is_cut:
                return
            until = int(np.searchsorted(times, times[end - 1] + self.query.window, side="right"))
            # Rows of the input, which a slice takes as they stand where these are in order.
            rows = slice(begin, until) if order is None else order[begin:until]
            job = self._job(rows, times[begin:until], listing=listing)
            if job is None:
                meter.roots_done = end
                continue
            make_worker = _maker(job)
            for piece in run_workers(make_worker, end - begin, meter, processors(self.threads), done_before=begin):
                yield _renumbered(piece, begin, order) if listing and piece is not None else piece
            # So that no two slices are held at once.
            del job, make_worker

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


def _renumbered(piece: Any, begin: int, order: npt.NDArray[np.int64] | None) -> Any:
    """Put the numbers of the input in the place of those of the slice."""
    cells, runs = piece
    return ((cells + begin) if order is None else order[cells + begin]).astype(np.int32), runs
