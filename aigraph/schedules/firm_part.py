"""The part of a contract that can no longer be cut."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from aigraph.model.amount import Amount
from aigraph.schedules.by_day import contracted, due_by, paid_by
from aigraph.schedules.firmness import Firmness
from aigraph.schedules.interval import Interval
from aigraph.schedules.terms import Terms


def firm_part(terms: Terms, day: date) -> Amount:
    """Give the part of what is contracted that the payer could not get out of on a day, in US$ billions.

    Returns
    -------
    Amount
        ``take_or_pay``: all. ``cancellable``: what falls due until the notice has run. ``conditional``: what is due.
        ``option``: what is paid. ``unknown``, and ``cancellable`` with a notice that is not reported: from what is due to all.
        A firm share that a source states is a low end.

    Notes
    -----
    This says what can be cut, not what is due: firmness changes no figure of `due_by`.

    Examples
    --------
    >>> from aigraph.model.dates import PartialDate
    >>> from aigraph.schedules.terms import Profile
    >>> cloud = Terms(amount=Amount.of(central="10"), profile=Profile.FLAT, firmness=Firmness.CANCELLABLE, notice_days=90,
    ...               start=PartialDate.parse("2026-01-01"), end=PartialDate.parse("2026-12-31"))
    >>> firm_part(cloud, date(2026, 10, 2)).central
    Decimal('10')
    """
    notice = timedelta(days=terms.notice_days or 0)
    ends_on = date.max if date.max - day < notice else day + notice
    allowed = contracted(terms, ends_on)
    firm = _by_firmness(terms, day, ends_on, allowed)
    if terms.firm_share is None:
        return firm
    floor = Interval.exactly(Fraction(allowed.low) * Fraction(terms.firm_share))
    return Interval.of(firm).at_least(floor).to_amount()


def _by_firmness(terms: Terms, day: date, ends_on: date, allowed: Amount) -> Amount:
    match terms.firmness:
        case Firmness.TAKE_OR_PAY:
            return allowed
        case Firmness.CANCELLABLE if terms.notice_days is not None:
            return due_by(terms, ends_on)
        case Firmness.CONDITIONAL:
            return due_by(terms, day)
        case Firmness.OPTION:
            return paid_by(terms, day)
    low = due_by(terms, day).low
    return Amount(low, low if low == allowed.high else None, allowed.high)
