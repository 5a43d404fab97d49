"""A ledger of odd cases from CSV, beside a slow count of its own: day by day, in fractions, over all days that a date can mean."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

import aigraph as ag
from aigraph.model.money.leg_sum import leg_sum, net_sum
from tests.model.money.slow_oracle import Deal, at_least, plus, rows_of, span

FOLDER = Path(__file__).parents[2] / "third_ledger"
THIRD = ag.load(FOLDER)
DAYS = ("2026-02-15", "2026-05-31", "2026-07-31", "2026-12-31")
WINDOWS = ("2026", "2026-Q2", "2026-03-10..2026-10-05", "2027")
OF_THE_SUBSIDIARY = {row["id"] for row in rows_of(FOLDER, "deals") if "s" in (row["payer"], row["payee"])}


def ends(amount):
    return tuple(None if end is None else round(float(end), 9) for end in (amount.low, amount.central, amount.high))


def rounded(amount):
    low, central, high = amount
    return tuple(None if end is None else round(float(end), 9) for end in (low, low if low == high else central, high))


def arrows(as_of, **how):
    view = THIRD.view(as_of=as_of, layers=("cash", "value"), **how)
    return {arrow.deal.id: arrow for arrow in view.arrows if arrow.deal.id not in OF_THE_SUBSIDIARY}


@pytest.mark.parametrize("as_of", DAYS)
def test_by_a_day_each_deal_is_what_the_slow_count_says(as_of):
    day = date.fromisoformat(as_of)
    found = arrows(as_of)
    assert len(found) >= 15
    for key, arrow in found.items():
        slow = Deal(FOLDER, key, day)
        counted = (ends(arrow.contracted), ends(arrow.due), ends(arrow.paid))
        assert counted == (rounded(slow.contracted(day)), rounded(slow.due_by(day)), rounded(slow.paid(day))), key


@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("as_of", DAYS[1:])
def test_in_a_window_each_deal_is_what_the_slow_count_says(as_of, window):
    day, (first, last) = date.fromisoformat(as_of), span(window)
    for key, arrow in arrows(as_of, window=window).items():
        slow = Deal(FOLDER, key, day)
        counted = (ends(arrow.due), ends(arrow.paid))
        assert counted == (rounded(slow.due_in(first, last)), rounded(slow.paid_in(first, last))), key


def leg(view, payer, payee, deal_class):
    return [a for a in view.arrows if (a.payer, a.payee, str(a.deal_class)) == (payer, payee, deal_class)]


def test_a_contract_of_a_subsidiary_counts_for_the_buyer_by_the_day():
    # 73 over the 365 days of 2026 are 0.2 a day; 275 days are left on 1 April.
    by = {as_of: THIRD.view(as_of=as_of) for as_of in DAYS}
    alone = next(arrow for arrow in by["2026-02-15"].arrows if arrow.deal.id == "before-sale")
    assert (alone.payee, ends(alone.contracted), ends(alone.due)) == ("s", (73,) * 3, (9.2,) * 3)
    for as_of, due in (("2026-05-31", 61), ("2026-07-31", 122), ("2026-12-31", 275)):
        arrow = next(arrow for arrow in by[as_of].arrows if arrow.deal.id == "before-sale")
        assert arrow.payee == "q"
        assert (ends(arrow.contracted), ends(arrow.due)) == ((55,) * 3, (round(due * 0.2, 9),) * 3)
        assert ends(arrow.amount) == (55,) * 3
    (quarter,) = (a for a in THIRD.view(as_of="2026-12-31", window="2026-Q1").arrows if a.deal.id == "before-sale")
    assert ends(quarter.due) == (0, 0, 0)
    assert [arrow.deal.id for arrow in by["2026-12-31"].before_consolidation] == ["before-sale-over"]
    assert "after-sale" in {arrow.deal.id for arrow in by["2026-12-31"].arrows if arrow.payee == "q"}


@pytest.mark.parametrize(
    ("how", "floor"), [({}, 41), ({"window": "2026-Q3"}, 40), ({"window": "2026"}, 41), ({"window": "2027"}, 0)]
)
def test_what_is_stated_of_a_pair_is_a_floor_and_of_overlapping_periods_the_finer_count(how, floor):
    view = THIRD.view(as_of="2026-12-31", **how)
    first, last = span(how["window"]) if how else (None, None)
    rents = leg(view, "m", "r", "purchase")
    assert {arrow.deal.id for arrow in rents} == {"vague-flat", "vague-both", "ceiling-ramp"}
    slow = [Deal(FOLDER, arrow.deal.id, view.as_of) for arrow in rents]
    due = plus(deal.due_in(first, last) if how else deal.due_by(view.as_of) for deal in slow)
    assert ends(leg_sum(rents, "due")) == rounded(at_least(due, (floor,) * 3))


def test_what_is_paid_for_chips_is_net_of_warrants_by_what_vests():
    served = [arrow for arrow in leg(THIRD.view(as_of="2026-12-31"), "m", "q", "purchase") if arrow.deal.id == "served"]
    # 8 vests with the chips; of the 3 of the package 1 has vested. All chips are due; 20 of 36.5 is known to be paid.
    assert ends(net_sum(served, "contracted")) == (36.5 - 8 - 3,) * 3
    # All 3 can have vested, though only 1 is known to have.
    assert ends(net_sum(served, "due")) == (36.5 - 8 - 3, 36.5 - 8 - 1, 36.5 - 8 - 1)
    assert ends(net_sum(served, "paid"))[0] == round(float(20 - 8 * Fraction(20) / Fraction("36.5") - 3), 9)


@pytest.mark.parametrize("how", [{}, {"window": "2026"}, {"window": "2026-Q2"}])
def test_the_size_of_each_loop_is_its_smallest_leg(how):
    view = THIRD.view(as_of="2026-12-31", **how)
    loops = ag.find_loops(view)
    assert {loop.name for loop in loops.direct} == {"q-m", "q-r"}
    for loop in loops:
        for money in ("contracted", "due", "paid"):
            sums = [leg_sum(one.arrows, money) for one in loop.legs]
            lows, highs = [one.low for one in sums], [one.high for one in sums if one.high is not None]
            assert (loop.size(money).low, loop.size(money).high) == (min(lows), min(highs, default=None))


def test_money_paid_under_a_cancelled_deal_stays_and_an_unpaid_one_is_gone():
    shown = arrows("2026-12-31")
    # 130 of 365 days had gone by on 10 May, at 0.1 a day.
    assert (ends(shown["lapsed"].contracted), ends(shown["lapsed"].paid)) == ((13,) * 3, (5, 5, 13))
    assert ends(shown["lapsed-vague"].contracted) == (1.5, None, 9)
    assert "lapsed-unpaid" not in shown
    assert "lapsed-unpaid" in arrows("2026-05-09")
