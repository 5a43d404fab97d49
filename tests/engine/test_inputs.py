"""Graphs of many libraries are read alike, and what cannot be read is refused in words."""

import subprocess
import sys
from datetime import date

import networkx as nx
import numpy as np
import pandas as pd
import pytest
import scipy.sparse
from hypothesis import given, settings
from hypothesis import strategies as st

from aigraph.engine import (
    count_cycles,
    enumerate_cycles,
    enumerate_multigraph_cycles,
    enumerate_temporal_cycles,
    largest_cycles,
)
from aigraph.engine.inputs import columns
from aigraph.engine.inputs.read import read_edges

igraph = pytest.importorskip("igraph")
rustworkx = pytest.importorskip("rustworkx")
polars = pytest.importorskip("polars")
pyarrow = pytest.importorskip("pyarrow")

TAILS = ["a", "b", "c", "b", "a", "a"]
HEADS = ["b", "c", "a", "a", "b", "a"]
WEIGHTS = [4.0, 3.0, 2.0, 9.0, 5.0, 1.0]
DAYS = [date(2025, 1, day) for day in (1, 2, 3, 4, 9, 5)]
PAIRS = list(zip(TAILS, HEADS, strict=True))
COLUMNS = {"tail": TAILS, "weight": WEIGHTS, "head": HEADS, "day": DAYS}
NUMBER = {"a": 0, "b": 1, "c": 2}
NUMBERS = [(NUMBER[tail], NUMBER[head]) for tail, head in PAIRS]


def networkx_graph():
    graph = nx.MultiDiGraph()
    for tail, head, weight, day in zip(TAILS, HEADS, WEIGHTS, DAYS, strict=True):
        graph.add_edge(tail, head, weight=weight, day=day)
    return graph


def igraph_graph():
    graph = igraph.Graph(NUMBERS, directed=True)
    graph.vs["name"] = ["a", "b", "c"]
    graph.es["weight"] = WEIGHTS
    graph.es["day"] = DAYS
    return graph


def rustworkx_graph():
    graph = rustworkx.PyDiGraph()
    # An index that is taken away leaves a gap.
    graph.add_nodes_from(["x", "a", "b", "c"])
    graph.remove_node(0)
    payloads = [{"weight": weight, "day": day} for weight, day in zip(WEIGHTS, DAYS, strict=True)]
    graph.add_edges_from(
        [(tail + 1, head + 1, payload) for (tail, head), payload in zip(NUMBERS, payloads, strict=True)]
    )
    return graph


def matrix():
    # The first and the fifth edge are parallel: their entries are one.
    rows, cols = zip(*NUMBERS, strict=True)
    return scipy.sparse.coo_array((WEIGHTS, (rows, cols)), shape=(3, 3))


# What each library calls the nodes a, b and c.
LETTERS, FROM_0, FROM_1 = ("a", "b", "c"), (0, 1, 2), (1, 2, 3)
NAMED = {
    "networkx": (networkx_graph, LETTERS),
    "igraph": (igraph_graph, LETTERS),
    "rustworkx": (rustworkx_graph, FROM_1),
    "pandas": (lambda: pd.DataFrame(COLUMNS), LETTERS),
    "polars": (lambda: polars.DataFrame(COLUMNS), LETTERS),
    "Arrow table": (lambda: pyarrow.table(COLUMNS), LETTERS),
    "Arrow batch": (lambda: pyarrow.record_batch(COLUMNS), LETTERS),
    "Arrow with dictionaries": (
        lambda: pyarrow.table(
            {
                **COLUMNS,
                "tail": pyarrow.array(TAILS).dictionary_encode(),
                "head": pyarrow.array(HEADS).dictionary_encode(),
            }
        ),
        LETTERS,
    ),
    "polars with categories": (
        lambda: polars.DataFrame(COLUMNS).with_columns(polars.col("tail", "head").cast(polars.Categorical)),
        LETTERS,
    ),
    "pandas with categories": (lambda: pd.DataFrame(COLUMNS).astype({"tail": "category", "head": "category"}), LETTERS),
}
BESIDE = {
    "pairs": (PAIRS, LETTERS),
    "lists in a list": ([list(pair) for pair in PAIRS], LETTERS),
    "columns": ((TAILS, HEADS), LETTERS),
    "arrays": ((np.array(TAILS), np.array(HEADS)), LETTERS),
    "series": ((pd.Series(TAILS), polars.Series(HEADS)), LETTERS),
    "Arrow columns": ((pyarrow.array(TAILS), pyarrow.chunked_array([HEADS])), LETTERS),
    "integers": (np.array(NUMBERS), FROM_0),
    "masked arrays": ((np.ma.array(TAILS), np.ma.array(HEADS, mask=np.zeros(6, bool))), LETTERS),
    "objects": (np.array(PAIRS, dtype=object), LETTERS),
}


@pytest.mark.parametrize("form", NAMED)
def test_a_graph_of_a_library_is_read_with_its_weights_and_times_by_name(form):
    make, (a, b, c) = NAMED[form]
    assert sorted(enumerate_cycles(make())) == [[a], [a, b], [a, b, c]]
    assert largest_cycles(make(), 2, weight="weight") == [(9.0, [a, b]), (2.0, [a, b, c])]
    temporal = enumerate_temporal_cycles(make(), time="day", window=3, weight="weight")
    # networkx lists edges by their tails, so that its cycles come in another order.
    found = sorted((list(cycle), cycle.weights) for cycle in temporal)
    assert found == [([a], (1.0,)), ([a, b], (4.0, 9.0)), ([a, b, c], (4.0, 3.0, 2.0))]
    assert [str(times[0])[:10] for times in sorted(cycle.times for cycle in temporal if len(cycle) == 3)] == [
        "2025-01-01"
    ]
    assert enumerate_multigraph_cycles(make()).count() == {1: 1, 2: 2, 3: 2}


@pytest.mark.parametrize("form", BESIDE)
def test_edges_without_names_are_read_with_columns_beside_them(form):
    graph, (a, b, c) = BESIDE[form]
    assert list(enumerate_cycles(graph)) == [[a], [a, b], [a, b, c]]
    assert largest_cycles(graph, 2, weight=WEIGHTS) == [(9.0, [a, b]), (2.0, [a, b, c])]
    temporal = enumerate_temporal_cycles(graph, time=DAYS, window=3, weight=np.array(WEIGHTS))
    assert [(cycle.edges, cycle.weights) for cycle in temporal] == [
        ((0, 3), (4.0, 9.0)),
        ((0, 1, 2), (4.0, 3.0, 2.0)),
        ((5,), (1.0,)),
    ]


def test_an_iterator_of_pairs_is_read_once_and_searched_as_often_as_one_likes():
    cycles = enumerate_cycles(zip(TAILS, HEADS, strict=True))
    assert list(cycles) == list(cycles) == [["a"], ["a", "b"], ["a", "b", "c"]]


@pytest.mark.parametrize("form", ["coo", "csr", "csc", "lil", "dok"])
@pytest.mark.parametrize("kind", ["array", "matrix"])
def test_a_sparse_matrix_is_an_adjacency_matrix(form, kind):
    sparse = getattr(scipy.sparse, f"{form}_{kind}")(matrix())
    before = sparse.copy()
    assert list(enumerate_cycles(sparse)) == [[0], [0, 1], [0, 1, 2]]
    assert largest_cycles(sparse, 2, weight="data") == [(9.0, [0, 1]), (2.0, [0, 1, 2])]
    assert (sparse != before).nnz == 0


def test_edges_are_known_by_what_their_library_calls_them():
    graph = rustworkx_graph()
    graph.remove_edge_from_index(0)
    assert {cycle.edges for cycle in enumerate_multigraph_cycles(graph) if len(cycle) == 3} == {(4, 1, 2)}
    assert {cycle.edges for cycle in enumerate_multigraph_cycles(igraph_graph()) if len(cycle) == 3} == {
        (0, 1, 2),
        (4, 1, 2),
    }
    keys = {cycle.edges for cycle in enumerate_multigraph_cycles(networkx_graph()) if len(cycle) == 3}
    assert keys == {(("a", "b", key), ("b", "c", 0), ("c", "a", 0)) for key in (0, 1)}


def test_the_payload_of_a_rustworkx_edge_can_be_its_weight():
    graph = rustworkx.PyDiGraph()
    graph.add_nodes_from("ab")
    graph.add_edges_from([(0, 1, 2.5), (1, 0, 7)])
    assert largest_cycles(graph, 1, weight=float) == [(2.5, [0, 1])]


def test_columns_of_a_table_can_have_any_names():
    table = pd.DataFrame({"payer": TAILS, "payee": HEADS})
    assert count_cycles(table, ends=("payer", "payee")) == {1: 1, 2: 1, 3: 1}
    with pytest.raises(
        ValueError, match=r"the columns payer, payee: expected 'source' and 'target', .* or other names"
    ):
        count_cycles(table)
    with pytest.raises(ValueError, match="ends: the column 'paye' is unknown, nearest 'payer', 'payee'"):
        count_cycles(table, ends=("payer", "paye"))
    with pytest.raises(ValueError, match=r"ends \('a', 'b'\) names columns of a table, but the graph is a list"):
        count_cycles(PAIRS, ends=("a", "b"))


@pytest.mark.parametrize(
    "graph",
    [nx.Graph(PAIRS), nx.MultiGraph(PAIRS), igraph.Graph(NUMBERS), rustworkx.PyGraph()],
    ids=["networkx", "networkx multigraph", "igraph", "rustworkx"],
)
def test_an_undirected_graph_is_refused(graph):
    with pytest.raises(ValueError, match="the graph is undirected: expected a"):
        enumerate_cycles(graph)


WRONG = {
    "a number": (5, {}, "a graph of type int cannot be read: expected a networkx DiGraph"),
    "a text": ("ab", {}, "a graph of type str cannot be read"),
    "a mapping": ({"a": ["b"]}, {}, "a graph of type dict cannot be read"),
    "texts": (["ab", "ba"], {}, "edge 0 is 'ab': expected a pair"),
    "triples": ([("a", "b", 3)], {}, r"edge 0 is \('a', 'b', 3\): expected a pair \(tail, head\); weights and times go by"),
    "columns that differ": ((["a", "b"], ["b"]), {}, "the columns have 2 and 1 rows"),
    "a square array": (np.eye(3), {}, r"an array of shape \(3, 3\) is no list of edges"),
    "a row of arrays": (np.zeros((2, 9), int), {}, r"an array of shape \(2, 9\) is no list of edges: expected \(m, 2\)"),
    "an oblong matrix": (scipy.sparse.coo_array((2, 3)), {}, r"a sparse matrix of shape \(2, 3\) is no adjacency matrix"),
    "a matrix with times": (matrix(), {"time": "t"}, "a sparse matrix has no times"),
    "a matrix with names": (matrix(), {"weight": "w"}, "weight 'w' is unknown: of a sparse matrix it is 'data'"),
    "a lazy table": (polars.LazyFrame(COLUMNS), {}, "a LazyFrame is not in memory: collect it first"),
    "a column twice": (
        pd.DataFrame([[1, 2, 3]], columns=["u", "u", "v"]), {}, "ends: there are 2 columns 'u'",
    ),
    "a missing end": ([("a", None)], {}, "row 0: 'a' -> None lacks an end"),
    "a missing number": (pd.DataFrame({"u": [1, None], "v": [2, 3]}), {}, "row 1: nan -> 3 lacks an end"),
    "a missing value": (
        pd.DataFrame({"u": pd.array([1, None], "Int64"), "v": [2, 3]}), {}, "row 1: nan -> 3 lacks an end",
    ),
    "a null": (polars.DataFrame({"u": ["a", None], "v": ["b", "c"]}), {}, "row 1: None -> 'c' lacks an end"),
    "a masked number": (
        (np.ma.array([1, 2], mask=[False, True]), np.array([2, 1])), {}, "row 1: None -> 1 lacks an end",
    ),
    "an unknown column": (pd.DataFrame(COLUMNS), {"weight": "wieght"}, "the column 'wieght' is unknown, nearest 'weight'"),
    "an unknown attribute": (networkx_graph(), {"weight": "wieght"}, "the edge attribute 'wieght' is unknown, nearest 'weight'"),
    "an attribute that igraph lacks": (igraph_graph(), {"weight": "usd"}, "the edge attribute 'usd' is unknown: expected one of 'weight', 'day'"),
    "a key that no payload has": (rustworkx_graph(), {"weight": "usd"}, "the key of edge payloads 'usd' is unknown"),
    "a weight that is missing": (
        nx.DiGraph([("a", "b", {"w": 1}), ("b", "a")]), {"weight": "w"}, "the edge 'b' -> 'a' has no weight: every edge needs one",
    ),
    "a name beside pairs": (PAIRS, {"weight": "w"}, "weight 'w' is a name, but the edges of this graph have none"),
    "a weight that is no number": (PAIRS, {"weight": ["much"] * 6}, "the weight of edge 0 is 'much': expected a number"),
    "a function beside pairs": (PAIRS, {"weight": float}, "weight is a function, but the edges of this graph have no payload"),
    "a column beside a matrix": (matrix(), {"weight": np.ones(6)}, "of a sparse matrix it is 'data'"),
    "a column beside networkx": (networkx_graph(), {"weight": WEIGHTS}, "weight of a networkx graph is the name of an edge"),
    "too few weights": (PAIRS, {"weight": [1.0]}, "weight has 1 rows and the graph 6: expected one an edge"),
    "names that repeat": (
        igraph.Graph([(0, 1)], directed=True, vertex_attrs={"name": ["a", "a"]}), {}, "the vertices 0 and 1 are both named 'a'",
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", WRONG)
def test_what_cannot_be_read_is_refused_in_words(kind):
    graph, options, message = WRONG[kind]
    read = enumerate_temporal_cycles if "time" in options else enumerate_cycles
    with pytest.raises((TypeError, ValueError), match=message):
        read(graph, **options)


@pytest.mark.parametrize("engine", ["python", "extension", "compiled"])
@pytest.mark.parametrize("graph", [[], ([], []), np.empty((0, 2), int), nx.DiGraph(), scipy.sparse.coo_array((0, 0))])
def test_a_graph_without_edges_has_no_cycles(graph, engine):
    assert enumerate_cycles(graph, engine=engine).count() == {}
    assert enumerate_multigraph_cycles(graph, engine=engine).collect() == []
    if not isinstance(graph, scipy.sparse.sparray):
        time = "time" if isinstance(graph, nx.DiGraph) else []
        assert enumerate_temporal_cycles(graph, time=time, engine=engine).count() == {}


def test_every_edge_needs_a_time():
    graph = nx.MultiDiGraph([("a", "b", {"date": 1}), ("b", "a")])
    with pytest.raises(ValueError, match=r"the edge \('b', 'a', 0\) has no attribute 'date'"):
        enumerate_temporal_cycles(graph, time="date")


def test_a_text_as_roots_is_one_node_and_unknown_roots_are_named_with_the_nearest():
    edges = [("openai", "oracle"), ("oracle", "openai"), ("o", "p"), ("p", "o")]
    assert list(enumerate_cycles(edges, roots="openai")) == [["openai", "oracle"]]
    assert list(enumerate_cycles(edges, roots=["o"])) == [["o", "p"]]
    assert list(enumerate_cycles([((0, 1), 2), (2, (0, 1))], roots=(0, 1))) == [[(0, 1), 2]]
    assert list(enumerate_cycles([(3, 4), (4, 3), (5, 6), (6, 5)], roots=5)) == [[5, 6]]
    with pytest.raises(ValueError, match="the root 'opnai' is unknown, nearest 'openai'"):
        enumerate_cycles(edges, roots=["opnai"])
    with pytest.raises(
        ValueError, match=r"the root 7 is unknown, nearest 97, .*: expected one of 0, 1, .*, 21 and 80 others"
    ):
        enumerate_multigraph_cycles(
            [(place, (place + 1) % 6) for place in range(6)] + [(n, n) for n in range(8, 102)], roots=7
        )


def test_integers_stay_python_integers():
    cycles = [
        *enumerate_cycles((np.array([7, 3]), np.array([3, 7]))),
        *enumerate_cycles([np.array([7, 3]), np.array([3, 7])]),
    ]
    assert cycles == [[7, 3], [7, 3]]
    assert {type(node) for cycle in cycles for node in cycle} == {int}


@given(st.lists(st.tuples(st.integers(-5, 300), st.integers(0, 9)), min_size=1), st.sampled_from([0, 8]))
@settings(max_examples=20)
def test_long_columns_of_integers_are_numbered_as_short_ones(pairs, sparse):
    ends = np.array([u for u, _ in pairs]), np.array([v for _, v in pairs])
    short = read_edges(ends)
    with pytest.MonkeyPatch.context() as patch:
        # Private, because only long columns are numbered in this way.
        patch.setattr(columns, "MANY_EDGES", 1)
        # Private, because only columns with gaps are.
        patch.setattr(columns, "_SPARSE", sparse)
        patch.setattr(columns, "_PIECE", 3)
        long = read_edges(ends)
    assert long.nodes == short.nodes
    assert long.tails.tolist() == short.tails
    assert long.heads.tolist() == short.heads


def test_unsigned_integers_of_64_bits_are_not_taken_for_negative_ones(monkeypatch):
    # Private, because only long columns are numbered in this way.
    monkeypatch.setattr(columns, "MANY_EDGES", 1)
    large = 2**64 - 1
    assert list(enumerate_cycles(np.array([[large, 1], [1, large]], np.uint64))) == [[large, 1]]


def test_roots_keep_the_cycles_that_pass_one_of_them():
    graph = nx.complete_graph(5, create_using=nx.DiGraph)
    for engine in ("python", "extension", "compiled"):
        through = list(enumerate_cycles(graph, 4, roots=[1, 4], engine=engine))
        assert sorted(through) == sorted(cycle for cycle in enumerate_cycles(graph, 4) if {1, 4} & set(cycle))


def test_no_library_is_imported_to_recognise_a_graph():
    code = (
        "import sys; from aigraph.engine import enumerate_cycles, enumerate_temporal_cycles\n"
        "assert list(enumerate_cycles([('a', 'b'), ('b', 'a')])) == [['a', 'b']]\n"
        "assert enumerate_temporal_cycles([('a', 'b'), ('b', 'a')], time=[1, 2]).count() == {2: 1}\n"
        "print(*{'networkx', 'igraph', 'rustworkx', 'scipy', 'pandas', 'polars', 'pyarrow', 'numpy', 'numba'} & set(sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == ""
