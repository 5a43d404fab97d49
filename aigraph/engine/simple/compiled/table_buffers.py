"""The tables that one thread of a compiled search writes cycles into, one for each length."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from aigraph.engine.runtime.buffer_pool import Lender
from aigraph.engine.simple.compiled.bounded_tables import MARGIN
from aigraph.engine.simple.compiled.scratch import counters

Array = Any


class Room:
    """Tables of one size, a column for each step of a cycle: what is the same in many rows lies together.

    Parameters
    ----------
    longest : int
        The most nodes in a cycle, at least 3.
    rows : int
        The most cycles in each table.
    """

    def __init__(self, longest: int, rows: int) -> None:
        self._longest, self.rows = longest, rows
        self._high = rows + MARGIN
        self._lender = Lender()
        self.widest = self._new(longest)
        self.wide = self._new(longest - 1)
        widths = np.arange(longest - 1)
        self.table_at = (np.cumsum(widths) - widths) * self._high
        self.shorter = np.empty(self._high * int(widths.sum()), np.int32)
        self.filled = counters(longest + 1)

    def _new(self, width: int) -> Array:
        return self._lender.lend(self._high * width)

    def cleared(self, least: int = 1) -> Iterator[Array]:
        """Yield the tables that hold at least so many cycles as int32 matrices [cycles x length], and empty them."""
        for length, filled in enumerate(self.filled.tolist()):
            if filled < max(least, 1):
                continue
            # The two that fill are given away as they are: a copy would cost as much as half of the writing.
            given = 2 * filled > self.rows
            if length == self._longest:
                cells = self.widest
                self.widest = self._new(length) if given else cells
            elif length == self._longest - 1:
                cells = self.wide
                self.wide = self._new(length) if given else cells
            else:
                begin, given = self.table_at[length], False
                cells = self.shorter[begin : begin + length * self._high]
            table = cells.reshape(length, self._high)[:, :filled]
            yield (table if given else table.copy()).T
            self.filled[length] = 0
