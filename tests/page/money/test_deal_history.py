"""The history of a deal: what it is from day to day, as the views of those days show it."""

from dataclasses import replace
from itertools import product

from hypothesis import given, settings

from aigraph.model.instruments import LAYERS
from aigraph.model.status import LEVELS
from aigraph.page.deal_history import deal_histories
from tests.ledgers import TOY, ledger
from tests.strategies import DAYS, ledgers


@settings(max_examples=24)
@given(whole=ledgers())
def test_the_last_phase_of_a_deal_is_what_a_view_of_that_day_shows(whole):
    histories = deal_histories(whole.view())
    for day, level in product(DAYS, LEVELS):
        if whole.last_day is None or day > whole.last_day:
            continue
        last = {deal: [p for p in phases if p.day <= day][-1:] for deal, phases in histories.items()}
        drawn = {deal: phase[0].arrows[level] for deal, phase in last.items() if phase and level in phase[0].arrows}
        arrows = whole.view(as_of=day, status=level, layers=LAYERS).arrows
        assert {deal: replace(arrow, events=()) for deal, arrow in drawn.items()} == {
            arrow.deal.id: replace(arrow, events=()) for arrow in arrows
        }


def test_a_ring_of_headings_is_one_family():
    whole = ledger("""
        p: v -> l equity signed 2025-01 6 part_of=q
        q: v -> l equity signed 2025-02 6 part_of=p
        r: v -> l equity signed 2025-03 6 part_of=q
    """)
    # q stands until its first part is on record, which came before it; p until q is.
    histories = deal_histories(whole.view())
    assert {deal: [str(phase.day) for phase in phases] for deal, phases in histories.items()} == {
        "p": ["2025-01-31", "2025-02-28"],
        "r": ["2025-03-31"],
    }


def test_a_deal_that_never_stood_has_no_phase():
    whole = ledger(TOY + "\nno: v -> l equity refuted 2025-01 6")
    assert "no" not in deal_histories(whole.view())
