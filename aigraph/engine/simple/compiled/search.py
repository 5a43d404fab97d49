"""The compiled engine: kernels in slices, so that a clock, a limit or an interrupt ends them within a moment."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from time import monotonic
from typing import Any

import numpy as np

from aigraph.engine.edge_list import Arcs
from aigraph.engine.limits import Meter
from aigraph.engine.runtime.batcher import Gathered
from aigraph.engine.runtime.worker_pool import Crew
from aigraph.engine.simple.compiled.adjacency import CompiledRows, compiled_rows_of
from aigraph.engine.simple.compiled.group_by_length import sorted_by_length
from aigraph.engine.simple.compiled.worker import COUNT, STREAM, TABLES, Runner, Task
from aigraph.engine.simple.python.search import Question

# Longer cycles are written one after the other and sorted by length in pieces.
_LONGEST_TABLE = 16
# A search that is over sooner needs no second thread.
_ALONE_S = 0.001
# Until then it looks at the clock after so many steps.
_FIRST_STEPS = 1 << 16


class CompiledSearch:
    """One question put to one graph; the graph is made ready once."""

    def __init__(self, arcs: Arcs, question: Question, threads: int | None) -> None:
        self._arcs, self._question = arcs, question
        self._threads = threads or len(os.sched_getaffinity(0))
        self._ready: tuple[CompiledRows, int, list[int]] | None = None

    def _rows(self) -> tuple[CompiledRows, int, list[int]]:
        if self._ready is None:
            self._ready = compiled_rows_of(self._arcs, self._question.roots)
        return self._ready

    def blocks(self, meter: Meter) -> Iterator[Sequence[list[int]]]:
        """Yield the cycles in the order of the search."""
        if self._question.min_length <= 1:
            yield [[place] for place in self._rows()[2]]
        for piece in self._pieces(STREAM, 0, meter):
            yield [] if piece is None else _lists(*piece)

    def counts(self, meter: Meter) -> Iterator[Mapping[int, int]]:
        """Yield counts by length."""
        if self._question.min_length <= 1 and self._rows()[2]:
            yield {1: len(self._rows()[2])}
        shortest = self._question.min_length
        for piece in self._pieces(COUNT, 0, meter):
            lengths = [] if piece is None else np.flatnonzero(piece).tolist()
            yield {length: int(piece[length]) for length in lengths if length >= shortest}

    def tables(self, meter: Meter, rows: int) -> Iterator[Any]:
        """Yield matrices: for each length the cycles in the order of the search."""
        gathered = Gathered(rows)
        selves = self._rows()[2]
        if self._question.min_length <= 1 and selves:
            yield from gathered.add(np.array(selves, np.int32)[:, None])
        for piece in self._pieces(TABLES, rows, meter):
            if piece is None:
                yield None
            else:
                yield from gathered.add(piece)
        yield from gathered.rest()

    def _pieces(self, aim: str, room: int, meter: Meter) -> Iterator[Any]:
        rows, roots, _ = self._rows()
        meter.roots, meter.roots_done = roots, 0
        shortest = max(2, self._question.min_length)
        longest = self._question.max_length
        # No cycle is longer than the graph has nodes: from there on a bound is none, and blocking needs no distances.
        bound = 0 if longest is None or longest >= len(rows.places) else longest
        if roots == 0 or (longest is not None and longest < shortest):
            meter.roots_done = roots
            return
        if aim == TABLES and not 2 < bound <= _LONGEST_TABLE:
            for piece in self._pieces(STREAM, room, meter):
                yield from (None,) if piece is None else sorted_by_length(*piece)
            return
        degree = int(np.diff(rows.out_at).max())
        task = Task(rows, bound, shortest, aim, max(room, 4 * degree + 4))
        yield from self._run(task, roots, meter)

    def _run(self, task: Task, roots: int, meter: Meter) -> Iterator[Any]:
        """Work alone for a moment; if that was not enough, with all threads."""
        runner = Runner(task)
        runner.take(0, roots)
        began = monotonic()
        try:
            while runner.roots_left and not meter.cut:
                yield from runner.run(None if self._threads == 1 else _FIRST_STEPS)
                yield None
                meter.roots_done = runner.root
                if self._threads > 1 and monotonic() - began > _ALONE_S and runner.roots_left > 1:
                    others = [Runner(task) for _ in range(self._threads - 1)]
                    yield from Crew([runner, *others], roots, meter).run()
                    return
        except KeyboardInterrupt:
            meter.stop("interrupt", None)
        yield from runner.rest()


def _lists(cells: Any, lengths: Any) -> list[list[int]]:
    plain, block, begin = cells.tolist(), [], 0
    for length in lengths.tolist():
        block.append(plain[begin : begin + length])
        begin += length
    return block
