"""The compiled search for temporal cycles: kernels in slices, so that a limit or an interrupt ends them soon."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from aigraph.engine.edge_list import EdgeList
from aigraph.engine.edge_queries import TemporalQuery
from aigraph.engine.run import Meter
from aigraph.engine.runtime.arrays import Int32Array
from aigraph.engine.runtime.batcher import Batcher
from aigraph.engine.runtime.worker_pool import processors, run_workers
from aigraph.engine.temporal.compiled.timeline import CompiledTimeline, build_timeline
from aigraph.engine.temporal.compiled.worker import TemporalJob, TemporalWorker
from aigraph.engine.temporal.python.search import PythonTemporalSearch


@dataclass(frozen=True, eq=False)
class CompiledTemporalSearch:
    """Gives the same cycles in the same order as `PythonTemporalSearch`. The graph is prepared once, for all runs."""

    edges: EdgeList
    query: TemporalQuery
    threads: int | None = None

    @cached_property
    def _timeline(self) -> CompiledTimeline:
        edges = self.edges
        assert edges.ticks is not None
        return build_timeline(len(edges.nodes), edges.tails, edges.heads, edges.ticks, self.query.window, edges.weights)

    def blocks(self, meter: Meter) -> Iterator[Sequence[list[int]]]:
        """Yield the cycles as lists of edge numbers."""
        for piece in self._pieces(meter, listing=True):
            block = []
            if piece is not None:
                cells, at = piece[0].tolist(), 0
                for length, rows in piece[1].tolist():
                    block += [cells[begin : begin + length] for begin in range(at, at + length * rows, length)]
                    at += length * rows
            yield block

    def counts(self, meter: Meter) -> Iterator[Mapping[int, int]]:
        """Yield counts by length, as workers report them."""
        counted = Counter[int]()
        try:
            for counts in self._pieces(meter, listing=False):
                counted.update(counts or {})
                yield counts or {}
        except OverflowError:
            # Plain Python counts beyond 64 bits; what was counted before is subtracted.
            yield {length: -number for length, number in counted.items()}
            yield from PythonTemporalSearch(self.edges, self.query).counts(meter)

    def tables(self, meter: Meter, max_rows: int) -> Iterator[Int32Array | None]:
        """Yield matrices of edge numbers."""
        batcher = Batcher(max_rows)
        for piece in self._pieces(meter, listing=True):
            yield None
            if piece is None:
                continue
            cells, at = piece[0], 0
            for length, rows in piece[1].tolist():
                yield from batcher.add(cells[at : at + length * rows].reshape(rows, length))
                at += length * rows
        yield from batcher.flush()

    def _pieces(self, meter: Meter, *, listing: bool) -> Iterator[Any]:
        """Yield what workers find, in order, and None when there is none for a while."""
        meter.roots = len(self._timeline.number)
        job = TemporalJob(self._timeline, self.query, listing)
        yield from run_workers(lambda: TemporalWorker(job), meter.roots, meter, processors(self.threads))
