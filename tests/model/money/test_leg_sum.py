"""Sums of legs: floors that statements about the pair set, and purchases net of what the seller gives for them."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

import aigraph as ag
from aigraph.model import Payment, Statement
from aigraph.model.instruments import DealClass
from aigraph.model.money.leg_sum import leg_sum, net_sum, rewards_for
from aigraph.schedules.period import Period
from aigraph.schedules.terms import InstalmentKind
from tests.ledgers import ledger

TOY = ag.load(Path(__file__).parents[2] / "toy_ledger")
DAY = "2026-09-30"


def leg(view, payer, payee):
    return [arrow for arrow in view.arrows if (arrow.payer, arrow.payee) == (payer, payee)]


def ends(amount):
    return tuple(None if end is None else float(end) for end in (amount.low, amount.central, amount.high))


def stated(payer, payee, period, figure, deal_class="purchase"):
    return Statement(
        payer=payer,
        payee=payee,
        deal_class=DealClass(deal_class),
        period=Period.parse(period),
        usd_bn=Decimal(figure),
        source="s",
    )


@pytest.mark.parametrize("money", ["contracted", "due"])
def test_what_a_vendor_says_it_took_is_a_floor_under_what_is_due_and_contracted(money):
    told = replace(TOY, statements=(stated("d", "v", "2026-01..2026-06", 12),))
    assert ends(leg_sum(leg(TOY.view(as_of=DAY), "d", "v"), money)) == (0, None, 30)
    assert ends(leg_sum(leg(told.view(as_of=DAY), "d", "v"), money)) == (12, None, 30)


def test_a_statement_proves_no_payment_but_may_lift_what_can_have_been_paid():
    told = replace(TOY, statements=(stated("l", "c", "2026-01..2026-06", 12),))
    assert ends(leg_sum(leg(told.view(as_of=DAY), "l", "c"), "paid")) == (0, None, 12)


def test_a_statement_on_another_class_of_deals_or_a_period_that_runs_on_raises_nothing():
    told = replace(
        TOY, statements=(stated("d", "v", "2026-06", 12, "funding"), stated("d", "v", "2026-01..2026-12", 12))
    )
    assert ends(leg_sum(leg(told.view(as_of=DAY), "d", "v"), "due")) == (0, None, 30)


def test_in_a_window_only_statements_inside_it_count():
    told = replace(TOY, statements=(stated("d", "v", "2025", 5), stated("d", "v", "2026-Q1", 7)))
    assert ends(leg_sum(leg(told.view(as_of=DAY, window="2026"), "d", "v"), "due")) == (7, None, 30)
    assert ends(leg_sum(leg(told.view(as_of=DAY), "d", "v"), "due")) == (12, None, 30)


def test_a_statement_about_a_subsidiary_counts_for_the_company_that_consolidates_it():
    companies = tuple(replace(one, parent="x" if one.id == "d" else "") for one in TOY.companies)
    told = replace(TOY, companies=companies, statements=(stated("d", "v", "2026-Q1", 7),))
    assert ends(leg_sum(leg(told.view(as_of=DAY), "x", "v"), "due")) == (7, None, 30)


@pytest.mark.parametrize("money", ["contracted", "due"])
def test_a_purchase_is_net_of_the_warrant_that_vests_with_it(money):
    purchases = leg(TOY.view(as_of=DAY), "d", "v")
    assert ends(net_sum(purchases, money)) == (0, None, 27)
    assert [reward.deal.id for reward in rewards_for(purchases)] == ["d6"]


def test_a_warrant_of_the_same_package_is_shared_by_its_purchases_and_taken_off_once():
    view = ledger("""
        first: d -> v chips signed 2026-01-01 10 package=p
        second: d -> v chips signed 2026-01-01 20 package=p
        other: d -> v chips signed 2026-01-01 5
        reward: v -> d warrant signed 2026-01-01 3 package=p
    """).view(layers="cash")
    assert ends(leg_sum(leg(view, "d", "v"), "contracted")) == (35, 35, 35)
    assert ends(net_sum(leg(view, "d", "v"), "contracted")) == (32, 32, 32)


def test_what_has_vested_takes_the_place_of_the_proportion():
    vested = Payment(
        deal="d6", kind=InstalmentKind.PAID, period=Period.parse("2026-06"), usd_bn=Decimal("0.5"), source="s"
    )
    told = replace(TOY, payments=(*TOY.payments, vested))
    purchases = leg(told.view(as_of=DAY), "d", "v")
    assert ends(net_sum(purchases, "due"))[2] == 29.5
    assert ends(net_sum(purchases, "contracted")) == (0, None, 27)


def test_an_incentive_of_unknown_value_leaves_only_the_high_end():
    view = ledger("""
        order: d -> v chips signed 2026-01-01 10 package=p
        reward: v -> d warrant signed 2026-01-01 package=p
    """).view()
    assert ends(net_sum(leg(view, "d", "v"), "contracted")) == (0, None, 10)
