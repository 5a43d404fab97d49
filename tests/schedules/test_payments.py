"""Evidence of payment: by a day, in a window, and for what is contracted."""

from datetime import date
from decimal import Decimal

import pytest

from aigraph.model.amount import UNKNOWN, Amount
from aigraph.model.dates import PartialDate
from aigraph.schedules.by_day import contracted, due_by, paid_by
from aigraph.schedules.in_window import due_in
from aigraph.schedules.period import Period
from aigraph.schedules.terms import Instalment, InstalmentKind, PaidStatement, Profile, Terms
from aigraph.schedules.window import Window

YEAR = Window(date(2026, 1, 1), date(2026, 12, 31))


def exactly(figure):
    return Amount.of(central=str(figure))


def between(low, central, high):
    return Amount.of(*(None if end is None else str(end) for end in (low, central, high)))


def stated(*told):
    return tuple(PaidStatement(day=date.fromisoformat(day), paid_usd_bn=Decimal(figure)) for day, figure in told)


def paid(*told):
    return tuple(
        Instalment(kind=InstalmentKind.PAID, period=Period.parse(period), amount=between(*figures))
        for period, *figures in told
    )


def paid_exactly(*told):
    return paid(*((period, None, figure, None) for period, figure in told))


def test_rows_and_statements_are_two_accounts_of_the_same_money():
    rows, totals = paid_exactly(("2026-Q1", 4), ("2026-Q2", 5)), stated(("2026-03-31", "6"), ("2026-06-30", "7"))
    deal = Terms(amount=exactly(20), instalments=rows, statements=totals)
    assert paid_by(deal, date(2026, 3, 31)).low == 6
    assert paid_by(deal, date(2026, 6, 30)).low == 9


def test_a_row_and_a_statement_count_from_the_last_day_that_they_can_mean():
    deal = Terms(amount=exactly(20), instalments=paid_exactly(("2026-Q1", 4)), statements=stated(("2026-06-30", "7")))
    assert paid_by(deal, date(2026, 3, 30)) == Amount.of(high="20")
    assert paid_by(deal, date(2026, 6, 29)).low == 4


def test_a_total_that_falls_later_leaves_the_largest():
    deal = Terms(amount=exactly(20), statements=stated(("2026-03-31", "9"), ("2026-06-30", "8")))
    assert paid_by(deal, date(2026, 6, 30)).low == 9


def test_without_any_word_nothing_is_known_to_be_paid_and_there_is_no_central_value():
    assert paid_by(Terms(amount=exactly(20)), date(2026, 6, 30)) == between(0, None, 20)
    assert paid_by(Terms(amount=UNKNOWN), date(2026, 6, 30)) == UNKNOWN


def test_a_word_that_nothing_is_paid_is_a_central_value():
    deal = Terms(amount=exactly(20), statements=stated(("2026-03-31", "0")))
    assert paid_by(deal, date(2026, 6, 30)) == between(0, 0, 20)


def test_nearly_50_paid_is_a_ceiling_of_what_is_paid_and_no_floor():
    deal = Terms(amount=exactly(60), instalments=paid(("2026-Q1", 0, None, 50)))
    assert paid_by(deal, date(2026, 6, 30)) == between(0, None, 60)
    early = Terms(
        amount=exactly(60), instalments=paid(("2026-Q1", 0, None, 50)), profile=Profile.FLAT,
        start=PartialDate.parse("2027-01-01"), end=PartialDate.parse("2027-12-31"),
    )  # fmt: skip
    assert paid_by(early, date(2026, 6, 30)) == between(0, None, 50)


def test_a_prepayment_is_due_when_it_is_paid():
    deal = Terms(
        amount=exactly(10), profile=Profile.FLAT, statements=stated(("2025-06-30", "3")),
        start=PartialDate.parse("2026-01-01"), end=PartialDate.parse("2026-12-31"),
    )  # fmt: skip
    assert due_by(deal, date(2025, 12, 31)) == paid_by(deal, date(2025, 12, 31)) == exactly(3)
    # The contract makes 10 due in 2026; 3 of them had been paid before.
    assert due_in(deal, YEAR) == exactly(7)


def test_arrears_do_not_lower_what_is_due():
    deal = Terms(
        amount=exactly(10), profile=Profile.FLAT, statements=stated(("2026-12-31", "1")),
        start=PartialDate.parse("2026-01-01"), end=PartialDate.parse("2026-12-31"),
    )  # fmt: skip
    assert due_by(deal, date(2026, 12, 31)) == exactly(10)
    assert paid_by(deal, date(2026, 12, 31)) == between(1, 1, 10)


def test_more_paid_than_contracted_lifts_what_is_contracted():
    deal = Terms(amount=exactly(10), statements=stated(("2026-03-31", "12")))
    assert contracted(deal, date(2026, 1, 1)) == exactly(12)
    assert due_by(deal, date(2026, 3, 31)) == paid_by(deal, date(2026, 3, 31)) == exactly(12)


def test_at_least_8_paid_opens_no_contract_that_has_a_ceiling():
    deal = Terms(amount=exactly(10), instalments=paid(("2026-Q1", 8, 8, None)))
    assert contracted(deal, date(2026, 1, 1)) == exactly(10)
    assert paid_by(deal, date(2026, 6, 30)) == between(8, 8, 10)


@pytest.mark.parametrize(
    ("start", "totals", "low", "why"),
    [
        (None, [("2026-06-30", "7")], 0, "all of it can have been paid before"),
        (None, [("2025-12-31", "2"), ("2026-06-30", "7")], 5, "2 had been paid before"),
        ("2026-02", [("2026-06-30", "7")], 7, "the term begins inside"),
        ("2025", [("2026-06-30", "7")], 0, "the term can have begun before"),
    ],
)
def test_without_a_schedule_a_running_total_tells_of_a_window_only_if_it_has_a_beginning(start, totals, low, why):
    deal = Terms(amount=exactly(20), start=start and PartialDate.parse(start), statements=stated(*totals))
    assert due_in(deal, YEAR).low == low, why
    assert due_in(deal, YEAR).central is None


def test_without_a_schedule_a_payment_row_falls_due_in_its_period():
    deal = Terms(amount=exactly(20), instalments=paid_exactly(("2025", 6), ("2026-Q1", 4), ("2026-Q4", 1)))
    assert due_in(deal, YEAR) == between(5, None, 14)


def test_a_row_whose_period_reaches_out_of_the_window_says_nothing_of_it():
    deal = Terms(amount=exactly(20), instalments=paid_exactly(("2025-Q3..2026-Q1", 6)))
    assert due_in(deal, YEAR) == between(0, None, 20)


def test_without_a_schedule_what_was_paid_last_is_all_that_was_left():
    deal = Terms(amount=exactly(20), statements=stated(("2025-12-31", "12"), ("2026-06-30", "20")))
    assert due_in(deal, YEAR) == exactly(8)


def test_a_scheduled_deal_of_which_something_is_paid_counts_by_the_difference_of_two_days():
    deal = Terms(
        amount=between(8, 10, 12), profile=Profile.RAMP, statements=stated(("2025-06-30", "1")),
        start=PartialDate.parse("2025-01-01"), end=PartialDate.parse("2028-12-31"),
    )  # fmt: skip
    before, after, inside = due_by(deal, date(2025, 12, 31)), due_by(deal, YEAR.last), due_in(deal, YEAR)
    assert inside.low == max(0, after.low - before.high) == 0
    assert inside.central == after.central - before.central
    assert inside.high == after.high - before.low


def test_a_payment_after_all_has_fallen_due_is_late_and_not_due_again():
    deal = Terms(
        amount=exactly(20), profile=Profile.ON_DELIVERY, statements=stated(("2025-12-31", "12"), ("2026-06-30", "20")),
        start=PartialDate.parse("2025-01-01"), end=PartialDate.parse("2025-12-31"),
    )  # fmt: skip
    assert due_by(deal, date(2025, 12, 31)) == exactly(20)
    assert due_in(deal, YEAR) == exactly(0)
