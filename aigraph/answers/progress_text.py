"""How far a search has come, in words."""

from __future__ import annotations

from collections.abc import Mapping

from aigraph.engine.limits import Progress

_MINUTE = 60
_HOUR = 3600
_MAX_CLOCK_S = 100 * _HOUR


def describe_progress(at: Progress) -> str:
    """Say how far a search has come, and how long the rest of it may take.

    Examples
    --------
    >>> describe_progress(Progress(3, 30, 12_000, 10.0, "binding, 2025-01-31"))
    'binding, 2025-01-31: 12,000 rings, 3/30 companies, 1:30 left or less'
    >>> describe_progress(Progress(0, 30, 7, 2.0))
    'looking for cycles: 7 cycles, 0/30 roots'
    """
    of, found, root = (at.of, "rings", "companies") if at.of else ("looking for cycles", "cycles", "roots")
    if not at.roots:
        return of
    left = "" if not at.seconds_left else f", {clock(at.seconds_left)} left or less"
    return f"{of}: {at.found:,} {found}, {at.roots_done:,}/{at.roots:,} {root}{left}"


def clock(seconds: float) -> str:
    """Write a time as on a clock.

    Examples
    --------
    >>> clock(75), clock(7500), clock(10**9)
    ('1:15', '2:05:00', 'over 100 hours')
    """
    whole = int(seconds)
    if whole > _MAX_CLOCK_S:
        return "over 100 hours"
    hours, minutes = whole // _HOUR, whole % _HOUR // _MINUTE
    return f"{hours}:{minutes:02d}:{whole % _MINUTE:02d}" if hours else f"{minutes}:{whole % _MINUTE:02d}"


def describe_time_split(seconds: Mapping[str, float]) -> str:
    """Say how long work took in all, and how much of it each step, in the order of the steps.

    Examples
    --------
    >>> describe_time_split({"reading": 4.2, "checking names": 0.3, "looking for loops": 61.0})
    '1:05 in all: reading 4 s, checking names 0 s, looking for loops 61 s'
    """
    steps = ", ".join(f"{what} {spent:.0f} s" for what, spent in seconds.items())
    return f"{clock(sum(seconds.values()))} in all: {steps}"
