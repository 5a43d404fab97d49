"""One thread's share of a compiled search: it works in slices, and can give part of what is left to another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from aigraph.engine.runtime.worker_pool import NowAndThen
from aigraph.engine.simple.compiled.adjacency import CompiledRows
from aigraph.engine.simple.compiled.barrier import begin_guard, guard_slice
from aigraph.engine.simple.compiled.bounded_counts import FINISHED, FULL, count_slice
from aigraph.engine.simple.compiled.bounded_tables import write_slice
from aigraph.engine.simple.compiled.group_by_length import sorted_by_length
from aigraph.engine.simple.compiled.root_subgraph import turn
from aigraph.engine.simple.compiled.scratch import DEPTH, END, FAR, GUARDED, LONGEST, ROOT, SIZE, counters, scratch_for
from aigraph.engine.simple.compiled.table_buffers import Room

Array = Any

COUNT, TABLES, STREAM = "count", "tables", "stream"

_STEPS = 1 << 22
_GUARDED_STEPS = 1 << 20
_POOR = 64
_CELLS = 1 << 19


@dataclass(frozen=True, slots=True)
class Task:
    """What every runner of one search knows.

    Parameters
    ----------
    rows : CompiledRows
        The graph.
    longest : int
        The most nodes in a cycle; 0 is no bound.
    shortest : int
        The fewest nodes in a cycle.
    aim : str
        Whether cycles are counted, written to tables by length, or written in their order.
    room : int
        The cycles in a table.
    """

    rows: CompiledRows
    longest: int
    shortest: int
    aim: str
    room: int


class Runner:
    """The scratch of a thread, and where it is in its range of roots."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self.scratch = scratch_for(task.rows, task.longest)
        self._always = task.longest == 0 or task.aim == STREAM
        self._guard_from_here(self._always)
        self.borrowed = False
        self.ordered = task.aim != COUNT
        self._may_tell = NowAndThen()
        longest = task.longest or len(task.rows.places)
        self._counts = counters(longest + 2)
        self._lengths = np.empty(_CELLS // 2, np.int32)
        self._used = counters(2)
        self._cells = np.empty(0 if task.aim == COUNT else max(_CELLS, 2 * longest), np.int32)
        if task.aim == TABLES:
            self._room = Room(longest, task.room)

    def take(self, root: int, end: int) -> None:
        """Begin with a range of roots."""
        self.scratch.state[[ROOT, END, DEPTH]] = root, end, 0
        self._guard_from_here(self._always)
        self.borrowed = False

    @property
    def guarded(self) -> bool:
        """Whether failures are remembered."""
        return bool(self.scratch.state[GUARDED])

    def _guard_from_here(self, guarded: bool) -> None:
        self.scratch.state[GUARDED] = guarded

    @property
    def root(self) -> int:
        """The first root that is not done."""
        return int(self.scratch.state[ROOT])

    @property
    def roots_end(self) -> int:
        """The root before which the range ends."""
        return int(self.scratch.state[END])

    @property
    def roots_left(self) -> int:
        """How many roots are not done."""
        return int(self.scratch.state[END] - self.scratch.state[ROOT])

    def keep(self, end: int) -> None:
        """Leave the roots from `end` on to others."""
        self.scratch.state[END] = min(end, self.roots_end)

    def run(self, steps: int | None = None) -> Iterator[Any]:
        """Work for a slice of so many steps, by default some milliseconds, and yield what was found.

        Yields counts as an array by length, tables as matrices, or a stream as (cells, lengths). Tables that
        are not nearly full are kept for `rest`.
        """
        if self.guarded:
            yield from self._guard(steps or _GUARDED_STEPS)
            return
        steps = steps or _STEPS
        task, state = self.task, self.scratch.state
        root, depth = state[ROOT], state[DEPTH]
        if task.aim == COUNT:
            before = self._counts.sum()
            status = count_slice(task.rows, self.scratch, self._counts, steps)
            found = int(self._counts.sum() - before)
            if self._may_tell():
                yield from self.rest()
        else:
            room = self._room
            before = room.filled.sum()
            status = write_slice(
                task.rows,
                self.scratch,
                task.shortest,
                room.widest,
                room.wide,
                room.shorter,
                room.table_at,
                room.filled,
                room.rows,
                steps,
            )
            found = int(room.filled.sum() - before)
            if status == FULL:
                yield from self.rest(task.room * 3 // 4)
        if status not in (FINISHED, FULL) and depth > 0 and state[ROOT] == root and found * _POOR < steps:
            # A whole slice went into one root and led nearly nowhere: from here on failures are remembered.
            self._guard_from_here(True)
            turn(self.scratch)
            begin_guard(self.scratch)

    def _guard(self, steps: int) -> Iterator[Any]:
        state = self.scratch.state
        end = state[END]
        if not self._always:
            state[END] = state[ROOT] + 1
        status = guard_slice(
            self.task.rows,
            self.scratch,
            self.task.shortest,
            self._counts,
            self._cells,
            self._lengths,
            self._used,
            steps,
        )
        state[END] = end
        if status == FINISHED:
            self._guard_from_here(self._always)
        if self.task.aim == COUNT:
            if self._may_tell():
                yield from self.rest()
        elif self._used[1]:
            cells, lengths = self._cells[: self._used[0]].copy(), self._lengths[: self._used[1]].copy()
            if self.task.aim == STREAM:
                yield cells, lengths
            else:
                # What the tables hold was found before.
                yield from self.rest()
                yield from sorted_by_length(cells, lengths)
        self._used[:] = 0

    def rest(self, least: int = 1) -> Iterator[Array]:
        """Yield what was found and not yet told: counts, or the tables that hold at least so many cycles."""
        if self.task.aim == COUNT:
            yield self._counts.copy()
            self._counts[:] = 0
        elif self.task.aim == TABLES:
            yield from self._room.cleared(least)

    def give(self, other: Runner) -> bool:
        """Let another runner do what comes later in the order; False if there is nothing to share."""
        state = self.scratch.state
        first = int(state[ROOT]) + (1 if state[DEPTH] > 0 else 0)
        end = int(state[END])
        if end - first > (0 if state[DEPTH] > 0 else 1):
            middle = (first + end) // 2 if state[DEPTH] > 0 else (first + end + 1) // 2
            other.take(middle, end)
            state[END] = middle
            return True
        return bool(state[DEPTH] > 0) and self._give_branches(other)

    def _give_branches(self, other: Runner) -> bool:
        mine, depth = self.scratch, int(self.scratch.state[DEPTH])
        longest = int(mine.state[LONGEST])
        for step in range(depth):
            ahead = mine.adjacent[mine.position[step] : mine.stop[step]]
            spare = longest - step - 1 if longest else FAR - 1
            # What is closed now may be open when the search is back here, so that the gates do not count.
            within = np.flatnonzero(mine.hops[ahead] <= spare)
            if len(within) > (1 if step == depth - 1 else 0):
                middle = int(mine.position[step] + within[len(within) // 2])
                other._copy(self)
                other.scratch.position[:depth] = other.scratch.stop[:depth]
                other.scratch.position[step] = middle
                mine.stop[step] = middle
                return True
        return False

    def _copy(self, other: Runner) -> None:
        """Take over the small graph and the path of another runner."""
        theirs, mine = other.scratch, self.scratch
        size, depth = int(theirs.state[SIZE]), int(theirs.state[DEPTH])
        for name in ("place", "gate", "hops", "closes", "near", "free"):
            getattr(mine, name)[:size] = getattr(theirs, name)[:size]
        for name, extra in (("at", 1), ("into_at", 2)):
            getattr(mine, name)[: size + extra] = getattr(theirs, name)[: size + extra]
        mine.adjacent[: theirs.at[size]] = theirs.adjacent[: theirs.at[size]]
        mine.into[: theirs.into_at[size]] = theirs.into[: theirs.into_at[size]]
        if self.task.aim == TABLES:
            mine.ends[: theirs.at[size]] = theirs.ends[: theirs.at[size]]
        for name in ("path", "held", "best", "position", "stop"):
            getattr(mine, name)[:depth] = getattr(theirs, name)[:depth]
        mine.state[:] = theirs.state
        self.borrowed = True
        if self.guarded:
            # What failed beside a longer path need not fail beside a shorter one.
            outside = mine.gate[:size] < 2 * FAR
            mine.gate[:size][outside] = mine.hops[:size][outside]
            begin_guard(mine)
