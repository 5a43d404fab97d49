"""The share of its sum that a contract makes due in a window."""

from __future__ import annotations

from fractions import Fraction

from aigraph.schedules.accrual import (
    Days,
    corner_terms,
    day_count,
    days_of,
    even,
    even_by_year,
    greatest,
    least,
    ramp_least,
    ramp_linear,
    ramp_most,
)
from aigraph.schedules.interval import ONE, SOME, ZERO, Interval
from aigraph.schedules.profile import Profile
from aigraph.schedules.terms import Terms
from aigraph.schedules.window import Window

_RULES = {
    Profile.FLAT: (even, even, even),
    Profile.PER_YEAR: (even_by_year, even_by_year, even_by_year),
    Profile.RAMP: (ramp_least, ramp_linear, ramp_most),
}
"""The least, the central and the greatest part due over an exact term, of the profiles that say when."""


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
