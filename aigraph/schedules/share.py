"""The amount of a deal over its whole term, and the share of it that the contract makes due in a window.

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
from aigraph.schedules.interval import NOTHING_KNOWN, ONE, SOME, ZERO, Interval
from aigraph.schedules.terms import Instalment, Profile, Terms
from aigraph.schedules.window import Window

Days: TypeAlias = tuple[int, int]
"""The first and the last day of a span, both included."""

Ratio: TypeAlias = tuple[int, int]

Measure: TypeAlias = Callable[[int, int], int]
"""How much a span of days weighs: its days, or the calendar years that it makes up."""

YEAR = 365 * 366
"""The weight of a calendar year, which both lengths of a year divide."""


def share_due(terms: Terms, window: Window) -> Interval:
    """Give the share of the sum that the contract makes due in a window, whatever has been paid.

    Parameters
    ----------
    terms : Terms
        The deal. Of one with a payment table this is the share of what its rows leave.
    window : Window
        The days of the query; those after a cancellation do not count.

    Returns
    -------
    Interval
        From 0 to 1. Its central value takes the first day of `start` and the last of `end`; it is None where the
        profile says no more than that the sum falls due within the term. Its ends are exact over all days that the
        partial dates can mean.

    Examples
    --------
    >>> from datetime import date
    >>> from aigraph.model.amount import Amount
    >>> from aigraph.model.dates import PartialDate
    >>> ramp = Terms(amount=Amount.of(central="100"), profile=Profile.RAMP,
    ...              start=PartialDate.parse("2027-01-01"), end=PartialDate.parse("2030-12-31"))
    >>> share_due(ramp, Window.by(date(2028, 12, 31)))
    Interval(low=Fraction(0, 1), central=Fraction(534361, 2134521), high=Fraction(731, 1461))
    """
    days = days_that_count(terms, window)
    return ZERO if days is None else share_of(terms, days)


def days_that_count(terms: Terms, window: Window) -> Days | None:
    """Give the days of a window on which money can fall due, as ordinals; None if a cancellation leaves none."""
    first = 0 if window.first is None else window.first.toordinal()
    last = window.last.toordinal()
    if terms.cancelled is not None:
        last = min(last, terms.cancelled.toordinal())
    return (first, last) if first <= last else None


def share_of(terms: Terms, days: Days) -> Interval:
    """Give the share due on the days that count: see `share_due`."""
    shape = terms.shape
    if shape is Profile.AT_ONCE and (day := terms.start or terms.closed) is not None:
        return share_within(days_of(day), days)
    start = None if terms.start is None else days_of(terms.start)
    end = None if terms.end is None else days_of(terms.end)
    share = _within_term(start, end, days)
    if share is SOME and start is not None and end is not None and shape in _RULES:
        least_part, central_part, most_part = _RULES[shape]
        corners = tuple(corner_terms(start, end, days))
        return Interval.between(
            least(least_part(term, days) for term in corners),
            Fraction(*central_part((start[0], end[1]), days)),
            greatest(most_part(term, days) for term in corners),
        )
    return share


def share_within(span: Days, days: Days) -> Interval:
    """Give the share of what falls due whole on one day of a span.

    Examples
    --------
    >>> share_within((1, 10), (0, 3)).central
    Fraction(3, 10)
    """
    common = day_count(max(span[0], days[0]), min(span[1], days[1]))
    if not common:
        return ZERO
    whole = day_count(*span)
    return ONE if common == whole else Interval(Fraction(0), Fraction(common, whole), Fraction(1))


def _within_term(start: Days | None, end: Days | None, days: Days) -> Interval:
    """All before the end and nothing before the start, on days that are not reported."""
    first, last = days
    if (start is not None and last < start[0]) or (end is not None and first > end[1]):
        return ZERO
    has_begun_before = first > 1 and (start is None or start[0] < first)
    return ONE if end is not None and end[1] <= last and not has_begun_before else SOME


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


_RULES = {
    Profile.FLAT: (even, even, even),
    Profile.PER_YEAR: (even_by_year, even_by_year, even_by_year),
    Profile.RAMP: (ramp_least, ramp_linear, ramp_most),
}
"""The least, the central and the greatest part due over an exact term, of the profiles that say when."""


def whole_sum(terms: Terms) -> Interval:
    """Give the amount of the whole deal: a yearly figure times its years, unknown without a term of both ends."""
    amount = Interval.of(terms.amount)
    if not terms.is_yearly or amount.is_zero:
        return amount
    if terms.start is None or terms.end is None:
        return NOTHING_KNOWN
    return amount.times(yearly_figures(terms.start, terms.end, (0, terms.end.last.toordinal())))


def yearly_figures(start: PartialDate, end: PartialDate | None, days: Days) -> Interval:
    """Count the calendar years that a term and a window have in common, each day as the part of its own year.

    They fall with the first day of the term and rise with its last. Without an end the term runs on.
    """
    first, last = days
    begins = days_of(start)
    ends = (last, last) if end is None else days_of(end)
    most = year_weight(max(begins[0], first), min(ends[1], last))
    if end is None:
        fewest = year_weight(max(begins[1], first), last)
    else:
        corners = corner_terms(begins, ends, days)
        fewest = min(year_weight(max(s, first), min(e, last)) for s, e in corners)
    return Interval.between(Fraction(fewest, YEAR), Fraction(most, YEAR), Fraction(most, YEAR))


def row_sum(row: Instalment, whole: Interval) -> Interval:
    """Give the size of a row, which may be stated as a share of the whole."""
    if row.amount is not None:
        return Interval.of(row.amount)
    assert row.share is not None
    return whole.times(Interval.exactly(Fraction(row.share)))
