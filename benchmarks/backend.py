"""networkx with the backend beside networkx without: `python -m benchmarks.backend [--out FILE]`.

The calls are those of networkx's own tests of cycles, recorded while these run, and some sparse graphs. Both ways
take turns in one process, each first as often as the other, and the quickest answer of each counts, since the difference is some microseconds; the graph is read
anew each time ("first") or was read before ("again"). networkx dispatches only where a backend is enabled, so that the difference holds all that enabling costs.
"""

import argparse
import contextlib
import gc
import io
import sys
from itertools import islice
from pathlib import Path
from statistics import median
from time import perf_counter

import networkx as nx
import pytest

import aigraph as ag
from benchmarks.insert import insert

FUNCTIONS = ("simple_cycles", "all_simple_paths", "all_simple_edge_paths")
SUITES = ("test_cycles",)
SPARSE = [(300, 900, 4), (400, 1_200, 4), (300, 1_500, 4)]
# Of an unbounded answer no more is taken.
_MOST_ITEMS = 2_000
_TURNS, _ENOUGH_S, _LEAST = 301, 0.15, 25


def recorded():
    """Run networkx's tests, and give each different call that they make of the functions which the backend answers."""
    calls = []
    for name in FUNCTIONS:
        setattr(nx, name, _recorder(name, getattr(nx, name), calls))
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            pytest.main(
                [
                    "-q",
                    "-p",
                    "no:cacheprovider",
                    "--pyargs",
                    *(f"networkx.algorithms.tests.{suite}" for suite in SUITES),
                ]
            )
    finally:
        for name in FUNCTIONS:
            setattr(nx, name, getattr(nx, name).asked)
    # Loops over the same graph ask the same again.
    return list({(title(call), str(list(call[1].edges))): call for call in calls}.values())


def _recorder(name, function, calls):
    def record(graph, *args, **kwargs):
        if hasattr(graph, "copy"):
            calls.append((name, graph.copy(), args, kwargs))
        return function(graph, *args, **kwargs)

    record.asked = function
    return record


def sparse():
    for nodes, edges, bound in SPARSE:
        yield "simple_cycles", nx.gnm_random_graph(nodes, edges, seed=1, directed=True), (bound,), {}


def measure(call, least=_LEAST):
    """Give the least seconds of a call without the backend, with it, and with it once more."""
    name, graph, args, kwargs = call
    function = getattr(nx, name)

    def ask():
        began = perf_counter()
        with contextlib.suppress(nx.NetworkXException, ValueError, TypeError):
            for _ in islice(function(graph, *args, **kwargs), _MOST_ITEMS):
                pass
        return perf_counter() - began

    def without():
        nx.config.backend_priority.algos = []
        return ask()

    def first():
        nx.config.backend_priority.algos = ["aigraph"]
        graph.__networkx_cache__.clear()
        return ask()

    def again():
        return ask()

    ways = (without, first, again)
    times = {way: [] for way in ways}
    gc.collect()
    gc.disable()
    began = perf_counter()
    turns = 0
    while turns < least or (turns < _TURNS and perf_counter() - began < _ENOUGH_S):
        for way in ways if turns % 2 else (first, again, without):
            times[way].append(way())
        turns += 1
    gc.enable()
    return tuple(min(times[way]) for way in ways)


def title(call):
    name, graph, args, kwargs = call
    kind = type(graph).__name__
    given = [*map(repr, args), *(f"{key}={value!r}" for key, value in kwargs.items())]
    text = f"{name}, {kind} of {len(graph):,} nodes and {graph.number_of_edges():,} edges"
    return f"{text}, {', '.join(given)}"[:120] if given else text


def main():
    parser = argparse.ArgumentParser(prog="python -m benchmarks.backend", description=__doc__)
    parser.add_argument("--out", type=Path, help="a file for the table; by default it is printed")
    parser.add_argument("--into", type=Path, help="a document with a place for it, as docs/benchmarks.md")
    chosen = parser.parse_args()
    ag.enable_networkx()
    calls = recorded()
    rows = [(title(call), *measure(call)) for call in calls]
    rows.sort(key=lambda row: row[1] - row[2])
    slower = [1e6 * (first - without) for _, without, first, _ in rows]
    again = [1e6 * (later - without) for _, without, _, later in rows]
    said = (
        f"{len(rows)} calls of networkx's own tests: with the backend at most {max(slower):,.0f} us slower where the graph is read anew, "
        f"{max(again):,.0f} us where it was read before, the median {median(slower):+,.0f} and {median(again):+,.0f} us."
    )
    lines = [
        said,
        "",
        "| call | networkx | with the backend, first | again | first, times | again, times |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    shown = rows[:6] + [(title(call), *measure(call, 3)) for call in sparse()]
    for text, without, first, later in shown:
        times = [f"{without / other:,.{0 if without / other >= 10 else 1}f}" for other in (first, later)]
        lines.append(f"| {text} | {_us(without)} | {_us(first)} | {_us(later)} | {' | '.join(times)} |")
    text = "\n".join(lines) + "\n"
    if chosen.into:
        insert(chosen.into, "backend", text)
    if chosen.out:
        chosen.out.write_text(text)
    print(text, end="")
    return 1 if max(slower) > 30 or max(again) > 30 else 0


def _us(seconds):
    return f"{1e6 * seconds:,.0f} us"


if __name__ == "__main__":
    sys.exit(main())
