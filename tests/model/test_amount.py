"""Amounts are intervals, and unknown stays unknown."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from aigraph.model.amount import UNKNOWN, Amount

known = st.integers(0, 100).map(Decimal)


@st.composite
def amounts(draw):
    low, central, high = sorted(draw(st.tuples(known, known, known)))
    return Amount(low, draw(st.sampled_from([central, None])), draw(st.sampled_from([high, None])))


def test_a_figure_alone_is_exact():
    assert Amount.of(central="30") == Amount(Decimal(30), Decimal(30), Decimal(30))


def test_up_to_promises_nothing_and_has_no_central_value():
    assert Amount.of(high="100") == Amount(Decimal(0), None, Decimal(100))


def test_at_least_is_open_above():
    assert Amount.of(low="100", central="100").high is None


def test_an_unknown_part_leaves_a_sum_open_and_does_not_count_as_zero():
    total = Amount.total([Amount.of(central="30"), UNKNOWN])
    assert (total.low, total.central, total.high) == (Decimal(30), None, None)


def test_the_sum_of_nothing_is_exactly_nothing():
    assert Amount.total([]) == Amount.of(central="0")


def test_an_unknown_leg_leaves_a_minimum_between_nothing_and_the_smallest_ceiling():
    assert Amount.smallest([UNKNOWN, Amount.of(central="5"), Amount.of(central="9")]) == Amount(
        Decimal(0), None, Decimal(5)
    )


def test_a_minimum_of_unknowns_is_unknown():
    assert Amount.smallest([UNKNOWN, UNKNOWN]) == UNKNOWN


def test_an_open_leg_with_a_high_floor_does_not_hide_the_smallest():
    at_least = Amount.of(low="100", central=None)
    assert Amount.smallest([Amount.of(central="13"), at_least]).central == 13


@given(st.lists(amounts(), min_size=1, max_size=5))
def test_the_ends_of_sums_and_minima_stay_in_order(parts):
    for result in (Amount.total(parts), Amount.smallest(parts)):
        known_ends = [end for end in (result.low, result.central, result.high) if end is not None]
        assert known_ends == sorted(known_ends)


@given(st.lists(amounts(), min_size=1, max_size=5), st.data())
def test_whatever_the_true_amounts_are_the_minimum_lies_in_its_interval(parts, data):
    truth = [
        data.draw(st.integers(int(part.low), int(part.high if part.high is not None else part.low + 50)))
        for part in parts
    ]
    smallest = Amount.smallest(parts)
    assert smallest.low <= min(truth)
    assert smallest.high is None or min(truth) <= smallest.high


def test_a_yearly_figure_is_scaled_at_every_end():
    assert Amount.of("1", "2", "3").times(Decimal(4)) == Amount.of("4", "8", "12")
