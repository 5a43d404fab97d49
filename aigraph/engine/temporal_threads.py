"""The compiled search for temporal cycles: in slices that can be stopped, alone at first, then shared among threads."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from time import monotonic
from typing import Any

import numpy as np

from aigraph.engine.crew import Crew
from aigraph.engine.deals_of import Deals
from aigraph.engine.deals_question import DealQuestion
from aigraph.engine.limits import Meter
from aigraph.engine.moments import numbers_of
from aigraph.engine.temporal_runner import Task, TemporalRunner
from aigraph.engine.temporal_search import PythonTemporal
from aigraph.engine.temporal_tables import Ordered, order_rows

# A search that is over sooner needs no second thread.
_ALONE_S = 0.002
# What waits until a matrix is full takes no more than this; then the fullest is given as it is.
_WAITING_BYTES = 1 << 25


@dataclass(frozen=True)
class CompiledTemporal:
    """The search for temporal cycles that compiled code answers: the same cycles in the same order as `PythonTemporal`.

    Whoever asks begins; if that is not soon done, threads share the first events. Lists are put in the order of the first
    events, so that they do not depend on the threads, and what waits to be taken is bounded.
    """

    deals: Deals
    question: DealQuestion
    threads: int | None = None

    @cached_property
    def _ordered(self) -> Ordered:
        deals = self.deals
        times, window = numbers_of(deals.times, self.question.window)
        return order_rows(len(deals.nodes), deals.tails, deals.heads, times, window, deals.amounts)

    def counts(self, meter: Meter) -> Iterator[Mapping[int, int]]:
        """Yield counts by length, as threads report them."""
        counted = Counter[int]()
        try:
            for counts in self._found(meter, listing=False):
                counted.update(counts or {})
                yield counts or {}
        except OverflowError:
            # Plain Python counts beyond 64 bits; what was counted before is taken back.
            yield {length: -number for length, number in counted.items()}
            yield from PythonTemporal(self.deals, self.question).counts(meter)

    def blocks(self, meter: Meter) -> Iterator[Sequence[list[int]]]:
        """Yield the cycles, each as the rows of its deals."""
        for piece in self._found(meter, listing=True):
            block = []
            if piece is not None:
                flat, at = piece[0].tolist(), 0
                for length, number in piece[1].tolist():
                    block += [flat[begin : begin + length] for begin in range(at, at + length * number, length)]
                    at += length * number
            yield block

    def tables(self, meter: Meter, rows: int) -> Iterator[Any]:
        """Yield matrices of the rows of deals, each as soon as it is full, and what is left at the end by length.

        Where many lengths wait at once, the fullest is given before it is full, so that memory stays bounded.
        """
        waiting: dict[int, list[Any]] = {}
        sizes: dict[int, int] = {}
        for piece in self._found(meter, listing=True):
            yield None
            if piece is None:
                continue
            flat, at = piece[0], 0
            for length, number in piece[1].tolist():
                waiting.setdefault(length, []).append(flat[at : at + length * number].reshape(number, length))
                sizes[length] = sizes.get(length, 0) + number
                at += length * number
            for length in [length for length, size in sizes.items() if size >= rows]:
                table = np.concatenate(waiting.pop(length))
                whole = sizes.pop(length) // rows * rows
                yield from np.split(table[:whole], range(rows, whole, rows))
                if len(table) > whole:
                    waiting[length], sizes[length] = [table[whole:].copy()], len(table) - whole
            while sum(4 * length * size for length, size in sizes.items()) > _WAITING_BYTES:
                fullest = max(sizes, key=lambda length: length * sizes[length])
                del sizes[fullest]
                yield np.concatenate(waiting.pop(fullest))
        for _, kept in sorted(waiting.items()):
            yield np.concatenate(kept)

    def _found(self, meter: Meter, *, listing: bool) -> Iterator[Any]:
        """Yield what runners find, in order, and None when there is none for a while."""
        events = meter.roots = len(self._ordered.row)
        threads = self.threads or len(os.sched_getaffinity(0))
        runner = TemporalRunner(Task(self._ordered, self.question, listing))
        runner.take(0, events)
        began = monotonic()
        try:
            while runner.roots_left and not meter.cut:
                yield from runner.run()
                yield None
                meter.roots_done = runner.root
                spent = monotonic() - began
                # As long must be left, to go by the first events: else it is over before a second thread has begun.
                expected = spent * runner.roots_left / max(1, runner.root)
                if threads > 1 and runner.roots_left > 1 and min(spent, expected) > _ALONE_S:
                    others = [TemporalRunner(runner.task) for _ in range(threads - 1)]
                    yield from Crew([runner, *others], events, meter).run()
                    return
        except KeyboardInterrupt:
            meter.stop("interrupt", None)
        yield from runner.rest()
