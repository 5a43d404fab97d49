"""The toy ledger, loaded from CSV and seen by views: what is contracted, due and paid, to six digits."""

from decimal import Decimal
from pathlib import Path

import pytest

import aigraph as ag

TOY = ag.load(Path(__file__).parents[2] / "toy_ledger")
DAY, WINDOW = "2026-09-30", "2025-10-01..2026-09-30"
OPEN = (0, None, None)


def exactly(figure):
    return figure, figure, figure


def digits(figure):
    return None if figure is None else round(Decimal(figure), 6)


def ends(amount):
    return tuple(map(digits, (amount.low, amount.central, amount.high)))


def view(**how):
    return {arrow.deal.id: arrow for arrow in TOY.view(**{"as_of": DAY, **how}).arrows}


VALUES = {
    "d1": (exactly(10), exactly(10), exactly(10), exactly(10)),
    "d2": (exactly(25), exactly(15), exactly(15), exactly(15)),
    "d3": (exactly(60), exactly("8.970427"), exactly("8.970427"), (0, None, "8.970427")),
    "d4": (exactly(20), exactly(20), exactly(20), (12, 12, 20)),
    "d5": (exactly(10), exactly("3.495890"), exactly(2), ("1.5", "1.5", "3.495890")),
    "d7": (exactly(8), exactly(8), exactly(8), (0, None, 8)),
    "d8": (exactly(100), exactly(0), exactly(0), exactly(0)),
    "d9": ((0, None, 30), (0, None, 30), (0, None, 30), (0, None, 30)),
    "d10": (OPEN, OPEN, OPEN, OPEN),
    "d11": (exactly(4), exactly(4), exactly(4), exactly(4)),
    "d12": (exactly(3), exactly("0.747263"), exactly("0.747263"), (0, None, "0.747263")),
}


@pytest.mark.parametrize("deal", VALUES)
def test_a_deal_is_counted_by_the_day_in_the_window_and_as_paid(deal):
    contracted, due, inside, paid = (tuple(map(digits, value)) for value in VALUES[deal])
    by_day, in_window = view()[deal], view(window=WINDOW)[deal]
    assert (ends(by_day.contracted), ends(by_day.due), ends(by_day.paid)) == (contracted, due, paid)
    assert (ends(in_window.contracted), ends(in_window.due)) == (contracted, inside)


@pytest.mark.parametrize(("money", "place"), [("contracted", 0), ("due", 1), ("paid", 3)])
def test_the_amount_is_that_of_the_kind_of_money(money, place):
    found = {deal: ends(arrow.amount) for deal, arrow in view(money=money).items() if deal in VALUES}
    assert found == {deal: tuple(map(digits, values[place])) for deal, values in VALUES.items()}


def test_a_window_alone_means_what_is_due_in_it():
    assert ends(view(window="last-4-quarters")["d5"].amount) == tuple(map(digits, exactly(2)))
    assert ends(view(window=("2025-10-01", "2026-09-30"))["d5"].amount) == tuple(map(digits, exactly(2)))


@pytest.mark.parametrize(
    ("day", "due"),
    [
        ("2027-12-31", (0, "3.995620", "24.965800")),
        ("2029-06-30", (0, "24.945265", "62.380301")),
        ("2031-12-31", exactly(100)),
    ],
)
def test_a_ramp_falls_due_between_nothing_before_the_end_and_an_even_rate(day, due):
    assert ends(view(as_of=day)["d8"].due) == tuple(map(digits, due))
    assert ends(view(window=f"..{day}")["d8"].due) == tuple(map(digits, due))


def test_a_delivery_under_way_lies_between_what_is_paid_and_all():
    assert ends(view(as_of="2026-03-31")["d4"].due) == (12, None, 20)


def test_without_a_kind_of_money_amounts_are_those_agreed():
    assert {deal: ends(arrow.amount) for deal, arrow in view().items() if deal in VALUES} == {
        deal: tuple(map(digits, contracted)) for deal, (contracted, *_) in VALUES.items()
    }
