"""Simple cycles of a graph, as networkx promises them."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from aigraph.engine.simple_cycles import enumerate_cycles
from aigraph.networkx_backend.converted_graph import ConvertedGraph

_SHORTEST_UNDIRECTED = 3


def simple_cycles(G: ConvertedGraph, length_bound: int | None = None) -> Iterator[list[Hashable]]:  # noqa: N803 - as in networkx
    """Yield the simple cycles of a graph with at most `length_bound` nodes, self-loops first.

    Nothing is searched, and no argument is looked at, before the first cycle is requested, as in networkx. In an undirected
    graph a cycle has no direction, and two nodes are one only where parallel edges join them.

    Raises
    ------
    ValueError
        If the bound is negative.

    See Also
    --------
    enumerate_cycles : What answers.

    Examples
    --------
    >>> import networkx as nx
    >>> sorted(nx.simple_cycles(nx.DiGraph([(0, 0), (0, 1), (1, 0)]), backend="aigraph"))
    [[0], [0, 1]]
    >>> list(nx.simple_cycles(nx.cycle_graph(4), backend="aigraph"))
    [[0, 1, 2, 3]]
    """
    if length_bound is not None and length_bound < 0:
        raise ValueError("length bound must be non-negative")
    if length_bound == 0:
        return
    if G.is_directed():
        yield from enumerate_cycles(G.edges, length_bound, keep_on_interrupt=False)
        return
    yield from _loops_and_pairs(G, length_bound)
    if length_bound is None or length_bound >= _SHORTEST_UNDIRECTED:
        yield from _undirected_cycles(G, length_bound)


def _loops_and_pairs(graph: ConvertedGraph, length_bound: int | None) -> Iterator[list[Hashable]]:
    """Yield self-loops, then pairs of nodes with parallel edges."""
    adjacency = graph.graph._adj  # noqa: SLF001 - the mappings behind `adj`, without a view for each row
    yield from ([node] for node, row in adjacency.items() if node in row)
    if length_bound == 1 or not graph.is_multigraph():
        return
    visited: set[Hashable] = set()
    for node, row in adjacency.items():
        yield from ([node, other] for other, keys in row.items() if len(keys) > 1 and other in visited)
        visited.add(node)


def _undirected_cycles(graph: ConvertedGraph, length_bound: int | None) -> Iterator[list[Hashable]]:
    """Yield the cycles of three nodes and more: those of the arcs both ways, in one of their two directions."""
    edges = graph.edges
    number = {node: place for place, node in enumerate(edges.nodes)}
    # Shorter cycles are passed over here, since a search with no other wish than a bound is the quickest to set up.
    for cycle in enumerate_cycles(edges, length_bound, keep_on_interrupt=False):
        # Both directions begin at the same node, the first of theirs in the graph.
        if len(cycle) >= _SHORTEST_UNDIRECTED and number[cycle[1]] < number[cycle[-1]]:
            yield cycle
