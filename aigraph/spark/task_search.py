"""The searches that a worker runs on the edges of its task, once they are arrays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa

from aigraph.engine.edge_list import EdgeList
from aigraph.engine.limits import Limits
from aigraph.engine.multigraph.search import MultigraphSearch
from aigraph.engine.run import Meter
from aigraph.engine.runtime.arrays import Int32Array
from aigraph.engine.runtime.batcher import batch_lists
from aigraph.engine.simple.compiled.graph.csr import build_csr
from aigraph.engine.simple.compiled.tasks import Task, TaskSearch
from aigraph.engine.temporal.compiled.edges_between import edges_between
from aigraph.engine.temporal.compiled.tasks import search_first_edges
from aigraph.engine.temporal.compiled.timeline import build_timeline
from aigraph.spark.arrow_edges import EdgeArrays, edge_batches, node_batches
from aigraph.spark.query import CycleQuery


def temporal_cycles(
    edges: EdgeArrays, query: CycleQuery, first_edges: int | None = None, roots: frozenset[int] | None = None
) -> Iterator[pa.RecordBatch]:
    """Yield the temporal cycles whose first edge is one of the earliest so many; by default of all."""
    kept = edges_between(edges.tails, edges.heads, len(edges.labels))
    end = len(kept)
    if first_edges is not None:
        rank = np.empty(len(edges.tails), np.int64)
        rank[np.argsort(edges.ticks, kind="stable")] = np.arange(len(edges.tails))
        end = int((rank[kept] < first_edges).sum())
    weights = None if edges.weights is None else edges.weights[kept]
    timeline = build_timeline(
        len(edges.labels), edges.tails[kept], edges.heads[kept], edges.ticks[kept], query.window, weights
    )
    found = search_first_edges(timeline, query.temporal(roots), 0, end)
    yield from edge_batches((kept[table].astype(np.int32) for table in found), edges)


def simple_cycles_through(edges: EdgeArrays, query: CycleQuery, roots: frozenset[int] | None) -> Iterator[Int32Array]:
    """Yield the simple cycles of at least two nodes through some nodes, as matrices of node numbers."""
    csr, searched, _ = build_csr(
        EdgeList(nodes=range(len(edges.labels)), tails=edges.tails, heads=edges.heads),  # type: ignore[arg-type]  # arrays are sequences
        roots,
    )
    yield from TaskSearch(csr, query.max_length or 0, query.min_length).tables(Task(0, searched))


def cycles_of_nodes(tables: Iterable[Int32Array], edges: EdgeArrays, query: CycleQuery) -> Iterator[pa.RecordBatch]:
    """Turn cycles of nodes into what is wanted: themselves, or the cycles of single edges on them."""
    if not query.keeps_edges_apart:
        yield from node_batches(tables, edges.labels)
        return
    pairs = _PairIndex(edges)
    for table in tables:
        yield from edge_batches(_edges_on(table, pairs, query), edges)


def self_loops(edges: EdgeArrays, query: CycleQuery) -> Iterator[pa.RecordBatch]:
    """Yield the cycles of one node: the node once, or where edges are kept apart each of its edges to itself."""
    loops = np.flatnonzero(edges.tails == edges.heads)
    if query.min_length > 1 or not len(loops):
        return
    if query.keeps_edges_apart:
        yield from edge_batches([loops.astype(np.int32)[:, None]], edges)
    else:
        yield from node_batches([np.unique(edges.tails[loops])[:, None]], edges.labels)


class _PairIndex:
    """Finds the parallel edges from one node to another, by two searches in a sorted array."""

    def __init__(self, edges: EdgeArrays) -> None:
        self.edges, self._size = edges, len(edges.labels)
        keys = edges.tails.astype(np.int64) * self._size + edges.heads
        self._order = np.argsort(keys, kind="stable").astype(np.int32)
        self._keys = keys[self._order]

    def between(self, tails: Int32Array, heads: Int32Array) -> Int32Array:
        """Give the numbers of all edges from a tail to the head beside it."""
        keys = np.unique(tails.astype(np.int64) * self._size + heads)
        begin, end = np.searchsorted(self._keys, keys), np.searchsorted(self._keys, keys, side="right")
        counts = end - begin
        places = np.repeat(begin - np.cumsum(counts) + counts, counts) + np.arange(counts.sum())
        found: Int32Array = self._order[places]
        return found


@dataclass(frozen=True, slots=True)
class _FoundCycles:
    """Cycles of nodes that were found before, as a `Search` that gives them."""

    cycles: Sequence[list[int]]

    def blocks(self, meter: Meter) -> Iterator[Sequence[list[int]]]:  # noqa: ARG002  the protocol of a search
        yield self.cycles

    def counts(self, meter: Meter) -> Iterator[Mapping[int, int]]:  # noqa: ARG002  as above
        yield {}

    def tables(self, meter: Meter, max_rows: int) -> Iterator[Int32Array | None]:
        yield from batch_lists(self.blocks(meter), max_rows)


def _edges_on(table: Int32Array, pairs: _PairIndex, query: CycleQuery) -> Iterator[Int32Array]:
    """Put the parallel edges back on cycles of nodes."""
    numbers = pairs.between(table.ravel(), np.roll(table, -1, axis=1).ravel())
    edges = pairs.edges
    weights: Any = None if edges.weights is None else edges.weights[numbers]
    kept = EdgeList(
        nodes=range(len(edges.labels)),
        tails=edges.tails[numbers],  # type: ignore[arg-type]  # arrays are sequences
        heads=edges.heads[numbers],  # type: ignore[arg-type]  # as above
        weights=weights,
    )
    found = _FoundCycles(table.tolist())
    search = MultigraphSearch(kept, query.multigraph(), lambda _edges, _query: found)
    for cycles in search.tables(Meter(Limits()), 1 << 16):
        if cycles is not None:
            yield numbers[cycles]
