"""What may end a search early, what did, and how far it had come."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic

_SOME_TIME_S = 0.1


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that a search may cost: cycles, seconds, bytes of answer; None for no limit.

    Parameters
    ----------
    keep : bool
        Whether an interrupt ends the search and keeps what was found. If not, it goes through as KeyboardInterrupt.
    """

    count: int | None = None
    seconds: float | None = None
    bytes: int | None = None
    keep: bool = True

    def __post_init__(self) -> None:
        for name, value in (("limit", self.count), ("max_seconds", self.seconds), ("max_bytes", self.bytes)):
            if value is not None and not value > 0:
                raise ValueError(f"{name} {value} is not above 0; None sets no limit")


@dataclass(frozen=True, slots=True)
class Cut:
    """What cut a search short: there is, or may be, more than was given.

    Parameters
    ----------
    by : str
        ``count``, ``time``, ``memory`` or ``interrupt``; ``length`` is never here, since it belongs to the question.
    value : float or None
        The limit: cycles, seconds or bytes; None for an interrupt.
    found : int
        Cycles given before the cut.
    roots_done : float
        The share of roots whose cycles had all been found, 0 to 1. Roots with many arcs come first, so that the
        share of the cycles is usually larger.

    Examples
    --------
    >>> print(Cut("time", 2.5, 1000, 0.25))
    stopped after 2.5 s with 1,000 cycles; 25.0% of the roots were done
    """

    by: str
    value: float | None
    found: int
    roots_done: float

    def __str__(self) -> str:
        reached = {
            "count": "at the limit",
            "time": f"after {self.value} s",
            "memory": f"at {self.value or 0:,} bytes",
            "interrupt": "by an interrupt",
        }[self.by]
        return f"stopped {reached} with {self.found:,} cycles; {self.roots_done:.1%} of the roots were done"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a search has come.

    Parameters
    ----------
    roots_done, roots : int
        Roots whose cycles have all been found, and roots in all.
    found : int
        Cycles found so far.
    seconds : float
        Time since the search began.
    of : str
        What is searched, in words; empty where nobody said.

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
        """The time that the other roots would take if each took as long as those before it; None until one is done.

        Roots with many arcs come first, so that it is more often too long than too short.
        """
        if not self.roots_done:
            return None
        return self.seconds * (self.roots - self.roots_done) / self.roots_done


Told = Callable[[Progress], object]

WATCHERS: list[Told] = []
"""Who is told of searches for which nobody else was named, however deep they lie: the last of them."""


def watcher() -> Told | None:
    """Give who is told if nobody else was named."""
    return WATCHERS[-1] if WATCHERS else None


@dataclass(slots=True, eq=False, repr=False)
class Meter:
    """Counts what one run of a search costs, and says when to stop. A search sets `roots` and `roots_done`."""

    limits: Limits
    progress: Told | None = None
    roots: int = 0
    roots_done: int = 0
    roots_given: int = 0
    found: int = 0
    bytes: int = 0
    cut: Cut | None = None
    began: float = field(default_factory=monotonic)
    _told: float = 0.0

    def __post_init__(self) -> None:
        if self.progress is None:
            self.progress = watcher()

    def reached(self) -> Progress:
        """Say how far the search has come."""
        return Progress(self.roots_done, self.roots, self.found, monotonic() - self.began)

    def may_go_on(self) -> bool:
        """Look at the clock and tell the progress; False if the time is up."""
        spent = monotonic() - self.began
        if self.progress is not None and spent - self._told >= _SOME_TIME_S:
            self._told = spent
            self.progress(self.reached())
        if self.limits.seconds is not None and spent > self.limits.seconds:
            self.stop("time", self.limits.seconds)
            return False
        return True

    def stop(self, by: str, value: float | None) -> None:
        """Note what cut the search short; an interrupt goes through if nothing is to be kept."""
        if by == "interrupt":
            if not self.limits.keep:
                raise KeyboardInterrupt
            tell_of_interrupt()
        # More may be found than is given, and then what is given says how far the search has come.
        done = self.roots_given if by in ("count", "memory") else self.roots_done
        self.cut = Cut(by, value, self.found, done / self.roots if self.roots else 0.0)

    def room(self, wanted: int, bytes_each: int) -> int:
        """Say how many of the cycles at hand may still be given, and note the cut if it is not all."""
        allowed = wanted
        if self.limits.count is not None and self.found + allowed > self.limits.count:
            allowed = self.limits.count - self.found
            by, value = "count", self.limits.count
        if self.limits.bytes is not None and self.bytes + allowed * bytes_each > self.limits.bytes:
            allowed = max(0, (self.limits.bytes - self.bytes) // bytes_each)
            by, value = "memory", self.limits.bytes
        self.found += allowed
        self.bytes += allowed * bytes_each
        if allowed < wanted and self.cut is None:
            self.stop(by, value)
        return allowed


def tell_of_interrupt() -> None:
    """Warn that an answer is a part of the whole."""
    warnings.warn("the search was interrupted; what was found is kept", RuntimeWarning, stacklevel=2)


def is_interrupt(error: BaseException) -> bool:
    """Say whether somebody pressed Ctrl-C; compiled code says so by a SystemError while it is made ready."""
    return isinstance(error, KeyboardInterrupt) or isinstance(error.__cause__, KeyboardInterrupt)
