"""What part of a sum falls due between two days, for a term of exact or partial days.

Days are ordinals (`datetime.date.toordinal`), so that the day before the first is a number too; 0 lies before all days.
Parts are ratios of whole numbers, numerator and denominator, not in lowest terms: only the least, the central and the
greatest of them are worth a fraction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from fractions import Fraction
from typing import TypeAlias

from aigraph.model.dates import PartialDate

Days: TypeAlias = tuple[int, int]
"""The first and the last day of a span, both included."""

Ratio: TypeAlias = tuple[int, int]

Measure: TypeAlias = Callable[[int, int], int]
"""How much a span of days weighs: its days, or the calendar years that it makes up."""

YEAR = 365 * 366
"""The weight of a calendar year, which both lengths of a year divide."""


def days_of(day: PartialDate) -> Days:
    """Give the days that a partial date can mean."""
    return day.first.toordinal(), day.last.toordinal()


def day_count(first: int, last: int) -> int:
    """Count the days from first to last; 0 if last lies before first."""
    return max(0, last - first + 1)


def year_weight(first: int, last: int) -> int:
    """Give the calendar years that a span makes up, in parts of `YEAR`, each day as the part of its own year.

    Examples
    --------
    >>> year_weight(date(2024, 1, 1).toordinal(), date(2025, 12, 31).toordinal()) / YEAR
    2.0
    """
    return _weight_until(last) - _weight_until(first - 1) if first <= last else 0


def _weight_until(day: int) -> int:
    if day <= 0:
        return 0
    year = date.fromordinal(day).year
    before = date(year, 1, 1).toordinal() - 1
    return (year - 1) * YEAR + (day - before) * (YEAR // (date(year, 12, 31).toordinal() - before))


def corner_terms(start: Days, end: Days, days: Days) -> Iterable[Days]:
    """Give the exact terms among which a share due on some days is least and greatest.

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
    first, last = days
    terms = {(s, e) for s in {*start, _clip(first, start)} for e in {*end, _clip(last, end)} if s <= e}
    both = (max(start[0], end[0]), min(start[1], end[1]))
    if both[0] <= both[1]:
        terms |= {(day, day) for day in (*both, _clip(first, both), _clip(last, both))}
    return terms


def least(ratios: Iterable[Ratio]) -> Fraction:
    """Give the least of some ratios.

    Examples
    --------
    >>> least([(2, 4), (1, 3), (2, 6)])
    Fraction(1, 3)
    """
    numerator, denominator = 1, 0
    for n, d in ratios:
        if n * denominator < numerator * d:
            numerator, denominator = n, d
    return Fraction(numerator, denominator)


def greatest(ratios: Iterable[Ratio]) -> Fraction:
    """Give the greatest of some ratios."""
    return 1 - least((d - n, d) for n, d in ratios)


def even(term: Days, days: Days, measure: Measure = day_count) -> Ratio:
    """Give the part due at an even rate: the overlap over the whole.

    Examples
    --------
    >>> even((1, 10), (4, 20))
    (7, 10)
    """
    return measure(max(term[0], days[0]), min(term[1], days[1])), measure(*term)


def even_by_year(term: Days, days: Days) -> Ratio:
    """Give the part due at a rate that is even within a calendar year and gives each year as much."""
    return even(term, days, year_weight)


def ramp_least(term: Days, days: Days) -> Ratio:
    """Give the least part due at a rate that never falls: all of it could come on the last day."""
    if days[1] < term[1]:
        return 0, 1
    before, whole = even(term, (0, days[0] - 1))
    return whole - before, whole


def ramp_most(term: Days, days: Days) -> Ratio:
    """Give the greatest part due at a rate that never falls: nothing before the window, an even rate from then on."""
    begun = max(term[0], days[0])
    return even((begun, term[1]), days) if begun <= term[1] else (0, 1)


def ramp_linear(term: Days, days: Days) -> Ratio:
    """Give the part due at a rate that rises in proportion to the time since the start."""
    until, whole = even(term, (0, days[1]))
    before, _ = even(term, (0, days[0] - 1))
    return until * until - before * before, whole * whole


def _clip(day: int, span: Days) -> int:
    return min(max(day, span[0]), span[1])
