"""Memory that is lent out, and taken back once nobody looks at it any more."""

from __future__ import annotations

import weakref
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


class Lender:
    """Lends arrays of int32, and lends their memory again when the array and all views of it are gone.

    A table that has just been read lies in the cache, while fresh memory has to be asked for and cleared, a page at a
    time: with two threads that takes as long as to write it.

    Examples
    --------
    >>> lender = Lender()
    >>> table = lender.lend(6).reshape(2, 3)
    >>> row = table[1]
    >>> del table
    >>> len(lender), lender.lend(6).size, len(lender)
    (1, 6, 2)
    >>> del row
    >>> lender.lend(6).size, len(lender)
    (6, 2)
    """

    def __init__(self) -> None:
        self._shelf: list[tuple[Any, weakref.ref[NDArray[np.int32]]]] = []

    def __len__(self) -> int:
        """How many arrays there is memory for."""
        return len(self._shelf)

    def lend(self, size: int) -> NDArray[np.int32]:
        """Give an array of so many cells, not cleared."""
        for at, (memory, lent) in enumerate(self._shelf):
            if lent() is None and len(memory) == size:
                del self._shelf[at]
                break
        else:
            memory = np.empty(size, np.int32)
        # Views of an array keep the array that owns the memory, and not those between. This one owns it in their eyes.
        array: NDArray[np.int32] = np.frombuffer(memoryview(memory), np.int32)
        self._shelf.append((memory, weakref.ref(array)))
        return array
