"""What may end a search early, how far it has come, and what cut it short."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Literal, TypeAlias

LimitName: TypeAlias = Literal["max_cycles", "max_seconds", "max_bytes", "interrupt"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The most that one run of a search may cost; None for no limit.

    Parameters
    ----------
    max_cycles : int, optional
        Cycles yielded.
    max_seconds : float, optional
        Time, in seconds.
    max_bytes : int, optional
        Memory of the answer, if all of it is kept.
    keep_on_interrupt : bool
        Whether Ctrl-C ends the run and keeps what was found. If not, it is raised as KeyboardInterrupt.
    """

    max_cycles: int | None = None
    max_seconds: float | None = None
    max_bytes: int | None = None
    keep_on_interrupt: bool = True

    def __post_init__(self) -> None:
        if self.max_cycles is None and self.max_seconds is None and self.max_bytes is None:
            return
        for name in ("max_cycles", "max_seconds", "max_bytes"):
            value = getattr(self, name)
            if value is None:
                continue
            if isinstance(value, str) or not hasattr(value, "__float__"):
                raise TypeError(f"{name} {value!r} is no number; None sets no limit")
            if not value > 0:
                raise ValueError(f"{name} {value} is not above 0; None sets no limit")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """What cut a run short: there are, or may be, more cycles than it gave.

    Parameters
    ----------
    limit : {"max_cycles", "max_seconds", "max_bytes", "interrupt"}
        The limit that was met. `max_length` is never here, since it belongs to the query.
    value : float or None
        Its value, in cycles, seconds or bytes; None for an interrupt.
    found : int
        Cycles yielded.
    roots_done, roots : int
        Roots all of whose cycles were yielded, and roots in all.
    seconds : float
        Time from the beginning of the run to the cut.

    Examples
    --------
    >>> print(Cut(limit="max_seconds", value=2.5, found=1000, roots_done=5, roots=20, seconds=2.5))
    stopped after 2.5 s with 1,000 cycles; 25.0% of the roots were done
    """

    limit: LimitName
    value: float | None
    found: int
    roots_done: int
    roots: int
    seconds: float

    @property
    def share(self) -> float:
        """The share of the roots that were done, 0 to 1.

        Roots with many edges come first, so that the share of the cycles is usually larger.
        """
        return self.roots_done / self.roots if self.roots else 0.0

    @property
    def is_interrupt(self) -> bool:
        """Whether it was ended by Ctrl-C."""
        return self.limit == "interrupt"

    def __str__(self) -> str:
        reached = {
            "max_cycles": "at the limit",
            "max_seconds": f"after {self.value} s",
            "max_bytes": f"at {self.value or 0:,} bytes",
            "interrupt": "by an interrupt",
        }[self.limit]
        cycles = "1 cycle" if self.found == 1 else f"{self.found:,} cycles"
        return f"stopped {reached} with {cycles}; {self.share:.1%} of the roots were done"


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

# A context variable, so that threads and asynchronous tasks do not report each other's searches.
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
