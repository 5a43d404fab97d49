"""The amount of a deal over its whole term, and of one row of its payment table."""

from __future__ import annotations

from fractions import Fraction

from aigraph.model.dates import PartialDate
from aigraph.schedules.accrual import YEAR, Days, corner_terms, days_of, year_weight
from aigraph.schedules.interval import NOTHING_KNOWN, Interval
from aigraph.schedules.terms import Instalment, Terms


def whole_sum(terms: Terms) -> Interval:
    """Give the amount of the whole deal: a yearly figure times its years, unknown without a term of both ends."""
    amount = Interval.of(terms.amount)
    if not terms.is_yearly or amount.is_zero:
        return amount
    if terms.start is None or terms.end is None:
        return NOTHING_KNOWN
    return amount.times(yearly_figures(terms.start, terms.end, (0, terms.end.last.toordinal())))


def yearly_figures(start: PartialDate, end: PartialDate | None, days: Days) -> Interval:
    """Count the calendar years that a term and a window have in common, each day as the part of its own year.

    They fall with the first day of the term and rise with its last. Without an end the term runs on.
    """
    first, last = days
    begins = days_of(start)
    ends = (last, last) if end is None else days_of(end)
    most = year_weight(max(begins[0], first), min(ends[1], last))
    if end is None:
        fewest = year_weight(max(begins[1], first), last)
    else:
        corners = corner_terms(begins, ends, days)
        fewest = min(year_weight(max(s, first), min(e, last)) for s, e in corners)
    return Interval.between(Fraction(fewest, YEAR), Fraction(most, YEAR), Fraction(most, YEAR))


def row_sum(row: Instalment, whole: Interval) -> Interval:
    """Give the size of a row, which may be stated as a share of the whole."""
    if row.amount is not None:
        return Interval.of(row.amount)
    assert row.share is not None
    return whole.times(Interval.exactly(Fraction(row.share)))
