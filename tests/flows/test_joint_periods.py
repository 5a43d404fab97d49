"""Of parts of one umbrella no more falls due in a year, and on record in all years, than the umbrella has."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aigraph.flows.joint_periods import period_sums
from aigraph.flows.unpaid import ceilings_of_rest, unpaid
from aigraph.measures import backlog_shares, shock, unpaid_cuts
from aigraph.measures.unpaid_cuts import ALL, NEXT_FOUR_QUARTERS
from aigraph.model import Metric
from aigraph.model.amount import Amount
from aigraph.model.instruments import Layer
from aigraph.model.money.joint_sum import Ceiling
from tests.ledgers import ledger
from tests.strategies import scheduled_ledgers

DEALS = "abcde"


@st.composite
def amounts(draw):
    low, middle, high = sorted(draw(st.lists(st.integers(0, 9), min_size=3, max_size=3)))
    central = draw(st.sampled_from([middle, None]))
    return Amount.of(low=str(low), central=None if central is None else str(central), high=str(high))


@st.composite
def umbrellas(draw):
    """Some deals in an inner umbrella, some only in the outer one, some in none."""
    inner, outer = (Ceiling(name, Decimal(draw(st.integers(0, 40)))) for name in ("inner", "outer"))
    return {deal: draw(st.sampled_from([(inner, outer), (outer,), ()])) for deal in DEALS}


PERIODS = st.lists(st.fixed_dictionaries({deal: amounts() for deal in DEALS}), min_size=1, max_size=4)


@given(PERIODS, umbrellas())
def test_a_joint_sum_is_never_wider_than_a_plain_one(periods, ceilings):
    plain = period_sums(periods, {})
    for joint, apart, sums in zip(period_sums(periods, ceilings), plain, periods, strict=True):
        assert joint.low == apart.low == sum(amount.low for amount in sums.values())
        assert joint.low <= joint.on_record <= joint.high
        assert joint.on_record <= apart.on_record == sum(amount.quoted for amount in sums.values())
        assert joint.high <= apart.high == sum(amount.high for amount in sums.values())


@given(PERIODS, umbrellas())
def test_the_order_of_deals_plays_no_part(periods, ceilings):
    turned = [dict(reversed(sums.items())) for sums in periods]
    assert period_sums(turned, dict(reversed(ceilings.items()))) == period_sums(periods, ceilings)


@given(PERIODS, umbrellas())
def test_all_periods_together_fit_each_umbrella_unless_their_low_ends_do_not(periods, ceilings):
    found = period_sums(periods, ceilings)
    for name in ("inner", "outer"):
        inside = {deal: [one.high for one in above if one.umbrella == name] for deal, above in ceilings.items()}
        parts = [deal for deal, highs in inside.items() if highs]
        if not parts:
            continue
        most = inside[parts[0]][0]
        least = sum(sums[deal].low for sums in periods for deal in parts)
        others = sum(sums[deal].quoted for sums in periods for deal in DEALS if deal not in parts)
        if least <= most:
            assert sum(one.on_record for one in found) <= most + others
            for one, sums in zip(found, periods, strict=True):
                beside = least - sum(sums[deal].low for deal in parts)
                assert one.high <= most - beside + sum(sums[deal].high for deal in DEALS if deal not in parts)


@given(PERIODS, umbrellas())
def test_sums_of_periods_add_up_to_the_sum_of_all_of_them(periods, ceilings):
    whole = {
        deal: Amount(*(sum(getattr(sums[deal], end) for sums in periods) for end in ("low", "quoted", "high")))
        for deal in DEALS
    }
    (together,) = period_sums([whole], ceilings)
    assert sum(one.on_record for one in period_sums(periods, ceilings)) == together.on_record


@given(PERIODS, umbrellas(), st.sampled_from(DEALS))
def test_an_open_deal_leaves_its_period_open(periods, ceilings, deal):
    periods[0][deal] = replace(periods[0][deal], high=None)
    assert [one.high is None for one in period_sums(periods, ceilings)] == [True] + [False] * (len(periods) - 1)


TWO_YEARS = """
    whole: lab -> cloud compute signed 2025-01-01 10
    one: lab -> cloud compute signed 2025-01-01 8 part_of=whole start=2026 end=2026 profile=flat
    two: lab -> cloud compute signed 2025-01-01 high=8 part_of=whole start=2027 end=2027 profile=flat
"""


def test_two_years_of_one_umbrella_take_no_more_than_it_has():
    view = ledger(TWO_YEARS).view(as_of="2025-12-31")
    cuts = {one.period: one.usd_bn for one in unpaid_cuts(view, "lab") if not one.payee}
    assert (cuts["2026"].low, cuts["2026"].on_record, cuts["2026"].high) == (8, 8, 8)
    assert (cuts[ALL].on_record, cuts[ALL].high) == (8, 10)
    assert max(bounds.high for bounds in cuts.values()) == 10
    assert sum(bounds.on_record for period, bounds in cuts.items() if period not in (ALL, NEXT_FOUR_QUARTERS)) == 8


def test_payments_to_two_companies_under_one_umbrella_are_cut_within_it():
    view = ledger("""
        whole: lab -> crowd compute signed 2025-01-01 10
        one: lab -> cloud compute signed 2025-01-01 high=8 part_of=whole
        two: lab -> hall compute signed 2025-01-01 high=8 part_of=whole
    """).view(as_of="2025-12-31")
    assert shock(view, "lab", 1).spending_cut.high == 10
    assert {
        loss.company: loss.first_order.high for loss in shock(view, "lab", 1).losses if loss.company != "crowd"
    } == {}
    assert {one.payee: one.usd_bn.high for one in unpaid_cuts(view, "lab") if one.period == ALL}[""] == 10


def test_a_backlog_holds_the_parts_of_one_umbrella_within_it():
    book = ledger("""
        whole: lab -> cloud compute signed 2025-01-01 10
        one: lab -> cloud compute signed 2025-01-01 high=8 part_of=whole
        two: lab -> cloud compute signed 2025-01-01 high=8 part_of=whole
    """)
    said = Metric(company="cloud", metric="backlog", period="2025-06-30", value=Decimal(20), unit="usd_bn", source="s")
    found = backlog_shares(replace(book, metrics=(said,)).view(as_of="2025-12-31"), "cloud")
    assert found.to_come["lab"].high == 10


@given(st.data(), scheduled_ledgers())
@settings(max_examples=60, deadline=None)
def test_cuts_of_a_ledger_are_no_wider_than_plain_sums_and_fit_its_umbrellas(data, found):
    view = found.view(as_of="2025-02-01")
    payer = data.draw(st.sampled_from(["a", "b", "c"]))
    ceilings = ceilings_of_rest(view)
    arrows = [arrow for arrow in view.arrows if arrow.payer == payer and arrow.layer is Layer.CASH]
    for one in unpaid_cuts(view, payer):
        kept = [arrow for arrow in arrows if one.payee in ("", arrow.payee)]
        bounds, ended = one.usd_bn, one.can_be_ended_usd_bn
        assert bounds.low <= bounds.on_record + 1e-9
        assert ended.on_record <= bounds.on_record + 1e-9
        assert bounds.high is None or ended.high is None or ended.high <= bounds.high + 1e-9
        rest = [(arrow, unpaid(arrow)) for arrow in kept]
        if one.period == ALL:
            assert bounds.on_record <= float(sum(amount.quoted for _, amount in rest)) + 1e-9
        over = {above[0] for arrow in kept if (above := ceilings.get(arrow.deal.id, ()))}
        if kept and len(over) == 1 and all(ceilings.get(arrow.deal.id) for arrow in kept) and one.period == ALL:
            (ceiling,) = over
            is_held = None not in (ceiling.high, bounds.high) and sum(amount.low for _, amount in rest) <= ceiling.high
            assert not is_held or bounds.high <= float(ceiling.high) + 1e-9


@pytest.mark.parametrize("cut", [0.25, 1.0])
def test_a_part_of_a_cut_is_that_part_of_all_of_it(cut):
    view = ledger(TWO_YEARS).view(as_of="2025-12-31")
    whole, part = unpaid_cuts(view, "lab"), unpaid_cuts(view, "lab", cut)
    assert [one.usd_bn.on_record for one in part] == pytest.approx([cut * one.usd_bn.on_record for one in whole])
