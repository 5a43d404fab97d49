"""The shipped data against the method by hand: what can have gone round by a day, and how many loops are direct."""

from decimal import Decimal

import networkx as nx
import pytest

from aigraph import find_loops, load

DAY = "2026-10-01"


@pytest.fixture(scope="module")
def view():
    return load().view(as_of=DAY)


def named(view, name):
    return next(loop for loop in find_loops(view) if loop.name == name)


def test_nothing_can_have_gone_round_by_way_of_oracle_whose_contract_begins_later(view):
    loop = named(view, "nvidia-openai-oracle")
    assert (loop.due.low, loop.due.central, loop.due.high) == (0, 0, 0)
    assert (loop.paid.low, loop.paid.central, loop.paid.high) == (0, 0, 0)
    assert loop.contracted.low > 30


def test_what_can_have_gone_round_between_amazon_and_openai_is_a_part_of_its_fifty_billion(view):
    loop = named(view, "amazon-openai")
    assert loop.is_direct
    assert loop.due.low >= 0
    assert loop.due.high <= Decimal("12.442")
    assert loop.contracted.low == 50


def test_direct_loops_at_binding_are_those_of_a_search_without_any_of_the_rules_of_speed(view):
    """Every ring of at most six companies that are named, tried from each of its companies."""
    nameless = view.ledger.nameless
    between = {}
    for arrow in view.arrows:
        if nameless.isdisjoint((arrow.payer, arrow.payee)):
            between.setdefault((arrow.payer, arrow.payee), []).append(arrow)
    standing = {frozenset(ring) for ring in nx.simple_cycles(nx.DiGraph(list(between)), 6) if closes(ring, between)}
    direct = {ring for ring in standing if not any(other < ring for other in standing)}
    found = find_loops(view).direct
    assert {frozenset(loop.companies) for loop in found} == direct
    assert sum(len(ring) == 2 for ring in direct) == find_loops(view).pairs


def closes(ring, between):
    turned = [ring[at:] + ring[:at] for at in range(len(ring))]
    return any(carries([between[ends] for ends in zip(one, one[1:] + one[:1], strict=True)]) for one in turned)


def carries(legs):
    first, *middle, last = legs
    if not any(arrow.deal_class == "purchase" for arrow in last):
        return False
    if any(arrow.deal_class == "incentive" for arrow in first):
        return True
    return all(any(arrow.layer == "cash" for arrow in leg) for leg in middle) and any(
        begins(arrow, legs) for arrow in first
    )


def begins(arrow, legs):
    """Whether funding can come home: money that is tied is spent, purchase by purchase, where it is tied."""
    if arrow.deal_class != "funding":
        return False
    if not arrow.deal.tied_to:
        return True
    reached = set()
    for leg in legs[1:]:
        if all(step.deal_class != "purchase" for step in leg):
            break
        reached.add(leg[0].payee)
    return bool(reached & set(arrow.deal.tied_to))
