"""A deal's state on a day follows from its events up to that day."""

from datetime import date
from decimal import Decimal

from aigraph.model.status import Level, Status
from tests.ledgers import ledger

HISTORY = """
    loi: v -> l equity announced 2025-09-22 high=100
    loi announced 2025-11-19
    loi replaced 2026-02-27
    real: v -> l equity in_talks 2026-02-20 replaces=loi
    real closed 2026-02-27 30 paid=30
"""


def test_before_its_first_event_a_deal_is_nothing():
    assert ledger(HISTORY).states(date(2025, 9, 21)) == {}


def test_a_later_event_takes_over_the_status_and_keeps_the_amount_it_does_not_give():
    state = ledger(HISTORY).states(date(2025, 12, 1))["loi"]
    assert (state.status, state.amount.high) == (Status.ANNOUNCED, 100)
    assert len(state.events) == 2


def test_on_a_day_between_the_letter_of_intent_stands_and_the_equity_does_not():
    view = ledger(HISTORY).view(as_of="2025-10-15", status="announced")
    assert [(arrow.deal.id, arrow.amount.high) for arrow in view.arrows] == [("loi", 100)]


def test_after_the_replacement_only_the_equity_stands():
    view = ledger(HISTORY).view(as_of="2026-03-01", status="all")
    assert [(arrow.deal.id, arrow.amount.central) for arrow in view.arrows] == [("real", 30)]


def test_since_is_the_day_from_which_a_level_admits_the_deal_without_a_break():
    state = ledger("""
        d: v -> l equity signed 2025-01-01
        d cancelled 2025-02-01
        d signed 2025-03-01 reported=revived
        d closed 2025-04-01
    """).states(date(2025, 5, 1))["d"]
    assert state.since[Level.BINDING] == date(2025, 3, 1)
    assert state.since[Level.PAID] == date(2025, 4, 1)


def test_at_paid_only_what_moved_is_counted():
    view = ledger("d: v -> l equity signed 2025-01-01 10 paid=4").view(as_of="2025-05-01")
    assert [arrow.amount.central for level in (Level.PAID, Level.BINDING) for arrow in view.at(level).arrows] == [4, 10]


def test_a_closed_deal_without_a_word_on_payment_has_an_unknown_sum_paid():
    (arrow,) = ledger("d: v -> l equity closed 2025-01-01 10").view(as_of="2025-05-01", status="paid").arrows
    paid = arrow.amount
    assert (paid.low, paid.central, paid.high) == (0, None, 10)


def test_a_smaller_figure_that_comes_later_counts_and_not_the_larger():
    state = ledger("d: v -> l equity announced 2025-01-01 100\n d closed 2025-06-01 30").states(date(2025, 7, 1))["d"]
    assert state.amount.central == 30


def test_a_yearly_figure_is_multiplied_by_a_known_term():
    view = ledger("d: l -> c compute signed 2025-01-01 3 basis=annual start=2025 end=2028").view()
    assert view.arrows[0].amount.central == Decimal("12.00")


def test_a_yearly_figure_without_a_term_is_of_unknown_size():
    view = ledger("d: l -> c compute signed 2025-01-01 3 basis=annual").view()
    assert not view.arrows[0].amount.is_known


def test_a_vague_date_counts_from_its_last_day():
    assert ledger("d: v -> l equity signed 2025-10 1").states(date(2025, 10, 15)) == {}
