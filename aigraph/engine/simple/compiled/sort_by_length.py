"""Cycles written one after the other, sorted into one table for each length."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from aigraph.engine.runtime.arrays import Int32Array, Int64Array
from aigraph.engine.runtime.jit import kernel


def sort_by_length(cells: Int32Array, lengths: Int32Array) -> Iterator[Int32Array]:
    """Yield an int32 matrix [cycles x length] for each length, shortest first, the cycles in the order of the input."""
    counts = np.bincount(lengths)
    sizes = counts * np.arange(len(counts))
    begin = np.cumsum(sizes) - sizes
    sorted_cells = _counting_sort(cells, lengths, begin.copy())
    for length in np.flatnonzero(counts):
        yield sorted_cells[begin[length] : begin[length] + sizes[length]].reshape(-1, length)


@kernel
def _counting_sort(cells: Int32Array, lengths: Int32Array, free: Int64Array) -> Int32Array:
    """Copy each cycle to the next free place of its length."""
    result = np.empty(len(cells), np.int32)
    begin = 0
    for cycle in range(len(lengths)):
        length = lengths[cycle]
        to = free[length]
        for step in range(length):
            result[to + step] = cells[begin + step]
        free[length] = to + length
        begin += length
    return result
