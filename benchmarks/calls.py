"""Whole calls as a program makes them, conversion counted, beside those of networkx, igraph and rustworkx: `python -m benchmarks.calls [--out FILE]`.

Every cell puts one question to all programs in one process. They take turns, so that what else the machine does meets all alike, and
medians are compared. A peer gets the quickest conversion that it has for nodes that are numbers already.
"""

import argparse
import gc
import itertools
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

import igraph as ig
import networkx as nx
import numpy as np
import rustworkx as rx

from aigraph.engine import count_cycles, enumerate_cycles
from benchmarks.graphs import load, simple
from benchmarks.insert import insert

# Graph and bound. rustworkx has no bound, and is asked only where there is none.
GRAPHS = [
    ("complete:3", None),
    ("complete:3", 2),
    ("ring:3", None),
    ("ring:10", None),
    ("path:10", None),
    ("random:5:8", None),
    ("random:10:20", None),
    ("random:10:20", 4),
    ("complete:5", None),
    ("random:20:40", None),
    ("random:20:60", 4),
    ("random:30:60", 5),
    ("random:60:120", None),
    ("random:60:180", 4),
    ("complete:7", None),
    ("complete:9", None),
    ("complete:9", 5),
    ("random:300:900", 4),
    ("random:2000:22000", 3),
    ("random:2000:22000", 4),
]
FORMS = ("networkx graph", "list of pairs", "array")
QUESTIONS = ("count", "list", "loop", "first")
# Of an answer that takes longer than this networkx is not asked again, as it takes over a hundred times as long.
_NETWORKX_EDGES = 5_000
_MOST_TURNS, _ENOUGH_S = 300, 0.4


def pairs_of(name):
    kind, *sizes = name.split(":")
    if kind in ("ring", "path"):
        size = int(sizes[0])
        return [(node, (node + 1) % size) for node in range(size if kind == "ring" else size - 1)]
    return list(zip(*(ends.tolist() for ends in simple(*load(name)[:2])), strict=True))


def ours(graph, bound, question):
    if question == "count":
        return count_cycles(graph, bound).total
    return _taken(enumerate_cycles(graph, bound), question)


def networkx(graph, bound, question):
    if isinstance(graph, np.ndarray):
        graph = graph.tolist()
    if isinstance(graph, list):
        graph = nx.DiGraph(graph)
    return _taken(nx.simple_cycles(graph, bound), question)


def igraph(graph, bound, question):
    pairs, _ = _pairs(graph)
    found = ig.Graph(pairs, directed=True).simple_cycles(max=-1 if bound is None else bound)
    return len(found) if question == "count" else _taken(found, question)


def rustworkx(graph, _bound, question):
    pairs, size = _pairs(graph)
    numbered = rx.PyDiGraph()
    numbered.add_nodes_from(range(size))
    numbered.add_edges_from_no_data(pairs)
    return _taken(rx.simple_cycles(numbered), question)


def _pairs(graph):
    if isinstance(graph, list):
        return graph, 1 + max(itertools.chain.from_iterable(graph))
    if isinstance(graph, np.ndarray):
        return list(map(tuple, graph.tolist())), 1 + int(graph.max())
    return list(graph.edges), 1 + max(graph)


def _taken(cycles, question):
    if question == "first":
        return next(iter(cycles), None) is not None
    if question == "list":
        return len(list(cycles))
    found = 0
    for _ in cycles:
        found += 1
    return found


def measure(ask, graph, bound, question):
    """Give the median seconds of each program, asked in turns, and whether all answered alike."""
    answers = {name: function(graph, bound, question) for name, function in ask.items()}
    times = {name: [] for name in ask}
    gc.collect()
    gc.disable()
    try:
        began = perf_counter()
        for turn in range(_MOST_TURNS):
            for name, function in ask.items():
                start = perf_counter()
                function(graph, bound, question)
                times[name].append(perf_counter() - start)
            if turn >= 4 and perf_counter() - began > _ENOUGH_S:
                break
    finally:
        gc.enable()
    return {name: median(taken) for name, taken in times.items()}, len(set(answers.values())) == 1


def cells():
    """Yield a measurement for each graph, question and form."""
    for name, bound in GRAPHS:
        pairs = pairs_of(name)
        graphs = {"networkx graph": nx.DiGraph(pairs), "list of pairs": pairs, "array": np.array(pairs)}
        ask = {"aigraph": ours, "igraph": igraph}
        if len(pairs) < _NETWORKX_EDGES:
            ask["networkx"] = networkx
        if bound is None:
            ask["rustworkx"] = rustworkx
        for form, question in itertools.product(FORMS, QUESTIONS):
            seconds, agree = measure(ask, graphs[form], bound, question)
            yield {
                "graph": name,
                "bound": bound,
                "form": form,
                "question": question,
                "seconds": seconds,
                "agree": agree,
            }


def table(measured):
    """Lay the cells out as Markdown: the quickest peer's time as a multiple of ours, and ours."""
    yield f"| graph | form | {' | '.join(QUESTIONS)} |"
    yield f"|---|---|{'---:|' * len(QUESTIONS)}"
    rows = {}
    for cell in measured:
        rows.setdefault((cell["graph"], cell["bound"], cell["form"]), []).append(_cell(cell))
    for (graph, bound, form), row in rows.items():
        yield f"| {graph}{'' if bound is None else f', at most {bound}'} | {form} | {' | '.join(row)} |"


def _cell(cell):
    seconds = dict(cell["seconds"])
    own = seconds.pop("aigraph")
    peer = min(seconds, key=seconds.get)
    ratio = seconds[peer] / own
    shown = f"{1e6 * own:,.0f} us" if own < 1e-2 else f"{1e3 * own:,.0f} ms"
    return f"{ratio:,.{0 if ratio >= 10 else 1}f} {peer} ({shown}){'' if cell['agree'] else ' COUNTS DIFFER'}"


def main():
    parser = argparse.ArgumentParser(prog="python -m benchmarks.calls", description=__doc__)
    parser.add_argument("--out", type=Path, help="a file for the table; by default it is printed")
    parser.add_argument("--into", type=Path, help="a document with a place for it, as docs/benchmarks.md")
    chosen = parser.parse_args()
    measured = []
    for cell in cells():
        measured.append(cell)
        print(cell["graph"], cell["bound"], cell["form"], cell["question"], _cell(cell), file=sys.stderr, flush=True)
    text = "\n".join(table(measured)) + "\n"
    if chosen.into:
        insert(chosen.into, "calls", text)
    if chosen.out:
        chosen.out.write_text(text)
    else:
        print(text, end="")
    below = [cell for cell in measured if min(cell["seconds"].values()) < cell["seconds"]["aigraph"]]
    print(f"{len(below)} of {len(measured)} cells are below 1.0", file=sys.stderr)
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
