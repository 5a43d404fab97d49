"""Cycles that were written one after the other, sorted into one table for each length."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from aigraph.engine.runtime.jit import kernel

Array = Any


def sorted_by_length(cells: Array, lengths: Array) -> Iterator[Array]:
    """Yield an int32 matrix [cycles x length] for each length, shortest first, the cycles in the order given."""
    how_many = np.bincount(lengths)
    begin = np.cumsum(how_many * np.arange(len(how_many))) - how_many * np.arange(len(how_many))
    dealt = _dealt(cells, lengths, begin.copy())
    for length in np.flatnonzero(how_many):
        size = how_many[length] * length
        yield dealt[begin[length] : begin[length] + size].reshape(-1, length)


@kernel
def _dealt(cells: Array, lengths: Array, free: Array) -> Any:
    """Copy each cycle to where its table has room, which `free` says by length."""
    dealt = np.empty(len(cells), np.int32)
    start = 0
    for which in range(len(lengths)):
        length = lengths[which]
        to = free[length]
        for step in range(length):
            dealt[to + step] = cells[start + step]
        free[length] = to + length
        start += length
    return dealt
