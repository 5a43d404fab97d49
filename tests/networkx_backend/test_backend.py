"""The backend gives what networkx gives, for what it takes, and leaves the rest to networkx."""

import math
import random
import subprocess
import sys
from datetime import date

import networkx as nx
import pytest

from aigraph.networkx_backend import can_run, choice, should_run

FEW = "there are fewer than {} edges, those that lead both ways counted twice"
pytestmark = pytest.mark.filterwarnings("ignore:Note. conversions to backend graphs")


def rotated(cycle):
    first = min(range(len(cycle)), key=lambda place: repr(cycle[place]))
    return tuple(cycle[first:] + cycle[:first])


def odd_graph(seed):
    """Make a graph with what graphs can have: self-loops, parallel edges, lone nodes, and nodes of many kinds."""
    draw = random.Random(seed)  # noqa: S311 - made-up data needs a seed, not secrecy
    kinds = [
        0,
        1,
        "a",
        "b",
        (1, 2),
        frozenset({3}),
        2.5,
        -1,
        "",
        True + 6,
        ("c", None),
        b"d",
        float("nan"),
        float("inf"),
        date(2026, 1, 1),
    ]
    nodes = draw.sample(kinds, draw.randint(1, len(kinds)))
    graph = draw.choice([nx.DiGraph, nx.MultiDiGraph])()
    graph.add_nodes_from(draw.sample(nodes, draw.randint(0, len(nodes))))
    for _ in range(draw.randint(0, 2 * len(nodes))):
        graph.add_edge(draw.choice(nodes), draw.choice(nodes))
    return graph, draw


@pytest.mark.oracle
@pytest.mark.parametrize("block", range(8))
def test_cycles_of_odd_graphs_are_those_of_networkx(block):
    for seed in range(50 * block, 50 * block + 50):
        graph, draw = odd_graph(seed)
        for bound in (None, draw.randint(0, 7)):
            backend = "aigraph" if can_run("simple_cycles", (graph,), {}) is True else None
            ours = [rotated(cycle) for cycle in nx.simple_cycles(graph, bound, backend=backend)]
            theirs = [rotated(cycle) for cycle in nx.simple_cycles(graph, bound, backend="networkx")]
            assert len(ours) == len(set(ours)), seed
            assert set(ours) == set(theirs), seed


def both_ways(cycle):
    """Turn a cycle to its least node, and then to the lesser of its neighbours."""
    turned = rotated(cycle)
    return min(turned, (turned[0], *turned[:0:-1]), key=repr)


@pytest.mark.oracle
def test_cycles_of_odd_undirected_graphs_are_those_of_networkx():
    for seed in range(100):
        graph, draw = odd_graph(seed)
        graph = nx.MultiGraph(graph) if graph.is_multigraph() else nx.Graph(graph)
        bound = draw.choice([None, 0, 1, 2, 3, 4, 5])
        backend = "aigraph" if can_run("simple_cycles", (graph,), {}) is True else None
        ours = sorted(repr(both_ways(cycle)) for cycle in nx.simple_cycles(graph, bound, backend=backend))
        theirs = sorted(repr(both_ways(cycle)) for cycle in nx.simple_cycles(graph, bound, backend="networkx"))
        assert ours == theirs, seed


@pytest.mark.oracle
@pytest.mark.parametrize("block", range(4))
def test_paths_in_odd_graphs_are_those_of_networkx(block):
    for seed in range(50 * block, 50 * block + 50):
        graph, draw = odd_graph(seed)
        if seed % 3 == 0:
            graph = nx.MultiGraph(graph) if graph.is_multigraph() else nx.Graph(graph)
        if not graph:
            continue
        source = draw.choice(list(graph))
        several = draw.sample(list(graph), draw.randint(0, len(graph)))
        for target in (draw.choice(list(graph)), several):
            for cutoff in (None, draw.randint(-1, 6)):
                for function in (nx.all_simple_paths, nx.all_simple_edge_paths):
                    backend = "aigraph" if can_run(function.name, (graph,), {}) is True else None
                    ours = list(function(graph, source, target, cutoff, backend=backend))
                    theirs = list(function(graph, source, target, cutoff, backend="networkx"))
                    assert sorted(map(repr, ours)) == sorted(map(repr, theirs)), seed


def test_self_loops_come_first_and_nothing_is_searched_before_the_first_cycle():
    graph = nx.DiGraph([(0, 1), (1, 0), (2, 2)])
    assert next(nx.simple_cycles(graph, backend="aigraph")) == [2]
    run = nx.simple_cycles(graph, -1, backend="aigraph")
    with pytest.raises(ValueError, match="non-negative"):
        next(run)
    assert list(nx.simple_cycles(graph, 0, backend="aigraph")) == []


def test_an_unknown_source_or_target_is_an_error_of_networkx():
    graph = nx.path_graph(3, create_using=nx.DiGraph)
    for source, target in ((9, 0), (0, 9)):
        with pytest.raises(nx.NodeNotFound, match="9 not in graph"):
            list(nx.all_simple_paths(graph, source, target, backend="aigraph"))


def test_what_networkx_answers_sooner_is_left_to_it():
    wide, small = nx.cycle_graph(300), nx.DiGraph([(0, 1)])
    large = nx.cycle_graph(20, create_using=nx.DiGraph)
    strange = nx.DiGraph([(0, math.nan)])
    assert str(can_run("simple_cycles", (strange,), {})).startswith("a node that does not equal itself")
    assert can_run("simple_cycles", (wide,), {}) is True
    assert should_run("simple_cycles", (wide, 6), {}) is True
    assert str(should_run("simple_cycles", (wide,), {})).startswith("in a large undirected graph")
    assert should_run("simple_cycles", (small,), {}) == FEW.format(2)
    assert should_run("all_simple_paths", (small, 0, 1), {"cutoff": 3}) == FEW.format(10)
    assert should_run("simple_cycles", (), {"G": large, "length_bound": 1}) == "self-loops need no search"
    assert should_run("simple_cycles", (large, 4), {}) is True
    assert should_run("all_simple_paths", (large, 0, 4), {"cutoff": 2}) == "short paths need no preparation"
    assert should_run("all_simple_paths", (large, 0, 4), {"cutoff": 5}) is True


def test_where_the_extension_was_not_built_only_bounded_cycles_are_taken(monkeypatch):
    monkeypatch.setattr(choice, "cycles", None)
    large = nx.cycle_graph(20, create_using=nx.DiGraph)
    assert should_run("simple_cycles", (large, 4), {}) is True
    assert str(should_run("simple_cycles", (large,), {})).startswith("without the engine's extension")


def test_a_graph_that_changed_is_read_anew():
    graph = nx.cycle_graph(12, create_using=nx.DiGraph)
    assert len(list(nx.simple_cycles(graph, backend="aigraph"))) == 1
    graph.add_edge(1, 0)
    assert len(list(nx.simple_cycles(graph, backend="aigraph"))) == 2
    graph.remove_node(5)
    assert list(nx.simple_cycles(graph, backend="aigraph")) == [[0, 1]]


def test_once_enabled_networkx_asks_the_engine_without_being_told_in_the_call():
    script = """
import logging, sys, warnings
import networkx as nx
assert not [name for name in sys.modules if name.startswith("aigraph")]
import aigraph as ag
warnings.simplefilter("error")
ag.enable_networkx(); ag.enable_networkx()
print(nx.config.backend_priority.algos)
graph = nx.gnm_random_graph(50, 200, seed=1, directed=True)
print(type(nx.simple_cycles(graph, 4)).__name__, "aigraph.networkx_backend.cycles" in sys.modules)
print(len(list(nx.simple_cycles(graph, 4))) == len(list(nx.simple_cycles(graph, 4, backend="networkx"))))
print(len(list(nx.simple_cycles(graph.to_undirected(), 3))) > 0)
"""
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.split("\n")[:4] == ["['aigraph']", "generator True", "True", "True"]
