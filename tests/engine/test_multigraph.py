"""Cycles of single edges: parallel edges apart, with weights that follow each other within a tolerance."""

from itertools import pairwise

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aigraph.engine import EdgeCycle, enumerate_multigraph_cycles
from tests.engine.brute_force import columns, multigraph_by_brute_force, temporal_edges

small = temporal_edges(nodes=4, edges=8)


@settings(max_examples=120)
@given(small, st.integers(1, 4), st.sampled_from([None, (0.8, 1.0), (0.5, 2.0), (1.2, 3.0), (1.0, 1.0)]))
def test_brute_force_finds_the_same_cycles_of_edges(edges, max_length, tolerance):
    ends, _, weights = columns(edges)
    cycles = enumerate_multigraph_cycles(ends, max_length, weight=weights, tolerance=tolerance)
    found = [cycle.edges for cycle in cycles]
    assert len(set(map(frozenset, found))) == len(found)
    assert set(map(frozenset, found)) == multigraph_by_brute_force(edges, max_length=max_length, tolerance=tolerance)
    assert cycles.count().total == len(found)
    if tolerance is not None:
        for cycle in cycles:
            assert all(tolerance[0] * a <= b <= tolerance[1] * a for a, b in pairwise(cycle.weights))


@given(small, st.integers(1, 5))
def test_the_largest_are_those_that_a_full_list_ranks_first(edges, n):
    ends, _, weights = columns(edges)
    cycles = enumerate_multigraph_cycles(ends, weight=weights)
    ranked = sorted((cycle.bottleneck for cycle in cycles), reverse=True)[:n]
    assert [bottleneck for bottleneck, _ in cycles.largest(n)] == ranked


def test_parallel_edges_make_cycles_of_their_own_and_are_named():
    graph = nx.MultiDiGraph()
    graph.add_edge("lab", "cloud", key="contract", weight=10.0)
    graph.add_edge("lab", "cloud", key="extension", weight=4.0)
    graph.add_edge("cloud", "lab", key="equity", weight=5.0)
    cycles = enumerate_multigraph_cycles(graph, weight="weight")
    assert list(cycles) == [
        EdgeCycle(["lab", "cloud"], (("lab", "cloud", "contract"), ("cloud", "lab", "equity"))),
        EdgeCycle(["lab", "cloud"], (("lab", "cloud", "extension"), ("cloud", "lab", "equity"))),
    ]
    assert [cycle.weights for cycle in cycles] == [(10.0, 5.0), (4.0, 5.0)]
    assert cycles.largest(1) == [(5.0, next(iter(cycles)))]
    assert cycles.count() == {2: 2}
    assert [(length, table.tolist()) for length, table in cycles.batches()] == [(2, [[0, 2], [1, 2]])]


def test_a_product_of_parallel_edges_is_counted_and_not_listed():
    steps = [(step, (step + 1) % 30) for step in range(30) for _ in range(10)]
    cycles = enumerate_multigraph_cycles(nx.MultiDiGraph(steps))
    assert cycles.count() == {30: 10**30}
    limited = enumerate_multigraph_cycles(nx.MultiDiGraph(steps), max_cycles=3)
    found = limited.collect()
    assert len(found) == 3
    assert found.cut.limit == "max_cycles"


def test_a_tolerance_is_a_pair():
    with pytest.raises(TypeError, match=r"tolerance 0\.8 is no pair: expected two shares"):
        enumerate_multigraph_cycles([(0, 1)], weight=[1], tolerance=0.8)


def test_an_unknown_weight_stays_unknown():
    graph = nx.MultiDiGraph([("a", "b", {"usd_bn": 3.0}), ("a", "b", {}), ("b", "a", {"usd_bn": 3})])
    cycles = enumerate_multigraph_cycles(graph, weight="usd_bn")
    assert [(cycle.weights, cycle.bottleneck) for cycle in cycles] == [((3.0, 3.0), 3.0), ((None, 3.0), None)]
    assert enumerate_multigraph_cycles(graph, weight="usd_bn", tolerance=(0.5, 2.0)).count() == {2: 1}
    with pytest.warns(RuntimeWarning, match="1 of 3 edges have no weight"):
        assert len(cycles.largest(5)) == 1


def test_a_simple_graph_names_its_edges_by_their_ends():
    graph = nx.DiGraph([("a", "b"), ("b", "a")])
    assert next(iter(enumerate_multigraph_cycles(graph))).edges == (("a", "b"), ("b", "a"))


def test_a_cycle_says_what_it_is_made_of():
    cycle = EdgeCycle(["a", "b"], (0, 1), times=(1, 2), weights=(5.0, None))
    assert repr(cycle) == "EdgeCycle(['a', 'b'], edges=(0, 1), times=(1, 2), weights=(5.0, None))"
    assert cycle == ["a", "b"]
    assert cycle != EdgeCycle(["a", "b"], (0, 2))
