"""Of deals of every profile what is contracted, due and paid is what the definitions give, on forty days and in windows."""

from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest

import aigraph as ag
from tests.sixth_ledger.by_definition import DEALS, counted, ends_on

DAYS = [date(2024, 12, 25) + timedelta(days=23 * n) for n in range(40)]
WINDOWS = [
    (date(2025, 1, 1), date(2025, 12, 31)),
    (date(2025, 10, 1), date(2026, 9, 30)),
    (date(2026, 1, 1), date(2026, 12, 31)),
    (date(2025, 6, 1), date(2025, 6, 30)),
]
NEAR = 1e-6


@cache
def ledger():
    return ag.load(Path(__file__).parent)


@cache
def arrows(day, window):
    view = ledger().view(as_of=day, money="due", window=window)
    return {arrow.deal.id: arrow for arrow in view.arrows}


def is_near(one, other):
    return one is other is None or (None not in (one, other) and abs(float(one) - float(other)) < NEAR)


def differences(deal, day, window=None):
    """Tell where the package differs from the definitions."""
    expected, arrow = counted(deal, day, window), arrows(day, window).get(deal)
    if expected is None or arrow is None:
        return [] if expected is arrow else [(day, window, expected, arrow)]
    found = [] if (arrow.payer, arrow.payee) == ends_on(deal, day)[:2] else [(day, "ends", arrow.payer, arrow.payee)]
    for name, ends in zip(("contracted", "due", "paid"), expected, strict=True):
        amount = getattr(arrow, name)
        if not all(map(is_near, ends, (amount.low, amount.central, amount.high))):
            found.append((day, window, name, amount, tuple(end if end is None else float(end) for end in ends)))
    return found


@pytest.mark.parametrize("deal", DEALS)
def test_by_each_of_forty_days_a_deal_is_counted_as_the_definitions_say(deal):
    assert not [found for day in DAYS for found in differences(deal, day)]


@pytest.mark.parametrize("window", WINDOWS, ids=lambda days: f"{days[0]}..{days[1]}")
@pytest.mark.parametrize("deal", DEALS)
def test_in_a_window_a_deal_is_counted_as_the_definitions_say(deal, window):
    days = [window[1], *(day for day in DAYS if day >= window[1])][:8]
    assert not [found for day in days for found in differences(deal, day, window)]


def test_every_profile_and_every_way_to_end_is_there():
    assert {row["profile"] for row in DEALS.values()} >= {
        "flat",
        "ramp",
        "per_year",
        "instalments",
        "milestones",
        "on_delivery",
    }
    assert {"cancelled", "replaced", "merged-rows", "unsized", "up-to", "open-flat", "prepaid"} <= set(DEALS)
