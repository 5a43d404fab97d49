"""A view: a day, a certainty, some layers, subsidiaries merged, nothing counted twice."""

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigraph.model import Company
from aigraph.model.dates import PartialDate
from aigraph.model.status import LEVELS
from tests.ledgers import TOY, ledger
from tests.strategies import DAYS, ledgers


def seen(text, companies=(), **settings):
    return {arrow.deal.id for arrow in ledger(text, companies).view(**settings).arrows}


def test_the_default_view_is_binding_cash_and_value():
    assert seen(TOY) == {"e1a", "e2", "e3", "e4", "e5", "e7"}


def test_layers_are_chosen_by_name():
    assert seen(TOY, layers=["contingent"]) == {"e6"}


def test_an_unknown_layer_is_refused():
    with pytest.raises(ValueError, match="gold"):
        ledger(TOY).view(layers=["gold"])


@pytest.mark.parametrize("paid", ["", "paid=0"])
def test_a_cancelled_deal_of_which_nothing_was_paid_counts_at_no_certainty(paid):
    text = f"d: a -> b equity signed 2025-01-01 10 {paid}\n d cancelled 2025-02-01"
    assert all(seen(text, status=level) == set() for level in LEVELS)
    assert seen(text, as_of="2025-01-15") == {"d"}


def test_a_refuted_claim_is_never_seen():
    assert seen("d: a -> b equity refuted 2025-01-01 10", status="all") == set()


UMBRELLA = """
    whole: a -> b equity announced 2025-01-01 high=50
    first: a -> b equity signed 2025-03-01 15 part_of=whole
    second: a -> b equity announced 2025-03-01 35 part_of=whole
"""


def test_an_umbrella_is_never_counted_with_its_parts():
    assert seen(UMBRELLA, status="all") == {"first", "second"}


def test_an_umbrella_stands_until_its_first_part_is_on_record():
    assert seen(UMBRELLA, status="all", as_of="2025-02-01") == {"whole"}


def test_an_umbrella_does_not_come_back_where_its_parts_are_not_certain_enough():
    text = UMBRELLA.replace("announced 2025-01-01", "signed 2025-01-01")
    assert seen(text, status="binding") == {"first"}


def test_a_part_of_unknown_size_is_at_most_its_umbrella():
    text = UMBRELLA.replace("announced 2025-03-01 35", "announced 2025-03-01")
    sizes = {arrow.deal.id: arrow.amount for arrow in ledger(text).view(status="all").arrows}
    assert (sizes["second"].low, sizes["second"].central, sizes["second"].high) == (0, None, 50)
    assert sizes["first"].is_exact


def test_what_several_paid_is_no_ceiling_for_one_who_is_only_named():
    text = """
        round: p -> b equity closed 2025-03-01 10
        named: a -> b equity closed 2025-03-01 part_of=round
        bounded: c -> b equity closed 2025-03-01 low=1 part_of=round
    """
    sizes = {arrow.deal.id: arrow.amount for arrow in ledger(text).view(status="all").arrows}
    assert (sizes["named"].low, sizes["named"].central, sizes["named"].high) == (0, None, None)
    assert sizes["bounded"].high == 10


CHILD = [
    Company(id="parent", name="Parent"),
    Company(id="child", name="Child", parent="parent", parent_since=PartialDate.parse("2025-06-01")),
]
GROUP = "own: parent -> child equity signed 2025-01-01 1\n out: child -> x chips signed 2025-01-01 2"


def test_a_subsidiary_is_merged_from_the_day_of_consolidation():
    before = ledger(GROUP, CHILD).view(as_of="2025-05-31")
    after = ledger(GROUP, CHILD).view(as_of="2025-06-01")
    assert {(a.payer, a.payee) for a in before.arrows} == {("parent", "child"), ("child", "x")}
    assert {(a.payer, a.payee) for a in after.arrows} == {("parent", "x")}


def test_a_deal_inside_a_group_is_no_arrow_but_is_accounted_for():
    view = ledger(GROUP, CHILD).view(as_of="2025-06-01")
    assert [arrow.deal.id for arrow in view.within_groups] == ["own"]


def test_a_merged_arrow_stands_only_since_the_merger():
    view = ledger(GROUP, CHILD).view(as_of="2025-06-01")
    assert view.arrows[0].since == date(2025, 6, 1)


def test_merging_can_be_switched_off():
    view = ledger(GROUP, CHILD).view(as_of="2025-06-01", merge=False)
    assert {(a.payer, a.payee) for a in view.arrows} == {("parent", "child"), ("child", "x")}


def test_a_view_says_its_facts_in_one_line():
    assert repr(ledger(TOY).view()) == "<View of 6 deals on 2025-03-31, binding or better, cash + value>"


@given(ledgers(), st.sampled_from(DAYS))
def test_each_certainty_sees_all_that_the_stricter_ones_see(random_ledger, day):
    views = [random_ledger.view(as_of=day, status=level) for level in LEVELS]
    sets = [{arrow.deal.id for arrow in view.arrows} for view in views]
    assert all(strict <= weak for strict, weak in itertools.pairwise(sets))


@given(ledgers(), st.sampled_from(DAYS))
def test_no_umbrella_is_seen_beside_its_part(random_ledger, day):
    arrows = random_ledger.view(as_of=day, status="all").arrows
    ids = {arrow.deal.id for arrow in arrows}
    assert not any(arrow.deal.part_of in ids for arrow in arrows)
