"""The engine reads graphs, columns and tables alike."""

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aigraph.engine import edge_list as module
from aigraph.engine import enumerate_cycles
from aigraph.engine.edge_list import arcs_of

TAILS = ["lab", "cloud", "chips", "cloud", "lab", "lab"]
HEADS = ["cloud", "chips", "lab", "lab", "cloud", "lab"]
FOUND = [["lab"], ["lab", "cloud"], ["lab", "cloud", "chips"]]


@pytest.mark.parametrize(
    "graph",
    [
        nx.MultiDiGraph(zip(TAILS, HEADS, strict=True)),
        (TAILS, HEADS),
        (np.array(TAILS), np.array(HEADS)),
        pd.DataFrame({"payer": TAILS, "payee": HEADS}),
        pd.DataFrame({"source": TAILS, "usd_bn": 1.0, "target": HEADS}),
        (pd.Series(TAILS), pd.Series(HEADS)),
    ],
    ids=["networkx", "lists", "arrays", "payer and payee", "source and target", "series"],
)
def test_each_form_of_a_graph_gives_the_same_cycles(graph):
    assert sorted(enumerate_cycles(graph)) == FOUND


def test_integers_stay_python_integers():
    cycles = list(enumerate_cycles((np.array([7, 3]), np.array([3, 7]))))
    assert cycles == [[7, 3]]
    assert {type(node) for node in cycles[0]} == {int}


@given(st.lists(st.tuples(st.integers(-5, 300), st.integers(0, 9)), min_size=1), st.sampled_from([0, 8]))
@settings(max_examples=50)
def test_long_columns_of_integers_are_numbered_as_short_ones(pairs, sparse):
    columns = np.array([u for u, _ in pairs]), np.array([v for _, v in pairs])
    short = arcs_of(columns)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_MANY", 1)
        patch.setattr(module, "_SPARSE", sparse)
        long = arcs_of(columns)
    assert long.nodes == short.nodes
    assert long.tails.tolist() == short.tails
    assert long.heads.tolist() == short.heads


def test_roots_keep_the_cycles_that_pass_one_of_them():
    graph = nx.complete_graph(5, create_using=nx.DiGraph)
    for engine in ("python", "compiled"):
        through = list(enumerate_cycles(graph, 4, roots=[1, 4], engine=engine))
        assert sorted(through) == sorted(cycle for cycle in enumerate_cycles(graph, 4) if {1, 4} & set(cycle))


def test_what_cannot_be_read_is_refused_in_words():
    with pytest.raises(TypeError, match="a graph of type int cannot be read: expected a networkx DiGraph"):
        enumerate_cycles(5)
    with pytest.raises(ValueError, match="the columns have 2 and 1 rows"):
        enumerate_cycles((["a", "b"], ["b"]))
    with pytest.raises(ValueError, match="the table has the columns from, to: expected 'payer' and 'payee'"):
        enumerate_cycles(pd.DataFrame({"from": ["a"], "to": ["b"]}))
    with pytest.raises(ValueError, match=r"roots \['z'\] are not in the graph"):
        enumerate_cycles((["a"], ["b"]), roots=["z"])
    with pytest.raises(ValueError, match="the edge 'a' -> 'b' has no attribute 'usd_bn'"):
        enumerate_cycles(nx.DiGraph([("a", "b")]), weight="usd_bn")
