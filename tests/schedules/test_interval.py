"""Exact intervals, and how they are rounded."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from aigraph.model.amount import UNKNOWN
from aigraph.schedules.interval import NOTHING_KNOWN, ONE, SOME, ZERO, Interval, rounded, total
from tests.schedules.strategies import amounts

sums = st.decimals(0, 10**9, places=15)


@given(sums)
def test_a_figure_with_fifteen_places_comes_back_as_it_was(figure):
    assert rounded(Fraction(figure)) == figure


def test_rounding_goes_half_to_even_and_leaves_no_trailing_zeros():
    half = Fraction(1, 2 * 10**15)
    assert rounded(half) == 0
    assert rounded(3 * half) == Decimal("2E-15")
    assert str(rounded(Fraction(5, 2))) == "2.5"
    assert str(rounded(Fraction(300))) == "300"


@given(one=st.fractions(0, 1000), other=st.fractions(0, 1000))
def test_rounding_keeps_the_order_of_numbers(one, other):
    assert (rounded(one) <= rounded(other)) or one > other


@given(amounts)
def test_an_amount_comes_back_as_it_was(amount):
    assert Interval.of(amount).to_amount() == amount


def test_exactly_nothing_of_anything_is_exactly_nothing():
    assert NOTHING_KNOWN.times(ZERO) == ZERO.times(NOTHING_KNOWN) == ZERO
    assert Interval.of(UNKNOWN).times(SOME) == NOTHING_KNOWN


def test_a_sum_has_a_central_value_only_if_every_part_has_one():
    assert total([ONE, ONE]) == Interval.exactly(Fraction(2))
    assert total([ONE, SOME]) == Interval(Fraction(1), None, Fraction(2))
    assert total([]) == ZERO


@given(one=amounts, other=amounts)
def test_a_floor_lifts_each_end_and_opens_nothing_if_it_is_taken_as_known(one, other):
    lifted = Interval.of(one).at_least(Interval.of(other).as_floor()).to_amount()
    assert lifted.low == max(one.low, other.low)
    assert (lifted.high is None) == (one.high is None)
    ends = [end for end in (lifted.low, lifted.central, lifted.high) if end is not None]
    assert ends == sorted(ends)
