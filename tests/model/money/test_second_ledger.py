"""Another ledger from CSV, of what the toy ledger does not hold; each value is worked out by hand beside it.

Seen on 2027-06-30; the window is that of the last four quarters, from 2026-07-01 on.
"""

from fractions import Fraction
from pathlib import Path

import pytest

import aigraph as ag
from aigraph.model.money.leg_sum import leg_sum, net_sum

SECOND = ag.load(Path(__file__).parents[2] / "second_ledger")
DAY = "2027-06-30"


def view(**how):
    return SECOND.view(**{"as_of": DAY, **how})


def ends(amount):
    return tuple(None if end is None else round(float(end), 6) for end in (amount.low, amount.central, amount.high))


def exactly(figure):
    return (round(float(figure), 6),) * 3


# A yearly figure without an end: one year and 181 of the 365 days of 2027.
SO_FAR = round(5 * (1 + 181 / 365), 6)
VALUES = {
    # 365 of 731 days.
    "flat": (exactly(73), exactly(Fraction(73 * 365, 731)), exactly(Fraction(73 * 365, 731)), (0, None, 36.450068)),
    "yearly": ((SO_FAR, None, None), exactly(SO_FAR), exactly(5), (0, None, SO_FAR)),
    # A quarter of 40 was due in 2026-Q4, half is due in 2027-Q4, and nobody says when the rest is. The better source
    # tells of 8 paid in November, the other of 9 in the quarter: one payment.
    "shares": (exactly(40), (10, None, 20), (10, None, 20), (8, 8, 20)),
    # 184 + 181 of 184 + 365 days of years of 365.
    "by-year": (exactly(10), exactly(Fraction(3650, 549)), exactly(Fraction(3650, 549)), (0, None, 6.648452)),
    # 181 of 365 days make 9.917808, but 15 was paid ahead.
    "early": (exactly(20), exactly(15), exactly(15), exactly(15)),
    # Closed on some day of June, all of which has passed.
    "stake": ((10, None, 12), (10, None, 12), (10, None, 12), (0, None, 12)),
    # 7.3 over 730 days, of which 365 lie after the purchase of the seller and 181 of these before the day.
    "running": (exactly(3.65), exactly(1.81), exactly(1.81), (0, None, 1.81)),
}


@pytest.mark.parametrize("deal", VALUES)
def test_a_deal_is_counted_as_worked_out_by_hand(deal):
    by_day, windowed = (
        {arrow.deal.id: arrow for arrow in view(**how).arrows}[deal] for how in ({}, {"window": "last-4-quarters"})
    )
    assert (ends(by_day.contracted), ends(by_day.due), ends(windowed.due), ends(by_day.paid)) == VALUES[deal]


def test_what_is_no_arrow():
    shown = {arrow.deal.id for arrow in view().arrows}
    assert shown == {*VALUES, "credit"}
    assert [arrow.deal.id for arrow in view().before_consolidation] == ["before"]
    assert "choice" in {arrow.deal.id for arrow in view(status="announced").arrows}


def test_the_leg_is_at_least_what_the_seller_says_it_took():
    leg = [arrow for arrow in view().arrows if (arrow.payer, arrow.payee) == ("h", "k")]
    # Of two statements that overlap the finer counts, and 50 is less than what the deals add up to.
    assert leg_sum(leg, "due").low > 50
    without = [arrow for arrow in leg if arrow.deal.id == "yearly"]
    assert ends(leg_sum(without, "due")) == exactly(50)
    assert ends(leg_sum(without, "contracted")) == (50, None, None)
    assert ends(leg_sum(without, "paid")) == (0, None, 50)


def test_a_purchase_is_net_of_the_credit_in_the_part_that_is_counted():
    leg = [arrow for arrow in view().arrows if (arrow.payer, arrow.payee) == ("h", "k")]
    gross, net = leg_sum(leg, "due"), net_sum(leg, "due")
    # 15 of 20 are due, so three quarters of the credit of 4.
    assert (gross.low - net.low, gross.high - net.high) == (3, 3)
    assert leg_sum(leg, "contracted").low - net_sum(leg, "contracted").low == 4
