"""What is known to have been paid inside a window."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from aigraph.model.amount import Amount
from aigraph.schedules.by_day import exact_due_by, paid_by
from aigraph.schedules.interval import Interval
from aigraph.schedules.payments import is_quoted, known_paid, paid_inside
from aigraph.schedules.plain_terms import is_plain
from aigraph.schedules.terms import Terms
from aigraph.schedules.window import Window


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
