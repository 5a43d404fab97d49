"""What falls due inside a window."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from aigraph.model.amount import Amount
from aigraph.schedules.by_day import ceiling, due_by, exact_due_by
from aigraph.schedules.interval import Interval, rounded
from aigraph.schedules.payments import known_paid, paid_inside
from aigraph.schedules.scheduled import has_schedule, scheduled
from aigraph.schedules.share import days_that_count
from aigraph.schedules.terms import Terms
from aigraph.schedules.window import Window


def due_in(terms: Terms, window: Window) -> Amount:
    """Give what falls due, or is paid before it falls due, inside a window, in US$ billions.

    Parameters
    ----------
    terms : Terms
        The deal.
    window : Window
        The days asked about.

    Returns
    -------
    Amount
        Without a payment on record by the last day: the sum times the share due. With payments: the difference between
        what was due by the last day and by the day before the first. Where the contract does not say when money falls
        due, a payment falls due when it is made, and there is no central value unless both ends are one.

    See Also
    --------
    due_by : what has fallen due by a day.

    Notes
    -----
    The central value is the difference of two figures of `due_by` as they are printed, so that those of adjacent windows
    add up to that of their union to the last digit.

    Examples
    --------
    >>> from aigraph.model.dates import PartialDate
    >>> from decimal import Decimal
    >>> from aigraph.schedules.terms import PaidStatement
    >>> licence = Terms(amount=Amount.of(central="2"), basis="annual",
    ...                 start=PartialDate.parse("2025-01-01"), end=PartialDate.parse("2029-12-31"),
    ...                 statements=(PaidStatement(day=date(2025, 12, 31), paid_usd_bn=Decimal("1.5")),))
    >>> due_in(licence, Window(date(2025, 10, 1), date(2026, 9, 30)))
    Amount(low=Decimal('2'), central=Decimal('2'), high=Decimal('2'))
    """
    if window.first is None or window.first == date.min:
        return due_by(terms, window.last)
    eve = window.first - timedelta(days=1)
    before, after = exact_due_by(terms, eve), exact_due_by(terms, window.last)
    tells = all(has_schedule(terms, days_that_count(terms, Window.by(day))) for day in (eve, window.last))
    known = known_paid(terms, window.last)
    if known is None or known.is_zero:
        ends = scheduled(terms, days_that_count(terms, window)).at_most(ceiling(terms))
        low, high = ends.low, ends.high
    else:
        low = Fraction(0) if before.high is None else max(Fraction(0), after.low - before.high)
        high = None if after.high is None else after.high - before.low
        if not tells:
            inside = paid_inside(terms, window, known_paid(terms, eve))
            low = max(low, inside if high is None else min(inside, high))
    if not tells and terms.assumed_term is None:
        return Interval.between(low, None, high).to_amount()
    return _with_central(low, high, before, after, ends_stay=not tells)


def has_assumed_central(terms: Terms, window: Window) -> bool:
    """Whether the central value of `due_in` rests on an assumed term, which must then be said.

    See Also
    --------
    assume_term : gives a purchase a term that nobody told.
    """
    if terms.assumed_term is None or due_in(terms, window).central is None:
        return False
    return due_in(replace(terms, assumed_term=None), window).central is None


def _with_central(
    low: Fraction, high: Fraction | None, before: Interval, after: Interval, *, ends_stay: bool
) -> Amount:
    """Put the difference of two central values between the ends.

    Rounding twice can put it a millionth of a dollar outside: the ends give way, unless they are those of an assumption,
    which moves no end.
    """
    amount = Interval.between(low, None, high).to_amount()
    if before.central is None or after.central is None:
        return amount
    central = rounded(Fraction(rounded(after.central) - rounded(before.central)))
    if ends_stay:
        central = max(central, amount.low)
        return Amount(amount.low, central if amount.high is None else min(central, amount.high), amount.high)
    if low == high:
        return Amount(central, central, central)
    return Amount(min(amount.low, central), central, None if amount.high is None else max(amount.high, central))
