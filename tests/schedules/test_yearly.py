"""Deals of which a yearly figure is known."""

from datetime import date
from decimal import Decimal

import pytest

from aigraph.model.amount import UNKNOWN, Amount
from aigraph.model.dates import PartialDate
from aigraph.schedules.by_day import contracted, due_by, paid_by
from aigraph.schedules.in_window import due_in
from aigraph.schedules.terms import PaidStatement, Profile, Terms, starts_after_end
from aigraph.schedules.window import Window


def two_a_year(start=None, end=None, **known):
    edges = {edge: PartialDate.parse(text) for edge, text in (("start", start), ("end", end)) if text}
    return Terms(amount=Amount.of(central="2"), basis="annual", **edges, **known)


def exactly(figure):
    return Amount.of(central=str(figure))


def test_without_an_end_it_runs_on_and_at_least_what_is_due_so_far_is_contracted():
    deal = two_a_year("2025-01-01")
    assert due_by(deal, date(2025, 12, 31)) == exactly(2)
    assert due_by(deal, date(2027, 12, 31)) == exactly(6)
    assert contracted(deal, date(2026, 12, 31)) == Amount.of("4")


def test_without_an_end_it_runs_until_it_is_cancelled():
    deal = two_a_year("2025-01-01", cancelled=date(2026, 12, 31))
    assert due_by(deal, date(2030, 1, 1)) == exactly(4)
    assert due_in(deal, Window(date(2027, 1, 1), date(2027, 12, 31))) == exactly(0)


def test_without_a_start_only_what_is_paid_is_a_floor():
    paid = (PaidStatement(day=date(2026, 6, 30), paid_usd_bn=Decimal(3)),)
    for deal in (two_a_year(statements=paid), two_a_year(end="2029", statements=paid)):
        assert contracted(deal, date(2026, 12, 31)) == due_by(deal, date(2026, 12, 31)) == Amount.of("3")
        assert paid_by(deal, date(2026, 12, 31)) == Amount.of("3", "3")


def test_without_a_start_nothing_falls_due_after_the_end():
    assert due_in(two_a_year(end="2025"), Window(date(2026, 1, 1), date(2026, 12, 31))) == exactly(0)


def test_partial_dates_leave_the_number_of_years_open():
    deal = two_a_year("2025", "2029")
    whole = contracted(deal, date(2026, 1, 1))
    assert (whole.central, whole.high) == (10, 10)
    assert 6 < whole.low < Decimal("6.02")
    assert due_by(deal, date(2029, 12, 31)) == whole


def test_a_leap_year_gives_one_yearly_figure_too():
    deal = two_a_year("2023-07-01", "2025-06-30")
    assert due_in(deal, Window(date(2024, 1, 1), date(2024, 12, 31))) == exactly(2)
    days = Decimal(184 + 181) / 365
    assert contracted(deal, date(2024, 1, 1)).central == 2 * (1 + days)


def test_a_yearly_figure_over_a_term_can_fall_due_in_another_shape():
    deal = two_a_year("2025-01-01", "2026-12-31", profile=Profile.AT_ONCE)
    assert due_by(deal, date(2025, 1, 1)) == exactly(4)


def test_only_the_amount_is_multiplied_by_the_term():
    deal = two_a_year(
        "2025-01-01", "2029-12-31", statements=(PaidStatement(day=date(2025, 12, 31), paid_usd_bn=Decimal("1.5")),)
    )
    assert contracted(deal, date(2026, 1, 1)) == exactly(10)
    assert paid_by(deal, date(2025, 12, 31)) == Amount.of("1.5", "1.5", "2")


def test_an_unsized_yearly_deal_stays_unsized_and_is_nothing_before_it_begins():
    deal = Terms(amount=UNKNOWN, basis="annual", start=PartialDate.parse("2027"), end=PartialDate.parse("2028"))
    assert contracted(deal, date(2026, 1, 1)) == UNKNOWN
    assert due_by(deal, date(2026, 12, 31)) == exactly(0)


@pytest.mark.parametrize(
    ("start", "end", "wrong"),
    [
        ("2027", "2026", True),
        ("2026-07-01", "2026-06", True),
        ("2026-06", "2026", False),
        ("2026", "2026-01-01", False),
    ],
)
def test_a_start_after_the_end_whatever_they_mean_is_an_error(start, end, wrong):
    assert starts_after_end(PartialDate.parse(start), PartialDate.parse(end)) is wrong
    if wrong:
        with pytest.raises(ValueError, match=rf"the term starts \({start}\) after it ends \({end}\)"):
            two_a_year(start, end)
    else:
        two_a_year(start, end)


def test_shares_and_notices_out_of_range_are_refused():
    with pytest.raises(ValueError, match="the firm share is 80: expected 0 to 1"):
        two_a_year(firm_share=Decimal(80))
    with pytest.raises(ValueError, match="the notice is -1 days: expected no less than 0"):
        two_a_year(notice_days=-1)
