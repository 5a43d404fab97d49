"""The largest cycles by bottleneck are found without visiting all."""

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aigraph.engine import enumerate_cycles, top_k
from aigraph.engine.simple import aggregate
from aigraph.engine.simple.python.search import PythonSearch


def bottleneck(graph, cycle):
    steps = zip(cycle, cycle[1:] + cycle[:1], strict=True)
    return min(sum(data["weight"] for data in graph.get_edge_data(u, v).values()) for u, v in steps)


@st.composite
def weighted(draw):
    graph = nx.MultiDiGraph()
    names = list("abcdef")
    ends = st.tuples(st.sampled_from(names), st.sampled_from(names), st.integers(1, 6))
    for tail, head, weight in draw(st.lists(ends, max_size=24)):
        graph.add_edge(tail, head, weight=weight)
    return graph


@given(
    weighted(),
    st.integers(1, 12),
    st.sampled_from([None, 2, 3, 4]),
    st.sampled_from(["python", "extension", "compiled"]),
    st.sampled_from([(0, 1), (3, 1), (256, 32)]),
    st.sampled_from([0, 10_000]),
)
@settings(max_examples=80)
def test_the_largest_are_those_that_sorting_all_cycles_gives(graph, n, max_length, engine, few, many):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(top_k, "_FEW", few[0])
        patch.setattr(top_k, "_FEW_EACH", few[1])
        by_lists = enumerate_cycles(graph, max_length, weight="weight", engine="python").largest(n)
        patch.setattr(aggregate, "_MANY_EDGES", many)
        found = enumerate_cycles(graph, max_length, weight="weight", engine=engine).largest(n)
    sizes = sorted((bottleneck(graph, cycle) for cycle in enumerate_cycles(graph, max_length)), reverse=True)
    assert [size for size, _ in found] == sizes[:n]
    assert [bottleneck(graph, cycle) for _, cycle in found] == sizes[:n]
    assert len({tuple(cycle) for _, cycle in found}) == len(found)
    assert found == by_lists


def test_among_more_cycles_than_can_be_visited_the_largest_are_found(monkeypatch):
    graph = nx.complete_graph(30, create_using=nx.DiGraph)
    for tail, head in graph.edges:
        graph.edges[tail, head]["weight"] = 1 + (7 * tail + 13 * head) % 29
    graph.edges[3, 4]["weight"] = graph.edges[4, 9]["weight"] = graph.edges[9, 3]["weight"] = 100
    blocks = PythonSearch.blocks
    visited = []

    def watched(self, meter):
        for block in blocks(self, meter):
            visited.append(len(block))
            yield block

    monkeypatch.setattr(PythonSearch, "blocks", watched)
    assert enumerate_cycles(graph, weight="weight", engine="python").largest(1) == [(100.0, [3, 4, 9])]
    assert sum(visited) < 20_000


def test_without_weights_there_is_no_largest():
    with pytest.raises(ValueError, match="the edges have no weights to rank by: give weight="):
        enumerate_cycles((["a", "b"], ["b", "a"])).largest(1)
