"""Parts of one umbrella: each is what it can be by itself, and together they are no more than the umbrella has."""

from dataclasses import replace
from decimal import Decimal
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import aigraph as ag
from aigraph.flows.network import network_of
from aigraph.flows.unpaid import unpaid_network
from aigraph.model.amount import Amount
from aigraph.model.money.basis import Money
from aigraph.model.money.joint_sum import Ceiling, joint_sum
from aigraph.model.money.leg_sum import leg_sum
from tests.ledgers import ledger
from tests.model.money.strategies import money_ledgers
from tests.schedules.strategies import windows
from tests.schedules.test_properties import is_at_most, is_in_order

KINDS = ("contracted", "due", "paid")

WHOLE = """
    whole: v -> l equity closed 2024-01 13
    first: v -> l equity closed 2024-01 10 low=9 high=11 part_of=whole
    second: v -> l equity closed 2024-02 2 low=1 high=3 part_of=whole
    more: v -> l equity closed 2024-03 1
    l -> v compute closed 2024-03 30
"""


def ends(amount):
    return tuple(None if end is None else float(end) for end in (amount.low, amount.central, amount.high))


@st.composite
def amounts(draw):
    low, central, high = sorted(draw(st.lists(st.integers(0, 20), min_size=3, max_size=3)))
    return Amount(
        Decimal(low),
        draw(st.sampled_from([Decimal(central), None])),
        draw(st.sampled_from([Decimal(high), Decimal(high), None])),
    )


@st.composite
def parts(draw):
    """Up to five amounts, some in an umbrella and some of these in an inner one."""
    outer = Ceiling("outer", draw(st.sampled_from([None, *map(Decimal, range(40))])))
    inner = Ceiling("inner", draw(st.sampled_from([None, *map(Decimal, range(40))])))
    above = st.sampled_from([(), (outer,), (inner, outer)])
    return draw(st.lists(st.tuples(amounts(), above), min_size=1, max_size=5))


@settings(max_examples=30)
@given(deals=parts(), shuffled=st.randoms(use_true_random=False))
def test_a_joint_sum_is_one_interval_within_the_plain_one_in_whatever_order(deals, shuffled):
    plain, joint = Amount.total(amount for amount, _ in deals), joint_sum(deals)
    assert is_in_order(joint)
    assert joint.low == plain.low
    assert plain.high is None or joint.high <= plain.high
    assert (joint.central is None) == (plain.central is None) or joint.low == joint.high
    again = list(deals)
    shuffled.shuffle(again)
    assert joint_sum(again) == joint


@settings(max_examples=30)
@given(deals=parts(), more=amounts())
def test_one_more_deal_lowers_no_end(deals, more):
    for above in ((), deals[0][1]):
        before, after = joint_sum(deals), joint_sum([*deals, (more, above)])
        assert before.low <= after.low
        assert after.high is None or before.high <= after.high


@settings(max_examples=30)
@given(deals=parts(), picks=st.lists(st.floats(0, 1), min_size=5, max_size=5))
def test_what_the_parts_can_be_within_their_umbrellas_lies_inside(deals, picks):
    drawn = [
        amount.low + ((amount.low + 9 if amount.high is None else amount.high) - amount.low) * Decimal(pick)
        for (amount, _), pick in zip(deals, picks, strict=False)
    ]
    together = {}
    for figure, (_, above) in zip(drawn, deals, strict=True):
        for ceiling in above:
            together[ceiling] = together.get(ceiling, 0) + figure
    if all(ceiling.high is None or figure <= ceiling.high for ceiling, figure in together.items()):
        joint = joint_sum(deals)
        assert joint.low <= sum(drawn)
        assert joint.high is None or sum(drawn) <= joint.high


@settings(max_examples=10)
@given(book=money_ledgers(), window=st.none() | windows, kind=st.sampled_from(KINDS))
def test_a_leg_is_never_wider_for_an_umbrella_and_keeps_its_order(book, window, kind):
    deals = tuple(replace(deal, payer="a", payee="b", part_of="d0" if deal.id != "d0" else "") for deal in book.deals)
    apart = tuple(replace(deal, part_of="") for deal in deals)
    held, free = (replace(book, deals=some).view(layers="all", window=window).arrows for some in (deals, apart))
    free = [arrow for arrow in free if arrow.deal.id in {one.deal.id for one in held}]
    if held:
        sums = {kind: leg_sum(held, kind) for kind in KINDS}
        assert is_in_order(sums[kind])
        assert sums[kind].low == leg_sum(free, kind).low
        assert leg_sum(free, kind).high is None or sums[kind].high <= leg_sum(free, kind).high
        assert is_at_most(sums["paid"], sums["due"])
        assert is_at_most(sums["due"], sums["contracted"])


def test_a_toy_umbrella_is_exact_everywhere():
    view = ledger(WHOLE).view()
    loop = ag.explain(view, "v-l").loops[0].loop
    assert ends(loop.contracted) == (11, 13, 14)
    assert [ends(loop.legs[0].counted(Money(kind))) for kind in KINDS] == [(11, 13, 14), (11, 13, 14), (0, None, 14)]
    flow = next(flow for flow in network_of(view).flows if flow.payer == "v")
    assert (*ends(flow.amount), flow.on_record) == (11, 13, 14, 13)
    assert ag.max_circulation(view).usd_bn.bounds == ag.Bounds(low=22, on_record=26, high=28)
    (of_v,) = ag.list_companies(view, ["v"])
    assert ends(of_v.pays) == (11, 13, 14)


def test_the_order_of_the_deals_plays_no_part():
    rows = [line for line in WHOLE.splitlines() if line.strip()]
    sums = {
        tuple(ends(leg.contracted) for leg in ag.explain(ledger("\n".join(order)).view(), "v-l").loops[0].loop.legs)
        for order in permutations(rows)
    }
    assert sums == {((11, 13, 14), (30, 30, 30))}


def test_parts_of_several_classes_are_held_together_on_a_leg():
    book = ledger("""
        whole: v -> l equity closed 2024-01 10
        shares: v -> l equity closed 2024-01 low=4 high=8 part_of=whole
        chips: v -> l chips closed 2024-01 low=1 high=6 part_of=whole
    """)
    assert ends(leg_sum(book.view(layers="all").arrows, "contracted")) == (5, None, 10)


def test_a_yearly_umbrella_holds_its_parts_to_its_whole_term():
    book = ledger("""
        whole: v -> l compute signed 2024-01 5 basis=annual start=2024-01-01 end=2027-12-31
        first: v -> l compute signed 2024-01 low=9 high=15 part_of=whole
        second: v -> l compute signed 2024-01 low=1 high=15 part_of=whole
    """)
    assert ends(leg_sum(book.view().arrows, "contracted")) == (10, None, 20)


def test_parts_that_contradict_their_umbrella_are_counted_as_recorded():
    book = ledger(WHOLE.replace("closed 2024-01 13", "closed 2024-01 8"))
    assert ends(leg_sum(book.view().arrows[:3], "contracted")) == (11, 13, 15)


@pytest.mark.parametrize(("paid", "rest"), [("", 13), (" paid=6", 7)])
def test_what_is_still_to_be_paid_of_the_parts_is_held_to_what_is_left_of_the_umbrella(paid, rest):
    view = ledger(f"""
        whole: v -> l loan signed 2024-01 13
        first: v -> l loan signed 2024-01 low=9 high=11{paid} part_of=whole
        second: v -> l loan signed 2024-02 low=1 high=11 part_of=whole
    """).view()
    (flow,) = unpaid_network(view).flows
    assert flow.end("high") == rest


@pytest.mark.parametrize(("range_", "low", "on_record"), [("4 low=1 high=5", 10, 22), ("6 low=1 high=6", 10, 22)])
def test_what_can_go_round_of_one_round_is_no_more_than_the_round(range_, low, on_record):
    view = ledger(f"""
        round: crowd -> l equity closed 2024-01 8
        one: a -> l equity closed 2024-01 {range_} part_of=round
        other: b -> l equity closed 2024-01 {range_} part_of=round
        a -> l equity closed 2024-01 3
        l -> a compute closed 2024-03 20
        l -> b compute closed 2024-03 20
    """).view()
    assert ag.max_circulation(view).usd_bn.bounds == ag.Bounds(low=low, on_record=on_record, high=22)


def test_the_shipped_commitments_of_microsoft_to_openai_are_those_of_its_filing():
    loop = ag.explain(ag.load().view(as_of="2026-11-20"), "microsoft-openai").loops[0].loop
    parts = [arrow for arrow in loop.legs[0].arrows if arrow.deal.part_of == "microsoft-openai-total"]
    assert leg_sum(parts, "contracted").high == 13
