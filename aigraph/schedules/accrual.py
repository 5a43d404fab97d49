"""What part of a sum falls due between two days, for a term of exact or partial days.

Days are ordinals (`datetime.date.toordinal`), so that the day before the first is a number too; 0 lies before all days.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from fractions import Fraction
from typing import TypeAlias

Days: TypeAlias = tuple[int, int]
"""The first and the last day of a span, both included."""

Measure: TypeAlias = Callable[[int, int], int | Fraction]
"""How much a span of days weighs: its days, or the calendar years that it makes up."""


def day_count(first: int, last: int) -> int:
    """Count the days from first to last; 0 if last lies before first."""
    return max(0, last - first + 1)


def calendar_years(first: int, last: int) -> Fraction:
    """Give the calendar years that a span makes up, each day as the part of its own year: a whole year is exactly 1.

    Examples
    --------
    >>> calendar_years(date(2024, 1, 1).toordinal(), date(2025, 12, 31).toordinal())
    Fraction(2, 1)
    """
    return _years_until(last) - _years_until(first - 1) if first <= last else Fraction(0)


def _years_until(day: int) -> Fraction:
    if day <= 0:
        return Fraction(0)
    year = date.fromordinal(day).year
    before = date(year, 1, 1).toordinal() - 1
    return year - 1 + Fraction(day - before, date(year, 12, 31).toordinal() - before)


def corner_terms(start: Days, end: Days, window: Days) -> Iterable[Days]:
    """Give the exact terms among which a share due in a window is least and greatest.

    The share rises with the first day of the term up to the first of the window and falls after it; it rises with the
    last day up to the last of the window and falls after it. So the ends of the partial dates and the days where the
    window meets them are enough, and where the two dates overlap, terms of a single day.

    Examples
    --------
    >>> sorted(corner_terms((1, 3), (8, 9), (2, 20)))
    [(1, 8), (1, 9), (2, 8), (2, 9), (3, 8), (3, 9)]
    """
    if start[0] == start[1] and end[0] == end[1]:
        return ((start[0], end[0]),)
    first, last = window
    terms = {(s, e) for s in (*start, _clip(first, start)) for e in (*end, _clip(last, end)) if s <= e}
    both = (max(start[0], end[0]), min(start[1], end[1]))
    if both[0] <= both[1]:
        terms |= {(day, day) for day in (*both, _clip(first, both), _clip(last, both))}
    return terms


def even_share(term: Days, window: Days, measure: Measure = day_count) -> Fraction:
    """Give the share due in a window at an even rate: the overlap over the whole.

    Examples
    --------
    >>> even_share((1, 10), (4, 20))
    Fraction(7, 10)
    """
    (s, e), (f, t) = term, window
    if f <= s and e <= t:
        return Fraction(1)
    return Fraction(measure(max(s, f), min(e, t)), measure(s, e))


def ramp_least(term: Days, window: Days) -> Fraction:
    """Give the least share due in a window at a rate that never falls: all of it could come on the last day."""
    return Fraction(0) if window[1] < term[1] else 1 - even_share(term, (0, window[0] - 1))


def ramp_most(term: Days, window: Days) -> Fraction:
    """Give the greatest share due in a window at a rate that never falls: nothing before it, an even rate from then on."""
    (s, e), (f, t) = term, window
    begun = max(s, f)
    return even_share((begun, e), (begun, t)) if begun <= e else Fraction(0)


def ramp_linear(term: Days, window: Days) -> Fraction:
    """Give the share due in a window at a rate that rises in proportion to time since the start."""
    until, before = even_share(term, (0, window[1])), even_share(term, (0, window[0] - 1))
    return until * until - before * before


def _clip(day: int, span: Days) -> int:
    return min(max(day, span[0]), span[1])
