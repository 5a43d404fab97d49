"""The extension in C gives what plain Python gives, in the same order, and reads graphs as plain Python reads them."""

import gc
import importlib.util
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aigraph.engine import count_cycles, enumerate_cycles, extension, plain_cycles
from aigraph.engine.cycles import Cycles
from aigraph.engine.inputs import networkx_graph, pairs
from aigraph.engine.inputs.read import read_edges
from aigraph.engine.limits import Limits
from aigraph.engine.protocol import Query
from aigraph.engine.run import Meter
from aigraph.engine.simple import extension_search
from aigraph.engine.simple.extension_search import ExtensionSearch
from aigraph.engine.simple.python.search import PythonSearch
from tests.strategies import multigraphs

pytestmark = pytest.mark.skipif(extension.cycles is None, reason="the extension was not built")

ROOT = Path(__file__).parents[2]


def meter():
    return Meter(Limits())


def listed(search):
    return [cycle for block in search.blocks(meter()) for cycle in block]


@given(
    graph=multigraphs(nodes=9, most_edges=50),
    max_length=st.sampled_from([None, 1, 2, 3, 4, 5, 7, 2**40]),
    min_length=st.sampled_from([1, 1, 2, 3]),
    some_roots=st.sampled_from([None, 0, 1, 3]),
    steps=st.sampled_from([1, 3, 20, 1 << 18]),
    first=st.sampled_from([1, 3, 32]),
)
@settings(max_examples=250)
def test_lists_and_counts_are_those_of_plain_python_in_order_whatever_the_slices(
    graph, max_length, min_length, some_roots, steps, first
):
    edges = read_edges(graph)
    roots = None if some_roots is None else frozenset(range(min(some_roots, len(edges.nodes))))
    query = Query(max_length=max_length, min_length=min_length, roots=roots)
    python, search = PythonSearch(edges, query), ExtensionSearch(edges, query)
    expected = listed(python)
    with pytest.MonkeyPatch.context() as patch:
        # Only these slices end in the middle of everything.
        patch.setattr(extension_search, "STEPS", steps)
        patch.setattr(extension_search, "FIRST_BLOCK", first)
        assert listed(search) == expected
        counts = Counter()
        for found in search.counts(meter()):
            counts.update(found)
        assert counts == Counter(map(len, expected))
        assert list(Cycles(edges.nodes, search)) == list(Cycles(edges.nodes, python))


@given(
    graph=multigraphs(nodes=9, most_edges=50),
    max_length=st.sampled_from([None, 1, 2, 3, 5, 9, 2**40]),
    steps=st.sampled_from([1, 20, 1 << 18]),
    first=st.sampled_from([1, 8]),
)
@settings(max_examples=24)
def test_a_call_without_options_gives_the_same_in_every_form_of_the_graph(graph, max_length, steps, first):
    pairs = [(tail, head) for tail, head, *_ in graph.edges]
    number = {node: place for place, node in enumerate(graph)}
    array = np.array([(number[tail], number[head]) for tail, head in pairs], dtype=int).reshape(-1, 2)
    forms = [graph, nx.DiGraph(graph), pairs, array]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plain_cycles, "STEPS", steps)
        patch.setattr(plain_cycles, "FIRST_BLOCK", first)
        for form in forms:
            expected = list(enumerate_cycles(form, max_length, engine="python"))
            cycles = enumerate_cycles(form, max_length)
            run = iter(cycles)
            assert list(run) == expected
            assert (run.cut, run.progress.found) == (None, len(expected))
            # Self-loops alone need no roots.
            assert max_length == 1 or run.progress.share == 1.0
            assert cycles.collect() == expected
            assert cycles.count() == Counter(map(len, expected))
            assert sum(len(table) for _, table in cycles.batches()) == len(expected)


@pytest.mark.parametrize("max_length", [3, 5, None])
def test_dead_ends_are_counted_with_barriers_as_without(max_length):
    draw = np.random.default_rng(5)
    # A hub, and long walks that come back to it seldom.
    ends = draw.integers(0, 300, (900, 2))
    ends[:60, 0] = ends[60:90, 1] = 0
    counts = count_cycles(ends[:400] if max_length is None else ends, max_length, engine="extension")
    assert counts == count_cycles(ends[:400] if max_length is None else ends, max_length, engine="python")


ODD = [
    [],
    [("a", "b"), ("b", "a"), ("a", "a"), ["b", "a"]],
    [(1, 1.0), (True, 0), (0, "0")],
    [((1, 2), (2, 1)), ((2, 1), (1, 2))],
    [(2.5, "x"), ("x", 2.5)],
    [(b"", ""), ("", b"")],
    [(frozenset({1}), 1), (1, frozenset({1}))],
]


@pytest.mark.parametrize("odd", ODD, ids=str)
def test_pairs_and_graphs_are_read_as_plain_python_reads_them(odd, monkeypatch):
    graph = nx.DiGraph(odd)
    read = [read_edges(form) for form in (odd, graph, nx.MultiDiGraph(odd))]
    monkeypatch.setattr(pairs, "cycles", None)
    monkeypatch.setattr(networkx_graph, "cycles", None)
    for ours, form in zip(read, (odd, graph, nx.MultiDiGraph(odd)), strict=True):
        theirs = read_edges(form)
        assert (ours.nodes, list(ours.tails), list(ours.heads)) == (
            theirs.nodes,
            list(theirs.tails),
            list(theirs.heads),
        )


@pytest.mark.parametrize(
    ("edges", "message"),
    [
        ([("a", None)], "row 0: 'a' -> None lacks an end"),
        ([("a", "b"), (float("nan"), "b")], "row 1: nan -> 'b' lacks an end"),
        ([("a", "b"), ("a", "b", "c")], "edge 1 is .* expected a pair"),
        ([("a", "b"), "ab"], "edge 1 is 'ab': expected a pair"),
        ([("a", []), ("b", "a")], "unhashable"),
    ],
)
def test_what_the_extension_cannot_read_is_refused_in_the_words_of_plain_python(edges, message):
    with pytest.raises((ValueError, TypeError), match=message):
        enumerate_cycles(edges)


def test_a_view_of_a_graph_is_read_through_its_filter():
    graph = nx.complete_graph(5, create_using=nx.DiGraph)
    assert count_cycles(graph.subgraph([0, 1, 2])) == {2: 3, 3: 2}
    assert count_cycles(nx.subgraph_view(graph, filter_edge=lambda u, v: v == (u + 1) % 5)) == {5: 1}
    assert count_cycles(graph.reverse(copy=False), 3) == count_cycles(graph, 3)


def test_nodes_are_given_back_when_a_run_ends_early_or_is_dropped():
    nodes = [object() for _ in range(8)]
    graph = nx.complete_graph(8, create_using=nx.DiGraph)
    graph = nx.relabel_nodes(graph, dict(enumerate(nodes)))
    gc.collect()
    before = [sys.getrefcount(node) for node in nodes]
    for _ in range(20):
        run = iter(enumerate_cycles(graph, engine="extension"))
        next(run)
        del run
        list(enumerate_cycles(graph, 4, engine="extension"))
        count_cycles(graph, engine="extension")
    assert [sys.getrefcount(node) for node in nodes] == before


def test_a_number_that_is_no_node_is_refused():
    with pytest.raises(ValueError, match="no node"):
        extension.cycles.Search(2, [0, 2], [1, 0], None, 0, 1, None)
    with pytest.raises(ValueError, match="no node"):
        extension.cycles.Search(2, [0, 1], [1, -1], None, 0, 1, None)
    with pytest.raises(ValueError, match="neither"):
        extension.cycles.Search(2, [0, 1], np.array([1], np.int32), None, 0, 1, None)


def test_without_the_extension_the_answer_is_the_same_and_asking_for_it_warns():
    script = """
import sys, warnings
sys.modules["aigraph.engine.extension._cycles"] = None
from aigraph.engine import enumerate_cycles, extension
assert extension.cycles is None
print(list(enumerate_cycles([("a", "b"), ("b", "a")])))
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(list(enumerate_cycles([("a", "b"), ("b", "a")], engine="extension")), len(caught), caught[0].message)
"""
    lines = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    ).stdout.splitlines()
    assert lines[0] == "[['a', 'b']]"
    assert lines[1].startswith("[['a', 'b']] 1 the engine's extension was not built")


def test_the_sources_compile_without_a_warning_and_without_a_compiler_there_is_a_reason(tmp_path, monkeypatch):
    spec = importlib.util.spec_from_file_location("build_extension", ROOT / "scripts" / "build_extension.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setenv("CC", f"{os.environ.get('CC', 'cc')} -Wall -Wextra -Werror")
    assert module.build(ROOT, tmp_path) == tmp_path / "_cycles.abi3.so"
    monkeypatch.setenv("CC", "no-such-compiler")
    assert module.build(ROOT, tmp_path) == "there is no C compiler (No such file or directory)"
    monkeypatch.setenv("CC", "false")
    assert "returned non-zero exit status 1" in module.build(ROOT, tmp_path)
