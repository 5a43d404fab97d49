"""One thread's part of a compiled search for simple cycles: it works in slices, and its work can be split."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from aigraph.engine.runtime.arrays import padded_zeros
from aigraph.engine.runtime.root_range import END, ROOT, RootRange
from aigraph.engine.runtime.worker_pool import Throttle
from aigraph.engine.simple.compiled.barrier import barrier_slice, begin_barriers
from aigraph.engine.simple.compiled.bounded_counts import count_slice
from aigraph.engine.simple.compiled.bounded_tables import write_slice
from aigraph.engine.simple.compiled.graph.csr import CSR
from aigraph.engine.simple.compiled.graph.root_subgraph import open_root, transpose
from aigraph.engine.simple.compiled.graph.scratch import (
    BLOCKED,
    DEPTH,
    MAX_LENGTH,
    SIZE,
    USES_BARRIERS,
    make_scratch,
)
from aigraph.engine.simple.compiled.path import FINISHED, FULL
from aigraph.engine.simple.compiled.sort_by_length import sort_by_length
from aigraph.engine.simple.compiled.table_buffers import TableBuffers

# A slice takes some milliseconds.
_STEPS = 1 << 22
_SHORT_STEPS = 1 << 16
_BARRIER_STEPS = 1 << 20
# A slice that takes so many steps for each cycle it finds, all for one root, is followed by ones with barriers.
_STEPS_A_CYCLE = 64
_STREAM_CELLS = 1 << 19


@dataclass(frozen=True, slots=True)
class SimpleJob:
    """What all workers of one search share.

    Parameters
    ----------
    csr : CSR
        The graph.
    max_length, min_length : int
        The most and the fewest nodes in a cycle; a `max_length` of 0 is no bound.
    output : {"counts", "tables", "stream"}
        Whether cycles are counted, written to tables by length, or written in their order.
    max_rows : int
        The most cycles in a table.
    """

    csr: CSR
    max_length: int
    min_length: int
    output: Literal["counts", "tables", "stream"]
    max_rows: int


class SimpleWorker(RootRange):
    """The scratch arrays and the buffers of a thread; a `Worker` of the pool."""

    def __init__(self, job: SimpleJob) -> None:
        self.job = job
        self.scratch = make_scratch(job.csr, job.max_length)
        super().__init__(self.scratch.state)
        self._always_barriers = job.max_length == 0 or job.output == "stream"
        self._use_barriers(self._always_barriers)
        self.shares_root = False
        self.ordered = job.output != "counts"
        self._may_report = Throttle()
        longest = job.max_length or len(job.csr.nodes)
        self._counts = padded_zeros(longest + 2)
        self._lengths = np.empty(_STREAM_CELLS // 2, np.int32)
        self._used = padded_zeros(2)
        self._cells = np.empty(0 if job.output == "counts" else max(_STREAM_CELLS, 2 * longest), np.int32)
        if job.output == "tables":
            self._tables = TableBuffers(longest, job.max_rows)

    def assign(self, root: int, end: int) -> None:
        """Start on a range of roots."""
        self.scratch.state[[ROOT, END, DEPTH]] = root, end, 0
        self._use_barriers(self._always_barriers)
        self.shares_root = False

    def keep_branches(self, share: int, shares: int) -> None:
        """Of the root that was assigned, search only one of so many shares of its branches."""
        mine = self.scratch
        open_root(self.job.csr, mine)
        if mine.state[DEPTH] == 0:
            return
        size, branches = int(mine.state[SIZE]), int(mine.stop[0])
        if self.job.output == "tables":
            mine.last[: mine.at[size]] = mine.node[mine.adjacent[: mine.at[size]]]
        if self._uses_barriers():
            begin_barriers(mine)
        mine.position[0], mine.stop[0] = branches * share // shares, branches * (share + 1) // shares

    def _uses_barriers(self) -> bool:
        return bool(self.scratch.state[USES_BARRIERS])

    def _use_barriers(self, used: bool) -> None:
        self.scratch.state[USES_BARRIERS] = used

    def run_slice(self, *, short: bool = False) -> Iterator[Any]:
        """Search for a slice and yield what was found.

        Yields counts as an array by length, tables as matrices, or a stream as (cells, lengths). Tables that are not nearly
        full are kept for `flush`.
        """
        if self._uses_barriers():
            yield from self._run_barrier_slice(_SHORT_STEPS if short else _BARRIER_STEPS)
            return
        steps = _SHORT_STEPS if short else _STEPS
        state = self.scratch.state
        root, depth = state[ROOT], state[DEPTH]
        if self.job.output == "counts":
            before = self._counts.sum()
            status = count_slice(self.job.csr, self.scratch, self._counts, steps)
            found = int(self._counts.sum() - before)
            if self._may_report():
                yield from self.flush()
        else:
            before = self._tables.filled.sum()
            status = self._write_tables(steps)
            found = int(self._tables.filled.sum() - before)
            if status == FULL:
                yield from self.flush(self.job.max_rows * 3 // 4)
        if status not in (FINISHED, FULL) and depth > 0 and state[ROOT] == root and found * _STEPS_A_CYCLE < steps:
            self._use_barriers(True)
            transpose(self.scratch)
            begin_barriers(self.scratch)

    def _write_tables(self, steps: int) -> int:
        tables = self._tables
        return write_slice(
            self.job.csr,
            self.scratch,
            self.job.min_length,
            tables.longest,
            tables.second,
            tables.shorter,
            tables.table_at,
            tables.filled,
            tables.max_rows,
            steps,
        )

    def _run_barrier_slice(self, steps: int) -> Iterator[Any]:
        state = self.scratch.state
        end = state[END]
        if not self._always_barriers:
            state[END] = state[ROOT] + 1
        status = barrier_slice(
            self.job.csr,
            self.scratch,
            self.job.min_length,
            self._counts,
            self._cells,
            self._lengths,
            self._used,
            steps,
        )
        state[END] = end
        if status == FINISHED:
            self._use_barriers(self._always_barriers)
        if self.job.output == "counts":
            if self._may_report():
                yield from self.flush()
        elif self._used[1]:
            cells, lengths = self._cells[: self._used[0]].copy(), self._lengths[: self._used[1]].copy()
            if self.job.output == "stream":
                yield cells, lengths
            else:
                # What the tables hold was found before.
                yield from self.flush()
                yield from sort_by_length(cells, lengths)
        self._used[:] = 0

    def flush(self, least: int = 1) -> Iterator[Any]:
        """Yield what was found and is still buffered: counts, or the tables that hold at least so many cycles."""
        if self.job.output == "counts":
            yield self._counts.copy()
            self._counts[:] = 0
        elif self.job.output == "tables":
            yield from self._tables.flush(least)

    def split_with(self, other: SimpleWorker) -> bool:
        """Let another worker do the later half of the roots, or of the branches of the last one."""
        state = self.scratch.state
        under_way = 1 if state[DEPTH] > 0 else 0
        first, end = self.root + under_way, self.roots_end
        if end - first > 1 - under_way:
            middle = (first + end + 1 - under_way) // 2
            other.assign(middle, end)
            state[END] = middle
            return True
        return bool(under_way) and self._split_branches(other)

    def _split_branches(self, other: SimpleWorker) -> bool:
        mine, depth = self.scratch, int(self.scratch.state[DEPTH])
        max_length = int(mine.state[MAX_LENGTH])
        for step in range(depth):
            untried = mine.adjacent[mine.position[step] : mine.stop[step]]
            spare = max_length - step - 1 if max_length else BLOCKED - 1
            # What is blocked now may not be when the search is back here, so that the distances count.
            within = np.flatnonzero(mine.distance[untried] <= spare)
            if len(within) > (1 if step == depth - 1 else 0):
                middle = int(mine.position[step] + within[len(within) // 2])
                other._copy(self)
                other.scratch.position[:depth] = other.scratch.stop[:depth]
                other.scratch.position[step] = middle
                mine.stop[step] = middle
                return True
        return False

    def _copy(self, other: SimpleWorker) -> None:
        """Take over the subgraph and the path of another worker."""
        theirs, mine = other.scratch, self.scratch
        size, depth = int(theirs.state[SIZE]), int(theirs.state[DEPTH])
        for name in ("node", "barrier", "distance", "closes", "near", "free"):
            getattr(mine, name)[:size] = getattr(theirs, name)[:size]
        for name, extra in (("at", 1), ("into_at", 2)):
            getattr(mine, name)[: size + extra] = getattr(theirs, name)[: size + extra]
        mine.adjacent[: theirs.at[size]] = theirs.adjacent[: theirs.at[size]]
        mine.into[: theirs.into_at[size]] = theirs.into[: theirs.into_at[size]]
        if self.job.output == "tables":
            mine.last[: theirs.at[size]] = theirs.last[: theirs.at[size]]
        for name in ("path", "saved", "shortest", "position", "stop"):
            getattr(mine, name)[:depth] = getattr(theirs, name)[:depth]
        mine.state[:] = theirs.state
        self.shares_root = True
        if self._uses_barriers():
            # A barrier that was raised beside a longer path need not hold beside a shorter one.
            off_path = mine.barrier[:size] < 2 * BLOCKED
            mine.barrier[:size][off_path] = mine.distance[:size][off_path]
            begin_barriers(mine)
