"""Cycles of single deals: parallel deals apart, with amounts that follow each other within a tolerance."""

from itertools import pairwise

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aigraph.engine import enumerate_cycles
from aigraph.engine.multigraph.result import DealCycle
from tests.events import columns, dated_deals, undated_by_hand

small = dated_deals(nodes=4, deals=8)


@settings(max_examples=300)
@given(small, st.integers(1, 4), st.sampled_from([None, (0.8, 1.0), (0.5, 2.0), (1.2, 3.0), (1.0, 1.0)]))
def test_a_search_by_hand_finds_the_same_cycles_of_deals(deals, max_length, tolerance):
    ends, _, amounts = columns(deals)
    cycles = enumerate_cycles(ends, max_length, deals=True, weight=amounts, tolerance=tolerance)
    found = [cycle.deals for cycle in cycles]
    assert len(set(map(frozenset, found))) == len(found)
    assert set(map(frozenset, found)) == undated_by_hand(deals, max_length=max_length, tolerance=tolerance)
    assert cycles.count().total == len(found)
    if tolerance is not None:
        for cycle in cycles:
            assert all(tolerance[0] * a <= b <= tolerance[1] * a for a, b in pairwise(cycle.amounts))


@given(small, st.integers(1, 5))
def test_the_largest_are_those_that_a_full_list_ranks_first(deals, n):
    ends, _, amounts = columns(deals)
    cycles = enumerate_cycles(ends, deals=True, weight=amounts)
    ranked = sorted((cycle.bottleneck for cycle in cycles), reverse=True)[:n]
    assert [bottleneck for bottleneck, _ in cycles.largest(n)] == ranked


def test_parallel_deals_make_cycles_of_their_own_and_are_named():
    graph = nx.MultiDiGraph()
    graph.add_edge("lab", "cloud", key="contract", weight=10.0)
    graph.add_edge("lab", "cloud", key="extension", weight=4.0)
    graph.add_edge("cloud", "lab", key="equity", weight=5.0)
    cycles = enumerate_cycles(graph, deals=True, weight="weight")
    assert list(cycles) == [
        DealCycle(["lab", "cloud"], (("lab", "cloud", "contract"), ("cloud", "lab", "equity"))),
        DealCycle(["lab", "cloud"], (("lab", "cloud", "extension"), ("cloud", "lab", "equity"))),
    ]
    assert [cycle.amounts for cycle in cycles] == [(10.0, 5.0), (4.0, 5.0)]
    assert cycles.largest(1) == [(5.0, next(iter(cycles)))]
    assert cycles.count() == {2: 2}
    assert [(length, table.tolist()) for length, table in cycles.batches()] == [(2, [[0, 2], [1, 2]])]


def test_a_product_of_parallel_deals_is_counted_and_not_listed():
    legs = [(leg, (leg + 1) % 30) for leg in range(30) for _ in range(10)]
    cycles = enumerate_cycles(nx.MultiDiGraph(legs), deals=True)
    assert cycles.count() == {30: 10**30}
    limited = enumerate_cycles(nx.MultiDiGraph(legs), deals=True, limit=3)
    assert len(list(limited)) == 3
    assert limited.cut.by == "count"


def test_an_unknown_amount_stays_unknown():
    graph = nx.MultiDiGraph([("a", "b", {"usd_bn": 3.0}), ("a", "b", {}), ("b", "a", {"usd_bn": 3})])
    cycles = enumerate_cycles(graph, deals=True, weight="usd_bn")
    assert [(cycle.amounts, cycle.bottleneck) for cycle in cycles] == [((3.0, 3.0), 3.0), ((None, 3.0), None)]
    assert enumerate_cycles(graph, weight="usd_bn", tolerance=(0.5, 2.0)).count() == {2: 1}
    with pytest.warns(RuntimeWarning, match="1 of 3 deals have no amount"):
        assert len(cycles.largest(5)) == 1


def test_a_simple_graph_names_its_deals_by_their_ends():
    graph = nx.DiGraph([("a", "b"), ("b", "a")])
    assert next(iter(enumerate_cycles(graph, deals=True))).deals == (("a", "b"), ("b", "a"))


def test_a_cycle_says_what_it_is_made_of():
    cycle = DealCycle(["a", "b"], (0, 1), times=(1, 2), amounts=(5.0, None))
    assert repr(cycle) == "DealCycle(['a', 'b'], deals=(0, 1), times=(1, 2), amounts=(5.0, None))"
    assert cycle == ["a", "b"]
    assert cycle != DealCycle(["a", "b"], (0, 2))
