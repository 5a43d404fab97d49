"""Sizes of loops: contracted, due, paid and net of incentives, on a toy ledger worked out on paper and on random ones."""

import shutil
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigraph import find_loops, load
from aigraph.loops.collect import loop_key
from aigraph.model import Event, Status
from aigraph.model.dates import PartialDate
from aigraph.model.loop import KINDS
from aigraph.model.money.basis import Money
from aigraph.schedules.terms import Profile
from tests.ledgers import ledger
from tests.strategies import DAYS, ledgers

ALL = ("cash", "value", "contingent")
TOY_LEDGER = Path(__file__).parent.parent / "toy_ledger"


def ends(amount):
    return [None if end is None else round(float(end), 6) for end in (amount.low, amount.central, amount.high)]


@pytest.fixture(scope="module")
def toy():
    return load(TOY_LEDGER)


@pytest.mark.parametrize(
    ("name", "contracted", "due", "paid"),
    [
        ("v-l", [10, 10, 10], [3.495890] * 3, [1.5, 1.5, 3.495890]),
        ("v-d", [0, None, 30], [0, None, 30], [0, None, 30]),
        ("v-m-c", [3, 3, 3], [0.747263] * 3, [0, None, 0.747263]),
        ("v-l-c", [10, 10, 10], [8.970427] * 3, [0, None, 8.970427]),
        ("v-l-d", [0, None, 10], [0, 0, 0], [0, 0, 0]),
    ],
)
def test_each_loop_of_the_toy_has_three_bottlenecks(toy, name, contracted, due, paid):
    (loop,) = find_loops(toy.view(as_of="2026-09-30")).named(name)
    assert (ends(loop.contracted), ends(loop.due), ends(loop.paid)) == (contracted, due, paid)


def test_the_toy_has_three_direct_loops_two_of_them_pairs_and_two_detours(toy):
    loops = find_loops(toy.view(as_of="2026-09-30"))
    assert {loop.name: loop.detour_of for loop in loops} == {
        "v-l": (),
        "v-d": (),
        "v-m-c": (),
        "v-l-c": ("v-l",),
        "v-l-d": ("v-d", "v-l"),
    }
    assert (len(loops.direct), loops.pairs, len(loops)) == (3, 2, 5)
    assert loops.named("v-d")[0].kinds == ("circular", "incentive")


def test_loops_are_put_in_order_by_what_is_due_with_direct_ones_first(toy):
    loops = find_loops(toy.view(as_of="2026-09-30"))
    assert [loop.name for loop in loops] == ["v-l", "v-m-c", "v-d", "v-l-c", "v-l-d"]


def test_a_purchase_is_shown_net_of_the_warrant_that_vests_with_it(toy):
    (loop,) = find_loops(toy.view(as_of="2026-09-30")).named("v-d")
    assert [incentive.deal.id for incentive in loop.incentives] == ["d6"]
    assert [ends(loop.net), ends(loop.net_on("due"))] == [[0, None, 27], [0, None, 27]]


def test_in_a_window_a_loop_is_due_as_its_legs_fall_due_in_it(toy):
    view = toy.view(as_of="2026-09-30", window="2025-10-01..2026-09-30")
    assert {loop.name: ends(loop.due) for loop in find_loops(view).direct} == {
        "v-l": [2, 2, 2],
        "v-d": [0, None, 30],
        "v-m-c": [0.747263] * 3,
    }


def test_nothing_can_have_gone_round_a_loop_of_which_a_leg_begins_later():
    (loop,) = find_loops(load().view(as_of="2026-10-01")).named("amd-anthropic")
    assert ends(loop.due) == ends(loop.paid) == [0, 0, 0]
    assert loop.contracted.high > 0


def test_what_is_stated_of_a_pair_is_a_floor_under_its_leg(tmp_path):
    shutil.copytree(TOY_LEDGER, tmp_path, dirs_exist_ok=True)
    (tmp_path / "statements.csv").write_text(
        "payer,payee,class,period,low_usd_bn,usd_bn,high_usd_bn,reported,source,locator\n"
        "d,v,purchase,2026-01-01..2026-06-30,,8,,$8bn,s,\n",
        encoding="utf-8",
    )
    (loop,) = find_loops(load(tmp_path).view(as_of="2026-09-30")).named("v-d")
    sizes = {money: ends(loop.legs[1].counted(money)) for money in Money}
    # Sales that a vendor books are no proof that they were paid.
    assert sizes == {Money.CONTRACTED: [8, None, 30], Money.DUE: [8, None, 30], Money.PAID: [0, None, 30]}


def test_what_a_funder_states_that_it_put_in_is_paid(tmp_path):
    shutil.copytree(TOY_LEDGER, tmp_path, dirs_exist_ok=True)
    (tmp_path / "statements.csv").write_text(
        "payer,payee,class,period,low_usd_bn,usd_bn,high_usd_bn,reported,source,locator\n"
        "v,d,funding,2026-05..2026-06,,7,,$7bn,s,\n",
        encoding="utf-8",
    )
    view = load(tmp_path).view(as_of="2026-09-30")
    (loop,) = find_loops(view).named("v-d")
    circular = next(form for form in loop.forms if form.kind == "circular")
    sizes = {money: ends(circular.legs[0].counted(money)) for money in Money}
    assert sizes == {Money.CONTRACTED: [7, None, None], Money.DUE: [7, None, None], Money.PAID: [7, None, None]}


def test_an_incentive_of_the_same_package_cuts_the_price_without_being_told_to():
    text = """
        e: v -> l equity closed 2025-01-01 9
        w: v -> l warrant signed 2025-01-01 2 package=p
        c: l -> v chips signed 2025-01-01 5 package=p
        o: l -> v licence signed 2025-01-01 1
    """
    (loop,) = find_loops(ledger(text).view())
    assert (ends(loop.contracted), ends(loop.net)) == ([6, 6, 6], [4, 4, 4])


@st.composite
def scheduled_ledgers(draw):
    """Random ledgers whose deals have terms, profiles and packages."""
    book = draw(ledgers())
    deals = []
    for deal in book.deals:
        first = draw(st.sampled_from(DAYS))
        last = first + timedelta(days=draw(st.sampled_from([0, 100, 1000])))
        told = draw(st.booleans())
        deals.append(
            replace(
                deal,
                start=PartialDate.parse(first.isoformat()) if told else None,
                end=PartialDate.parse(last.isoformat()) if told else None,
                profile=draw(st.sampled_from([None, Profile.FLAT, Profile.RAMP, Profile.AT_ONCE, Profile.UNKNOWN])),
                package=draw(st.sampled_from(["", "p"])),
            )
        )
    return replace(book, deals=tuple(deals))


def size(end):
    return Decimal("Infinity") if end is None else end


@given(scheduled_ledgers(), st.sampled_from(DAYS))
def test_the_three_bottlenecks_are_nested_and_net_is_at_most_gross(book, day):
    for loop in find_loops(book.view(as_of=day, status="all", layers=ALL), kinds=KINDS):
        assert loop.paid.low <= loop.due.low <= loop.contracted.low
        assert size(loop.paid.high) <= size(loop.due.high) <= size(loop.contracted.high)
        for money in Money:
            gross, net = loop.size(money), loop.net_on(money)
            assert net.low <= gross.low
            assert size(net.high) <= size(gross.high)
            if net.central is not None and gross.central is not None:
                assert net.central <= gross.central


@given(scheduled_ledgers(), st.sampled_from(DAYS))
def test_a_loop_with_a_leg_that_has_not_begun_is_due_exactly_nothing(book, day):
    for loop in find_loops(book.view(as_of=day, status="all", layers=ALL), kinds=KINDS):
        if any(leg.due.high == 0 for leg in loop.legs):
            assert ends(loop.due) == [0, 0, 0]


@given(scheduled_ledgers(), st.sampled_from(DAYS), st.integers(1, 50), st.data())
def test_adding_a_deal_to_a_leg_never_lowers_a_bottleneck(book, day, amount, data):
    before = find_loops(book.view(as_of=day, status="all", layers=ALL), kinds=KINDS)
    if not before:
        return
    leg = data.draw(st.sampled_from([leg for loop in before for leg in loop.legs]))
    like = data.draw(st.sampled_from(leg.arrows)).deal
    more = replace(like, id="more", payer=leg.payer, payee=leg.payee, part_of="", replaces=(), package="", tied_to=())
    told = Event(
        deal="more",
        date=PartialDate.parse(date(2024, 1, 1).isoformat()),
        status=Status.SIGNED,
        usd_bn=Decimal(amount),
        source="s",
    )
    added = replace(book, deals=(*book.deals, more), events=(*book.events, told))
    after = find_loops(added.view(as_of=day, status="all", layers=ALL), kinds=KINDS)
    forms = {(loop_key(loop), form.kind, form.roots[0]): form for loop in after for form in loop.forms}
    for loop in before:
        for form in loop.forms:
            grown = forms.get((loop_key(loop), form.kind, form.roots[0]))
            for money in Money if grown else ():
                old, new = form.counted(money), grown.counted(money)
                assert old.low <= new.low
                assert size(old.high) <= size(new.high)


def test_in_a_window_in_which_nothing_falls_due_nothing_goes_round(toy):
    loops = find_loops(toy.view(as_of="2026-09-30", window="2020"))
    assert {loop.gain for loop in loops if loop.due.high == 0} <= {0.0, None}
    assert ends(loops.named("v-l-c")[0].due) == [0, 0, 0]
