"""Reads JSON and JSON lines: a list of rows, or a graph as nodes and links."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from aigraph.model.origin import Origin, Problem
from aigraph.reading.raw_table import Cell, Options, Sheet, refuse
from aigraph.reading.readers.header_row import sheet_of
from aigraph.reading.readers.text import decode

Record = tuple[int, Mapping[str, Any]]

_LISTS = ("data", "rows", "records", "deals", "transactions", "payments", "results", "items")
_LINKS = ("links", "edges")


def read_json(path: Path, options: Options) -> Sheet:
    """Read a list of objects, an object that holds one, or nodes and links as networkx, D3 and Cytoscape write them.

    Places in messages are the numbers of the records, from 1; in JSON lines they are lines.

    Raises
    ------
    DataError
        If it is none of these.
    """
    document, records, problems = records_of(path)
    if isinstance(document, Mapping) and (graph := _graph(document)):
        return _from_graph(str(path), document, *graph)
    if not any(record for _, record in records):
        expected = "expected a list of objects, objects line by line, or nodes and links"
        raise refuse(str(path), f"holds no rows; {expected}")
    form = "JSON lines" if document is None else "JSON"
    return _table(str(path), form, records, problems, options)


def records_of(path: Path) -> tuple[Any, list[Record], list[Problem]]:
    """Give a JSON document with its records, or None with the records of JSON lines, and what is no record.

    Raises
    ------
    DataError
        If the file is no JSON.
    """
    text, _ = decode(str(path), path.read_bytes())
    try:
        document = json.loads(text)
    except RecursionError:
        raise refuse(str(path), "is nested too deeply to be a table") from None
    except ValueError as error:
        lines = text.splitlines()
        if len(lines) > 1 and _is_json(next(filter(str.strip, lines))):
            return None, *_json_lines(str(path), lines)
        where = getattr(error, "lineno", 0)
        raise refuse(str(path), f"is no JSON: {getattr(error, 'msg', error)}", where) from None
    if isinstance(document, Mapping):
        held = next((document[name] for name in _LISTS if isinstance(document.get(name), list)), None)
        if held is None and not _is_container(document):
            held = [document]
    else:
        held = document if isinstance(document, list) else []
    records, problems = [], []
    for line, record in enumerate(held or (), start=1):
        if isinstance(record, Mapping):
            records.append((line, record))
        else:
            problems.append(Problem(Origin(str(path), line), f"{str(record)[:60]!r} is no object", rule="no row"))
    return document, records, problems


def _is_container(document: Mapping[str, Any]) -> bool:
    return any(isinstance(value, list | dict) for value in document.values()) and "schema" not in document


def _is_json(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except ValueError:
        return False


def _json_lines(path: str, lines: Sequence[str]) -> tuple[list[Record], list[Problem]]:
    records, problems = [], []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            what = getattr(error, "msg", "nested too deeply")
            problems.append(Problem(Origin(path, number), f"is no JSON: {what}", rule="no row"))
        else:
            if isinstance(record, Mapping):
                records.append((number, record))
            else:
                problems.append(Problem(Origin(path, number), f"{str(record)[:60]!r} is no object", rule="no row"))
    return records, problems


def _table(path: str, form: str, records: list[Record], problems: list[Problem], options: Options) -> Sheet:
    columns = tuple(dict.fromkeys(name for _, record in records for name in record))

    def grid() -> Iterator[tuple[int, Sequence[Cell]]]:
        yield 0, columns
        for line, record in records:
            yield line, tuple(cell_of(record.get(name)) for name in columns)

    return sheet_of(path, form, grid(), options.columns, refused_before=problems)


def cell_of(value: Any) -> Cell:
    """Turn a value of JSON into a cell: lists of one are that one, longer ones and objects are written out."""
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value)
    return value if isinstance(value, int | float) else json.dumps(value, ensure_ascii=False)


def _graph(document: Mapping[str, Any]) -> tuple[list[Mapping[str, Any]], list[Mapping[str, Any]]] | None:
    held = document.get("elements")
    inside = held if isinstance(held, Mapping) else document
    links = next((inside[name] for name in _LINKS if isinstance(inside.get(name), list)), None)
    if links is None:
        return None
    # Cytoscape puts what a node or edge is into "data".
    nodes = [_data(node) for node in inside.get("nodes", []) if isinstance(node, Mapping)]
    return nodes, [_data(link) for link in links if isinstance(link, Mapping)]


def _data(record: Mapping[str, Any]) -> Mapping[str, Any]:
    inside = record.get("data")
    return inside if isinstance(inside, Mapping) else record


def _from_graph(
    path: str, document: Mapping[str, Any], nodes: list[Mapping[str, Any]], links: list[Mapping[str, Any]]
) -> Sheet:
    if document.get("directed") is False:
        raise refuse(path, "is an undirected graph; who pays whom needs arrows: expected a directed one")
    columns = tuple(dict.fromkeys(name for link in links for name in link))
    ends = {"payer": "source", "payee": "target"}
    if not set(ends.values()) <= set(columns):
        raise refuse(path, "has links without a source and a target")
    names = {str(node["id"]): _name(node) for node in nodes if "id" in node}
    rows = [(line, tuple(_end(link.get(name)) for name in columns)) for line, link in enumerate(links, start=1)]
    return Sheet(path=path, form="JSON graph", columns=columns, rows=rows, roles=ends, names=names)


def _name(node: Mapping[str, Any]) -> str:
    # Cytoscape gives every node a name, which is its id where there is no other.
    given = [str(node[word]) for word in ("name", "label") if node.get(word)]
    return next((name for name in given if name != str(node["id"])), str(node["id"]))


def _end(value: Any) -> Cell:
    # D3 replaces the ids of ends by the nodes themselves.
    return str(value["id"]) if isinstance(value, Mapping) and "id" in value else cell_of(value)
