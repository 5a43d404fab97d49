"""Reads GML, by networkx."""

from __future__ import annotations

import re
from typing import Any

from aigraph.files.input_file import InputFile
from aigraph.files.text import decode
from aigraph.model.origin import DataError
from aigraph.reading.cells.python_values import cell_of_value
from aigraph.reading.readers.graphs.raw_graph import KINDS_OF_NODE, Direction, RawEdge, RawGraph, table_of_graph
from aigraph.reading.tables.options import ReadingOptions
from aigraph.reading.tables.raw_table import RawTable

_LABELS = ("name", "label", "title")


def read_gml(file: InputFile, options: ReadingOptions) -> RawTable:
    """Read the edges of a GML file; places in messages are the numbers of the edges.

    Raises
    ------
    DataError
        If it is no GML.
    """
    import networkx as nx

    text, _ = decode(file.name, file.read_bytes())
    text = re.sub(r"^\s*multigraph\s+\d\s*$", "", text, flags=re.MULTILINE)
    # Unless it is called a multigraph, networkx refuses edges that have the same ends.
    text = re.sub(r"^((?:\s*#[^\n]*\n|(?!\s*graph\s*\[)[^\n]*\n)*\s*graph\s*\[)", r"\1 multigraph 1 ", text)
    try:
        graph: Any = nx.parse_gml(text.splitlines(), label="id")
    except (nx.NetworkXError, ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError) as error:
        place = re.search(r"\((\d+), \d+\)|line (\d+)", str(error))
        line = int(place[1] or place[2]) if place else 0
        reason = file.reason(error)
        raise DataError.at(file.name, f"is no GML: {reason}; expected graph [ node [...] edge [...] ]", line) from None
    names = {
        str(node): str(next((own[key] for key in _LABELS if own.get(key)), node))
        for node, own in graph.nodes(data=True)
    }
    kinds = {str(node): str(own["kind"]) for node, own in graph.nodes(data=True) if own.get("kind") in KINDS_OF_NODE}
    direction = Direction.DIRECTED if graph.is_directed() else Direction.UNDIRECTED
    edges = [
        RawEdge(
            place=place,
            source=str(source),
            target=str(target),
            direction=direction,
            attributes={str(name): cell_of_value(value) for name, value in own.items()},
        )
        for place, (source, target, own) in enumerate(graph.edges(data=True), start=1)
    ]
    return table_of_graph(RawGraph(name=file.name, form="GML", edges=edges, names=names, kinds=kinds), options)
