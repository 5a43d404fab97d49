"""Only what is unpaid can be cut: the toy ledger exactly, years and the rest add up, paid money moves nothing."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigraph import UnknownNameError, load, shock
from aigraph.measures import unpaid_cuts
from aigraph.measures.unpaid_cuts import ALL, NEXT_FOUR_QUARTERS
from aigraph.schedules.terms import Profile
from tests.ledgers import ledger

TOY = load(Path(__file__).parents[2] / "toy_ledger").view(as_of="2026-09-30")


def by_payee(found, period):
    return {one.payee: one for one in found if one.period == period}


def test_the_toy_loses_this_in_the_next_four_quarters():
    found = by_payee(unpaid_cuts(TOY, "l", 0.5), NEXT_FOUR_QUARTERS)
    sums = {payee: one.usd_bn.on_record for payee, one in found.items() if payee}
    assert sums == pytest.approx({"c": 5.996714, "d": 1.117619, "v": 1}, abs=1e-6)
    assert found["d"].usd_bn.high == pytest.approx(18.673051 / 2, abs=1e-6)
    assert found["c"].share_of_revenue.on_record == pytest.approx(0.5996714)
    assert found["v"].share_of_revenue.on_record == pytest.approx(0.025)
    assert found["d"].share_of_revenue.why_open == "no reported revenue on record"


def test_what_falls_due_after_the_notice_can_be_ended_and_take_or_pay_cannot():
    found = by_payee(unpaid_cuts(TOY, "l", 0.5), NEXT_FOUR_QUARTERS)
    assert found["d"].can_be_ended_usd_bn.on_record == found["d"].usd_bn.on_record
    assert found["c"].can_be_ended_usd_bn.is_point
    assert found["c"].can_be_ended_usd_bn.on_record == 0
    # Nobody says what the licence allows.
    assert (found["v"].can_be_ended_usd_bn.on_record, found["v"].can_be_ended_usd_bn.high) == (0, 1)


@pytest.mark.parametrize("company", ["v", "l", "c", "d", "m", "x"])
def test_the_years_and_what_has_none_add_up_to_all(company):
    total = {one.period: one.usd_bn.on_record for one in unpaid_cuts(TOY, company) if not one.payee}
    whole = total.pop(ALL)
    del total[NEXT_FOUR_QUARTERS]
    assert sum(total.values()) == pytest.approx(whole)


def scheduled(text, **profiles):
    """Read a ledger whose deals have these profiles, as it stands on the last day of 2025."""
    found = ledger(text)
    deals = (replace(deal, profile=Profile(profiles[deal.id])) for deal in found.deals)
    return replace(found, deals=tuple(deals)).view(as_of="2025-12-31")


def test_what_a_schedule_can_make_due_in_a_year_is_in_the_high_end_of_that_year_and_of_no_other():
    view = scheduled(
        "a: l -> c compute signed 2025-01 10 start=2026-01-01 end=2029-12-31\n"
        "b: l -> d compute signed 2025-01 high=8 start=2027-01-01 end=2028-12-31",
        a="flat",
        b="flat",
    )
    found = {one.period: one.usd_bn for one in unpaid_cuts(view, "l") if not one.payee}
    days = {"2026": 365, "2027": 365, "2028": 366, "2029": 365}
    may_fall_due = {"2027": 8 * 365 / 731, "2028": 8 * 366 / 731}
    for year, count in days.items():
        assert found[year].on_record == pytest.approx(10 * count / 1461)
        assert found[year].high == pytest.approx(10 * count / 1461 + may_fall_due.get(year, 0))


def test_a_floor_without_a_ceiling_leaves_the_years_of_its_term_without_a_bound_and_those_beside_them_bounded():
    view = scheduled(
        "a: l -> c compute signed 2025-01 10 start=2026-01-01 end=2029-12-31\n"
        "b: l -> d compute signed 2025-01 low=300 start=2027-01-01 end=2028-12-31",
        a="flat",
        b="ramp",
    )
    found = {one.period: one.usd_bn for one in unpaid_cuts(view, "l") if not one.payee}
    without_bound = {period for period, sums in found.items() if sums.high is None}
    assert without_bound == {"2027", "2028", "no year on record", "all"}
    assert found["all"].on_record == pytest.approx(310)


@pytest.mark.parametrize("company", ["OpenAI", "CoreWeave", "Oracle"])
def test_the_next_four_quarters_bring_no_more_than_the_years_in_which_they_lie(company):
    found = {
        one.period: one.usd_bn.high for one in unpaid_cuts(load().view(as_of="2026-11-02"), company) if not one.payee
    }
    if {"2026", "2027"} <= found.keys() and None not in (found["2026"], found["2027"]):
        assert found[NEXT_FOUR_QUARTERS] <= found["2026"] + found["2027"] + 1e-9
    else:
        assert found[ALL] is None


def test_paid_deals_move_nothing():
    text = "a: l -> c compute signed 2025-01 10 paid=10\n b: l -> v equity closed 2025-01 7\n d: l -> v chips signed 2025-01 4"
    view = ledger(text).view()
    assert {one.payee for one in unpaid_cuts(view, "l") if one.usd_bn.on_record} == {"", "v"}
    found = shock(view, "l", 0.5)
    assert {loss.company: loss.first_order.on_record for loss in found.losses} == {"v": 2}
    assert found.spending_cut.denominators["outflow_usd_bn"] == 4


def test_a_window_or_a_kind_of_money_that_is_named_is_what_is_cut():
    text = "a: l -> c compute closed 2025-01 10 paid=10"
    view = ledger(text).view(money="paid")
    assert shock(view, "l", 0.5).spending_cut.on_record == 5


@given(st.integers(0, 20), st.integers(0, 20), st.floats(0, 1))
def test_what_is_unpaid_is_what_is_contracted_less_what_is_paid_and_the_cut_its_share(amount, paid, cut):
    view = ledger(f"a: l -> c compute signed 2025-01 {amount} paid={paid}").view()
    (whole,) = (one for one in unpaid_cuts(view, "l", cut) if one.period == ALL and not one.payee)
    assert whole.usd_bn.on_record == pytest.approx(cut * max(0, amount - paid))
    assert whole.usd_bn.low <= whole.usd_bn.on_record <= whole.usd_bn.high + 1e-9


def test_wrong_usage_says_so():
    with pytest.raises(ValueError, match="not between 0 and 1"):
        unpaid_cuts(TOY, "l", 50)
    with pytest.raises(UnknownNameError):
        unpaid_cuts(TOY, "nobody")


def test_the_last_day_of_a_year_leaves_nothing_of_it():
    view = TOY.ledger.view(as_of="2026-12-31")
    periods = [one.period for one in unpaid_cuts(view, "L")]
    assert "2026" not in periods
    assert periods[0] == "next four quarters"
