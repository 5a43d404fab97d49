"""A search that is cut short says by what, keeps what it found, and is not taken for a whole one."""

import time
from dataclasses import replace

import pytest

import aigraph as ag
from aigraph.engine.limits import Limits, Progress
from aigraph.loops.bundled_cycles import search_rings
from aigraph.loops.collect import Truncation, collect
from aigraph.loops.deadline import Deadline
from aigraph.loops.find import find_at_each_level
from aigraph.loops.no_loop import loops_on
from aigraph.loops.payment_edges import PaymentEdges, PaymentQuery
from aigraph.model.status import LEVELS, Level
from tests.ledgers import TOY, ledger

RINGS = [("b", "a"), ("c", "b"), ("a", "c")]


def interrupted(rings):
    yield from rings
    raise KeyboardInterrupt


def kinds_of(ring):
    return () if ring == ("b", "c") else ("circular",)


def test_what_was_found_before_an_interrupt_is_kept_with_the_seconds_it_took():
    with pytest.warns(RuntimeWarning, match="the search was interrupted"):
        found, cut = collect(interrupted(RINGS), kinds_of, Limits())
    assert found == [("a", "b"), ("a", "c")]
    assert (cut.limit, cut.rings) == ("interrupt", 3)
    assert 0 <= cut.value < 60


def test_an_interrupt_that_is_to_end_all_does():
    with pytest.raises(KeyboardInterrupt):
        collect(interrupted(RINGS), kinds_of, Limits(keep_on_interrupt=False))


def test_known_rings_are_held_to_the_bytes_and_seconds_of_the_whole():
    found, cut = collect(iter(RINGS), kinds_of, Limits(max_bytes=1))
    assert (found, cut.limit, cut.value, cut.rings) == ([("a", "b")], "max_bytes", 1, 1)
    found, cut = collect(iter(RINGS), kinds_of, Limits(max_seconds=1e-12))
    assert (found, cut.limit, cut.value) == ([("a", "b")], "max_seconds", 1e-12)
    assert collect(iter(RINGS), kinds_of, Limits(max_bytes=10**9, max_seconds=600)) == ([("a", "b"), ("a", "c")], None)


def test_after_an_interrupt_the_stricter_certainties_have_what_the_weakest_had_found(monkeypatch):
    book = ledger(f"{TOY}\nx1: l -> x chips announced 2025-03 1")
    whole = find_at_each_level(book.view())
    monkeypatch.setattr("aigraph.loops.find.search_rings", lambda *words: interrupted(list(search_rings(*words))))
    with pytest.warns(RuntimeWarning, match="interrupted"):
        cut = find_at_each_level(book.view())
    assert list(cut) == list(LEVELS)
    for level, loops in cut.items():
        assert loops.loops == whole[level].loops
    assert cut[Level.ALL].truncated.is_interrupt


def test_progress_names_the_view_that_is_searched(monkeypatch):
    heard = []
    at = Progress(roots_done=3, roots=4, found=1, seconds=2.0)
    monkeypatch.setattr("aigraph.loops.find.search_rings", lambda *words: words[3](at) or ())
    view = ledger(TOY).view(as_of="2025-06-30")
    assert len(ag.find_loops(view, progress=heard.append)) == 0
    assert heard == [replace(at, of="binding, 2025-06-30")]


def test_no_second_is_left_of_a_time_that_is_over_and_that_is_said_with_what_is_sought():
    over = Deadline(1e-9)
    time.sleep(0.001)
    assert over.is_past
    with pytest.raises(ag.AigraphError, match="the count took longer than 1e-09 seconds and is not proved"):
        over.left("the count")
    assert 0 < Deadline(600).left("the count") <= 600


def test_without_payments_or_with_seeds_that_pay_nothing_there_is_nothing_to_search():
    assert PaymentEdges(arrows=()).search(PaymentQuery(), Limits(), None) is None
    found = ag.find_temporal_loops(
        ledger("a -> b equity closed 2025-01-01 1\nc -> b guarantee closed 2025-01-01 1").view(), seeds="c"
    )
    assert (len(found), found.truncated) == (0, None)


def test_loops_through_no_company_are_all():
    loops = ag.find_loops(ledger(TOY).view(layers=["cash"]))
    assert loops.through(()) is loops
    assert loops.kinds_found == {loop.kind for loop in loops}


def test_the_limit_that_was_reached_is_told_with_its_value():
    cut = ag.find_loops(ledger(TOY).view(layers=["cash"], status="announced"), max_loops=1).truncated
    assert (cut.limit, cut.value, cut.is_interrupt) == ("max_loops", 1, False)


def test_after_a_search_that_a_limit_cut_each_certainty_has_a_search_of_its_own():
    view = ledger(f"{TOY}\nx1: l -> x chips announced 2025-03 1").view(layers=["cash"])
    for level, loops in find_at_each_level(view, max_loops=1).items():
        alone = ag.find_loops(view.at(level), max_loops=1)
        assert (loops.loops, loops.truncated) == (alone.loops, alone.truncated)


def test_an_interrupt_ends_a_ladder_with_all_its_rungs(monkeypatch):
    monkeypatch.setattr("aigraph.loops.find.search_rings", lambda *_: interrupted(()))
    with pytest.raises(KeyboardInterrupt):
        ag.measures.ladder(ledger(TOY))


def test_a_ring_on_which_two_pay_each_other_is_no_direct_loop():
    view = ledger(TOY).view(layers=["cash"])
    assert [loop.is_direct for ring in (("c", "v", "l"), ("l", "v")) for loop in loops_on(view, ring)] == [False, True]


def test_the_sentence_of_a_limit_has_it_in_its_unit():
    assert str(Truncation("max_bytes", 5_000_000, "", 2, 1, 3)).startswith("stopped at 5 MB of loops")
    assert str(Truncation("max_seconds", 2.5, "", 2, 1, 3)).startswith("stopped after 2.5 s")


def test_payments_there_and_back_are_a_loop_of_the_shortest_length():
    view = ledger("a -> b equity closed 2025-01-01 1\nb -> a chips closed 2025-01-02 1").view()
    assert len(ag.find_temporal_loops(view, max_length=2)) == 1
    assert len(ag.find_temporal_loops(view, max_length=2, seeds="b")) == 1
