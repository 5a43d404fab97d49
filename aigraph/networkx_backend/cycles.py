"""Simple cycles of a directed graph, as networkx promises them."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from aigraph.engine.simple_cycles import enumerate_cycles
from aigraph.networkx_backend.converted_graph import ConvertedGraph


def simple_cycles(G: ConvertedGraph, length_bound: int | None = None) -> Iterator[list[Hashable]]:  # noqa: N803 - as in networkx
    """Yield the simple cycles of a directed graph with at most `length_bound` nodes, self-loops first.

    Nothing is searched, and no argument is looked at, before the first cycle is requested, as in networkx.

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
    """
    if length_bound is not None and length_bound < 0:
        raise ValueError("length bound must be non-negative")
    if length_bound != 0:
        yield from enumerate_cycles(G.edges, length_bound, keep_on_interrupt=False)
