"""A buffer pool: a buffer is reused when the last view of it has been garbage-collected."""

from __future__ import annotations

import weakref

import numpy as np

from aigraph.engine.runtime.arrays import Int32Array


class BufferPool:
    """Hands out int32 arrays, and reuses their memory once the array and all views of it are gone.

    A table that has just been read is still in the cache, while fresh memory has to be mapped and cleared page by page:
    with two threads that takes as long as writing it.

    Examples
    --------
    >>> pool = BufferPool()
    >>> table = pool.acquire(6).reshape(2, 3)
    >>> row = table[1]
    >>> del table
    >>> len(pool), pool.acquire(6).size, len(pool)
    (1, 6, 2)
    >>> del row
    >>> pool.acquire(6).size, len(pool)
    (6, 2)
    """

    def __init__(self) -> None:
        self._buffers: list[tuple[Int32Array, weakref.ref[Int32Array]]] = []

    def __len__(self) -> int:
        """How many buffers there are, in use or free."""
        return len(self._buffers)

    def acquire(self, size: int) -> Int32Array:
        """Give an uninitialized array of `size` cells."""
        for at, (buffer, user) in enumerate(self._buffers):
            if user() is None and len(buffer) == size:
                del self._buffers[at]
                break
        else:
            buffer = np.empty(size, np.int32)
        # The base of a view is the array that owns the memory, not the views between. A memoryview hides the buffer
        # itself, so that the array given out is the base of all views made of it.
        array: Int32Array = np.frombuffer(buffer.data, np.int32)
        self._buffers.append((buffer, weakref.ref(array)))
        return array
