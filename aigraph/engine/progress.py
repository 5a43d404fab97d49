"""How far a search has come, and default progress callbacks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run of a search has come.

    Parameters
    ----------
    roots_done, roots : int
        Roots all of whose cycles have been found, and roots in all.
    found : int
        Cycles found so far.
    seconds : float
        Time since the run began.
    of : str
        What is searched, in words; empty where the caller gave none.

    Examples
    --------
    >>> half = Progress(roots_done=5, roots=10, found=7, seconds=3.0)
    >>> half.share, half.seconds_left
    (0.5, 3.0)
    """

    roots_done: int
    roots: int
    found: int
    seconds: float
    of: str = ""

    @property
    def share(self) -> float:
        """The share of the roots that are done, 0 to 1."""
        return self.roots_done / self.roots if self.roots else 1.0

    @property
    def seconds_left(self) -> float | None:
        """The time for the other roots if each takes as long as those before it; None until one is done.

        Roots with many edges come first, so that it is more often too long than too short.
        """
        if not self.roots_done:
            return None
        return self.seconds * (self.roots - self.roots_done) / self.roots_done


ProgressCallback: TypeAlias = Callable[[Progress], object]

# A context variable, so that threads and asynchronous tasks do not hear of each other's searches.
_default: ContextVar[ProgressCallback | None] = ContextVar("default_progress", default=None)


def default_progress() -> ProgressCallback | None:
    """Give the callback for searches without one of their own; None if there is none.

    See Also
    --------
    use_default_progress : Sets it.

    Examples
    --------
    >>> default_progress() is None
    True
    """
    return _default.get()


@contextmanager
def use_default_progress(callback: ProgressCallback) -> Iterator[None]:
    """Set the callback of all searches that begin within this block without one of their own, however deep they lie.

    See Also
    --------
    default_progress : The callback that is set.

    Examples
    --------
    >>> with use_default_progress(print):
    ...     default_progress() is print
    True
    >>> default_progress() is None
    True
    """
    token = _default.set(callback)
    try:
        yield
    finally:
        _default.reset(token)
