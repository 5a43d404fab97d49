"""Loops of single payments against brute force, and how they are counted per account and payment."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise, permutations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import aigraph as ag
from aigraph import UnknownNameError, cycle_features, find_temporal_loops, load

PAYMENTS = st.lists(
    st.tuples(st.sampled_from("ABCD"), st.sampled_from("ABCD"), st.integers(0, 12), st.integers(1, 6)).filter(
        lambda row: row[0] != row[1]
    ),
    min_size=1,
    max_size=9,
    unique=True,  # rows that are equal count once
)


def view(rows):
    days = [None if row[2] is None else str(date(2025, 1, 1) + timedelta(row[2])) for row in rows]
    frame = pd.DataFrame(rows, columns=["payer", "payee", "date", "amount"]).assign(date=days)
    return load(frame).view()


def brute_force(rows, *, in_order, within, tolerance, seeds, max_length=4):
    """Give each loop as the set of its rows: all sequences of rows are tried."""
    found = set()
    for length in range(2, max_length + 1):
        for picked in permutations(range(len(rows)), length):
            legs = [rows[number] for number in picked]
            payers = [leg[0] for leg in legs]
            if any(one[1] != two[0] for one, two in zip(legs, legs[1:] + legs[:1], strict=True)):
                continue
            if len(set(payers)) < length or (seeds and not set(payers) & set(seeds)):
                continue
            days, amounts = [leg[2] for leg in legs], [leg[3] for leg in legs]
            if in_order and any(one >= two for one, two in pairwise(days)):
                continue
            if within is not None and max(days) - min(days) > within:
                continue
            if tolerance and any(not tolerance[0] * one <= two <= tolerance[1] * one for one, two in pairwise(amounts)):
                continue
            found.add(frozenset(picked))
    return found


@settings(max_examples=60, deadline=None)
@given(
    PAYMENTS,
    st.booleans(),
    st.sampled_from([None, 0, 3, 8]),
    st.sampled_from([None, (0.5, 1.0), (0.75, 1.5)]),
    st.sampled_from([(), ("A",)]),
)
def test_loops_and_their_counts_are_those_of_brute_force(rows, in_order, within, tolerance, seeds):
    shown = view(rows)
    asked = {"in_order": in_order, "within": within, "tolerance": tolerance}
    wanted = brute_force(rows, seeds=seeds, **asked)
    known = tuple(seed for seed in seeds if any(seed in row[:2] for row in rows))
    if seeds and not known:
        return
    number = {arrow.deal.id: arrow.deal.origin.line - 1 for arrow in shown.arrows}
    loops = find_temporal_loops(shown, max_length=4, seeds=known, **asked)
    assert Counter(frozenset(number[arrow.deal.id] for arrow in loop.arrows) for loop in loops) == Counter(wanted)
    features = cycle_features(shown, max_length=4, seeds=known, **asked)
    for payment in features.payments:
        through = [loop for loop in wanted if number[payment.arrow.deal.id] in loop]
        assert payment.cycles == tuple(sum(len(loop) == length for loop in through) for length in (2, 3, 4))
    for account in features.accounts:
        through = [loop for loop in wanted if any(rows[at][0] == account.name for at in loop)]
        assert sum(account.cycles) == len(through)
    assert sum(features.found) == len(wanted)


def test_a_loop_names_the_day_the_amount_and_the_share_of_each_payment():
    rows = [("A", "B", 0, 100_000), ("B", "C", 4, 95_000), ("C", "A", 20, 90_000), ("C", "A", 40, 20_000)]
    (loop,) = find_temporal_loops(view(rows), within=30, tolerance=(0.8, 1))
    assert (loop.name, loop.span_days) == ("a-b-c", 20)
    assert [str(day) for day in loop.days] == ["2025-01-01", "2025-01-05", "2025-01-21"]
    assert loop.shares == (None, 0.95, pytest.approx(0.9474, abs=1e-4))
    assert loop.row()["last_share_of_first"] == 0.9


def test_payments_without_a_day_or_an_amount_are_left_out_with_a_count_and_never_guessed():
    rows = [("A", "B", 0, 100), ("B", "A", None, 100), ("B", "A", 5, None)]
    shown = view(rows)
    dated = find_temporal_loops(shown)
    assert ([loop.days[1] for loop in dated], dated.edges.undated) == ([date(2025, 1, 6)], 1)
    priced = find_temporal_loops(shown, in_order=False, tolerance=(0.9, 1))
    assert ([loop.days for loop in priced], priced.edges.unpriced) == ([(date(2025, 1, 1), None)], 1)
    assert priced[0].span_days is None


def test_a_month_counts_from_its_last_day_and_that_is_said():
    frame = pd.DataFrame(
        {"payer": ["A", "B"], "payee": ["B", "A"], "date": ["2025-01", "2025-01-20"], "amount": [1, 1]}
    )
    found = find_temporal_loops(load(frame).view())
    assert [str(day) for day in found[0].days] == ["2025-01-20", "2025-01-31"]
    assert found.edges.imprecise == 1


def test_a_limit_says_how_far_the_search_came():
    rows = [("A", "B", day, 1) for day in range(5)] + [("B", "A", 9, 1)]
    found = find_temporal_loops(view(rows), max_loops=2)
    assert (len(found), found.truncated.limit) == (2, "max_loops")
    assert len(find_temporal_loops(view(rows), max_loops=None)) == 5


@pytest.mark.parametrize("wrong", [{"within": -1}, {"tolerance": (1, 0.8)}, {"max_length": 1}, {"max_loops": 0}])
def test_what_cannot_be_asked_is_refused_by_name(wrong):
    with pytest.raises(ValueError, match=next(iter(wrong))):
        find_temporal_loops(view([("A", "B", 0, 1)]), **wrong)


def test_an_unknown_seed_is_refused():
    with pytest.raises(UnknownNameError):
        find_temporal_loops(view([("A", "B", 0, 1)]), seeds="Zed")


def test_loops_and_features_become_frames():
    rows = [("A", "B", 0, 100), ("B", "A", 4, 95)]
    loops = ag.to_frame(find_temporal_loops(view(rows)))
    assert loops.loc[0, ["loop", "length", "span_days"]].tolist() == ["a-b", 2, 4]
    features = cycle_features(view(rows), max_length=3)
    assert ag.to_frame(features.accounts).cycles_2.tolist() == [1, 1]
    assert ag.to_frame(features.payments).cycles.tolist() == [1, 1]
