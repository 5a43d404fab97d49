"""What may end a search early, and what did."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

LimitName: TypeAlias = Literal["max_cycles", "max_seconds", "max_bytes", "interrupt"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The most that one run of a search may cost; None for no limit.

    Parameters
    ----------
    max_cycles : int, optional
        Cycles given.
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
        Cycles given.
    roots_done, roots : int
        Roots all of whose cycles were given, and roots in all.
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
