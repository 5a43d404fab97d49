"""The three ways to count a deal by a day: contracted, due and paid."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from aigraph.model.amount import NOTHING, Amount
from aigraph.model.amount import ZERO as NO_MONEY
from aigraph.schedules.interval import Interval
from aigraph.schedules.payments import is_quoted, known_paid
from aigraph.schedules.plain_terms import is_plain, plain_due, whole_amount
from aigraph.schedules.scheduled import scheduled, sum_with_rows
from aigraph.schedules.terms import Terms
from aigraph.schedules.window import Window


def contracted(terms: Terms, day: date) -> Amount:
    """Give what the contract allows over its whole term, in US$ billions.

    Parameters
    ----------
    terms : Terms
        The deal.
    day : datetime.date
        Matters only for a yearly figure without an end, of which at least what has fallen due by then is contracted.

    Returns
    -------
    Amount
        Every end is the largest of the amount of the whole term, the sum of the rows, and what is known to have been
        paid. A row "at least 30" is open above, but the contract stays as it is: only the 30 count for its ceiling.
        Of a cancelled deal, what had fallen due by the day of cancellation, or is known to have been paid.

    See Also
    --------
    due_by, paid_by : paid <= due <= contracted at every end.

    Examples
    --------
    >>> from aigraph.model.dates import PartialDate
    >>> licence = Terms(amount=Amount.of(central="2"), basis="annual",
    ...                 start=PartialDate.parse("2025-01-01"), end=PartialDate.parse("2029-12-31"))
    >>> str(contracted(licence, date(2026, 9, 30)).central)
    '10'
    """
    if terms.cancelled is None and is_plain(terms):
        return whole_amount(terms.amount)
    return exact_contracted(terms, day).to_amount()


def due_by(terms: Terms, day: date) -> Amount:
    """Give what has fallen due, or has been paid, by the end of a day, in US$ billions.

    A prepayment counts as due when it is paid. The schedule is that of the terms, so a day before they were known
    gives what is now known to have fallen due by then.

    See Also
    --------
    due_in : what falls due inside a window.

    Examples
    --------
    >>> from aigraph.model.dates import PartialDate
    >>> from aigraph.schedules.profile import Profile
    >>> compute = Terms(amount=Amount.of(central="60"), profile=Profile.FLAT,
    ...                 start=PartialDate.parse("2026-01-01"), end=PartialDate.parse("2030-12-31"))
    >>> round(due_by(compute, date(2026, 9, 30)).central, 6)
    Decimal('8.970427')
    """
    if is_plain(terms):
        return plain_due(terms, Window.by(day))
    return exact_due_by(terms, day).to_amount()


def paid_by(terms: Terms, day: date) -> Amount:
    """Give what has been paid by the end of a day, in US$ billions.

    Returns
    -------
    Amount
        Its low end and its central value are what is known to have been paid; its high end is that of `due_by`. Without
        any word on payments it has no central value, unless nothing can have been paid.
    """
    if is_plain(terms):
        high = due_by(terms, day).high
        return NOTHING if high == 0 else Amount(NO_MONEY, None, high)
    due = exact_due_by(terms, day)
    if due.is_zero:
        return NOTHING
    paid = known_paid(terms, day)
    if paid is None:
        return Interval.between(Fraction(0), None, due.high).to_amount()
    is_stated = paid.low == paid.high or is_quoted(terms, day)
    return Interval.between(paid.low, paid.central if is_stated else None, due.high).to_amount()


def exact_contracted(terms: Terms, day: date) -> Interval:
    """Give `contracted` before it is rounded."""
    if terms.cancelled is not None:
        return exact_due_by(terms, date.max)
    whole = _lifted(terms)
    if not terms.is_yearly:
        return whole
    so_far = scheduled(terms, Window.by(day)).low
    return Interval.between(max(whole.low, so_far), whole.central, whole.high)


def exact_due_by(terms: Terms, day: date) -> Interval:
    """Give `due_by` before it is rounded."""
    due = scheduled(terms, Window.by(day))
    paid = known_paid(terms, day)
    return due if paid is None else due.at_least(paid).at_most(_lifted(terms).high)


def _lifted(terms: Terms) -> Interval:
    """Give the sum of the deal, or what is known to have been paid where that is more, at each end."""
    paid = known_paid(terms)
    whole = sum_with_rows(terms)
    return whole if paid is None else whole.at_least(paid.as_floor())
