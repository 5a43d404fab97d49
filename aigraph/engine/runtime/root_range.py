"""The range of roots that a worker is to search, kept in the state of its kernel."""

from __future__ import annotations

from aigraph.engine.runtime.arrays import Int64Array

ROOT, END = range(2)
"""The places in the state of a kernel of the root that it is at, and of the root to stop before."""


class RootRange:
    """A range of roots, which a kernel advances.

    Parameters
    ----------
    state : int64 array
        The state of the kernel.
    """

    def __init__(self, state: Int64Array) -> None:
        self._state = state

    @property
    def root(self) -> int:
        """The first root that is not done."""
        return int(self._state[ROOT])

    @property
    def roots_end(self) -> int:
        """The end of the range."""
        return int(self._state[END])

    @property
    def roots_left(self) -> int:
        """How many roots are not done."""
        return self.roots_end - self.root

    def truncate(self, end: int) -> None:
        """End the range before root `end`."""
        self._state[END] = min(end, self.roots_end)
