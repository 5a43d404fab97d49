"""Temporal cycles: each edge later than the one before, within a window, as brute force finds them."""

import gzip
import json
import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aigraph.engine import enumerate_temporal_cycles
from aigraph.engine.edge_list import EdgeList
from aigraph.engine.edge_queries import TemporalQuery
from aigraph.engine.limits import Limits
from aigraph.engine.run import Meter
from aigraph.engine.temporal.compiled.search import CompiledTemporalSearch
from aigraph.engine.temporal.python.backtracking import search_bundles
from aigraph.engine.temporal.python.timeline import order_edges
from aigraph.engine.temporal.time_slices import SlicedTemporalSearch, slices_of
from tests.engine.brute_force import columns, temporal_by_brute_force, temporal_edges

ENGINES = ("python", "compiled")
windows = st.sampled_from([None, 0, 1, 2, 3, 5])
lengths = st.sampled_from([None, 1, 2, 3, 4, 5])
tolerances = st.sampled_from([None, None, (0.8, 1.0), (0.5, 2.0), (0.0, 1.0)])


def ask(edges, **options):
    ends, times, weights = columns(edges)
    return enumerate_temporal_cycles(ends, time=times, weight=weights, **options)


@settings(max_examples=250)
@given(temporal_edges(), windows, lengths, tolerances)
def test_brute_force_finds_the_same_temporal_cycles(edges, window, max_length, tolerance):
    cycles = ask(edges, max_length=max_length, window=window, tolerance=tolerance, engine="python")
    found = [cycle.edges for cycle in cycles]
    assert sorted(found) == temporal_by_brute_force(edges, window=window, max_length=max_length, tolerance=tolerance)
    assert cycles.count().total == len(found)


@settings(max_examples=120)
@given(temporal_edges(nodes=9, edges=40, times=20), windows, lengths, tolerances, st.integers(1, 3))
def test_compiled_code_finds_the_same_temporal_cycles_in_the_same_order(edges, window, length, tolerance, shortest):
    slow, fast = (
        ask(edges, max_length=length, min_length=shortest, window=window, tolerance=tolerance, engine=engine, threads=2)
        for engine in ENGINES
    )
    expected = [cycle.edges for cycle in slow]
    assert [cycle.edges for cycle in fast] == expected
    assert fast.count() == slow.count()
    assert fast.count().total == len(expected)
    in_tables = [tuple(row) for _, table in fast.batches(max_rows=7) for row in table.tolist()]
    assert sorted(in_tables) == sorted(expected)


@settings(max_examples=25)
@given(
    temporal_edges(nodes=9, edges=40, times=20),
    st.sampled_from([0, 1, 3, 30]),
    tolerances,
    st.integers(1, 9),
    st.sets(st.integers(0, 8)),
)
def test_slices_of_time_give_the_same_cycles_in_the_same_order(edges, window, tolerance, slices, roots):
    (tails, heads), times, weights = columns(edges)
    edge_list = EdgeList(nodes=range(9), tails=tails, heads=heads, ticks=times, weights=weights)
    query = TemporalQuery(window=window, tolerance=tolerance, roots=frozenset(roots) or None)
    whole = CompiledTemporalSearch(edge_list, query)
    sliced = SlicedTemporalSearch(edge_list, query, slices=min(slices, len(edges)))
    expected, found = (
        [cycle for block in search.blocks(Meter(Limits())) for cycle in block] for search in (whole, sliced)
    )
    assert found == expected
    meter = Meter(Limits())
    assert sum(number for counts in sliced.counts(meter) for number in counts.values()) == len(expected)
    assert meter.roots_done == meter.roots == len(edges)


@pytest.mark.parametrize("kind", ["int8", "uint8", "int16"])
def test_a_time_and_its_window_may_go_beyond_the_range_of_short_integers(kind):
    draw = np.random.default_rng(1)
    tails, last = draw.integers(0, 200, 10_000), np.iinfo(kind).max
    heads, times = (tails + draw.integers(1, 200, 10_000)) % 200, draw.integers(last - 90, last, 10_000)
    expected, found = (
        enumerate_temporal_cycles((tails, heads), 2, time=column, window=3, engine="compiled").count()
        for column in (times, times.astype(kind))
    )
    assert expected.total > 0
    assert found == expected


def test_a_search_is_cut_into_slices_only_where_it_is_large_and_its_window_short():
    times = np.arange(3_000_000)
    assert slices_of(times, 1_000) == slices_of(times, 0) == 6
    assert slices_of(times, 300_000) == 2
    assert slices_of(times, 400_000) == 1
    assert slices_of(times[:900_000], 1_000) == slices_of(times, None) == 1


@given(temporal_edges(nodes=7, edges=30, times=12), st.sets(st.integers(0, 6)), st.sampled_from(ENGINES))
def test_roots_keep_the_cycles_that_pass_one_of_them(edges, roots, engine):
    roots = roots & {end for edge in edges for end in edge[:2]}
    every = [cycle for cycle in ask(edges, engine="python") if roots.intersection(cycle)]
    chosen = ask(edges, roots=roots, engine=engine)
    assert list(chosen) == every
    assert chosen.count().total == len(every)


@given(temporal_edges(nodes=5, edges=25), st.integers(1, 6), st.sampled_from(ENGINES))
def test_the_largest_are_those_that_a_full_list_ranks_first(edges, n, engine):
    cycles = ask(edges, max_length=4, engine=engine)
    ranked = sorted((cycle.bottleneck for cycle in cycles), reverse=True)[:n]
    largest = cycles.largest(n)
    assert [bottleneck for bottleneck, _ in largest] == ranked
    assert all(cycle.bottleneck == bottleneck for bottleneck, cycle in largest)


@pytest.mark.parametrize("engine", ENGINES)
def test_edges_at_the_same_time_do_not_follow_each_other(engine):
    ends = ["a", "b", "b"], ["b", "a", "a"]
    assert [cycle.edges for cycle in enumerate_temporal_cycles(ends, time=[1, 1, 2], engine=engine)] == [(0, 2)]


@pytest.mark.parametrize("engine", ENGINES)
def test_the_window_includes_its_end(engine):
    ends = ["a", "b"], ["b", "a"]
    assert enumerate_temporal_cycles(ends, time=[1, 6], window=5, engine=engine).count() == {2: 1}
    assert enumerate_temporal_cycles(ends, time=[1, 6], window=4.9, engine=engine).count() == {}


@pytest.mark.parametrize("engine", ENGINES)
def test_a_cycle_whose_weights_fall_a_little_at_each_step_is_found(engine):
    # The recipe for transaction rings of https://neo4j.com/developer/industry-use-cases/finserv/retail-banking/
    accounts = nx.MultiDiGraph()
    for tail, head, amount, day in [(1, 2, 1000, 1), (2, 3, 900, 2), (3, 4, 810, 3), (4, 1, 729, 4), (4, 1, 500, 4)]:
        accounts.add_edge(tail, head, amount=amount, date=date(2026, 1, day))
    cycles = enumerate_temporal_cycles(accounts, time="date", weight="amount", tolerance=(0.8, 1.0), engine=engine)
    assert [(list(cycle), cycle.weights) for cycle in cycles] == [([1, 2, 3, 4], (1000, 900, 810, 729))]


@pytest.mark.parametrize("engine", ENGINES)
def test_a_node_that_was_blocked_is_tried_again_when_it_is_unblocked(engine):
    # From 0: first by 1 and 3 into a dead end (3 leads back only by 1), then straight to 3, which now leads back by 1.
    edges = [(0, 2, 1), (2, 1, 2), (1, 3, 3), (3, 1, 4), (1, 0, 5), (2, 3, 2)]
    ends = [edge[0] for edge in edges], [edge[1] for edge in edges]
    found = enumerate_temporal_cycles(ends, time=[edge[2] for edge in edges], engine=engine)
    assert sorted(cycle.edges for cycle in found) == [(0, 1, 4), (0, 5, 3, 4), (2, 3)]


def trap(diamonds, visitors):
    """A gate, a chain of diamonds that leads back to it, and visitors who can come and go only by the gate."""
    edges = [(f"visitor {number}", "gate", 0) for number in range(visitors)]
    edges += [("gate", "0", 1)]
    for step in range(diamonds):
        edges += [(f"{step}", f"{step}{side}", 2 * step + 2) for side in "ab"]
        edges += [(f"{step}{side}", f"{step + 1}", 2 * step + 3) for side in "ab"]
    edges += [(f"{diamonds}", "gate", 2 * diamonds + 2)]
    edges += [("gate", f"visitor {number}", 2 * diamonds + 3) for number in range(visitors)]
    return ([edge[0] for edge in edges], [edge[1] for edge in edges]), [edge[2] for edge in edges]


def test_dead_ends_are_not_tried_again_and_again():
    # A trillion ways lead from the gate back to the gate, and a visitor can take none of them.
    ends, times = trap(diamonds=40, visitors=1)
    nodes = {node: number for number, node in enumerate(dict.fromkeys(sum(zip(*ends, strict=True), ())))}
    timeline = order_edges(len(nodes), [nodes[end] for end in ends[0]], [nodes[end] for end in ends[1]], times)
    found = [bundle for bundle in search_bundles(timeline, starts=[0]) if bundle is not None]
    assert [len(bundle.nodes) for bundle in found] == [2]


@pytest.mark.parametrize("options", [{}, {"window": 100}, {"max_length": 40}, {"tolerance": (0.5, 1)}])
def test_compiled_code_does_not_try_them_again_either(options):
    ends, times = trap(diamonds=16, visitors=3000)
    weights = [1.0] * len(times)
    cycles = enumerate_temporal_cycles(ends, time=times, weight=weights, engine="compiled", max_seconds=20, **options)
    counts = cycles.count()
    assert counts == {2: 3000, 34: 2**16}
    assert counts.cut is None


def test_weights_that_fit_nowhere_are_tried_once_at_each_node():
    ends, times = trap(diamonds=40, visitors=1)
    weights = [100.0] * len(times)
    weights[times.index(82)] = 1.0
    cycles = enumerate_temporal_cycles(
        ends, time=times, weight=weights, tolerance=(0.5, 1), window=82, engine="compiled", max_seconds=20
    )
    counts = cycles.count()
    assert counts == {}
    assert counts.cut is None


def crowd(seed, edges, nodes=10):
    rng = np.random.default_rng(seed)
    return [
        (int(tail), int(head), int(time), float(amount))
        for tail, head, time, amount in zip(
            rng.integers(nodes, size=edges),
            rng.integers(nodes, size=edges),
            rng.integers(1000, size=edges),
            rng.integers(1, 9, size=edges),
            strict=True,
        )
    ]


@pytest.mark.parametrize("tolerance", [None, (0.3, 1.5)])
@pytest.mark.parametrize("max_length", [6, 7, None])
def test_what_failed_is_tried_again_with_more_edges_or_another_weight(max_length, tolerance):
    # Searches long enough for compiled code to raise barriers, which plain Python does not.
    for seed in range(3):
        edges = crowd(seed, edges=170 if tolerance is None else 230)
        python, compiled = (
            ask(edges, max_length=max_length, tolerance=tolerance, engine=engine).count() for engine in ENGINES
        )
        assert compiled == python


@pytest.mark.parametrize("engine", ENGINES)
def test_parallel_edges_are_counted_without_being_listed(engine):
    days = range(500)
    ends = ["a"] * 500 + ["b"] * 500, ["b"] * 500 + ["c"] * 500
    ends[0].append("c")
    ends[1].append("a")
    cycles = enumerate_temporal_cycles(ends, time=[*days, *(day + 0.5 for day in days), 9999], engine=engine)
    assert cycles.count() == {3: 500 * 501 // 2}


@pytest.mark.parametrize("engine", ENGINES)
def test_a_limit_ends_a_search_among_more_cycles_than_could_be_kept(engine):
    nodes, times = range(30), range(30)
    rows = [(u, v, t) for u in nodes for v in nodes for t in times if u != v]
    ends = [row[0] for row in rows], [row[1] for row in rows]
    cycles = enumerate_temporal_cycles(ends, time=[row[2] for row in rows], max_cycles=5000, engine=engine)
    run = cycles.batches()
    assert sum(len(table) for _, table in run) == 5000
    assert run.cut.limit == "max_cycles"
    cycles = enumerate_temporal_cycles(ends, time=[row[2] for row in rows], max_seconds=2, engine=engine)
    counts = cycles.count()
    assert counts.total > 0
    assert counts.cut.limit == "max_seconds"


@pytest.mark.parametrize("engine", ENGINES)
def test_a_count_beyond_64_bits_is_exact(engine):
    steps = 24
    rows = [(step, (step + 1) % steps, 100 * step + edge) for step in range(steps) for edge in range(10)]
    ends = [row[0] for row in rows], [row[1] for row in rows]
    times = [row[2] for row in rows]
    assert enumerate_temporal_cycles(ends, time=times, engine=engine).count() == {steps: 10**steps}
    assert len(list(enumerate_temporal_cycles(ends, time=times, engine=engine, max_cycles=1000))) == 1000


AS_GIVEN = {
    "numbers": ([1, 2, 40], 30),
    "floats": ([0.5, 2.0, 40.0], 30),
    "dates": ([date(2025, 1, 1), date(2025, 1, 31), date(2025, 3, 1)], 30),
    "datetimes": ([datetime(2025, 1, day, tzinfo=UTC) for day in (1, 2, 30)], timedelta(hours=30)),
    "texts": (["2025-01", "2025-02-15", "2025-12"], 30),
    "texts with hours": (["2025-01-01T10:00", "2025-01-01T10:05", "2025-12-01T00:00"], timedelta(minutes=5)),
    "datetime64": (np.array(["2025-01-01", "2025-01-31", "2025-03-01"], dtype="datetime64[D]"), 30),
    "datetime64 in ns": (
        np.array(["2025-01-01", "2025-01-31", "2025-03-01"], dtype="datetime64[ns]"),
        np.timedelta64(30, "D"),
    ),
}


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("kind", AS_GIVEN)
def test_times_of_many_kinds_are_read(kind, engine):
    times, window = AS_GIVEN[kind]
    cycles = enumerate_temporal_cycles((["a", "b", "b"], ["b", "a", "a"]), time=times, window=window, engine=engine)
    assert [cycle.edges for cycle in cycles] == [(0, 1)]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"time": ["2025", None]}, "row 1: None is no date"),
        ({"time": [1, None]}, "row 1: None is no time"),
        ({"time": [1, float("nan")]}, "row 1: nan is no time"),
        ({"time": ["2025", "soon"]}, "row 1: 'soon' is no date: expected YYYY"),
        ({"time": [1, 2], "window": -1}, "window -1 is below 0"),
        ({"time": [1]}, "time has 1 rows and the graph 2"),
        ({"time": None}, "time is None: expected what names, or holds, the time of each edge"),
        ({"time": [1, 2], "tolerance": (0.8, 1)}, "a tolerance compares weights: give weight="),
        ({"time": [1, 2], "tolerance": (1, 0.8), "weight": [1, 2]}, "the smaller first"),
        ({"time": [1, 2], "engine": "fortran"}, "expected one of auto, python, extension, compiled"),
        ({"time": "date"}, "time 'date' is a name, but the edges of this graph have none"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_a_reason(options, message):
    with pytest.raises(ValueError, match=message):
        enumerate_temporal_cycles((["a", "b"], ["b", "a"]), **options)


def test_an_edge_without_a_time_is_named():
    graph = nx.MultiDiGraph([("a", "b", {"date": 1}), ("b", "a")])
    with pytest.raises(ValueError, match=r"the edge \('b', 'a', 0\) has no attribute 'date'"):
        enumerate_temporal_cycles(graph, time="date")


FILES = {
    "CollegeMsg": ("CollegeMsg.txt.gz", "24h"),
    "bitcoinalpha": ("soc-sign-bitcoinalpha.csv.gz", "24h"),
    "bitcoinotc": ("soc-sign-bitcoinotc.csv.gz", "72h"),
    "email-Eu-core": ("email-Eu-core-temporal.txt.gz", "6h"),
}


@pytest.mark.skipif("AIGRAPH_BENCH" not in os.environ, reason="AIGRAPH_BENCH names no folder with the SNAP graphs")
@pytest.mark.parametrize("name", FILES)
def test_the_counts_on_known_networks_are_those_that_other_programs_found(name):
    folder = Path(os.environ["AIGRAPH_BENCH"])
    golden = json.loads((folder / "golden_counts.json").read_text())["temporal"][name]
    with gzip.open(folder / FILES[name][0], "rt") as lines:
        cells = [line.replace(",", " ").split() for line in lines]
    rows = sorted({(int(row[0]), int(row[1]), int(float(row[-1]))) for row in cells if row[0].isdigit()})
    sources, targets, times = np.array([row for row in rows if row[0] != row[1]]).T
    for window, by_length in golden.items():
        hours = int(window.removesuffix("h"))
        cycles = enumerate_temporal_cycles((sources, targets), time=times, window=3600 * hours)
        assert cycles.count() == {int(length): number for length, number in by_length.items()}
