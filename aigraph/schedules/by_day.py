"""The three ways to count a deal by a day: contracted, due and paid.

Most deals have no payment table, no payment on record and no yearly figure, and of most of those a window holds nothing,
all, or an unknown part. Then the sum due is made of the ends of the amount, and no fraction need be made: the figures are
those of `scheduled`.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from aigraph.model.amount import NOTHING, Amount
from aigraph.model.amount import ZERO as NO_MONEY
from aigraph.schedules.interval import ONE, SOME, Interval, rounded, rounded_amount
from aigraph.schedules.payments import is_quoted, known_paid
from aigraph.schedules.scheduled import scheduled, sum_with_rows
from aigraph.schedules.share import days_that_count, share_of
from aigraph.schedules.terms import Terms
from aigraph.schedules.window import Window

_FINEST = -15
"""The exponent of the last place to which sums are rounded."""


def is_plain(terms: Terms) -> bool:
    """Whether the sums of a deal are its amount times the share due, with nothing paid on record and no assumption."""
    return not (terms.instalments or terms.statements or terms.is_yearly or terms.assumed_term)


def plain_due(terms: Terms, window: Window) -> Amount:
    """Give the amount times the share that the contract makes due in a window, of plain terms. O(1).

    Examples
    --------
    >>> from datetime import date
    >>> plain_due(Terms(amount=Amount.of(central="50")), Window.by(date(2026, 9, 30)))
    Amount(low=Decimal('0'), central=None, high=Decimal('50'))
    """
    days = days_that_count(terms, window)
    amount = terms.amount
    if days is None or amount.high == 0:
        return NOTHING
    share = share_of(terms, days)
    if share.is_zero:
        return NOTHING
    if share is SOME:
        return Amount(NO_MONEY, None, None if amount.high is None else _on_grid(amount.high))
    if share is ONE:
        return whole_amount(amount)
    return Interval.of(amount).times(share).to_amount()


def whole_amount(amount: Amount) -> Amount:
    """Give an amount as sums are given: rounded to 15 places, and one whose ends meet with that figure to quote."""
    return rounded_amount(amount.low, amount.central, amount.high, _on_grid)


def _on_grid(figure: Decimal) -> Decimal:
    _, digits, exponent = figure.as_tuple()
    if exponent == 0 or (isinstance(exponent, int) and _FINEST <= exponent < 0 and digits[-1] != 0):
        return figure
    return rounded(Fraction(figure))


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
        Of a cancelled deal, what had fallen due by the day of cancellation, or is known to have been paid. It rests on no
        assumed term.

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
    if terms.assumed_term is not None:
        terms = replace(terms, assumed_term=None)
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
    >>> from aigraph.schedules.terms import Profile
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
