"""Direct loops and detours: against brute force, on the toy ledgers, and where a limit cuts the search short."""

from itertools import pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigraph import find_loops
from aigraph.loops.bundled_cycles import parallel_deals
from aigraph.loops.classify import Classifier
from aigraph.loops.collect import loop_key, ring_key
from aigraph.loops.direct import SetTrie, search_direct
from aigraph.loops.find import find_at_each_level
from aigraph.model.loop import DEFAULT_KINDS, KINDS
from tests.ledgers import TOY, ledger
from tests.strategies import DAYS, ledgers

ALL = ("cash", "value", "contingent")
members = st.frozensets(st.sampled_from("abcdefgh"), min_size=1, max_size=5)


def every_ring(companies):
    """All rings of at most five companies, each begun at the first of the alphabet."""
    for length in range(2, 6):
        for ring in permutations(sorted(companies), length):
            if ring[0] == min(ring):
                yield ring


@given(ledgers(), st.sampled_from(DAYS), st.sampled_from([DEFAULT_KINDS, KINDS, ("circular",)]))
def test_direct_loops_and_detours_are_those_of_brute_force(random_ledger, day, kinds):
    view = random_ledger.view(as_of=day, status="all", layers=ALL)
    pairs = parallel_deals(view)
    classify = Classifier(pairs, kinds)
    companies = {company for ends in pairs for company in ends}
    standing = [
        ring
        for ring in every_ring(companies)
        if all(ends in pairs for ends in zip(ring, ring[1:] + ring[:1], strict=True)) and classify(ring)
    ]
    assert all({kind for kind, _, _ in classify(ring)} == set(classify.kinds_on(ring)) for ring in standing)
    found = find_loops(view, kinds=kinds)
    assert {loop_key(loop) for loop in found} == set(standing)
    name = {loop_key(loop): loop.name for loop in found}
    direct = [ring for ring in standing if not any(set(other) < set(ring) for other in standing)]
    assert {loop_key(loop) for loop in found.direct} == set(direct) == set(search_direct(pairs, 6, classify))
    for loop in found:
        inside = {name[ring] for ring in direct if set(ring) < set(loop.companies)}
        assert set(loop.detour_of) == inside
        assert loop.is_direct == (not inside)
    assert [*found.direct, *found.detours] == list(found)
    assert found.pairs == sum(len(loop.companies) == 2 for loop in found.direct)


@given(ledgers(), st.sampled_from(DAYS))
def test_whether_a_loop_is_direct_does_not_depend_on_the_longest_loop_that_is_looked_for(random_ledger, day):
    view = random_ledger.view(as_of=day, status="all", layers=ALL)
    by_length = [
        {loop_key(loop): loop.detour_of for loop in find_loops(view, max_length=length)} for length in (2, 3, 4, 5, 6)
    ]
    for shorter, longer in pairwise(by_length):
        assert shorter.items() <= longer.items()


@given(ledgers(), st.sampled_from(DAYS))
def test_every_direct_loop_at_a_certainty_contains_one_of_the_next_weaker(random_ledger, day):
    levels = list(find_at_each_level(random_ledger.view(as_of=day, layers=ALL)).values())
    for strict, weak in pairwise(levels):
        standing = [set(loop.companies) for loop in weak.direct]
        assert all(any(inside <= set(loop.companies) for inside in standing) for loop in strict.direct)


@given(ledgers(), st.sampled_from(DAYS), st.integers(1, 4))
def test_what_a_limit_leaves_is_still_known_for_what_it_is(random_ledger, day, most):
    view = random_ledger.view(as_of=day, status="all", layers=ALL)
    whole = {loop_key(loop): loop.is_direct for loop in find_loops(view)}
    cut = find_loops(view, max_loops=most)
    assert all(whole[loop_key(loop)] == loop.is_direct for loop in cut)
    assert cut.truncated or len(cut) == len(whole)


def test_all_direct_loops_are_found_where_there_are_too_many_rings_to_look_at():
    # Thirty companies that all fund and buy from a hub, and from one another along a chain.
    lines = [f"v -> l{at} equity signed 2025-01-01 1\n l{at} -> v chips signed 2025-01-01 1" for at in range(10, 40)]
    lines += [f"l{at} -> l{at + 1} compute signed 2025-01-01 1" for at in range(10, 39)]
    found = find_loops(ledger("\n".join(lines)).view(), max_loops=40)
    assert found.truncated
    assert len(found.direct) == 30
    assert {len(loop.companies) for loop in found.direct} == {2}


def test_a_longer_way_for_the_same_money_is_a_detour_and_names_the_direct_loop():
    direct, detour = find_loops(ledger(TOY).view(status="announced", layers=("cash",)))
    assert (direct.name, direct.is_direct, direct.detour_of) == ("v-l", True, ())
    assert (detour.name, detour.is_direct, detour.detour_of) == ("v-l-c", False, ("v-l",))


def test_a_loop_that_is_a_detour_of_announced_deals_is_direct_among_signed_ones():
    levels = find_at_each_level(ledger(TOY.replace("e5: l -> v chips signed", "e5: l -> v chips in_talks")).view())
    assert [loop.is_direct for loop in levels["binding"].named("v-l-c")] == [True]
    assert [loop.is_direct for loop in levels["all"].named("v-l-c")] == [False]


def test_loops_through_a_company_stay_detours_of_loops_that_do_not_pass_it():
    (loop,) = find_loops(ledger(TOY).view()).through("c")
    assert loop.detour_of == ("v-l",)


def test_two_orders_of_the_same_companies_are_both_direct():
    text = """
        b -> c equity signed 2025-01-01 1
        c -> b equity signed 2025-01-01 1
        a -> b compute signed 2025-01-01 1
        b -> a compute signed 2025-01-01 1
        a -> c compute signed 2025-01-01 1
        c -> a compute signed 2025-01-01 1
    """
    found = find_loops(ledger(text).view())
    assert [(loop.name, loop.is_direct) for loop in found] == [("b-c-a", True), ("c-b-a", True)]


@given(st.lists(members), members)
def test_a_set_trie_gives_the_subsets_that_brute_force_gives(sets, asked):
    trie = SetTrie()
    for one in sets:
        trie.add(one)
    inside = {tuple(sorted(one)) for one in sets if one <= asked}
    assert set(trie.subsets(asked)) == inside
    assert trie.has_subset(asked) == bool(inside)


@pytest.mark.parametrize("ring", ["abc", "bca", "cab"])
def test_a_ring_is_known_by_its_companies_begun_at_the_first_of_the_alphabet(ring):
    assert ring_key(tuple(ring)) == ("a", "b", "c")
