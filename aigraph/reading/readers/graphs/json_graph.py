"""Graphs in JSON, known by their shape: a line each in `SHAPES`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from aigraph.reading.readers.graphs.graphology import graphology_graph
from aigraph.reading.readers.graphs.node_link import node_link_graph
from aigraph.reading.readers.graphs.plotly_sankey import plotly_graph
from aigraph.reading.readers.graphs.raw_graph import RawGraph, table_of_graph
from aigraph.reading.tables.options import ReadingOptions
from aigraph.reading.tables.raw_table import RawTable

Shape = Callable[[str, Mapping[str, Any]], RawGraph | None]

SHAPES: Sequence[Shape] = (plotly_graph, graphology_graph, node_link_graph)
"""Each takes the name of a file and its document, and gives None if it is of another shape."""


def read_json_graph(name: str, document: object, options: ReadingOptions) -> RawTable | None:
    """Read a document that is a graph; None if it is none.

    Raises
    ------
    DataError
        If it is one that cannot be read.
    """
    if not isinstance(document, Mapping):
        return None
    for shape in SHAPES:
        graph = shape(name, document)
        if graph is not None:
            return table_of_graph(graph, options)
    return None
