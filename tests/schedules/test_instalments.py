"""Schedules by rows: what is committed or planned in a period, and what the rows leave."""

from datetime import date
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aigraph.model.amount import UNKNOWN, Amount
from aigraph.model.dates import PartialDate
from aigraph.schedules.by_day import contracted, due_by
from aigraph.schedules.in_window import due_in
from aigraph.schedules.period import Period
from aigraph.schedules.terms import Instalment, InstalmentKind, Profile, Terms
from aigraph.schedules.window import Window
from tests.schedules.strategies import FIRST, closed_amounts, edges, instalments, windows


def row(kind, period, figure=None, *, share=None):
    amount = Amount.of(central=figure) if isinstance(figure, str) else figure
    return Instalment(kind=InstalmentKind(kind), period=Period.parse(period), amount=amount, share=share)


def exactly(figure):
    return Amount.of(central=str(figure))


def test_a_row_counts_whole_when_its_period_lies_inside_and_partly_by_its_days():
    deal = Terms(amount=exactly(10), instalments=(row("committed", "2026-Q1", "10"),))
    assert due_in(deal, Window(date(2026, 1, 1), date(2026, 3, 31))) == exactly(10)
    assert due_in(deal, Window(date(2026, 1, 1), date(2026, 1, 9))) == Amount(Decimal(0), Decimal(1), Decimal(10))
    assert due_in(deal, Window(date(2026, 4, 1), date(2026, 12, 31))) == exactly(0)


def test_a_planned_row_counts_only_where_no_committed_row_overlaps():
    deal = Terms(
        amount=exactly(30),
        instalments=(row("planned", "2026", "10"), row("planned", "2027", "12"), row("committed", "2026-Q4", "18")),
    )
    assert due_by(deal, date(2026, 12, 31)) == exactly(18)
    assert due_by(deal, date(2027, 12, 31)) == exactly(30)


def test_what_rows_leave_falls_due_at_an_unknown_time_and_has_no_central_value():
    deal = Terms(amount=exactly(30), instalments=(row("committed", "2026", "10"),), end=PartialDate.parse("2028-12-31"))
    assert due_by(deal, date(2026, 12, 31)) == Amount(Decimal(10), None, Decimal(30))
    assert due_by(deal, date(2028, 12, 31)) == exactly(30)
    assert contracted(deal, date(2026, 12, 31)) == exactly(30)


def test_what_rows_leave_has_a_central_value_before_the_term_begins_and_after_it_ends():
    deal = Terms(
        amount=exactly(30),
        instalments=(row("committed", "2027-06", "10"),),
        start=PartialDate.parse("2027-01-01"),
        end=PartialDate.parse("2027-12-31"),
    )
    assert due_by(deal, date(2026, 12, 31)) == exactly(0)
    assert due_in(deal, Window(date(2027, 1, 1), date(2027, 12, 31))) == exactly(30)
    assert due_in(deal, Window(date(2028, 1, 1), date(2028, 12, 31))) == exactly(0)


def test_rows_that_add_up_to_more_lift_what_is_contracted():
    deal = Terms(amount=exactly(20), instalments=(row("committed", "2026", "15"), row("committed", "2027", "10")))
    assert contracted(deal, date(2026, 1, 1)) == exactly(25)
    assert due_by(deal, date(2027, 12, 31)) == exactly(25)


def test_a_row_without_a_ceiling_opens_no_contract_that_has_one():
    more_than_30 = Amount.of("30", "30")
    deal = Terms(amount=exactly(300), instalments=(row("planned", "2027-06..2028-05", more_than_30),))
    assert contracted(deal, date(2026, 1, 1)) == exactly(300)
    assert due_by(deal, date(2028, 5, 31)) == Amount(Decimal(30), None, Decimal(300))


def test_rows_can_be_shares_of_the_amount():
    half = Decimal("0.5")
    deal = Terms(
        amount=Amount.of("80", "100", "120"),
        instalments=(row("committed", "2026", share=half), row("planned", "2027", share=half)),
    )
    assert due_by(deal, date(2026, 12, 31)) == Amount(Decimal(40), Decimal(50), Decimal(60))
    assert due_by(deal, date(2027, 12, 31)) == Amount(Decimal(80), Decimal(100), Decimal(120))
    assert contracted(deal, date(2026, 1, 1)) == Amount(Decimal(80), Decimal(100), Decimal(120))


def test_rows_count_before_a_profile_that_is_told_beside_them():
    deal = Terms(amount=exactly(10), profile=Profile.AT_ONCE, closed=PartialDate.parse("2026-01-01"),
                 instalments=(row("planned", "2026-06-30", "4"), row("planned", "2026-12-31", "6")))  # fmt: skip
    assert due_by(deal, date(2026, 6, 30)) == exactly(4)


def test_paid_rows_alone_are_no_schedule():
    closed = {"default_profile": Profile.AT_ONCE, "closed": PartialDate.parse("2026-01-15")}
    deal = Terms(amount=exactly(10), instalments=(row("paid", "2025-11-30", "4"),), **closed)
    assert due_by(deal, date(2025, 12, 31)) == exactly(4)
    assert due_by(deal, date(2026, 1, 15)) == exactly(10)


def test_a_row_from_before_the_term_falls_due_when_it_begins():
    deal = Terms(amount=exactly(10), start=PartialDate.parse("2027"), instalments=(row("planned", "2026-06", "10"),))
    assert due_by(deal, date(2026, 12, 31)) == exactly(0)
    assert due_by(deal, date(2027, 1, 1)) == exactly(10)


def test_rows_of_an_unsized_deal_are_its_floor():
    deal = Terms(amount=UNKNOWN, instalments=(row("committed", "2026", "10"),))
    assert contracted(deal, date(2026, 1, 1)) == Amount.of("10")
    assert due_by(deal, date(2026, 12, 31)) == Amount.of("10")


@pytest.mark.parametrize(
    ("size", "message"),
    [
        ({}, "needs an amount or a share, not both"),
        ({"amount": exactly(1), "share": Decimal("0.5")}, "needs an amount or a share, not both"),
        ({"share": Decimal("1.5")}, "has the share 1.5: expected 0 to 1"),
        ({"amount": exactly(-3)}, "is -3: expected no less than 0"),
    ],
)
def test_a_row_that_cannot_be_is_refused(size, message):
    with pytest.raises(ValueError, match=f"the paid instalment of 2026 {message}"):
        Instalment(kind=InstalmentKind.PAID, period=Period.parse("2026"), **size)


@st.composite
def deals_with_committed_rows(draw):
    start, end = draw(edges())
    row = instalments(start.first if start else FIRST, (InstalmentKind.COMMITTED,)).filter(lambda row: row.amount)
    rows = draw(st.lists(row, min_size=1, max_size=3))
    return Terms(amount=draw(closed_amounts), start=start, end=end, instalments=tuple(rows))


@settings(max_examples=24)
@given(deal=deals_with_committed_rows(), window=windows)
def test_no_way_to_place_the_rows_and_the_rest_leaves_the_interval(deal, window):
    """Each row and the rest fall due whole on a first or a last day, at the least or the greatest of their sums."""
    begins = deal.start.first if deal.start else date.min
    ends = deal.end.last if deal.end else date.max
    spans_of_parts = ((begins, ends), *((row.period.first, row.period.last) for row in deal.instalments))
    allowed = due_in(deal, window)
    for whole in (deal.amount.low, deal.amount.high):
        for sums in product(*((row.amount.low, row.amount.high) for row in deal.instalments)):
            parts = (max(Decimal(0), whole - sum(sums)), *sums)
            for days in product(*spans_of_parts):
                placed = zip(parts, days, strict=True)
                inside = sum(part for part, day in placed if window.first <= day <= window.last)
                assert allowed.low <= inside <= allowed.high
