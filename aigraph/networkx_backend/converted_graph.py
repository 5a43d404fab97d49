"""A graph of networkx as the backend sees it; networkx keeps it beside the graph until that changes."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from aigraph.engine.edge_list import EdgeList
from aigraph.engine.inputs.read import read_edges


class ConvertedGraph:
    """A graph of networkx, numbered when the first search asks for it.

    Nothing is copied before, so that a function which never gets to a search pays for none.

    Parameters
    ----------
    graph : networkx.Graph
        The graph.
    """

    __networkx_backend__ = "aigraph"

    def __init__(self, graph: Any) -> None:
        self.graph = graph

    @cached_property
    def edges(self) -> EdgeList:
        """The edges between numbers of nodes, those of an undirected graph both ways; parallel ones are one."""
        return read_edges(self.graph if self.is_directed() else self.graph.to_directed(as_view=True))

    def is_directed(self) -> bool:
        """Say whether edges have a direction."""
        return bool(self.graph.is_directed())

    def is_multigraph(self) -> bool:
        """Say whether there can be parallel edges."""
        return bool(self.graph.is_multigraph())


def convert_from_nx(graph: Any, **_attributes: Any) -> ConvertedGraph:
    """Take a graph of networkx; no attribute matters to the functions of this backend."""
    return graph if isinstance(graph, ConvertedGraph) else ConvertedGraph(graph)


def convert_to_nx(result: Any, **_options: Any) -> Any:
    """Give back the graph of networkx; any other result stays as it is."""
    return result.graph if isinstance(result, ConvertedGraph) else result
