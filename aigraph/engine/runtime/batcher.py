"""Batches: cycles gathered into int32 matrices by length, of bounded size and in bounded memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from aigraph.engine.runtime.arrays import Int32Array

# Where cycles are long there are many lengths: so many cells may wait for their batches to fill, 32 MB.
_MAX_PENDING_CELLS = 1 << 23


class Batcher:
    """Collects pieces of tables by length until a batch is full; cycles of one length stay in their order.

    Parameters
    ----------
    max_rows : int
        The most cycles in a batch.
    """

    def __init__(self, max_rows: int) -> None:
        self._max_rows = max_rows
        self._pieces: dict[int, list[Int32Array]] = {}
        self._rows: dict[int, int] = {}
        self._cells = 0

    def add(self, piece: Int32Array) -> Iterator[Int32Array]:
        """Add a piece, and yield the batch that it does not fit into, and the largest ones while too much is pending."""
        count, length = piece.shape
        if self._rows.get(length, 0) + count > self._max_rows:
            yield from self._emit(length)
        self._pieces.setdefault(length, []).append(piece)
        self._rows[length] = self._rows.get(length, 0) + count
        self._cells += piece.size
        while self._cells > _MAX_PENDING_CELLS:
            yield from self._emit(max(self._rows, key=lambda length: length * self._rows[length]))

    def flush(self) -> Iterator[Int32Array]:
        """Yield all that is pending, the shortest cycles first."""
        for length in sorted(self._pieces):
            yield from self._emit(length)

    def _emit(self, length: int) -> Iterator[Int32Array]:
        pieces, count = self._pieces.pop(length, []), self._rows.pop(length, 0)
        if not pieces:
            return
        self._cells -= count * length
        table = pieces[0] if len(pieces) == 1 else np.concatenate(pieces)
        for begin in range(0, count, self._max_rows):
            yield table[begin : begin + self._max_rows]


def batch_lists(blocks: Iterable[Sequence[list[int]]], max_rows: int) -> Iterator[Int32Array | None]:
    """Gather lists of numbers into int32 matrices by length; yield None after each block."""
    batcher = Batcher(max_rows)
    for block in blocks:
        by_length: dict[int, list[list[int]]] = {}
        for cycle in block:
            by_length.setdefault(len(cycle), []).append(cycle)
        for cycles in by_length.values():
            yield from batcher.add(np.array(cycles, dtype=np.int32))
        yield None
    yield from batcher.flush()
