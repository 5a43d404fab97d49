"""Loops of the toy network and of small traps, with the values worked out on paper."""

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigraph import find_loops
from aigraph.loops.bundled_cycles import ParallelDeals
from aigraph.loops.collect import loop_key
from aigraph.model import Company, Kind
from aigraph.model.loop import KINDS
from aigraph.model.status import LEVELS
from tests.ledgers import TOY, ledger
from tests.strategies import DAYS, ledgers

ALL = ("cash", "value", "contingent")


def toy(status="announced", layers=("cash",), text=TOY):
    return ledger(text).view(status=status, layers=layers)


def kinds_of(text, companies=(), layers=ALL, **settings):
    found = find_loops(ledger(text, companies).view(status="all", layers=layers), kinds=KINDS, **settings)
    return [("-".join(leg.payer for leg in form.legs), form.kind.value) for loop in found for form in loop.forms]


def test_the_toy_network_has_a_loop_of_two_legs_and_one_of_three():
    loops = find_loops(toy(), kinds=KINDS)
    assert [(loop.name, loop.kind, loop.root) for loop in loops] == [
        ("v-l", Kind.CIRCULAR, "v"),
        ("v-l-c", Kind.CIRCULAR, "v"),
    ]
    assert sum(loop.expansions for loop in loops) == 4


def test_loops_of_at_most_two_companies_are_one():
    assert [loop.name for loop in find_loops(toy(), max_length=2)] == ["v-l"]


def test_the_bottleneck_is_the_smallest_leg():
    assert [loop.bottleneck.central for loop in find_loops(toy())] == [5, 10]


def test_the_gain_is_the_chance_that_a_dollar_goes_round_once():
    assert [loop.gain for loop in find_loops(toy())] == pytest.approx([0.057143, 0.228571], abs=1e-6)


def test_the_coverage_of_each_leg_is_its_share_that_can_go_round():
    short, long = find_loops(toy())
    assert long.leg_coverage == pytest.approx((1, 1 / 3, 0.5))
    assert short.leg_coverage == pytest.approx((0.5, 1))


def test_an_interval_on_one_leg_gives_an_interval_bottleneck():
    text = TOY.replace("signed 2025-01 6", "signed 2025-01 low=6 high=10").replace(
        "e1b: v -> l equity announced 2025-01 4\n", ""
    )
    long, short = sorted(find_loops(toy(text=text)), key=lambda loop: -len(loop.legs))
    assert (long.bottleneck.low, long.bottleneck.central, long.bottleneck.high) == (6, None, 10)
    assert (short.bottleneck.low, short.bottleneck.central, short.bottleneck.high) == (5, 5, 5)


def test_signed_deals_alone_make_a_smaller_bottleneck():
    assert [loop.bottleneck.central for loop in find_loops(toy("binding"))] == [5, 6]


def test_an_unknown_leg_is_not_counted_as_zero():
    text = TOY.replace("c -> v chips signed 2025-03 20", "c -> v chips signed 2025-03")
    long = next(loop for loop in find_loops(toy(text=text)) if len(loop.legs) == 3)
    assert (long.bottleneck.low, long.bottleneck.central, long.bottleneck.high) == (0, None, 10)
    assert long.gain is None
    assert long.leg_coverage == (None, None, None)


def test_parallel_deals_stay_apart_on_their_leg():
    short = find_loops(toy(), max_length=2)[0]
    assert [arrow.deal.id for arrow in short.legs[0].arrows] == ["e1a", "e1b"]


def test_a_loop_knows_its_dates_and_the_day_it_became_complete():
    loop = find_loops(toy("binding"))[1]
    assert loop.name == "v-l-c"
    assert (loop.first_date, loop.last_date) == (date(2025, 1, 31), date(2025, 3, 31))
    assert loop.complete_since == date(2025, 3, 31)


def test_a_second_deal_on_a_leg_does_not_make_the_loop_younger():
    text = "a: v -> l equity signed 2025-01-01 1\n b: l -> v chips signed 2025-02-01 1\n c: l -> v chips signed 2025-03-01 1"
    loop = find_loops(ledger(text).view())[0]
    assert (loop.complete_since, loop.last_date) == (date(2025, 2, 1), date(2025, 3, 1))


def test_the_weakest_status_is_that_of_the_leg_that_breaks_first():
    text = (
        "v -> l equity announced 2025-01-01 1\n b: v -> l equity closed 2025-01-01 1\n l -> v chips signed 2025-01-01 1"
    )
    assert find_loops(ledger(text).view(status="all"))[0].weakest_status == "signed"


def test_a_warrant_makes_an_incentive_loop_written_from_its_issuer():
    assert kinds_of("v -> l warrant signed 2025-01-01\n l -> v chips signed 2025-01-01 5") == [("v-l", "incentive")]


def test_shares_bought_under_a_warrant_do_not_bring_it_home_for_only_purchases_do():
    warrant = "v -> l warrant signed 2025-01-01 3\n l -> v equity signed 2025-02-01 5\n"
    assert kinds_of(warrant) == []
    (loop,) = find_loops(ledger(f"{warrant} c: l -> v chips signed 2025-03-01 4").view())
    assert (loop.kind, loop.legs[-1].deals) == (Kind.INCENTIVE, ("c",))


def test_a_guarantee_makes_a_backstop_loop_only_with_contingent_deals_in_view():
    text = "g -> m guarantee signed 2025-01-01 3\n m -> g warrant signed 2025-01-01"
    assert kinds_of(text) == [("g-m", "backstop")]
    assert kinds_of(text, layers=("cash", "value")) == []


def test_purchases_both_ways_are_trade_and_funding_both_ways_is_cross_funding():
    assert kinds_of("a -> b compute signed 2025-01-01 1\n b -> a chips signed 2025-01-01 1") == [("a-b", "trade")]
    assert kinds_of("b -> a equity signed 2025-01-01 1\n a -> b loan signed 2025-01-01 1") == [("a-b", "cross_funding")]


def test_trade_and_cross_funding_are_found_only_when_asked_for():
    view = ledger("a -> b compute signed 2025-01-01 1\n b -> a chips signed 2025-01-01 1").view()
    assert len(find_loops(view)) == 0


def test_payments_without_a_purpose_make_a_plain_loop_with_every_company_as_its_root():
    text = "b -> c transfer signed 2025-01-01 3\n c -> a transfer signed 2025-01-01 2\n a -> b transfer signed 2025-01-01 1"
    (loop,) = find_loops(ledger(text).view())
    assert (loop.kind, loop.name, loop.roots) == (Kind.PLAIN, "a-b-c", ("a", "b", "c"))
    assert loop.bottleneck.central == 1


def test_one_payment_without_a_purpose_makes_a_loop_plain_and_it_may_still_pass_between_funding_and_purchase():
    text = "v -> l equity signed 2025-01-01 5\n l -> c transfer signed 2025-01-01 4\n c -> v chips signed 2025-01-01 3"
    assert sorted(kinds_of(text)) == [("l-c-v", "plain"), ("v-l-c", "circular")]


def test_one_ring_can_hold_a_circular_and_a_trade_loop_without_mixing_their_deals():
    text = (
        "f: v -> c equity signed 2025-01-01 2\n p: v -> c lease signed 2025-01-01 9\n c -> v chips signed 2025-01-01 5"
    )
    (loop,) = find_loops(ledger(text).view(), kinds=KINDS)
    assert [(form.kind, form.bottleneck.central) for form in loop.forms] == [(Kind.CIRCULAR, 2), (Kind.TRADE, 5)]
    assert (loop.kinds, loop.bottleneck.central) == ((Kind.CIRCULAR, Kind.TRADE), 2)


def test_a_ring_funded_both_ways_and_bought_both_ways_is_one_loop_with_legs_from_each_root():
    both = "\n".join(f"{a} -> {b} {how} signed 2025-01-01 1" for a, b in ("ab", "ba") for how in ("equity", "chips"))
    assert sorted(kinds_of(both)) == [
        ("a-b", "circular"),
        ("a-b", "cross_funding"),
        ("a-b", "trade"),
        ("b-a", "circular"),
    ]


def test_a_loop_with_two_funding_legs_apart_is_one_loop_with_two_roots():
    text = """
        a -> b equity signed 2025-01-01 1
        b -> c chips signed 2025-01-01 1
        c -> d equity signed 2025-01-01 1
        d -> a chips signed 2025-01-01 1
    """
    loops = find_loops(ledger(text).view(), kinds=KINDS)
    assert [(loop.name, loop.roots) for loop in loops] == [("a-b-c-d", ("a", "c"))]


def test_cutting_one_leg_breaks_the_loop():
    assert kinds_of(TOY.replace("e4: c -> v chips signed", "e4: c -> v chips cancelled"), layers=("cash",)) == [
        ("v-l", "circular")
    ]


def test_a_placeholder_closes_no_loop():
    text = "lenders -> l loan signed 2025-01-01 5\n l -> lenders lease signed 2025-01-01 5"
    crowd = Company(id="lenders", name="Lenders", kind="placeholder")
    assert kinds_of(text, [crowd]) == []
    assert kinds_of(text) == [("lenders-l", "circular")]


def test_credits_tied_to_their_issuer_close_only_loops_that_spend_them_there():
    ways = "l -> c compute signed 2025-01-01 2\n c -> {} chips signed 2025-01-01 3"
    issuer, other = "v -> l credits signed 2025-01-01 4 tied_to=v\n", "v -> l credits signed 2025-01-01 4 tied_to=x\n"
    assert kinds_of(issuer + ways.format("v")) == [("v-l-c", "incentive")]
    assert kinds_of(other + ways.format("v")) == []


def test_a_loop_is_found_by_its_companies_begun_anywhere():
    loops = find_loops(toy())
    assert loops.named("l-c-v") == loops.named("v-l-c") == (loops[1],)
    assert loops.named("v-c-l") == ()


def test_a_limit_that_was_reached_is_said_with_how_to_lift_it():
    cut = find_loops(toy(), max_loops=1)
    assert len(cut) == 1
    assert str(cut.truncated) == (
        "stopped after 1 ring of companies, 0 of 3 companies done; max_loops=None (--max-loops 0) looks at all"
    )
    assert "stopped after 1 ring" in repr(cut)
    assert find_loops(toy(), max_loops=2).truncated is None
    assert find_loops(toy(), max_loops=None).truncated is None


@pytest.mark.parametrize(
    ("settings", "message"),
    [({"max_length": 1}, "max_length 1"), ({"max_loops": 0}, "max_loops 0"), ({"kinds": ["round"]}, "round")],
)
def test_settings_that_make_no_sense_are_refused(settings, message):
    with pytest.raises(ValueError, match=message):
        find_loops(toy(), **settings)


@given(ledgers(), st.sampled_from(DAYS), st.booleans())
def test_every_loop_of_a_stricter_certainty_stands_at_the_weaker_ones(random_ledger, day, cash_only):
    layers = ("cash",) if cash_only else ALL
    views = [random_ledger.view(as_of=day, status=level, layers=layers) for level in LEVELS]
    found = [
        {(loop_key(loop), kind) for loop in find_loops(view, kinds=KINDS) for kind in loop.kinds} for view in views
    ]
    assert all(strict <= weak for strict, weak in itertools.pairwise(found))


@given(ledgers(), st.sampled_from(DAYS))
def test_every_loop_closes_and_its_bottleneck_is_at_most_each_leg(random_ledger, day):
    view = random_ledger.view(as_of=day, status="all", layers=ALL)
    found = find_loops(view, kinds=KINDS)
    assert len({loop.name for loop in found}) == len({frozenset(loop.arrows) for loop in found}) == len(found)
    for loop in found:
        onward = [(leg.payer, leg.payee) for leg in loop.legs]
        assert all(here[1] == there[0] for here, there in zip(onward, onward[1:] + onward[:1], strict=True))
        assert len(set(loop.companies)) == len(loop.legs) >= 2
        assert all(leg.arrows for leg in loop.legs)
        assert all(loop.bottleneck.low <= leg.amount.low for leg in loop.legs)
        for leg in loop.legs:
            if loop.bottleneck.central is not None and leg.amount.central is not None:
                assert loop.bottleneck.central <= leg.amount.central
        assert loop.first_date <= loop.complete_since <= loop.last_date <= day
        assert loop.weakest_status.rank >= 0
        assert not any(view.ledger.company_by_id[company].is_placeholder for company in loop.companies)


@given(ledgers(), st.sampled_from(DAYS))
def test_a_ring_that_carries_the_same_from_anywhere_is_the_loop_that_all_its_writings_make(random_ledger, day):
    view = random_ledger.view(as_of=day, status="all", layers=ALL)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ParallelDeals, "has_one_leg", lambda *_: False)
        written_from_all = find_loops(view, kinds=KINDS)
    assert find_loops(view, kinds=KINDS).loops == written_from_all.loops


@given(ledgers(), st.sampled_from(DAYS), st.sampled_from([0, 1, 3, 100]))
def test_the_largest_are_the_first_of_all_and_loops_through_a_company_are_those_that_pass_it(random_ledger, day, n):
    view = random_ledger.view(as_of=day, status="all", layers=ALL)
    found = find_loops(view, kinds=KINDS)
    assert found.largest(n) == find_loops(view, kinds=KINDS).loops[:n] == found.loops[:n] == found.largest(n)
    assert found.kinds_found == {kind for loop in found for kind in loop.kinds}
    for company in random_ledger.companies:
        through = found.through([company.id])
        assert list(through) == [loop for loop in found if view.group_of(company.id) in loop.companies]
        assert len(through) == len(through.loops)


@given(ledgers(), st.sampled_from(DAYS), st.randoms())
def test_the_order_of_rows_does_not_change_the_loops(random_ledger, day, random):
    deals, companies = list(random_ledger.deals), list(random_ledger.companies)
    random.shuffle(deals)
    random.shuffle(companies)
    shuffled = type(random_ledger)(tuple(companies), (), tuple(deals), random_ledger.events, random_ledger.sources)

    def names(one):
        found = find_loops(one.view(as_of=day, status="all", layers=ALL), kinds=KINDS)
        return [(loop.kinds, loop.name, loop.bottleneck, loop.detour_of) for loop in found]

    assert names(shuffled) == names(random_ledger)
