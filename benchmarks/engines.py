"""One function a program: it makes the graph ready and gives a function that counts its cycles by length."""

from collections import Counter

from benchmarks.graphs import dated, load, simple


def aigraph(case, folder, engine="compiled", threads=1):
    from aigraph.engine import enumerate_cycles, enumerate_temporal_cycles

    tails, heads, times = load(case["graph"], folder)
    options = {"engine": engine, "threads": threads}
    if case["kind"] == "temporal":
        tails, heads, times = dated(tails, heads, times)
    else:
        tails, heads = simple(tails, heads)

    def ready():
        if case["kind"] == "temporal":
            return enumerate_temporal_cycles((tails, heads), case["k"], time=times, window=case["window"], **options)
        return enumerate_cycles((tails, heads), case["k"], **options)

    cycles = ready()
    return lambda: dict(cycles.count()), lambda: dict(ready().count())


def aigraph_totals(case, folder):
    """Count without a visit to each cycle."""
    from aigraph.engine import enumerate_cycles

    pairs = list(zip(*_numbered(case, folder), strict=True))
    cycles = enumerate_cycles(pairs, case["k"], engine="extension")
    return lambda: dict(cycles.count()), lambda: dict(enumerate_cycles(pairs, case["k"], engine="extension").count())


def aigraph_python(case, folder):
    return aigraph(case, folder, engine="python")


def aigraph_two_threads(case, folder):
    return aigraph(case, folder, threads=2)


def aigraph_tables(case, folder):
    """Write all cycles to arrays, and count the rows."""
    from aigraph.engine import enumerate_cycles

    ends = simple(*load(case["graph"], folder)[:2])
    cycles = enumerate_cycles(ends, case["k"], engine="compiled", threads=1)

    def count():
        found = Counter()
        for length, table in cycles.batches():
            found[length] += len(table)
        return dict(found)

    return count, None


def aigraph_lists(case, folder):
    """Read the pairs, and take one cycle after the other as a list of nodes."""
    from aigraph.engine import enumerate_cycles

    pairs = list(zip(*_numbered(case, folder), strict=True))
    return lambda: dict(Counter(map(len, enumerate_cycles(pairs, case["k"])))), None


def aigraph_behind_networkx(case, folder):
    """Call networkx, which asks the backend; the graph is read each time."""
    import networkx as nx

    graph = nx.DiGraph(list(zip(*_numbered(case, folder), strict=True)))

    def count():
        graph.__networkx_cache__.clear()
        return dict(Counter(map(len, nx.simple_cycles(graph, length_bound=case["k"], backend="aigraph"))))

    return count, None


def networkx(case, folder):
    import networkx as nx

    graph = nx.DiGraph(zip(*(end.tolist() for end in simple(*load(case["graph"], folder)[:2])), strict=True))
    return lambda: dict(Counter(map(len, nx.simple_cycles(graph, length_bound=case["k"])))), None


def igraph(case, folder):
    import igraph as ig

    graph = ig.Graph(list(zip(*_numbered(case, folder), strict=True)), directed=True)
    return lambda: dict(Counter(map(len, graph.simple_cycles(max=case["k"] or -1)))), None


def rustworkx(case, folder):
    import rustworkx as rx

    graph = rx.PyDiGraph()
    tails, heads = _numbered(case, folder)
    graph.add_nodes_from(range(max(*tails, *heads) + 1))
    graph.add_edges_from_no_data(list(zip(tails, heads, strict=True)))
    return lambda: dict(Counter(map(len, rx.simple_cycles(graph)))), None


def duckdb(case, folder, threads=1):
    """Join the table of edges with itself, each cycle from its smallest node or its earliest edge on."""
    import duckdb as db

    data = db.connect(config={"threads": threads})
    columns = load(case["graph"], folder)
    temporal = case["kind"] == "temporal"
    names, arrays = ("u", "v", "t"), dated(*columns) if temporal else simple(*columns[:2])
    data.register("edges", dict(zip(names, arrays, strict=False)))
    data.execute("CREATE TABLE e AS SELECT * FROM edges")
    queries = {length: _joins(length, case.get("window") if temporal else None) for length in range(2, case["k"] + 1)}

    def count():
        found = {length: data.execute(query).fetchone()[0] for length, query in queries.items()}
        return {length: number for length, number in found.items() if number}

    return count, None


def _joins(length, window):
    tables, terms = [f"e e{leg}" for leg in range(length)], [f"e{length - 1}.v = e0.u"]
    for leg in range(1, length):
        terms.append(f"e{leg}.u = e{leg - 1}.v")
        if window is None:
            terms.append(f"e{leg}.u > e0.u")
        else:
            terms += [f"e{leg}.t > e{leg - 1}.t", f"e{leg}.t - e0.t <= {window}", f"e{leg}.u <> e0.u"]
        terms += [f"e{leg}.u <> e{other}.u" for other in range(1, leg)]
    return f"SELECT count(*) FROM {', '.join(tables)} WHERE {' AND '.join(terms)}"  # noqa: S608 - made of numbers alone


def _numbered(case, folder):
    import numpy as np

    tails, heads = simple(*load(case["graph"], folder)[:2])
    _, numbers = np.unique(np.concatenate([tails, heads]), return_inverse=True)
    return numbers[: len(tails)].tolist(), numbers[len(tails) :].tolist()


ENGINES = {
    "aigraph": aigraph,
    "aigraph, 2 threads": aigraph_two_threads,
    "aigraph, none visited": aigraph_totals,
    "aigraph, tables": aigraph_tables,
    "aigraph, lists": aigraph_lists,
    "aigraph behind networkx": aigraph_behind_networkx,
    "aigraph, pure Python": aigraph_python,
    "DuckDB joins": duckdb,
    "igraph": igraph,
    "rustworkx": rustworkx,
    "networkx": networkx,
}
