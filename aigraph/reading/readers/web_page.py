"""Reads web pages: the nodes and edges of those that pyvis has drawn, the tables of others."""

from __future__ import annotations

import json
import re
from typing import Any

from aigraph.files.input_file import InputFile
from aigraph.files.text import decode
from aigraph.model.origin import DataError
from aigraph.reading.readers.graphs.node_link import node_link_graph
from aigraph.reading.readers.graphs.raw_graph import table_of_graph
from aigraph.reading.readers.html_tables import table_of_page
from aigraph.reading.tables.options import ReadingOptions
from aigraph.reading.tables.raw_table import RawTable

_OWN = re.compile(r'<meta name="generator" content="aigraph ')


def read_page(file: InputFile, options: ReadingOptions) -> RawTable:
    """Read the network in a page, what pyvis hands to vis-network, or else a table in it.

    Raises
    ------
    DataError
        If there is neither, or the page is one of aigraph's own, which offers its deals as JSON.
    """
    text, _ = decode(file.name, file.read_bytes())
    if _OWN.search(text):
        message = (
            "is a page that aigraph drew; expected the JSON that its menu saves, which has the deals with their amounts"
        )
        raise DataError.at(file.name, message)
    found = {name: _data_set(file.name, text, name) for name in ("nodes", "edges")}
    graph = node_link_graph(file.name, found) if all(found.values()) else None
    if graph is not None:
        return table_of_graph(graph, options)
    table = table_of_page(file.name, text, options)
    if table is None:
        expected = "expected a page with a table, or one that pyvis drew"
        raise DataError.at(file.name, f"is a web page without a network or a table in it; {expected}")
    return table


def _data_set(name: str, text: str, what: str) -> Any:
    begins = re.search(rf"\b{what}\s*=\s*new\s+vis\.DataSet\(\s*(?=\[)", text)
    if begins is None:
        return None
    try:
        return json.JSONDecoder().raw_decode(text, begins.end())[0]
    except (ValueError, RecursionError):
        line = text.count("\n", 0, begins.end()) + 1
        raise DataError.at(name, f"the {what} of the network are no JSON; expected a list of objects", line) from None
