"""Maximum flow: refined until it is that of networkx, whatever the size of the capacities."""

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigraph.flows.methods.maximum_flow import maximum_flow

EDGES = st.lists(
    st.tuples(st.integers(0, 6), st.integers(0, 6), st.floats(0, 1e6)).filter(lambda edge: edge[0] != edge[1]),
    min_size=1,
    max_size=25,
)


@pytest.mark.oracle
@given(EDGES)
def test_it_is_that_of_networkx(edges):
    graph = nx.DiGraph()
    graph.add_nodes_from(range(7))
    for tail, head, size in edges:
        known = graph.get_edge_data(tail, head, {"capacity": 0.0})["capacity"]
        graph.add_edge(tail, head, capacity=known + size)
    tails, heads, sizes = (np.array(ends) for ends in zip(*edges, strict=True))
    wanted = nx.maximum_flow_value(graph, 0, 6)
    assert maximum_flow(tails, heads, sizes, 7, 0, 6) == pytest.approx(wanted, rel=1e-9, abs=1e-6)


def test_a_capacity_without_an_end_carries_what_the_others_do():
    tails, heads = np.array([0, 1, 2]), np.array([1, 2, 3])
    assert maximum_flow(tails, heads, np.array([np.inf, 1e-6, np.inf]), 4, 0, 3) == pytest.approx(1e-6, rel=1e-9)
    assert maximum_flow(tails, heads, np.zeros(3), 4, 0, 3) == 0
