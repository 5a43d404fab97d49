"""The search for simple cycles in plain Python."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from aigraph.engine.edge_list import EdgeList
from aigraph.engine.protocol import Query
from aigraph.engine.run import Meter
from aigraph.engine.simple.python.adjacency import Adjacency, build_adjacency
from aigraph.engine.simple.python.bounded import count_bounded, list_bounded

if TYPE_CHECKING:
    from aigraph.engine.runtime.arrays import Int32Array

_Piece = TypeVar("_Piece")


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class PythonSearch:
    """Needs no compiler and nothing to load: for small and medium graphs."""

    edges: EdgeList
    query: Query

    def _prepare(self, meter: Meter) -> tuple[Adjacency, int | None]:
        adjacency = build_adjacency(self.edges, self.query.roots)
        meter.roots, meter.roots_done = adjacency.roots, 0
        longest = self.query.max_length
        # No cycle is longer than the graph has nodes: from there on a bound is none, and Johnson needs no distances.
        return adjacency, None if longest is None or longest >= len(adjacency.nodes) else longest

    def blocks(self, meter: Meter) -> Iterator[Sequence[list[int]]]:
        """Yield the cycles in blocks that grow, so that the first comes at once."""
        adjacency, longest = self._prepare(meter)
        shortest = self.query.min_length
        if shortest <= 1:
            yield [[node] for node in adjacency.self_loops]
        if longest is None:
            yield from _until_cut(_list_unbounded(adjacency, shortest, meter), meter)
        elif shortest <= longest > 1:
            yield from _until_cut(list_bounded(adjacency, (shortest, longest), meter), meter)

    def counts(self, meter: Meter) -> Iterator[Mapping[int, int]]:
        """Yield counts by length."""
        adjacency, longest = self._prepare(meter)
        shortest = self.query.min_length
        if shortest <= 1 and adjacency.self_loops:
            yield {1: len(adjacency.self_loops)}
        if longest is None:
            for block in _until_cut(_list_unbounded(adjacency, shortest, meter), meter):
                yield Counter(map(len, block))
        elif shortest <= longest > 1:
            yield from _until_cut(count_bounded(adjacency, (shortest, longest), meter), meter)

    def tables(self, meter: Meter, max_rows: int) -> Iterator[Int32Array | None]:
        """Yield matrices."""
        # Imported here because lists need no numpy.
        from aigraph.engine.runtime.batcher import batch_lists

        return batch_lists(self.blocks(meter), max_rows)


def _list_unbounded(adjacency: Adjacency, min_length: int, meter: Meter) -> Iterator[Sequence[list[int]]]:
    # Imported here because most searches have a bound.
    from aigraph.engine.simple.python.johnson import list_unbounded

    return list_unbounded(adjacency, min_length, meter)


def _until_cut(pieces: Iterator[_Piece], meter: Meter) -> Iterator[_Piece]:
    try:
        for piece in pieces:
            yield piece
            if meter.is_cut:
                return
    except KeyboardInterrupt:
        meter.stop("interrupt", None)
