"""Deals whose money follows from their amount and term alone: counted without fractions wherever a share is whole.

Most deals have no payment table, no payment on record and no yearly figure, and of most of those a window holds nothing,
all, or an unknown part. Then the sum due is made of the ends of the amount, and no fraction need be made: the figures are
those of `scheduled`.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from aigraph.model.amount import NOTHING, Amount
from aigraph.model.amount import ZERO as NO_MONEY
from aigraph.schedules.interval import ONE, SOME, Interval, rounded, rounded_amount
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
