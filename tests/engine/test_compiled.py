"""Compiled code and plain Python give the same cycles in the same order, whatever the slices, threads and barriers."""

import gzip
import json
import os
from collections import Counter
from math import comb, factorial
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aigraph.engine import enumerate_cycles
from aigraph.engine.inputs.read import read_edges
from aigraph.engine.limits import Limits
from aigraph.engine.protocol import Query
from aigraph.engine.run import Meter
from aigraph.engine.runtime import worker_pool
from aigraph.engine.simple.compiled import worker
from aigraph.engine.simple.compiled.search import CompiledSearch
from aigraph.engine.simple.python import bounded as python_bounded
from aigraph.engine.simple.python.search import PythonSearch
from tests.strategies import multigraphs

queries = st.builds(Query, max_length=st.sampled_from([None, 2, 3, 4, 5, 7]), min_length=st.sampled_from([1, 1, 2, 3]))


def meter():
    return Meter(Limits())


def listed(search):
    return [tuple(cycle) for block in search.blocks(meter()) for cycle in block]


def counted(search):
    counts = Counter()
    for piece in search.counts(meter()):
        counts.update(piece)
    return counts


def tabled(search, rows):
    tables = {}
    for table in search.tables(meter(), rows):
        if table is not None:
            assert 0 < len(table) <= rows
            tables.setdefault(table.shape[1], []).extend(map(tuple, table.tolist()))
    return tables


def by_length(cycles):
    tables = {}
    for cycle in cycles:
        tables.setdefault(len(cycle), []).append(cycle)
    return tables


@given(multigraphs(nodes=8, most_edges=40), queries, st.sampled_from([1, 3, 100]))
@settings(max_examples=250)
def test_lists_counts_and_tables_are_those_of_plain_python_in_order(graph, query, rows):
    edges = read_edges(graph)
    expected = listed(PythonSearch(edges, query))
    search = CompiledSearch(edges, query, threads=1)
    assert listed(search) == expected
    assert counted(search) == Counter(map(len, expected))
    assert tabled(search, rows) == by_length(expected)


@given(
    graph=multigraphs(nodes=9, most_edges=50),
    query=queries,
    steps=st.sampled_from([1, 3, 20, 200]),
    steps_a_cycle=st.sampled_from([0, 64, 10**9]),
    cells=st.sampled_from([40, 400]),
    pending=st.sampled_from([1, 1 << 20]),
    threads=st.sampled_from([1, 2, 3]),
)
@settings(max_examples=120)
def test_the_order_survives_tiny_slices_full_tables_barriers_and_threads(
    graph, query, steps, steps_a_cycle, cells, pending, threads
):
    edges = read_edges(graph)
    expected = listed(PythonSearch(edges, query))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(worker_pool, "_SOLO_S", 0)
        patch.setattr(worker, "_STEPS", steps)
        patch.setattr(worker, "_SHORT_STEPS", steps)
        patch.setattr(worker, "_BARRIER_STEPS", steps)
        patch.setattr(worker, "_STEPS_A_CYCLE", steps_a_cycle)
        patch.setattr(worker, "_STREAM_CELLS", cells)
        patch.setattr(worker_pool, "_MAX_PENDING_BYTES", pending)
        search = CompiledSearch(edges, query, threads)
        assert listed(search) == expected
        assert counted(search) == Counter(map(len, expected))
        assert tabled(search, 3) == by_length(expected)


@given(multigraphs(nodes=8, most_edges=40), st.sampled_from([3, 4, 5, 7]))
@settings(max_examples=250)
def test_plain_python_with_barriers_gives_the_same(graph, max_length):
    edges = read_edges(graph)
    search = PythonSearch(edges, Query(max_length=max_length))
    expected = listed(search)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(python_bounded, "MAX_STEPS", 1)
        patch.setattr(python_bounded, "_STEPS_A_CYCLE", 10**9)
        assert listed(search) == expected
        assert counted(search) == Counter(map(len, expected))


@pytest.mark.parametrize("threads", [1, 2])
def test_a_hub_that_every_cycle_passes_is_shared_out(threads):
    wheel = nx.DiGraph()
    rim = 400
    for spoke in range(1, rim + 1):
        wheel.add_edges_from([("hub", spoke), (spoke, "hub"), (spoke, spoke % rim + 1)])
    counts = enumerate_cycles(wheel, 6, engine="compiled", threads=threads).count()
    assert counts == dict.fromkeys(range(2, 7), rim)


@pytest.mark.parametrize(("size", "max_length"), [(9, None), (30, 5)])
def test_a_complete_digraph_has_as_many_cycles_as_its_closed_form(size, max_length):
    graph = nx.complete_graph(size, create_using=nx.DiGraph)
    longest = max_length or size
    assert enumerate_cycles(graph, max_length, engine="compiled").count() == {
        length: comb(size, length) * factorial(length - 1) for length in range(2, longest + 1)
    }


def diamonds(links):
    """Give a ring of diamonds: 2^links cycles of 2 links nodes, and none that is shorter."""
    ring = nx.DiGraph()
    for link in range(links):
        joint, after = f"joint{link}", f"joint{(link + 1) % links}"
        for side in (f"left{link}", f"right{link}"):
            ring.add_edges_from([(joint, side), (side, after)])
    return ring


@pytest.mark.parametrize("engine", ["python", "extension", "compiled"])
def test_a_bound_just_below_a_ring_of_diamonds_costs_nothing(engine):
    assert enumerate_cycles(diamonds(12), engine=engine).count() == {24: 2**12}
    assert enumerate_cycles(diamonds(60), 119, engine=engine).count() == {}


@pytest.mark.parametrize("engine", ["python", "extension", "compiled"])
def test_many_ways_to_a_place_that_leads_nowhere_are_not_all_tried(engine):
    trap = nx.DiGraph([("root", "gate"), ("gate", "joint0"), ("gate", "root")])
    for link in range(40):
        for side in (f"left{link}", f"right{link}"):
            trap.add_edges_from([(f"joint{link}", side), (side, f"joint{link + 1}")])
    trap.add_edge("joint40", "gate")
    roots = ["root"]
    assert enumerate_cycles(trap, roots=roots, engine=engine, max_seconds=20).count() == {2: 1}
    assert enumerate_cycles(trap, 83, roots=roots, engine=engine, max_seconds=20).count() == {2: 1}


@pytest.mark.parametrize("engine", ["python", "extension", "compiled"])
@pytest.mark.parametrize("max_length", [5, None])
def test_one_long_ring_is_walked_round_once(engine, max_length):
    ring = nx.cycle_graph(20_000, create_using=nx.DiGraph)
    expected = {} if max_length else {20_000: 1}
    assert enumerate_cycles(ring, max_length, engine=engine).count() == expected


SNAP = {
    "CollegeMsg": ("CollegeMsg.txt.gz", 5),
    "bitcoinalpha": ("soc-sign-bitcoinalpha.csv.gz", 5),
    "bitcoinotc": ("soc-sign-bitcoinotc.csv.gz", 5),
    "email-Eu-core": ("email-Eu-core-temporal.txt.gz", 5),
    "wiki-Vote": ("Wiki-Vote.txt.gz", 5),
}


@pytest.mark.skipif("AIGRAPH_BENCH" not in os.environ, reason="AIGRAPH_BENCH names no folder with the SNAP graphs")
@pytest.mark.parametrize("name", SNAP)
def test_the_counts_on_known_networks_are_those_that_other_programs_found(name):
    folder = Path(os.environ["AIGRAPH_BENCH"])
    golden = json.loads((folder / "golden_counts.json").read_text())["hop"][name]
    file, max_length = SNAP[name]
    with gzip.open(folder / file, "rt") as lines:
        rows = [line.replace(",", " ").split() for line in lines]
    edges = [(int(row[0]), int(row[1])) for row in rows if row[0].isdigit() and row[0] != row[1]]
    counts = enumerate_cycles(tuple(zip(*edges, strict=True)), max_length).count()
    assert counts == {int(length): number for length, number in golden.items() if int(length) <= max_length}
