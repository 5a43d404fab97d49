"""Amounts with their days: what a leg or a loop's smallest leg was, and since when it is what it is."""

from dataclasses import replace

import pytest

import aigraph as ag
from aigraph.answers.queries.loop_sources import leg_history
from aigraph.language.sentences import describe_steps
from aigraph.model import Source
from aigraph.model.dates import PartialDate
from aigraph.model.money.history import bottleneck_steps, is_dated_by_unverified_source_alone, leg_steps
from tests.ledgers import ledger

RING = """
    first: v -> l equity closed 2024-10-02 0.1
    second: v -> l equity signed 2026-02-27 30
    back: l -> v chips signed 2025-09-10 300
"""


def only(view):
    (loop,) = ag.find_loops(view)
    return loop


def test_a_loop_says_how_small_it_was_when_it_was_complete():
    view = ledger(RING).view()
    loop = only(view)
    assert describe_steps(bottleneck_steps(view, loop)) == "signed 2025-09-10 at $0.1bn; $30.1bn since 2026-02-27"
    assert describe_steps(leg_steps(view, loop.legs[0])) == "closed 2024-10-02 at $0.1bn; $30.1bn since 2026-02-27"
    assert describe_steps(leg_steps(view, loop.legs[1])) == "signed 2025-09-10 at $300bn"


def test_steps_end_with_the_day_of_the_view():
    view = ledger(RING).view(as_of="2025-12-31")
    assert describe_steps(bottleneck_steps(view, only(view))) == "signed 2025-09-10 at $0.1bn"


def test_an_amount_that_shrank_is_a_step_too():
    view = ledger(f"{RING}\nback signed 2026-03-01 20").view()
    steps = bottleneck_steps(view, only(view))
    assert [str(step.amount.central) for step in steps] == ["0.1", "30.1", "20"]
    assert steps[-1].amount == only(view).bottleneck


def test_of_a_leg_that_was_broken_only_the_last_stretch_counts():
    view = ledger("""
        out: v -> l equity signed 2025-01-01 5
        out cancelled 2025-06-01
        out signed 2025-09-01 7
        back: l -> v chips signed 2025-01-01 300
    """).view()
    assert describe_steps(leg_steps(view, only(view).legs[0])) == "signed 2025-09-01 at $7bn"


def test_a_part_is_held_to_its_umbrella_on_every_day():
    view = ledger("""
        round: crowd -> l equity signed 2025-01-01 20
        out: v -> l equity signed 2025-01-01 high=50 part_of=round
        back: l -> v chips signed 2025-01-01 300
    """).view()
    (step,) = leg_steps(view, only(view).legs[0])
    assert step.amount == only(view).legs[0].amount


@pytest.mark.parametrize(("grade", "is_alone"), [("D", True), ("C", False)])
def test_a_leg_that_only_an_unverified_source_dates_says_so(grade, is_alone):
    plain = ledger(RING)
    source = Source(id="s", title="T", publisher="P", grade=grade, published=PartialDate.parse("2026-05"))
    view = replace(plain, sources=(source,)).view()
    leg = only(view).legs[1]
    assert is_dated_by_unverified_source_alone(view, leg) is is_alone
    assert leg_history(view, leg).endswith("; the day rests on an unverified source alone") is is_alone


def test_a_better_source_of_the_same_day_dates_it_too():
    plain = ledger(f"{RING}\nback signed 2025-09-10 300")
    events = tuple(replace(event, source="b") if at == 3 else event for at, event in enumerate(plain.events))
    better = Source(id="b", title="T", publisher="P", grade="B")
    view = replace(plain, events=events, sources=(*plain.sources, better)).view()
    assert not is_dated_by_unverified_source_alone(view, only(view).legs[1])


def test_every_loop_of_the_record_ends_with_what_it_is():
    view = ag.load().view()
    for loop in ag.find_loops(view, max_length=2):
        assert bottleneck_steps(view, loop)[-1].amount == loop.bottleneck
        assert bottleneck_steps(view, loop)[0].day == loop.complete_since
