"""One thread's share of the compiled search for temporal cycles: a range of first events, worked through in slices."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from aigraph.engine.multigraph.query import DealQuestion
from aigraph.engine.runtime.worker_pool import NowAndThen
from aigraph.engine.simple.compiled.scratch import counters
from aigraph.engine.temporal.compiled.timeline import DEPTH, OVERFLOW, PHASE, START, STOP, Ordered, make_room

# A slice takes some milliseconds, so that the clock and an interrupt are heard and the work can be shared.
STEPS = 1 << 17
_CELLS = 1 << 18


@dataclass(frozen=True, slots=True)
class Task:
    """What every runner of one search knows.

    Parameters
    ----------
    ordered : Ordered
        The events by time.
    question : DealQuestion
        Which cycles.
    listing : bool
        Whether they are listed, or only counted.
    """

    ordered: Ordered
    question: DealQuestion
    listing: bool

    @property
    def grouped(self) -> bool:
        """Whether all events of a pair are first events at once: without a window nothing tells their counts apart."""
        return self.question.window is None and not self.listing


class TemporalRunner:
    """The room of a thread, and where it is in its range of first events."""

    borrowed = False

    def __init__(self, task: Task) -> None:
        self.task = task
        self.ordered = task.listing
        self._may_tell = NowAndThen()
        self._room = make_room(task.ordered)
        question, companies = task.question, len(task.ordered.tables.begin) - 1
        wanted = np.zeros(0 if question.roots is None else companies, np.uint8)
        wanted[list(question.roots or ())] = 1
        least, most = question.tolerance or (0.0, 0.0)
        self._asked = (
            wanted,
            task.grouped,
            question.min_length,
            question.max_length or 0,
            question.tolerance is not None,
            float(least),
            float(most),
        )
        longest = len(self._room.step)
        self._counts = counters(longest + 2)
        self._cells = np.empty(max(_CELLS, longest) if task.listing else 0, np.int32)
        self._runs = np.empty((len(self._cells) // 8, 2), np.int64)
        self._written = counters(2)

    def take(self, root: int, end: int) -> None:
        """Begin with a range of first events."""
        self._room.state[:] = 0
        self._room.state[[START, STOP]] = root, end

    @property
    def root(self) -> int:
        """The first event that is not done."""
        return int(self._room.state[START])

    @property
    def roots_end(self) -> int:
        """The event before which the range ends."""
        return int(self._room.state[STOP])

    @property
    def roots_left(self) -> int:
        """How many first events are not done."""
        return self.roots_end - self.root

    def keep(self, end: int) -> None:
        """Leave the first events from `end` on to others."""
        self._room.state[STOP] = min(end, self.roots_end)

    def run(self) -> Iterator[Any]:
        """Work for a slice, and yield what was found: counts by length, or rows one behind the other with their lengths.

        Raises
        ------
        OverflowError
            If a count passes 64 bits.
        """
        # Imported here because it is compiled.
        from aigraph.engine.temporal.compiled.kernel import search

        why = search(
            *self.task.ordered.tables,
            *self._room,
            *self._asked,
            STEPS,
            self._counts,
            self._cells,
            self._runs,
            self._written,
        )
        if why == OVERFLOW:
            raise OverflowError
        if self.ordered or self._may_tell():
            yield from self.rest()

    def rest(self) -> Iterator[Any]:
        """Yield what was found and not yet told."""
        if not self.task.listing:
            lengths = np.flatnonzero(self._counts)
            if len(lengths):
                found = dict(zip(lengths.tolist(), self._counts[lengths].tolist(), strict=True))
                self._counts[lengths] = 0
                yield found
        elif self._written[1]:
            cells, runs = self._written.tolist()
            self._written[:] = 0
            yield self.task.ordered.row[self._cells[:cells]], self._runs[:runs].copy()

    def give(self, other: TemporalRunner) -> bool:
        """Let another runner do the later half of what is left; False if only one first event is left."""
        state = self._room.state
        under_way = int(state[PHASE] > 0 or state[DEPTH] > 0)
        middle = (self.root + under_way + self.roots_end + 1) // 2
        if middle >= self.roots_end:
            return False
        other.take(middle, self.roots_end)
        state[STOP] = middle
        return True
