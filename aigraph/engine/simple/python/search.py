"""What an engine must do, and the engine in plain Python."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from aigraph.engine.edge_list import Arcs
from aigraph.engine.limits import Meter
from aigraph.engine.simple.python.adjacency import Rows, rows_of
from aigraph.engine.simple.python.bounded import count_bounded, list_bounded

_Piece = TypeVar("_Piece")


@dataclass(frozen=True, slots=True)
class Question:
    """Which cycles are asked for: lengths, and the numbers of the nodes of which each must pass one; None for any."""

    max_length: int | None = None
    min_length: int = 1
    roots: Collection[int] | None = None


class Search(Protocol):
    """One question put to one graph by one engine; each call begins anew.

    All three give the same cycles in the same order, a piece at a time, and a piece may be empty: whoever asks looks at
    the clock between two pieces. They set `roots` and `roots_done` of the meter, and end soon once its `cut` is set, which they
    may also set; what they have found until then they still give.
    """

    def blocks(self, meter: Meter) -> Iterator[Sequence[list[int]]]:
        """Yield the cycles as lists of node numbers, each from the root that it was found from on."""

    def counts(self, meter: Meter) -> Iterator[Mapping[int, int]]:
        """Yield numbers of cycles by length, to be added up."""

    def tables(self, meter: Meter, rows: int) -> Iterator[Any]:
        """Yield int32 matrices of node numbers, a cycle a row, of at most so many rows; None for a piece without."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class PythonSearch:
    """The engine that needs no compiler and nothing to load: for small and middling graphs."""

    arcs: Arcs
    question: Question

    def _rows(self, meter: Meter) -> tuple[Rows, int | None]:
        rows = rows_of(self.arcs, self.question.roots)
        meter.roots, meter.roots_done = rows.roots, 0
        longest = self.question.max_length
        # No cycle is longer than the graph has nodes: from there on a bound is none, and blocking needs no distances.
        return rows, None if longest is None or longest >= len(rows.places) else longest

    def blocks(self, meter: Meter) -> Iterator[Sequence[list[int]]]:
        """Yield the cycles in blocks that grow, so that the first comes at once."""
        rows, longest = self._rows(meter)
        shortest = self.question.min_length
        if shortest <= 1:
            yield [[place] for place in rows.selves]
        if longest is None:
            yield from _until_cut(_list_all(rows, shortest, meter), meter)
        elif shortest <= longest > 1:
            yield from _until_cut(list_bounded(rows, longest, shortest, meter), meter)

    def counts(self, meter: Meter) -> Iterator[Mapping[int, int]]:
        """Yield counts by length."""
        rows, longest = self._rows(meter)
        shortest = self.question.min_length
        if shortest <= 1 and rows.selves:
            yield {1: len(rows.selves)}
        if longest is None:
            for block in _until_cut(_list_all(rows, shortest, meter), meter):
                yield Counter(map(len, block))
        elif shortest <= longest > 1:
            yield from _until_cut(count_bounded(rows, longest, shortest, meter), meter)

    def tables(self, meter: Meter, rows: int) -> Iterator[Any]:
        """Yield matrices, each as soon as no more fits into it, and what is left at the end by length."""
        return tables_of(self.blocks(meter), rows)


def _list_all(rows: Rows, shortest: int, meter: Meter) -> Iterator[Sequence[list[int]]]:
    # Imported here because most searches have a bound.
    from aigraph.engine.simple.python.johnson import list_all

    return list_all(rows, shortest, meter)


def _until_cut(pieces: Iterator[_Piece], meter: Meter) -> Iterator[_Piece]:
    try:
        for piece in pieces:
            yield piece
            if meter.cut:
                return
    except KeyboardInterrupt:
        meter.stop("interrupt", None)


def tables_of(blocks: Iterable[Sequence[list[int]]], rows: int) -> Iterator[Any]:
    """Gather cycles into int32 matrices by length; None after each block."""
    # Imported here because a list of cycles has no need of it.
    import numpy as np

    from aigraph.engine.runtime.batcher import Gathered

    gathered = Gathered(rows)
    for block in blocks:
        by_length: dict[int, list[list[int]]] = {}
        for cycle in block:
            by_length.setdefault(len(cycle), []).append(cycle)
        for cycles in by_length.values():
            yield from gathered.add(np.array(cycles, dtype=np.int32))
        yield None
    yield from gathered.rest()


def turned(cycle: list[int]) -> list[int]:
    """Turn a cycle so that it begins at its node that comes first in the graph.

    Examples
    --------
    >>> turned([5, 7, 2, 6])
    [2, 6, 5, 7]
    """
    first = cycle.index(min(cycle))
    return cycle[first:] + cycle[:first] if first else cycle
