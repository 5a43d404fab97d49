"""What falls due inside a window, and what is known to have been paid in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from aigraph.model.amount import NOTHING, Amount
from aigraph.schedules.by_day import due_by, exact_due_by, is_plain, paid_by, plain_due
from aigraph.schedules.interval import Interval, rounded
from aigraph.schedules.payments import is_quoted, known_paid, paid_inside
from aigraph.schedules.scheduled import has_schedule, scheduled
from aigraph.schedules.terms import Terms
from aigraph.schedules.window import Window


def due_in(terms: Terms, window: Window) -> Amount:
    """Give what falls due, or is paid before it falls due, inside a window, in US$ billions.

    Parameters
    ----------
    terms : Terms
        The deal.
    window : Window
        The days of the query.

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
    if terms.assumed_term is not None:
        return _with_assumption(terms, window)
    eve = window.first - timedelta(days=1)
    if is_plain(terms):
        ends = plain_due(terms, window)
        if ends is NOTHING:
            # As much had fallen due by the last day as by the day before the first.
            return NOTHING
        before, after = (plain_due(terms, Window.by(day)).central for day in (eve, window.last))
        return _with_difference(ends, before, after)
    due_before, due_after = exact_due_by(terms, eve), exact_due_by(terms, window.last)
    paid = known_paid(terms, window.last)
    if paid is None or paid.is_zero:
        span = scheduled(terms, window)
        low, high = span.low, span.high
    else:
        low = Fraction(0) if due_before.high is None else max(Fraction(0), due_after.low - due_before.high)
        high = None if due_after.high is None else due_after.high - due_before.low
        if not all(has_schedule(terms, Window.by(day)) for day in (eve, window.last)):
            inside = paid_inside(terms, window, known_paid(terms, eve))
            low = max(low, inside if high is None else min(inside, high))
    centrals = (None if due.central is None else rounded(due.central) for due in (due_before, due_after))
    return _with_difference(Interval.between(low, None, high).to_amount(), *centrals)


def paid_in(terms: Terms, window: Window) -> Amount:
    """Give what is known to have been paid inside a window, up to what can have been, in US$ billions.

    Returns
    -------
    Amount
        Its low end is what rows and running totals show to have been paid inside; its high end is all that had fallen due by
        the last day less what had been paid before the first. Arrears can be paid, so in a window more can be paid than falls
        due in it. It has a central value if something is known to have been paid inside, or if nothing can have been.

    See Also
    --------
    paid_by : by a day.

    Examples
    --------
    >>> from decimal import Decimal
    >>> from aigraph.schedules.terms import PaidStatement
    >>> totals = tuple(PaidStatement(day=date(year, 12, 31), paid_usd_bn=Decimal(paid)) for year, paid in ((2024, 3), (2025, 7)))
    >>> paid_in(Terms(amount=Amount.of(central="20"), statements=totals), Window.parse("2025", as_of=date(2026, 9, 30)))
    Amount(low=Decimal('4'), central=Decimal('4'), high=Decimal('17'))
    """
    if window.first is None or window.first == date.min:
        return paid_by(terms, window.last)
    if is_plain(terms):
        return paid_by(terms, window.last)
    eve = window.first - timedelta(days=1)
    before = known_paid(terms, eve)
    low = max(Fraction(0), paid_inside(terms, window, before))
    due = exact_due_by(terms, window.last)
    high = None if due.high is None else max(low, due.high - (before.low if before else Fraction(0)))
    is_reported = low > 0 and is_quoted(terms, window.last)
    return Interval.between(low, low if is_reported else None, high).to_amount()


def _with_difference(ends: Amount, before: Decimal | None, after: Decimal | None) -> Amount:
    """Give the ends with the difference of two figures of `due_by`, as they are printed, between them."""
    if before is None or after is None:
        return ends if ends.low == ends.high else replace(ends, central=None)
    central = _difference(before, after)
    # Two figures that were rounded can differ by a millionth of a dollar more or less than what is rounded once.
    if ends.low == ends.high:
        return Amount(central, central, central)
    return Amount(min(ends.low, central), central, None if ends.high is None else max(ends.high, central))


def has_assumed_central(terms: Terms, window: Window) -> bool:
    """Whether the central value of `due_in` rests on an assumed term, which must then be said.

    See Also
    --------
    assume_term : gives a purchase an assumed term.
    """
    if terms.assumed_term is None or due_in(terms, window).central is None:
        return False
    return due_in(replace(terms, assumed_term=None), window).central is None


def _with_assumption(terms: Terms, window: Window) -> Amount:
    """Give what is known, and where that has no central value, the one that is assumed, cut at the ends that are known."""
    assert window.first is not None
    known = due_in(replace(terms, assumed_term=None), window)
    before = exact_due_by(terms, window.first - timedelta(days=1)).central
    after = exact_due_by(terms, window.last).central
    if known.central is not None or before is None or after is None:
        return known
    central = max(known.low, _difference(rounded(before), rounded(after)))
    return replace(known, central=central if known.high is None else min(central, known.high))


def _difference(before: Decimal, after: Decimal) -> Decimal:
    return rounded(Fraction(after - before))
