"""A term for purchases without a reported one: an assumption that moves central values and no end."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from aigraph.schedules.terms import Profile, Terms


def assume_term(terms: Terms, years: int, since: date) -> Terms:
    """Give a purchase without a schedule a central one: even over a term, or rising if it is reported as a ramp.

    Parameters
    ----------
    terms : Terms
        The terms of a purchase. Only sums that have a central value, and only days on which no central share is known, are
        affected.
    years : int
        How long the term is assumed to be, at least 1; a reported end is kept.
    since : datetime.date
        The day since which the deal stands: the first day of the term where no start is reported.

    Returns
    -------
    Terms
        The same if the sum falls due at once, which takes no term.

    See Also
    --------
    has_assumed_central : whether a figure rests on the assumption.

    Raises
    ------
    ValueError
        If `years` is less than 1.

    Examples
    --------
    >>> from aigraph.model.amount import Amount
    >>> from aigraph.schedules.by_day import due_by
    >>> without_term = Terms(amount=Amount.of(central="50"))
    >>> due_by(assume_term(without_term, 5, since=date(2025, 1, 1)), date(2025, 12, 31))
    Amount(low=Decimal('0'), central=Decimal('9.994523548740416'), high=Decimal('50'))
    """
    if years < 1:
        raise ValueError(f"a term of {years} years: expected 1 or more")
    if terms.shape is Profile.AT_ONCE:
        return terms
    first = since if terms.start is None else terms.start.first
    last = _years_later(first, years) if terms.end is None else terms.end.last
    return replace(terms, assumed_term=(first, max(first, last)))


def _years_later(first: date, years: int) -> date:
    """Give the day before the anniversary; a term that leaves the calendar ends with it."""
    year = first.year + years
    if year > date.max.year:
        return date.max
    if (first.month, first.day) == (2, 29):
        return date(year, 2, 28)
    return date(year, first.month, first.day) - timedelta(days=1)
