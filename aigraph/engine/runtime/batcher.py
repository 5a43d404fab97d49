"""Pieces of tables, joined into matrices of the size that was asked for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

# So many cells may wait for more of their length: where cycles are long there are many lengths, and memory stays bounded.
_MOST_CELLS = 1 << 23


class Gathered:
    """What has been found, by length, until there is enough of it; cycles of a length stay in their order.

    Parameters
    ----------
    rows : int
        The most cycles in a matrix.
    """

    def __init__(self, rows: int) -> None:
        self._rows = rows
        self._pieces: dict[int, list[Any]] = {}
        self._count: dict[int, int] = {}
        self._cells = 0

    def add(self, piece: Any) -> Iterator[Any]:
        """Take a piece, and yield what it does not fit into any more, and the fullest if too much waits."""
        count, length = piece.shape
        if self._count.get(length, 0) + count > self._rows:
            yield from self._give(length)
        self._pieces.setdefault(length, []).append(piece)
        self._count[length] = self._count.get(length, 0) + count
        self._cells += piece.size
        while self._cells > _MOST_CELLS:
            yield from self._give(max(self._count, key=lambda length: length * self._count[length]))

    def rest(self) -> Iterator[Any]:
        """Yield all that is left, the shortest cycles first."""
        for length in sorted(self._pieces):
            yield from self._give(length)

    def _give(self, length: int) -> Iterator[Any]:
        pieces, count = self._pieces.pop(length, []), self._count.pop(length, 0)
        self._cells -= count * length
        table = pieces[0] if len(pieces) == 1 else np.concatenate(pieces) if pieces else ()
        for begin in range(0, count, self._rows):
            yield table[begin : begin + self._rows]
