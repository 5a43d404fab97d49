"""Sorting few numbers many times over, in compiled code."""

from __future__ import annotations

from typing import Any

import numpy as np

from aigraph.engine.runtime.jit import kernel

# Up to so many numbers are sorted by insertion.
_FEW = 40


@kernel
def sort(key: Any, size: int) -> int:
    """Sort key[0, :size] and say in which row it ends: a few by insertion, many byte by byte from the 33rd bit on."""
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
