"""Reads directed graphs: of networkx, and the GEXF and GraphML files of Gephi and others."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from aigraph.files.budget import require_cells, require_memory
from aigraph.files.input_file import InputFile
from aigraph.model.company import KINDS
from aigraph.model.origin import DataError
from aigraph.reading.cells.python_values import cell_of_value
from aigraph.reading.cells.text import Cell
from aigraph.reading.tables.options import ReadingOptions
from aigraph.reading.tables.raw_table import RawTable
from aigraph.reading.tables.row_report import note

_PAYER, _PAYEE, _KEY = "from node", "to node", "edge key"
_LABELS = ("name", "label", "title")


def read_graph(data: Any, _: ReadingOptions) -> RawTable:
    """Read the edges of a networkx graph: an edge is a deal, from payer to payee.

    Raises
    ------
    DataError
        If the graph is not directed.
    """
    return _table(data, type(data).__name__, "networkx")


def read_gexf(file: InputFile, _: ReadingOptions) -> RawTable:
    """Read a GEXF file, as Gephi writes it."""
    import networkx as nx

    return _from_file(file, "GEXF", nx.read_gexf)


def read_graphml(file: InputFile, _: ReadingOptions) -> RawTable:
    """Read a GraphML file."""
    import networkx as nx

    # Parallel edges without ids of their own would be taken for one.
    return _from_file(file, "GraphML", lambda path: nx.read_graphml(path, force_multigraph=True))


def _from_file(file: InputFile, form: str, read: Callable[[str], Any]) -> RawTable:
    require_memory(file.name, file.size)
    try:
        graph = read(str(file.path))
    # The readers of networkx let pass whatever goes wrong in parsing XML, numbers and attributes.
    except Exception as error:  # noqa: BLE001  any of them means that the file is not what it says
        raise DataError.at(file.name, f"is no {form} that networkx can read: {file.reason(error)}") from None
    table = _table(graph, file.name, form)
    written = len(re.findall(rb"<(?:\w+:)?edge[\s>]", file.read_bytes()))
    if written == len(table.rows):
        return table
    lost = note(file.name, f"holds {written:,} edges, of which networkx reads {len(table.rows):,}")
    return replace(table, notes=(lost,))


def _table(graph: Any, name: str, form: str) -> RawTable:
    if not graph.is_directed():
        raise DataError.at(name, "is an undirected graph; who pays whom needs arrows: expected a directed one")
    edges = list(_edges(graph))
    attributes = tuple(dict.fromkeys(key for *_, data in edges for key in data if isinstance(key, str)))
    require_cells(name, len(attributes) * len(edges))
    rows: list[tuple[int, tuple[Cell, ...]]] = [
        (line, (str(payer), str(payee), str(key), *(cell_of_value(data.get(name)) for name in attributes)))
        for line, (payer, payee, key, data) in enumerate(edges, start=1)
    ]
    return RawTable(
        name=name,
        form=form,
        columns=(_PAYER, _PAYEE, _KEY, *attributes),
        rows=rows,
        roles={"payer": _PAYER, "payee": _PAYEE},
        names={str(node): _label(node, data) for node, data in graph.nodes(data=True)},
        kinds={str(node): data["kind"] for node, data in graph.nodes(data=True) if data.get("kind") in KINDS},
    )


def _edges(graph: Any) -> Iterator[tuple[Any, Any, Any, dict[Any, Any]]]:
    if graph.is_multigraph():
        yield from graph.edges(keys=True, data=True)
    else:
        yield from ((payer, payee, data.get("id", ""), data) for payer, payee, data in graph.edges(data=True))


def _label(node: Any, data: dict[Any, Any]) -> str:
    return next((str(data[name]) for name in _LABELS if str(data.get(name) or "").strip()), str(node))
