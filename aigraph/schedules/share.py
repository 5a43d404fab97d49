"""The share of its sum that a contract makes due in a window."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from aigraph.schedules.accrual import (
    Days,
    calendar_years,
    corner_terms,
    day_count,
    even_share,
    ramp_least,
    ramp_linear,
    ramp_most,
)
from aigraph.schedules.interval import ONE, SOME, ZERO, Interval
from aigraph.schedules.profile import Profile
from aigraph.schedules.terms import Terms
from aigraph.schedules.whole import days_of
from aigraph.schedules.window import Window


def share_due(terms: Terms, window: Window) -> Interval:
    """Give the share of the sum that the contract makes due in a window, whatever has been paid.

    Parameters
    ----------
    terms : Terms
        The deal. Of one with a payment table this is the share of what its rows leave.
    window : Window
        The days asked about; those after a cancellation do not count.

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
    day = terms.start or terms.closed
    if terms.shape is Profile.AT_ONCE and day is not None:
        return share_within(days_of(day), days)
    start = None if terms.start is None else days_of(terms.start)
    end = None if terms.end is None else days_of(terms.end)
    if start is not None and end is not None:
        match terms.shape:
            case Profile.FLAT:
                return _over_corners(start, end, days, even_share, even_share, even_share)
            case Profile.PER_YEAR:
                return _over_corners(start, end, days, _by_year, _by_year, _by_year)
            case Profile.RAMP:
                return _over_corners(start, end, days, ramp_least, ramp_linear, ramp_most)
    return _within_term(start, end, days)


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
    """All before the end and nothing before the start, in days that nobody tells."""
    first, last = days
    if (start is not None and last < start[0]) or (end is not None and first > end[1]):
        return ZERO
    has_begun_before = first > 1 and (start is None or start[0] < first)
    return ONE if end is not None and end[1] <= last and not has_begun_before else SOME


_Rule = Callable[[Days, Days], Fraction]


def _over_corners(start: Days, end: Days, days: Days, least: _Rule, central: _Rule, most: _Rule) -> Interval:
    terms = tuple(corner_terms(start, end, days))
    return Interval.between(
        min(least(term, days) for term in terms),
        central((start[0], end[1]), days),
        max(most(term, days) for term in terms),
    )


def _by_year(term: Days, days: Days) -> Fraction:
    return even_share(term, days, calendar_years)
