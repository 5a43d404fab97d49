"""What is known to have been paid: running totals and rows, two accounts of the same money."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from aigraph.model.amount import ZERO
from aigraph.schedules.interval import Interval, total
from aigraph.schedules.share import row_sum, whole_sum
from aigraph.schedules.terms import Instalment, InstalmentKind, Terms
from aigraph.schedules.window import Window


def known_paid(terms: Terms, day: date | None = None) -> Interval | None:
    """Give what is known to have been paid by a day: the larger of the two accounts, never their sum.

    Parameters
    ----------
    day : datetime.date or None
        None for all that is on record.

    Returns
    -------
    Interval or None
        The largest running total, or the paid rows whose periods had ended, whichever is larger; None where there is
        neither. A row without a central value counts at its low end in that of the sum: see `is_quoted`.
    """
    if not terms.statements and not terms.instalments:
        return None
    stated = [Fraction(statement.paid_usd_bn) for statement in terms.statements if day is None or statement.day <= day]
    rows = [row for row in _paid_rows(terms) if day is None or row.period.last <= day]
    if not stated and not rows:
        return None
    largest = max(stated, default=Fraction(0))
    return _sum_paid(terms, rows).at_least(Interval.exactly(largest))


def is_quoted(terms: Terms, day: date) -> bool:
    """Whether every paid row whose period had ended by a day has a central value."""
    whole = whole_sum(terms)
    return all(row_sum(row, whole).central is not None for row in _paid_rows(terms) if row.period.last <= day)


def paid_inside(terms: Terms, window: Window, before: Interval | None) -> Fraction:
    """Give the least that is known to have been paid inside a window.

    Rows count by their periods. Running totals say something only if one from before the window is on record, or if the
    term begins inside it.

    Parameters
    ----------
    window : Window
        One with a first day.
    before : Interval or None
        What is known to have been paid before it.
    """
    assert window.first is not None
    rows = _sum_paid(terms, [row for row in _paid_rows(terms) if row.period in window]).low
    begins_inside = terms.start is not None and terms.start.first >= window.first
    if not begins_inside and all(statement.day >= window.first for statement in terms.statements):
        return rows
    earlier = Fraction(0) if before is None else before.high
    stated = max((s.paid_usd_bn for s in terms.statements if s.day <= window.last), default=ZERO)
    return rows if earlier is None else max(rows, Fraction(stated) - earlier)


def _paid_rows(terms: Terms) -> list[Instalment]:
    return [row for row in terms.instalments if row.kind is InstalmentKind.PAID]


def _sum_paid(terms: Terms, rows: list[Instalment]) -> Interval:
    whole = whole_sum(terms)
    return total(row_sum(row, whole).quoted() for row in rows)
