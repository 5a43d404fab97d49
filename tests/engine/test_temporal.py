"""Temporal cycles: each deal later than the one before, within a window, as a search by hand finds them."""

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

from aigraph import load, to_graph
from aigraph.engine import enumerate_cycles
from aigraph.engine.temporal.python.backtracking import search_temporal
from aigraph.engine.temporal.python.timeline import order_events
from tests.events import columns, dated_deals, temporal_by_hand

ENGINES = ("python", "compiled")
windows = st.sampled_from([None, 0, 1, 2, 3, 5])
lengths = st.sampled_from([None, 1, 2, 3, 4, 5])
tolerances = st.sampled_from([None, None, (0.8, 1.0), (0.5, 2.0), (0.0, 1.0)])


def ask(deals, **options):
    ends, times, amounts = columns(deals)
    return enumerate_cycles(ends, time=times, weight=amounts, **options)


@settings(max_examples=1000)
@given(dated_deals(), windows, lengths, tolerances)
def test_a_search_by_hand_finds_the_same_temporal_cycles(deals, window, max_length, tolerance):
    cycles = ask(deals, max_length=max_length, window=window, tolerance=tolerance, engine="python")
    found = [cycle.deals for cycle in cycles]
    assert sorted(found) == temporal_by_hand(deals, window=window, max_length=max_length, tolerance=tolerance)
    assert cycles.count().total == len(found)


@settings(max_examples=300)
@given(dated_deals(nodes=9, deals=40, times=20), windows, lengths, tolerances, st.integers(1, 3))
def test_compiled_code_finds_the_same_temporal_cycles_in_the_same_order(deals, window, length, tolerance, shortest):
    slow, fast = (
        ask(deals, max_length=length, min_length=shortest, window=window, tolerance=tolerance, engine=engine, threads=2)
        for engine in ENGINES
    )
    expected = [cycle.deals for cycle in slow]
    assert [cycle.deals for cycle in fast] == expected
    assert fast.count() == slow.count()
    assert fast.count().total == len(expected)
    in_tables = [tuple(row) for _, table in fast.batches(size=7) for row in table.tolist()]
    assert sorted(in_tables) == sorted(expected)


@given(dated_deals(nodes=7, deals=30, times=12), st.sets(st.integers(0, 6)), st.sampled_from(ENGINES))
def test_roots_keep_the_cycles_that_pass_one_of_them(deals, roots, engine):
    roots = roots & {end for deal in deals for end in deal[:2]}
    every = [cycle for cycle in ask(deals, engine="python") if roots.intersection(cycle)]
    chosen = ask(deals, roots=roots, engine=engine)
    assert list(chosen) == every
    assert chosen.count().total == len(every)


@given(dated_deals(nodes=5, deals=25), st.integers(1, 6), st.sampled_from(ENGINES))
def test_the_largest_are_those_that_a_full_list_ranks_first(deals, n, engine):
    cycles = ask(deals, max_length=4, engine=engine)
    ranked = sorted((cycle.bottleneck for cycle in cycles), reverse=True)[:n]
    largest = cycles.largest(n)
    assert [bottleneck for bottleneck, _ in largest] == ranked
    assert all(cycle.bottleneck == bottleneck for bottleneck, cycle in largest)


@pytest.mark.parametrize("engine", ENGINES)
def test_deals_at_the_same_time_do_not_follow_each_other(engine):
    ends = ["a", "b", "b"], ["b", "a", "a"]
    assert [cycle.deals for cycle in enumerate_cycles(ends, time=[1, 1, 2], engine=engine)] == [(0, 2)]


@pytest.mark.parametrize("engine", ENGINES)
def test_the_window_includes_its_end(engine):
    ends = ["a", "b"], ["b", "a"]
    assert enumerate_cycles(ends, time=[1, 6], window=5, engine=engine).count() == {2: 1}
    assert enumerate_cycles(ends, time=[1, 6], window=4.9, engine=engine).count() == {}


@pytest.mark.parametrize("engine", ENGINES)
def test_a_ring_of_money_that_loses_a_little_on_each_leg_is_found(engine):
    # The recipe for transaction rings of https://neo4j.com/developer/industry-use-cases/finserv/retail-banking/
    accounts = nx.MultiDiGraph()
    for payer, payee, amount, day in [(1, 2, 1000, 1), (2, 3, 900, 2), (3, 4, 810, 3), (4, 1, 729, 4), (4, 1, 500, 4)]:
        accounts.add_edge(payer, payee, amount=amount, date=date(2026, 1, day))
    cycles = enumerate_cycles(accounts, time="date", weight="amount", tolerance=(0.8, 1.0), engine=engine)
    assert [(list(cycle), cycle.amounts) for cycle in cycles] == [([1, 2, 3, 4], (1000, 900, 810, 729))]


@pytest.mark.parametrize("engine", ENGINES)
def test_a_company_that_led_nowhere_is_tried_again_when_the_way_is_free(engine):
    # From 0: first by 1 and 3 into a dead end (3 leads home only by 1), then straight to 3, which now leads home by 1.
    deals = [(0, 2, 1), (2, 1, 2), (1, 3, 3), (3, 1, 4), (1, 0, 5), (2, 3, 2)]
    ends = [deal[0] for deal in deals], [deal[1] for deal in deals]
    found = enumerate_cycles(ends, time=[deal[2] for deal in deals], engine=engine)
    assert sorted(cycle.deals for cycle in found) == [(0, 1, 4), (0, 5, 3, 4), (2, 3)]


def trap(diamonds, visitors):
    """A gate, a chain of diamonds that leads back to it, and visitors who can come and go only by the gate."""
    deals = [(f"visitor {number}", "gate", 0) for number in range(visitors)]
    deals += [("gate", "0", 1)]
    for step in range(diamonds):
        deals += [(f"{step}", f"{step}{side}", 2 * step + 2) for side in "ab"]
        deals += [(f"{step}{side}", f"{step + 1}", 2 * step + 3) for side in "ab"]
    deals += [(f"{diamonds}", "gate", 2 * diamonds + 2)]
    deals += [("gate", f"visitor {number}", 2 * diamonds + 3) for number in range(visitors)]
    return ([deal[0] for deal in deals], [deal[1] for deal in deals]), [deal[2] for deal in deals]


def test_ways_that_lead_nowhere_are_not_tried_again_and_again():
    # A trillion ways lead from the gate back to the gate, and a visitor can take none of them.
    ends, times = trap(diamonds=40, visitors=1)
    nodes = {node: number for number, node in enumerate(dict.fromkeys(sum(zip(*ends, strict=True), ())))}
    timeline = order_events(len(nodes), [nodes[end] for end in ends[0]], [nodes[end] for end in ends[1]], times)
    found = [bundle for bundle in search_temporal(timeline, starts=[0]) if bundle is not None]
    assert [len(bundle.companies) for bundle in found] == [2]


@pytest.mark.parametrize("options", [{}, {"window": 100}, {"max_length": 40}, {"tolerance": (0.5, 1)}])
def test_compiled_code_does_not_try_them_again_either(options):
    ends, times = trap(diamonds=16, visitors=3000)
    cycles = enumerate_cycles(ends, time=times, weight=[1.0] * len(times), engine="compiled", max_seconds=20, **options)
    assert cycles.count() == {2: 3000, 34: 2**16}
    assert cycles.cut is None


def test_amounts_that_fit_nowhere_are_found_out_once_on_each_company():
    ends, times = trap(diamonds=40, visitors=1)
    amounts = [100.0] * len(times)
    amounts[times.index(82)] = 1.0
    cycles = enumerate_cycles(
        ends, time=times, weight=amounts, tolerance=(0.5, 1), window=82, engine="compiled", max_seconds=20
    )
    assert cycles.count() == {}
    assert cycles.cut is None


def crowd(seed, deals, nodes=10):
    rng = np.random.default_rng(seed)
    return [
        (int(payer), int(payee), int(time), float(amount))
        for payer, payee, time, amount in zip(
            rng.integers(nodes, size=deals),
            rng.integers(nodes, size=deals),
            rng.integers(1000, size=deals),
            rng.integers(1, 9, size=deals),
            strict=True,
        )
    ]


@pytest.mark.parametrize("tolerance", [None, (0.3, 1.5)])
@pytest.mark.parametrize("max_length", [6, 7, None])
def test_what_led_nowhere_is_tried_again_with_more_legs_or_another_amount(max_length, tolerance):
    # Searches long enough for compiled code to remember what led nowhere, which plain Python does not.
    for seed in range(3):
        deals = crowd(seed, deals=170 if tolerance is None else 230)
        python, compiled = (
            ask(deals, max_length=max_length, tolerance=tolerance, engine=engine).count() for engine in ENGINES
        )
        assert compiled == python


@pytest.mark.parametrize("engine", ENGINES)
def test_parallel_deals_are_counted_without_being_listed(engine):
    days = range(500)
    ends = ["a"] * 500 + ["b"] * 500, ["b"] * 500 + ["c"] * 500
    ends[0].append("c")
    ends[1].append("a")
    cycles = enumerate_cycles(ends, time=[*days, *(day + 0.5 for day in days), 9999], engine=engine)
    assert cycles.count() == {3: 500 * 501 // 2}


@pytest.mark.parametrize("engine", ENGINES)
def test_a_limit_ends_a_search_among_more_cycles_than_could_be_kept(engine):
    nodes, times = range(30), range(30)
    rows = [(u, v, t) for u in nodes for v in nodes for t in times if u != v]
    ends = [row[0] for row in rows], [row[1] for row in rows]
    cycles = enumerate_cycles(ends, time=[row[2] for row in rows], limit=5000, engine=engine)
    assert sum(len(table) for _, table in cycles.batches()) == 5000
    assert cycles.cut.by == "count"
    cycles = enumerate_cycles(ends, time=[row[2] for row in rows], max_seconds=2, engine=engine)
    assert cycles.count().total > 0
    assert cycles.cut.by == "time"


@pytest.mark.parametrize("engine", ENGINES)
def test_a_count_beyond_64_bits_is_exact(engine):
    legs = 24
    rows = [(leg, (leg + 1) % legs, 100 * leg + deal) for leg in range(legs) for deal in range(10)]
    ends = [row[0] for row in rows], [row[1] for row in rows]
    times = [row[2] for row in rows]
    assert enumerate_cycles(ends, time=times, engine=engine).count() == {legs: 10**legs}
    assert len(list(enumerate_cycles(ends, time=times, engine=engine, limit=1000))) == 1000


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
    cycles = enumerate_cycles((["a", "b", "b"], ["b", "a", "a"]), time=times, window=window, engine=engine)
    assert [cycle.deals for cycle in cycles] == [(0, 1)]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"time": ["2025", None]}, "row 1: None is no date"),
        ({"time": [1, None]}, "row 1: None is no time"),
        ({"time": [1, float("nan")]}, "row 1: nan is no time"),
        ({"time": ["2025", "soon"]}, "row 1: 'soon' is no date: expected YYYY"),
        ({"time": [1, 2], "window": -1}, "window -1 is below 0"),
        ({"time": [1]}, "time has 1 rows and the graph 2"),
        ({"window": 3}, "window 3 has nothing to measure: give time="),
        ({"tolerance": (0.8, 1)}, "give weight="),
        ({"tolerance": (1, 0.8), "weight": [1, 2]}, "the smaller first"),
        ({"time": "date"}, "time 'date' is a name, but the graph is a pair of columns"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_a_reason(options, message):
    with pytest.raises(ValueError, match=message):
        enumerate_cycles((["a", "b"], ["b", "a"]), **options).count()


def test_an_edge_without_a_time_is_named():
    graph = nx.MultiDiGraph([("a", "b", {"date": 1}), ("b", "a")])
    with pytest.raises(ValueError, match=r"the edge \('b', 'a', 0\) has no attribute 'date'"):
        enumerate_cycles(graph, time="date")


def test_the_deals_of_a_view_are_followed_by_their_dates():
    graph = to_graph(load().view())
    cycles = list(enumerate_cycles(graph, 4, time="since", window=365, weight="weight"))
    assert cycles
    for cycle in cycles:
        assert list(cycle.times) == sorted(set(cycle.times))
        assert [deal[0] for deal in cycle.deals] == list(cycle)
        assert date.fromisoformat(cycle.times[-1]) - date.fromisoformat(cycle.times[0]) <= timedelta(365)


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
        cycles = enumerate_cycles((sources, targets), time=times, window=3600 * hours)
        assert cycles.count() == {int(length): number for length, number in by_length.items()}
