"""Deals without rows and payments, counted without fractions, against the arithmetic that counts every deal."""

from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from aigraph.model.amount import Amount
from aigraph.schedules.by_day import contracted, due_by, exact_contracted, exact_due_by, is_plain, paid_by, whole_amount
from aigraph.schedules.in_window import due_in
from aigraph.schedules.interval import rounded
from aigraph.schedules.scheduled import scheduled
from tests.schedules.strategies import days, terms, windows

plain = terms(has_rows=False, has_payments=False).filter(is_plain)


@given(deal=plain, day=days)
def test_by_a_day_they_are_what_the_exact_arithmetic_gives(deal, day):
    due = exact_due_by(deal, day).to_amount()
    assert due_by(deal, day) == due
    assert contracted(deal, day) == exact_contracted(deal, day).to_amount()
    assert paid_by(deal, day) == (due if due.high == 0 else Amount(Decimal(0), None, due.high))


@given(deal=plain, window=windows)
def test_in_a_window_the_ends_are_scheduled_and_the_figure_is_a_difference_of_two_days(deal, window):
    ends = scheduled(deal, window).to_amount()
    before, after = (exact_due_by(deal, day).central for day in (window.first - timedelta(days=1), window.last))
    found = due_in(deal, window)
    if before is None or after is None:
        assert found.central is None or found.low == found.high
        assert (found.low, found.high) == (ends.low, ends.high)
        return
    central = rounded(after) - rounded(before)
    assert found.central == central
    assert found.low == (central if ends.low == ends.high else min(ends.low, central))
    assert found.high is None or found.high == (central if ends.low == ends.high else max(ends.high, central))


@given(figure=st.decimals(min_value=0, max_value=10**6, places=18))
def test_a_figure_with_more_places_is_rounded_and_written_as_any_other(figure):
    assert str(whole_amount(Amount.of(central=figure)).low) == str(rounded(Fraction(figure)))
