"""The largest cycles by bottleneck are found without visiting all."""

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aigraph.engine import enumerate_cycles
from aigraph.engine.simple import by_weight as heaviest
from aigraph.engine.simple import top_k as largest
from aigraph.engine.simple.python.search import PythonSearch


def bottleneck(graph, cycle):
    legs = zip(cycle, cycle[1:] + cycle[:1], strict=True)
    return min(sum(data["usd"] for data in graph.get_edge_data(u, v).values()) for u, v in legs)


@st.composite
def weighted(draw):
    graph = nx.MultiDiGraph()
    names = list("abcdef")
    ends = st.tuples(st.sampled_from(names), st.sampled_from(names), st.integers(1, 6))
    for payer, payee, usd in draw(st.lists(ends, max_size=24)):
        graph.add_edge(payer, payee, usd=usd)
    return graph


@given(
    weighted(),
    st.integers(1, 12),
    st.sampled_from([None, 2, 3, 4]),
    st.sampled_from(["python", "compiled"]),
    st.sampled_from([(0, 1), (3, 1), (256, 32)]),
    st.sampled_from([0, 10_000]),
)
@settings(max_examples=200)
def test_the_largest_are_those_that_sorting_all_cycles_gives(graph, n, max_length, engine, few, many):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(largest, "_FEW", few[0])
        patch.setattr(largest, "_FEW_EACH", few[1])
        by_lists = enumerate_cycles(graph, max_length, weight="usd", engine="python").largest(n)
        patch.setattr(heaviest, "_MANY", many)
        found = enumerate_cycles(graph, max_length, weight="usd", engine=engine).largest(n)
    sizes = sorted((bottleneck(graph, cycle) for cycle in enumerate_cycles(graph, max_length)), reverse=True)
    assert [size for size, _ in found] == sizes[:n]
    assert [bottleneck(graph, cycle) for _, cycle in found] == sizes[:n]
    assert len({tuple(cycle) for _, cycle in found}) == len(found)
    assert found == by_lists


def test_among_more_cycles_than_can_be_visited_the_largest_are_found(monkeypatch):
    graph = nx.complete_graph(30, create_using=nx.DiGraph)
    for payer, payee in graph.edges:
        graph.edges[payer, payee]["usd"] = 1 + (7 * payer + 13 * payee) % 29
    graph.edges[3, 4]["usd"] = graph.edges[4, 9]["usd"] = graph.edges[9, 3]["usd"] = 100
    blocks = PythonSearch.blocks
    visited = []

    def watched(self, meter):
        for block in blocks(self, meter):
            visited.append(len(block))
            yield block

    monkeypatch.setattr(PythonSearch, "blocks", watched)
    assert enumerate_cycles(graph, weight="usd", engine="python").largest(1) == [(100.0, [3, 4, 9])]
    assert sum(visited) < 20_000


def test_without_weights_there_is_no_largest():
    with pytest.raises(ValueError, match="the arcs have no weights to rank by: give weight="):
        enumerate_cycles((["a", "b"], ["b", "a"])).largest(1)
