"""A purchase net of the warrants, grants and credits that its seller gives for it."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from aigraph.model.amount import UNKNOWN, Amount
from aigraph.schedules.incentives import Incentive, net_of_incentives
from aigraph.schedules.interval import rounded
from tests.schedules.strategies import amounts, closed_amounts

ROUNDING = Decimal("1e-15")


def exactly(figure):
    return Amount.of(central=str(figure))


def test_the_cut_is_in_proportion_to_the_part_that_is_counted():
    assert net_of_incentives(exactly(5), exactly(20), [Incentive(value=exactly(4))]) == exactly(4)


def test_each_end_takes_the_opposite_end_of_the_incentive():
    purchase = Amount.of("10", "20", "30")
    net = net_of_incentives(purchase, purchase, [Incentive(value=Amount.of("1", "2", "4"))])
    assert net == Amount.of("6", "18", "29")


def test_an_incentive_without_a_value_leaves_only_the_high_end():
    assert net_of_incentives(exactly(5), exactly(20), [Incentive(value=UNKNOWN)]) == Amount.of(high="5")


def test_what_has_vested_takes_the_place_of_the_part():
    vested = Incentive(value=exactly(4), vested=exactly(3))
    assert net_of_incentives(exactly(5), exactly(20), [vested]) == exactly(2)


def test_incentives_add_up_and_never_beyond_the_purchase():
    several = [Incentive(value=exactly(4)), Incentive(value=exactly(8))]
    assert net_of_incentives(exactly(10), exactly(20), several) == exactly(4)
    assert net_of_incentives(exactly(10), exactly(20), [Incentive(value=exactly(90))]) == exactly(0)
    assert net_of_incentives(exactly(10), exactly(20), []) == exactly(10)


def test_nothing_is_taken_from_an_end_of_an_order_without_a_ceiling():
    order = Amount.of("10", "10")
    assert net_of_incentives(order, order, [Incentive(value=exactly(1))]) == Amount.of("9", "9")
    # 5 of an order that may be of any size: the part may be as good as none.
    assert net_of_incentives(exactly(5), order, [Incentive(value=exactly(1))]) == Amount.of("4.5", "4.5", "5")


def test_nothing_counted_is_exactly_nothing():
    assert net_of_incentives(exactly(0), UNKNOWN, [Incentive(value=UNKNOWN)]) == exactly(0)


@st.composite
def purchases(draw):
    """A counted and a contracted amount, nested at each end."""
    counted, more = draw(amounts), draw(amounts)
    return counted, Amount.total((counted, more))


@given(purchase=purchases(), values=st.lists(st.tuples(amounts, st.none() | amounts), max_size=3))
def test_net_is_in_order_and_never_above_gross(purchase, values):
    counted, contracted = purchase
    net = net_of_incentives(counted, contracted, [Incentive(value=value, vested=vested) for value, vested in values])
    ends = [end for end in (net.low, net.central, net.high) if end is not None]
    assert ends == sorted(ends)
    assert net.low >= 0
    assert net.low <= counted.low
    assert net.central is None or counted.central is None or net.central <= counted.central
    assert counted.high is None or net.high <= counted.high


@given(part=st.fractions(0, 1), size=st.integers(1, 20), value=closed_amounts, place=st.fractions(0, 1))
def test_no_value_of_the_incentive_leaves_the_net_interval(part, size, value, place):
    order, counted = exactly(size), Amount.of(central=rounded(part * size))
    worth = value.low + rounded(place) * (value.high - value.low)
    net = net_of_incentives(counted, order, [Incentive(value=value)])
    exact = max(Decimal(0), counted.low - worth * counted.low / size)
    assert net.low - ROUNDING <= exact <= net.high + ROUNDING
