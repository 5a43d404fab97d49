"""The compiled search for temporal cycles: in slices that can be stopped, alone at first, then shared among threads."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from time import monotonic
from typing import Any

from aigraph.engine.limits import Meter
from aigraph.engine.multigraph.edge_list import Deals
from aigraph.engine.multigraph.query import DealQuestion
from aigraph.engine.runtime.batcher import Gathered
from aigraph.engine.runtime.worker_pool import Crew
from aigraph.engine.temporal.compiled.timeline import Ordered, order_rows
from aigraph.engine.temporal.compiled.worker import Task, TemporalRunner
from aigraph.engine.temporal.python.search import PythonTemporal
from aigraph.engine.timestamps import numbers_of

# A search that is over sooner needs no second thread.
_ALONE_S = 0.002


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
        """Yield matrices of the rows of deals, each as soon as no more fits into it, and what is left at the end by length."""
        gathered = Gathered(rows)
        for piece in self._found(meter, listing=True):
            yield None
            if piece is None:
                continue
            flat, at = piece[0], 0
            for length, number in piece[1].tolist():
                yield from gathered.add(flat[at : at + length * number].reshape(number, length))
                at += length * number
        yield from gathered.rest()

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
