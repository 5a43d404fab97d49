"""Of a deal that was cancelled, what was paid stays paid, and no more falls due after the day."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from aigraph.language.sentences import describe_arrow
from aigraph.model.money.payment import Payment
from aigraph.model.status import LEVELS
from aigraph.schedules.period import Period
from aigraph.schedules.terms import InstalmentKind, Profile
from tests.ledgers import ledger

RENT = """
    rent: lab -> cloud compute signed 2025-01-01 36.5 start=2025-01-01 end=2025-12-31
    rent closed 2025-03-01 paid=5
    rent cancelled 2025-04-10
"""


def ends(amount):
    return tuple(None if end is None else round(float(end), 6) for end in (amount.low, amount.central, amount.high))


def book(text=RENT, profile="flat", rows=()):
    plain = ledger(text)
    deals = tuple(replace(deal, profile=Profile(profile)) for deal in plain.deals)
    return replace(plain, deals=deals, payments=tuple(rows))


def only(view):
    (arrow,) = view.arrows
    return arrow


@pytest.mark.parametrize("level", [str(level) for level in LEVELS])
def test_what_was_paid_stays_at_every_certainty_and_the_rest_of_the_contract_goes(level):
    arrow = only(book().view(as_of="2026-01-01", status=level))
    # 100 of 365 days had gone by, at 0.1 a day.
    assert ends(arrow.contracted) == ends(arrow.due) == (10, 10, 10)
    assert ends(arrow.paid) == (5, 5, 10)
    assert arrow.amount == (arrow.paid if level == "paid" else arrow.contracted)


def test_before_the_day_it_is_a_contract_like_any_other():
    arrow = only(book().view(as_of="2025-04-09"))
    assert ends(arrow.contracted) == (36.5, 36.5, 36.5)
    assert ends(arrow.due) == (9.9, 9.9, 9.9)
    assert arrow.cancelled_on is None


def test_without_a_schedule_the_whole_can_have_fallen_due_by_then():
    arrow = only(book(profile="unknown").view(as_of="2026-01-01"))
    assert ends(arrow.contracted) == ends(arrow.due) == (5, None, 36.5)
    assert ends(arrow.paid) == (5, 5, 36.5)


def test_a_later_report_of_the_same_cancellation_moves_no_day():
    text = f"{RENT}\n rent cancelled 2025-09-01"
    assert ends(only(book(text).view(as_of="2026-01-01")).due) == (10, 10, 10)


def test_a_window_after_the_day_has_nothing():
    assert ends(only(book().view(as_of="2026-01-01", window="2025-Q3")).due) == (0, 0, 0)


def test_paid_rows_keep_it_as_a_running_total_does():
    text = (
        "rent: lab -> cloud compute signed 2025-01-01 36.5 start=2025-01-01 end=2025-12-31\n rent cancelled 2025-04-10"
    )
    row = Payment(deal="rent", kind=InstalmentKind.PAID, period=Period.parse("2025-02"), usd_bn=Decimal(5), source="s")
    assert ends(only(book(text, rows=[row]).view(as_of="2026-01-01")).paid) == (5, 5, 10)
    assert ends(only(book(text, rows=[row]).view(as_of="2026-01-01", status="paid")).amount) == (5, 5, 10)
    assert book(text).view(as_of="2026-01-01").arrows == ()
    planned = replace(row, kind=InstalmentKind.PLANNED)
    assert book(text, rows=[planned]).view(as_of="2026-01-01").arrows == ()


@pytest.mark.parametrize("status", ["replaced", "refuted"])
def test_what_was_replaced_or_refuted_counts_nothing(status):
    assert book(RENT.replace("cancelled", status)).view(as_of="2026-01-01", status="all").arrows == ()


def test_it_is_said_that_it_was_cancelled_and_when():
    ledger_ = book()
    arrow = only(ledger_.view(as_of="2026-01-01"))
    assert arrow.cancelled_on == date(2025, 4, 10)
    assert describe_arrow(ledger_, arrow) == (
        "LAB buys computing from CLOUD, $10bn due or paid until it was cancelled 2025-04-10"
    )
