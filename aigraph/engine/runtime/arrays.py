"""Types of the arrays that kernels work on, and arrays padded to whole cache lines."""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

Int32Array: TypeAlias = npt.NDArray[np.int32]
Int64Array: TypeAlias = npt.NDArray[np.int64]
Float64Array: TypeAlias = npt.NDArray[np.float64]
BoolArray: TypeAlias = npt.NDArray[np.bool_]
ByteArray: TypeAlias = npt.NDArray[np.uint8]

# Two cache lines of 64 bytes: the adjacent-line prefetcher fetches lines in pairs.
_PADDING_BYTES = 128


def padded(size: int, kind: type[np.generic]) -> npt.NDArray[Any]:
    """Make an uninitialized array that shares no cache line with another, against false sharing between threads."""
    margin = _PADDING_BYTES // np.dtype(kind).itemsize
    return np.empty(size + 2 * margin, kind)[margin : margin + size]


def padded_zeros(size: int) -> Int64Array:
    """Make such an array of int64 zeros."""
    made = padded(size, np.int64)
    made[:] = 0
    return made
