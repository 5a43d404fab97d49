"""What cut a search for loops short, as a value and as a sentence, and how time is shared by several searches."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from time import monotonic

from aigraph.engine.progress import Progress

_MEGABYTE = 1_000_000
_LEAST_S = 0.001


@dataclass(frozen=True, slots=True)
class Truncation:
    """What cut a search for loops short, how far it had come, and how to lift it.

    Parameters
    ----------
    limit : str
        ``max_loops``, ``max_seconds``, ``max_bytes`` or ``interrupt``.
    value : float or None
        The limit; for an interrupt the seconds until then, None if the search had not begun.
    lift : str
        What gives more; empty after an interrupt.
    rings : int
        The rings of companies that were looked at.
    roots_done, roots : int
        The companies whose rings had all been looked at, and all companies that lie on rings. Companies with many deals
        come first, so that the share of the rings is usually larger.

    Examples
    --------
    >>> print(Truncation("max_seconds", 2.5, "a larger max_seconds (--max-seconds) looks at more", 1000, 3, 30))
    stopped after 2.5 s and 1,000 rings of companies, 3 of 30 companies done; a larger max_seconds (--max-seconds) looks at more
    """

    limit: str
    value: float | None
    lift: str
    rings: int = 0
    roots_done: int = 0
    roots: int = 0

    @property
    def is_interrupt(self) -> bool:
        """Whether somebody wanted no more of it."""
        return self.limit == "interrupt"

    def __str__(self) -> str:
        if self.value is None:
            return "was not begun before the interrupt"
        rings = f"{self.rings:,} ring{'' if self.rings == 1 else 's'} of companies"
        reached = {
            "max_loops": f"stopped after {rings}",
            "max_seconds": f"stopped after {self.value:.3g} s and {rings}",
            "max_bytes": f"stopped at {self.value / _MEGABYTE:,.3g} MB of loops after {rings}",
            "interrupt": f"was interrupted after {self.value:.1f} s and {rings}",
        }[self.limit]
        return f"{reached}, {self.roots_done:,} of {self.roots:,} companies done{self.lift and '; '}{self.lift}"


LIFTS = {
    "max_loops": "max_loops=None (--max-loops 0) looks at all",
    "max_seconds": "a larger max_seconds (--max-seconds) looks at more",
    "max_bytes": "a larger max_bytes (--max-bytes) holds more",
    "interrupt": "",
}


def truncation(limit: str, value: float, rings: int, reached: Progress | None) -> Truncation:
    """Say that a limit was reached after so many rings, when the search had come so far."""
    done, roots = (reached.roots_done, reached.roots) if reached else (0, 0)
    return Truncation(limit, value, LIFTS[limit], rings, done, roots)


def time_shares(max_seconds: float | None, searches: int) -> Iterator[float | None]:
    """Give each of several searches in turn half of the time that is left, and the last all of it.

    What a search leaves goes to those after it, and a long one leaves something to them.

    Examples
    --------
    >>> list(time_shares(None, 2))
    [None, None]
    >>> [round(seconds) for seconds in time_shares(80, 4)]
    [40, 40, 40, 80]
    """
    began = monotonic()
    for left in range(searches, 0, -1):
        spent = monotonic() - began
        yield None if max_seconds is None else max(_LEAST_S, (max_seconds - spent) / min(left, 2))
