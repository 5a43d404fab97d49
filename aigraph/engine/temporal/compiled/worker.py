"""One thread's part of the compiled search for temporal cycles: a range of first edges, searched in slices."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from aigraph.engine.edge_queries import TemporalQuery
from aigraph.engine.runtime.arrays import padded_zeros
from aigraph.engine.runtime.root_range import END, ROOT, RootRange
from aigraph.engine.runtime.worker_pool import Throttle
from aigraph.engine.temporal.compiled.columns import DEPTH, OVERFLOW, PHASE
from aigraph.engine.temporal.compiled.kernel import search_slice
from aigraph.engine.temporal.compiled.scratch import make_temporal_scratch
from aigraph.engine.temporal.compiled.timeline import CompiledTimeline

# A slice takes some milliseconds.
_STEPS = 1 << 17
_CELLS = 1 << 18


@dataclass(frozen=True, slots=True)
class TemporalJob:
    """What all workers of one search share.

    Parameters
    ----------
    timeline : CompiledTimeline
        The edges by time.
    query : TemporalQuery
        Which cycles.
    listing : bool
        Whether they are listed, or only counted.
    """

    timeline: CompiledTimeline
    query: TemporalQuery
    listing: bool

    @property
    def grouped(self) -> bool:
        """Whether all parallel edges are first edges at once: without a window their counts need not be distinguished."""
        return self.query.window is None and not self.listing


class TemporalWorker(RootRange):
    """The scratch arrays and the buffers of a thread; a `Worker` of the pool whose roots are first edges."""

    shares_root = False

    def __init__(self, job: TemporalJob) -> None:
        self.job = job
        self.ordered = job.listing
        self._may_report = Throttle()
        self._scratch = make_temporal_scratch(job.timeline)
        super().__init__(self._scratch.state)
        query, nodes = job.query, len(job.timeline.csr.begin) - 1
        wanted = np.zeros(0 if query.roots is None else nodes, np.uint8)
        wanted[list(query.roots or ())] = 1
        least, most = query.tolerance or (0.0, 0.0)
        longest = len(self._scratch.step)
        self._counts = padded_zeros(longest + 2)
        self._cells = np.empty(max(_CELLS, longest) if job.listing else 0, np.int32)
        self._runs = np.empty((len(self._cells) // 8, 2), np.int64)
        self._used = padded_zeros(2)
        self._arguments: tuple[Any, ...] = (
            *job.timeline.csr,
            *self._scratch,
            wanted,
            job.grouped,
            query.min_length,
            query.max_length or 0,
            query.tolerance is not None,
            float(least),
            float(most),
            _STEPS,
            self._counts,
            self._cells,
            self._runs,
            self._used,
        )

    def assign(self, root: int, end: int) -> None:
        """Start on a range of first edges."""
        self._state[:] = 0
        self._state[[ROOT, END]] = root, end

    def run_slice(self, *, short: bool = False) -> Iterator[Any]:  # noqa: ARG002 - every slice is short
        """Search for a slice, and yield what was found: counts by length, or rows one after the other with their lengths.

        Raises
        ------
        OverflowError
            If a count exceeds 64 bits.
        """
        why = search_slice(*self._arguments)
        if why == OVERFLOW:
            raise OverflowError
        if self.ordered or self._may_report():
            yield from self.flush()

    def flush(self) -> Iterator[Any]:
        """Yield what was found and is still buffered."""
        if not self.job.listing:
            lengths = np.flatnonzero(self._counts)
            if len(lengths):
                found = dict(zip(lengths.tolist(), self._counts[lengths].tolist(), strict=True))
                self._counts[lengths] = 0
                yield found
        elif self._used[1]:
            cells, runs = self._used.tolist()
            self._used[:] = 0
            yield self.job.timeline.number[self._cells[:cells]], self._runs[:runs].copy()

    def split_with(self, other: TemporalWorker) -> bool:
        """Let another worker do the later half of what is left; False if only one first edge is left."""
        state = self._state
        under_way = int(state[PHASE] > 0 or state[DEPTH] > 0)
        middle = (self.root + under_way + self.roots_end + 1) // 2
        if middle >= self.roots_end:
            return False
        other.assign(middle, self.roots_end)
        state[END] = middle
        return True
