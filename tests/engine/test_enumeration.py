"""The cycle engine agrees with igraph, with a search by hand, and with closed forms."""

from itertools import permutations
from math import comb, factorial

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aigraph.engine import enumerate_cycles
from tests.strategies import multigraphs

igraph = pytest.importorskip("igraph")


def canonical(cycle, order):
    first = min(range(len(cycle)), key=lambda place: order[cycle[place]])
    return tuple(cycle[first:] + cycle[:first])


def by_hand(graph, max_length):
    """Try every sequence of nodes: slow, and too simple to be wrong."""
    order = {node: place for place, node in enumerate(graph)}
    longest = min(len(graph), max_length or len(graph))
    return {
        ring
        for length in range(1, longest + 1)
        for ring in permutations(graph, length)
        if order[ring[0]] == min(order[node] for node in ring)
        and all(graph.has_edge(u, v) for u, v in zip(ring, ring[1:] + ring[:1], strict=True))
    }


def by_igraph(graph, max_length):
    """Ask igraph root by root: its search over a whole graph misses cycles that avoid the first vertex (igraph/igraph#2911)."""
    nodes = list(graph)
    number = {node: place for place, node in enumerate(nodes)}
    simple = nx.DiGraph((number[u], number[v]) for u, v in graph.edges())
    found = {(nodes[root],) for root in simple if simple.has_edge(root, root)}
    for root in simple:
        later = simple.subgraph(node for node in simple if node >= root)
        part = sorted(next(part for part in nx.strongly_connected_components(later) if root in part))
        place = {node: at for at, node in enumerate(part)}
        edges = [(place[u], place[v]) for u, v in simple.subgraph(part).edges if u != v]
        other = igraph.Graph(len(part), sorted(edges), directed=True)
        cycles = other.simple_cycles(max=max_length or -1, output="vpath")
        found |= {canonical([nodes[part[at]] for at in cycle], number) for cycle in cycles if 0 in cycle}
    return found


@pytest.mark.parametrize("engine", ["python", "extension", "compiled"])
@pytest.mark.parametrize("max_length", [None, 4])
def test_rows_of_a_batch_begin_at_their_busiest_node_and_lists_at_their_first(engine, max_length):
    graph = nx.gnp_random_graph(12, 0.4, seed=3, directed=True)
    worth = {node: graph.in_degree(node) * graph.out_degree(node) for node in graph}
    cycles = enumerate_cycles(graph, max_length, engine=engine)
    order = {node: place for place, node in enumerate(graph)}
    in_batches = [cycles.named(row) for _, matrix in cycles.batches() for row in matrix.tolist()]
    assert all(worth[row[0]] == max(worth[node] for node in row) for row in in_batches)
    in_lists = [tuple(cycle) for cycle in cycles]
    assert all(order[cycle[0]] == min(order[node] for node in cycle) for cycle in in_lists)
    assert sorted(canonical(row, order) for row in in_batches) == sorted(in_lists)


@given(multigraphs(nodes=6), st.sampled_from([None, 1, 2, 3, 4, 6]))
@settings(max_examples=250)
def test_igraph_networkx_and_a_search_by_hand_agree_with_the_engine(graph, max_length):
    order = {node: place for place, node in enumerate(graph)}
    found = [tuple(cycle) for cycle in enumerate_cycles(graph, max_length)]
    assert len(found) == len(set(found))
    assert set(found) == by_hand(graph, max_length)
    assert set(found) == by_igraph(graph, max_length)
    assert set(found) == {
        canonical(cycle, order) for cycle in nx.simple_cycles(nx.DiGraph(graph), length_bound=max_length)
    }


@given(multigraphs())
def test_every_cycle_closes_and_visits_no_node_twice(graph):
    for cycle in enumerate_cycles(graph, 5):
        assert len(cycle) == len(set(cycle)) <= 5
        assert all(graph.has_edge(u, v) for u, v in zip(cycle, cycle[1:] + cycle[:1], strict=True))


def test_a_complete_digraph_has_as_many_cycles_as_its_closed_form():
    counts = [0] * 7
    for cycle in enumerate_cycles(nx.complete_graph(6, create_using=nx.DiGraph)):
        counts[len(cycle)] += 1
    assert counts[2:] == [comb(6, length) * factorial(length - 1) for length in range(2, 7)]


def test_a_bound_just_below_the_length_of_a_ring_finds_nothing():
    ring = nx.cycle_graph(9, create_using=nx.DiGraph)
    assert list(enumerate_cycles(ring, 8)) == []
    assert list(enumerate_cycles(ring, 9)) == [list(range(9))]


def test_parallel_edges_make_no_second_cycle():
    graph = nx.MultiDiGraph([("a", "b"), ("a", "b"), ("b", "a")])
    assert list(enumerate_cycles(graph)) == [["a", "b"]]


def test_cycles_come_one_by_one_so_that_a_caller_can_stop():
    dense = nx.complete_graph(40, create_using=nx.DiGraph)
    assert len(next(iter(enumerate_cycles(dense)))) >= 2


def test_the_graph_is_not_changed():
    graph = nx.DiGraph([("a", "b"), ("b", "a")])
    before = nx.to_dict_of_dicts(graph)
    list(enumerate_cycles(graph))
    assert nx.to_dict_of_dicts(graph) == before


def test_an_undirected_graph_is_refused():
    with pytest.raises(ValueError, match="undirected"):
        enumerate_cycles(nx.Graph([("a", "b")]))


def test_a_length_below_one_is_refused():
    with pytest.raises(ValueError, match="max_length 0 is below 1"):
        enumerate_cycles(nx.DiGraph(), 0)
