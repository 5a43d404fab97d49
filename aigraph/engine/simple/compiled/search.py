"""The compiled search for simple cycles: kernels in slices, so that a limit or an interrupt ends them soon."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, Literal

import numpy as np

from aigraph.engine.edge_list import EdgeList
from aigraph.engine.protocol import Query
from aigraph.engine.run import Meter
from aigraph.engine.runtime.arrays import Int32Array
from aigraph.engine.runtime.batcher import Batcher
from aigraph.engine.runtime.worker_pool import processors, run_workers
from aigraph.engine.simple.compiled.graph.csr import CSR, build_csr
from aigraph.engine.simple.compiled.sort_by_length import sort_by_length
from aigraph.engine.simple.compiled.worker import SimpleJob, SimpleWorker

# Longer cycles are written one after the other, and sorted by length in pieces.
_MAX_TABLE_LENGTH = 16


class CompiledSearch:
    """Gives the same cycles in the same order as `PythonSearch`. The graph is prepared once, for all runs."""

    def __init__(self, edges: EdgeList, query: Query, threads: int | None) -> None:
        self._edges, self._query = edges, query
        self._threads = processors(threads)

    @cached_property
    def _prepared(self) -> tuple[CSR, int, list[int]]:
        return build_csr(self._edges, self._query.roots)

    @property
    def _self_loops(self) -> list[int]:
        return self._prepared[2] if self._query.min_length <= 1 else []

    def blocks(self, meter: Meter) -> Iterator[Sequence[list[int]]]:
        """Yield the cycles in the order of the search."""
        yield [[node] for node in self._self_loops]
        for piece in self._pieces("stream", 0, meter):
            yield [] if piece is None else _split_lists(*piece)

    def counts(self, meter: Meter) -> Iterator[Mapping[int, int]]:
        """Yield counts by length."""
        if self._self_loops:
            yield {1: len(self._self_loops)}
        for piece in self._pieces("counts", 0, meter):
            lengths = [] if piece is None else np.flatnonzero(piece).tolist()
            yield {length: int(piece[length]) for length in lengths if length >= self._query.min_length}

    def tables(self, meter: Meter, max_rows: int) -> Iterator[Int32Array | None]:
        """Yield matrices: for each length the cycles in the order of the search."""
        batcher = Batcher(max_rows)
        if self._self_loops:
            yield from batcher.add(np.array(self._self_loops, np.int32)[:, None])
        for piece in self._pieces("tables", max_rows, meter):
            if piece is None:
                yield None
            else:
                yield from batcher.add(piece)
        yield from batcher.flush()

    def _pieces(self, output: Literal["counts", "tables", "stream"], max_rows: int, meter: Meter) -> Iterator[Any]:
        csr, roots, _ = self._prepared
        meter.roots, meter.roots_done = roots, 0
        shortest = max(2, self._query.min_length)
        longest = self._query.max_length
        # No cycle is longer than the graph has nodes: from there on a bound is none, and Johnson needs no distances.
        bound = 0 if longest is None or longest >= len(csr.nodes) else longest
        if roots == 0 or (longest is not None and longest < shortest):
            meter.roots_done = roots
            return
        if output == "tables" and not 2 < bound <= _MAX_TABLE_LENGTH:
            for piece in self._pieces("stream", max_rows, meter):
                yield from (None,) if piece is None else sort_by_length(*piece)
            return
        degree = int(np.diff(csr.out_at).max())
        job = SimpleJob(csr, bound, shortest, output, max(max_rows, 4 * degree + 4))
        yield from run_workers(lambda: SimpleWorker(job), roots, meter, self._threads)


def _split_lists(cells: Int32Array, lengths: Int32Array) -> list[list[int]]:
    numbers, block, begin = cells.tolist(), [], 0
    for length in lengths.tolist():
        block.append(numbers[begin : begin + length])
        begin += length
    return block
