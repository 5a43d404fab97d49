"""Curves of money: on every day they are what the schedules say."""

from datetime import date, timedelta
from decimal import Decimal
from functools import partial

import pytest
from hypothesis import given, settings

from aigraph.model.amount import Amount
from aigraph.model.dates import PartialDate
from aigraph.page.money_curve import likely_breaks, money_curve
from aigraph.schedules.by_day import contracted, due_by, paid_by
from aigraph.schedules.terms import Profile, Terms
from tests.schedules.strategies import DAYS, terms

FIRST, LAST = DAYS[0] - timedelta(days=3), DAYS[-1] + timedelta(days=3)


def ends(amount):
    return tuple(None if end is None else float(end) for end in (amount.low, amount.central, amount.high))


def read(curve, day):
    """Read a curve on a day, as the page does."""
    at = max((at for at, knot in enumerate(curve) if knot.day <= day), default=0)
    knot, after = curve[at], curve[at + 1] if at + 1 < len(curve) else None
    if after is None or knot.day >= day:
        return knot.ends
    past, whole = (day - knot.day).days, (after.day - knot.day).days
    return tuple(
        None if a is None else a + ((a if b is None else b) - a) * past / whole + k * past * (past - whole)
        for a, b, k in zip(knot.ends, after.ends, knot.bends, strict=True)
    )


@settings(max_examples=24)
@given(deal=terms())
def test_on_every_day_a_curve_is_what_the_terms_say(deal):
    for count in (contracted, due_by, paid_by):
        curve = money_curve(partial(count, deal), FIRST, LAST, likely_breaks(deal))
        day = FIRST
        while day <= LAST:
            assert read(curve, day) == pytest.approx(ends(count(deal, day)), abs=1e-9), (count.__name__, day)
            day += timedelta(days=1)


@pytest.mark.parametrize("profile", list(Profile))
@pytest.mark.parametrize("basis", ["total", "annual"])
def test_a_term_of_years_needs_few_pieces(profile, basis):
    deal = Terms(
        amount=Amount.of("90", "100", "130"),
        basis=basis,
        profile=profile,
        start=PartialDate.parse("2025-03"),
        end=PartialDate.parse("2031-06-30"),
    )
    curve = money_curve(partial(due_by, deal), date(2024, 1, 1), date(2032, 12, 31), likely_breaks(deal))
    assert len(curve) <= 110
    for offset in range(0, 3280, 7):
        day = date(2024, 1, 1) + timedelta(days=offset)
        assert read(curve, day) == pytest.approx(ends(due_by(deal, day)), abs=1e-8), day


def test_what_never_changes_is_one_knot():
    assert len(money_curve(lambda _: Amount.of(central=Decimal(3)), FIRST, LAST)) == 1
