"""Reads JSON and JSON lines: a list of rows, or a graph as nodes and links."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from aigraph.files.budget import require_cells
from aigraph.files.input_file import InputFile
from aigraph.files.text import decode
from aigraph.model.origin import DataError
from aigraph.native.json import is_ledger_json, read_json_ledger
from aigraph.reading.cells.text import Cell
from aigraph.reading.readers.json_records import JsonContent, cell_of_json, parse_json
from aigraph.reading.tables.header_row import table_from_grid
from aigraph.reading.tables.options import ReadingOptions
from aigraph.reading.tables.raw_table import RawTable
from aigraph.store.read import UncheckedLedger

_LINKS = ("links", "edges")


def read_json(file: InputFile, options: ReadingOptions) -> RawTable | UncheckedLedger:
    """Read a list of objects, an object that holds one, or nodes and links as networkx, D3 and Cytoscape write them.

    A whole ledger that `export` wrote is read as one.

    Places in messages are the numbers of the records, from 1; in JSON lines they are lines.

    Raises
    ------
    DataError
        If it is none of these.
    """
    text, _ = decode(file.name, file.read_bytes())
    content = parse_json(file.name, text)
    document = content.document
    if is_ledger_json(document):
        return read_json_ledger(text, file.name)
    if isinstance(document, Mapping) and (graph := _nodes_and_links(document)):
        return _table_of_graph(file.name, document, *graph)
    if not any(record for _, record in content.records):
        expected = "expected a list of objects, objects line by line, or nodes and links"
        raise DataError.at(file.name, f"holds no rows; {expected}")
    return _table_of_records(file.name, content, options)


def _table_of_records(name: str, content: JsonContent, options: ReadingOptions) -> RawTable:
    columns = tuple(dict.fromkeys(key for _, record in content.records for key in record))
    require_cells(name, len(columns) * len(content.records))

    def grid() -> Iterator[tuple[int, Sequence[Cell]]]:
        yield 0, columns
        for line, record in content.records:
            yield line, tuple(cell_of_json(record.get(key)) for key in columns)

    form = "JSON lines" if content.document is None else "JSON"
    return table_from_grid(name, form, grid(), options.columns, refused_before=content.problems)


def _nodes_and_links(document: Mapping[str, Any]) -> tuple[list[Mapping[str, Any]], list[Mapping[str, Any]]] | None:
    elements = document.get("elements")
    inside = elements if isinstance(elements, Mapping) else document
    links = next((inside[name] for name in _LINKS if isinstance(inside.get(name), list)), None)
    if links is None:
        return None
    # Cytoscape puts what a node or edge is into "data".
    listed = inside.get("nodes")
    nodes = [_data(node) for node in listed if isinstance(node, Mapping)] if isinstance(listed, list) else []
    return nodes, [_data(link) for link in links if isinstance(link, Mapping)]


def _data(record: Mapping[str, Any]) -> Mapping[str, Any]:
    inside = record.get("data")
    return inside if isinstance(inside, Mapping) else record


def _table_of_graph(
    name: str, document: Mapping[str, Any], nodes: list[Mapping[str, Any]], links: list[Mapping[str, Any]]
) -> RawTable:
    if document.get("directed") is False:
        raise DataError.at(name, "is an undirected graph; who pays whom needs arrows: expected a directed one")
    columns = tuple(dict.fromkeys(key for link in links for key in link))
    require_cells(name, len(columns) * len(links))
    ends = {"payer": "source", "payee": "target"}
    if not set(ends.values()) <= set(columns):
        raise DataError.at(name, "has links without a source and a target")
    names = {str(node["id"]): _name(node) for node in nodes if "id" in node}
    rows = [(line, tuple(_end(link.get(key)) for key in columns)) for line, link in enumerate(links, start=1)]
    return RawTable(name=name, form="JSON graph", columns=columns, rows=rows, roles=ends, names=names)


def _name(node: Mapping[str, Any]) -> str:
    # Cytoscape gives every node a name, which is its id where there is no other.
    labels = [str(node[key]) for key in ("name", "label") if node.get(key)]
    return next((name for name in labels if name != str(node["id"])), str(node["id"]))


def _end(value: Any) -> Cell:
    # D3 replaces the ids of ends by the nodes themselves.
    return str(value["id"]) if isinstance(value, Mapping) and "id" in value else cell_of_json(value)
