"""What is said of all contracts of a pair together, as a floor under the sum of its deals."""

from datetime import date
from decimal import Decimal
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from aigraph.model.amount import Amount
from aigraph.schedules.pair_statements import PairStatement, at_least, pair_floor
from aigraph.schedules.period import Period
from aigraph.schedules.window import Window
from tests.schedules.strategies import amounts, periods, windows


def said(period, figure, grade="B"):
    amount = Amount.of(central=figure) if isinstance(figure, str) else figure
    return PairStatement(period=Period.parse(period), amount=amount, grade=grade)


def floor(statements, window="2026"):
    return pair_floor(statements, Window.parse(window, as_of=date(2026, 12, 31)))


def exactly(figure):
    return Amount.of(central=str(figure))


def test_only_periods_that_lie_inside_the_window_count():
    statements = [said("2025-07..2026-06", "24"), said("2026-Q3", "7"), said("2026-Q4", "8")]
    assert floor(statements) == exactly(15)
    assert floor(statements, "..2026-09-30") == exactly(31)
    assert floor(statements, "2027") == exactly(0)


def test_of_overlapping_statements_the_finer_counts():
    assert floor([said("2026", "24", "A"), said("2026-H1", "9", "C"), said("2026-H2", "11", "C")]) == exactly(20)


def test_of_equally_fine_ones_the_better_graded_and_then_the_smaller_counts():
    assert floor([said("2026", "3.7", "C"), said("2026", "3.8", "A")]) == exactly("3.8")
    assert floor([said("2026", "3.8"), said("2026", "3.7")]) == exactly("3.7")
    assert floor([said("2026", "3.7", ""), said("2026", "3.8", "D")]) == exactly("3.8")


def test_more_than_24_is_a_floor_of_24_and_opens_nothing():
    assert floor([said("2026", Amount.of("24"))]) == exactly(24)
    assert floor([said("2026", Amount.of("20", None, "28"))]) == Amount.of("20", "20", "28")


def test_each_end_of_a_leg_is_at_least_the_floor():
    assert at_least(Amount.of("3", "5", "40"), exactly(24)) == Amount.of("24", "24", "40")
    assert at_least(exactly(30), exactly(24)) == exactly(30)
    assert at_least(Amount.of("3"), exactly(24)) == Amount.of("24")


def test_where_the_deals_have_no_schedule_the_floor_is_the_figure_on_record():
    assert at_least(Amount.of(high="300"), exactly(24)).quoted == 24


statements = st.builds(PairStatement, period=periods(), amount=amounts, grade=st.sampled_from("ABCD"))


@given(told=st.lists(statements, max_size=3), window=windows, leg=amounts)
def test_the_floor_does_not_depend_on_the_order_and_only_ever_lifts(told, window, leg):
    floors = {pair_floor(order, window) for order in permutations(told)}
    assert len(floors) == 1
    lifted = at_least(leg, floors.pop())
    assert lifted.low >= leg.low
    assert (lifted.high is None) == (leg.high is None)
    ends = [end for end in (lifted.low, lifted.central, lifted.high) if end is not None]
    assert ends == sorted(ends)
    assert leg.high is None or lifted.high >= leg.high >= Decimal(0)
