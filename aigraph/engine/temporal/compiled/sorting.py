"""Insertion sort of few numbers, radix sort of many."""

from __future__ import annotations

import numpy as np

from aigraph.engine.runtime.arrays import Int64Array
from aigraph.engine.runtime.jit import kernel

# Up to so many numbers are sorted by insertion.
_FEW = 40


@kernel
def sort(key: Int64Array, size: int) -> int:
    """Sort key[0, :size] and give the row of `key` in which it ends.

    A few are sorted by insertion, many by radix, a byte at a time from the 33rd bit on: the bits below are in order.
    """
    if size <= _FEW:
        for at in range(1, size):
            value, place = key[0, at], at
            while place and key[0, place - 1] > value:
                key[0, place] = key[0, place - 1]
                place -= 1
            key[0, place] = value
        return 0
    largest = 0
    for at in range(size):
        largest = max(largest, key[0, at])
    begin = np.empty(257, np.int64)
    row, shift = 0, 32
    while largest >> shift:
        for byte in range(257):
            begin[byte] = 0
        for at in range(size):
            begin[(key[row, at] >> shift & 255) + 1] += 1
        for byte in range(256):
            begin[byte + 1] += begin[byte]
        for at in range(size):
            byte = key[row, at] >> shift & 255
            key[1 - row, begin[byte]] = key[row, at]
            begin[byte] += 1
        row, shift = 1 - row, shift + 8
    return row
