"""The tables that one thread of a compiled search writes cycles to, one for each length."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from aigraph.engine.runtime.arrays import Int32Array, padded_zeros
from aigraph.engine.runtime.buffer_pool import BufferPool
from aigraph.engine.simple.compiled.bounded_tables import MARGIN


class TableBuffers:
    """Tables of one size in columns, one for each step of a cycle: what is the same in many rows is contiguous.

    Parameters
    ----------
    max_length : int
        The most nodes in a cycle, at least 3.
    max_rows : int
        The most cycles in each table.
    """

    def __init__(self, max_length: int, max_rows: int) -> None:
        self._max_length, self.max_rows = max_length, max_rows
        self._stride = max_rows + MARGIN
        self._pool = BufferPool()
        self.longest = self._new(max_length)
        self.second = self._new(max_length - 1)
        widths = np.arange(max_length - 1)
        self.table_at = (np.cumsum(widths) - widths) * self._stride
        self.shorter = np.empty(self._stride * int(widths.sum()), np.int32)
        self.filled = padded_zeros(max_length + 1)

    def _new(self, width: int) -> Int32Array:
        return self._pool.acquire(self._stride * width)

    def flush(self, least: int = 1) -> Iterator[Int32Array]:
        """Yield the tables with at least so many cycles as int32 matrices [cycles x length], and empty them."""
        for length, filled in enumerate(self.filled.tolist()):
            if filled < max(least, 1):
                continue
            # The two that fill up are handed over as they are: a copy would cost half as much as the writing.
            is_handed_over = 2 * filled > self.max_rows
            if length == self._max_length:
                cells = self.longest
                self.longest = self._new(length) if is_handed_over else cells
            elif length == self._max_length - 1:
                cells = self.second
                self.second = self._new(length) if is_handed_over else cells
            else:
                begin, is_handed_over = self.table_at[length], False
                cells = self.shorter[begin : begin + length * self._stride]
            table = cells.reshape(length, self._stride)[:, :filled]
            yield (table if is_handed_over else table.copy()).T
            self.filled[length] = 0
