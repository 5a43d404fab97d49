"""Stakes and debt on record: what holders lose by a fall in worth, and who has lent."""

import dataclasses
from decimal import Decimal

import pytest

import aigraph as ag
from aigraph.cli import main
from aigraph.measures import debt_holders, stakes_in
from aigraph.measures.debt_rank.fall_in_worth import fall_in_worth
from aigraph.model import Metric
from tests.command_line import CliRunner
from tests.ledgers import ledger

DEALS = """
    v -> l equity closed 2025-01 10
    w -> l equity closed 2025-02 5
    h -> v equity closed 2025-03 1
    b -> l loan closed 2025-04 8 paid=6
    c -> l loan signed 2025-05 high=3
"""


def metric(company, name, value, period="2025-06-30", unit="usd_bn", low=None, high=None, **more):
    ends = {key: None if end is None else Decimal(str(end)) for key, end in (("low", low), ("high", high))}
    return Metric(
        company=company, metric=name, period=period, value=Decimal(str(value)), unit=unit, source="s", **ends, **more
    )


def view_with(*metrics):
    return dataclasses.replace(ledger(DEALS), metrics=metrics).view(as_of="2025-12-31", status="binding")


def test_a_reported_value_counts_before_a_share_of_a_valuation():
    share = metric("v", "stake_in_l", 25, unit="percent")
    worth = metric("l", "valuation", 80)
    (stake,) = (one for one in stakes_in(view_with(share, worth), "L") if one.holder == "v")
    assert (stake.usd_bn.on_record, stake.basis) == (20, "25% on 2025-06-30 of a valuation of $80bn on 2025-06-30")
    reported = metric("v", "stake_value_l", 18, low=16, high=19)
    (stake,) = (one for one in stakes_in(view_with(share, worth, reported), "l") if one.holder == "v")
    assert (stake.usd_bn.low, stake.usd_bn.on_record, stake.usd_bn.high) == (16, 18, 19)
    assert stake.basis == "reported value, 2025-06-30"


def test_what_was_paid_for_shares_is_no_value():
    found = {one.holder: one for one in stakes_in(view_with(), "l")}
    assert set(found) == {"v", "w"}
    assert all(one.usd_bn.on_record is None and one.basis == "value not on record" for one in found.values())


def test_the_newest_figure_known_by_the_day_counts():
    rows = [
        metric("v", "stake_value_l", worth, period)
        for worth, period in ((5, "2025-03"), (7, "2025-09"), (9, "2026-01"))
    ]
    rows.append(metric("v", "stake_value_l", 99, "2025-10", verdict="refuted"))
    (stake,) = (one for one in stakes_in(view_with(*rows), "l") if one.holder == "v")
    assert stake.usd_bn.on_record == 7


def test_a_fall_in_worth_goes_from_holder_to_holder_where_their_worth_is_on_record():
    rows = [metric("v", "stake_value_l", 18, low=16, high=20), metric("h", "stake_value_v", 30)]
    found = {one.holder: one for one in fall_in_worth(view_with(*rows), "L", 0.5)}
    assert (found["v"].loss_usd_bn.low, found["v"].loss_usd_bn.on_record, found["v"].loss_usd_bn.high) == (8, 9, 10)
    assert "h" not in found
    assert found["w"].loss_usd_bn.on_record is None
    rows.append(metric("v", "market_cap", 90, low=80, high=100))
    found = {one.holder: one for one in fall_in_worth(view_with(*rows), "L", 0.5)}
    assert found["v"].relative_loss == pytest.approx(0.1)
    ends = found["h"].loss_usd_bn
    assert (ends.low, ends.on_record, ends.high) == pytest.approx((30 * 8 / 100, 30 * 9 / 90, 30 * 10 / 80))
    assert found["h"].basis == "only by its stakes in other holders"


def test_the_view_gives_debt_rank_its_stakes():
    view = view_with(metric("v", "stake_value_l", 18))
    assert {one.company: one.loss_usd_bn for one in ag.debt_rank(view, {"L": 0.5})} == {"v": 9, "l": 0}


def test_lenders_are_exposed_and_lose_only_by_a_recovery_rate():
    view = view_with()
    exposed = {one.lender: one for one in debt_holders(view, "l")}
    assert (exposed["b"].drawn_usd_bn.low, exposed["b"].drawn_usd_bn.high) == (6, 8)
    assert exposed["b"].loss_usd_bn.on_record is None
    lost = {one.lender: one.loss_usd_bn for one in debt_holders(view, "l", recovery=0.25)}
    assert (lost["b"].low, lost["b"].high) == (4.5, 6)
    assert (lost["c"].low, lost["c"].high) == (0, 2.25)
    with pytest.raises(ValueError, match="recovery 2 is not between 0 and 1"):
        debt_holders(view, "l", recovery=2)


def test_the_command_says_both_with_their_basis():
    words = ["shock", "openai", "--fall", "50%", "--recovery", "40%"]
    said = " ".join(CliRunner().invoke(main, words).output.split())
    assert "reported value, 2025-10-28" in said
    assert "nobody loses more than its stakes" in said
    assert "Loss: 60% of what is drawn, if OpenAI cannot pay." in said
    assert "Repayments are not on record" in said


def test_only_who_lent_to_the_company_is_exposed_to_it():
    base = ledger(f"{DEALS}    b -> v loan closed 2025-05 7\n")
    view = base.view(as_of="2025-12-31", status="binding")
    assert {one.lender for one in debt_holders(view, "l")} == {"b", "c"}
    assert {one.lender for one in debt_holders(view, "v")} == {"b"}
