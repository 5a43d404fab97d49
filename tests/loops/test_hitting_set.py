"""Cheapest covers of all loops, against igraph and against every choice there is."""

from decimal import Decimal
from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aigraph.loops.cyclic_core import CyclicCore
from aigraph.loops.deadline import Deadline, SearchTooLargeError

igraph = pytest.importorskip("igraph")


@st.composite
def priced_arrows(draw, companies=6, most=16):
    ends = st.tuples(st.integers(0, companies - 1), st.integers(0, companies - 1))
    pairs = draw(st.lists(ends.filter(lambda ends: ends[0] != ends[1]), max_size=most, unique=True))
    return {(f"n{a}", f"n{b}"): Decimal(draw(st.integers(0, 6))) / 10 for a, b in pairs}


def cheapest(items, costs, is_open):
    """Try every choice, and keep the cheapest; of those only the ones that need all their items."""
    choices = [set(c) for size in range(len(items) + 1) for c in combinations(items, size) if is_open(set(c))]
    least = min(sum(costs[item] for item in choice) for choice in choices)
    best = [choice for choice in choices if sum(costs[item] for item in choice) == least]
    return least, [choice for choice in best if not any(other < choice for other in best)]


@pytest.mark.oracle
@settings(max_examples=24)
@given(priced_arrows(companies=5, most=9))
def test_the_cheapest_arrows_are_all_found(costs):
    def is_open(gone):
        return nx.is_directed_acyclic_graph(nx.DiGraph([pair for pair in costs if pair not in gone]))

    least, best = cheapest(list(costs), costs, is_open)
    found = CyclicCore(costs).feedback_arc_sets(costs, Deadline(30))
    assert found.cost == least
    assert {frozenset(chosen) for chosen in found.sets} <= {frozenset(choice) for choice in best}
    if not found.more and min(costs.values(), default=1) > 0:
        assert {frozenset(chosen) for chosen in found.sets} == {frozenset(choice) for choice in best}


@pytest.mark.oracle
@settings(max_examples=24)
@given(priced_arrows())
def test_the_fewest_companies_are_all_found(costs):
    whole = nx.DiGraph(list(costs))

    def is_open(gone):
        return nx.is_directed_acyclic_graph(whole.subgraph(set(whole) - gone))

    least, best = cheapest(sorted(whole), dict.fromkeys(whole, 1), is_open)
    found = CyclicCore(costs).feedback_vertex_sets(Deadline(30))
    assert found.cost == least
    assert not found.more
    assert {frozenset(chosen) for chosen in found.sets} == {frozenset(choice) for choice in best}


@pytest.mark.oracle
@settings(max_examples=16)
@given(priced_arrows(companies=12, most=50))
def test_igraph_finds_covers_of_the_same_size(costs):
    names = sorted({end for pair in costs for end in pair})
    other = igraph.Graph([(names.index(a), names.index(b)) for a, b in costs], n=len(names), directed=True)
    found = CyclicCore(costs)
    weights = [float(cost) for cost in costs.values()]
    cut = other.feedback_arc_set(weights=weights, method="ip") if costs else []
    assert float(found.feedback_arc_sets(costs, Deadline(30), most=1).cost) == pytest.approx(
        sum(weights[edge] for edge in cut), abs=1e-9
    )
    companies = other.feedback_vertex_set() if costs else []
    assert found.feedback_vertex_sets(Deadline(30), most=1).cost == len(companies)


def test_more_covers_than_the_limit_are_said_to_be_more():
    rings = [pair for k in range(5) for pair in ((f"a{k}", f"b{k}"), (f"b{k}", f"a{k}"))]
    found = CyclicCore(rings).feedback_vertex_sets(Deadline(30))
    assert (found.cost, len(found.sets), found.more) == (5, 20, True)
    whole = CyclicCore(rings).feedback_vertex_sets(Deadline(30), most=32)
    assert (len(whole.sets), whole.more) == (32, False)


def test_where_there_is_no_loop_the_empty_set_covers_all():
    found = CyclicCore([("a", "b"), ("b", "c")])
    assert found.companies == []
    assert found.feedback_vertex_sets(Deadline(30)).sets == ((),)
    assert found.feedback_arc_sets({}, Deadline(30)).cost == 0


def test_one_long_ring_is_cut_at_its_cheapest_arrow():
    costs = {(f"n{k:04}", f"n{(k + 1) % 1500:04}"): Decimal(1 + (k != 700)) for k in range(1500)}
    found = CyclicCore(costs).feedback_arc_sets(costs, Deadline(30))
    assert found.sets == ((("n0700", "n0701"),),)


def test_tenths_that_add_up_to_the_same_are_a_tie():
    costs = {("a", "b"): Decimal("0.1"), ("b", "d"): Decimal("0.3"), ("a", "c"): Decimal("0.2"), ("c", "d"): Decimal(9)}
    costs |= {("d", "a"): Decimal("0.3")}
    found = CyclicCore(costs).feedback_arc_sets(costs, Deadline(30))
    assert found.cost == Decimal("0.3")
    assert found.sets == ((("a", "b"), ("a", "c")), (("d", "a"),))


def test_two_runs_give_the_same():
    costs = {(f"n{a}", f"n{b}"): Decimal(1) for a in range(7) for b in range(7) if a != b}
    first, second = (CyclicCore(costs).feedback_arc_sets(costs, Deadline(60)) for _ in range(2))
    assert first == second
    assert first.cost == 21


def test_a_search_that_takes_too_long_says_so():
    with pytest.raises(SearchTooLargeError, match=r"longer than 1e-09 seconds and is not proved"):
        CyclicCore([("a", "b"), ("b", "a")]).feedback_vertex_sets(Deadline(1e-9))


def test_an_unproved_search_says_between_which_bounds_the_answer_lies():
    """Two rings apart need two companies, and two are found at once."""
    part = CyclicCore([("a", "b"), ("b", "a"), ("c", "d"), ("d", "c")])
    with pytest.raises(SearchTooLargeError, match="costs at least 2, and one that costs 2 was found"):
        part.feedback_vertex_sets(Deadline(1e-9))
