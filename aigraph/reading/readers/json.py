"""Reads JSON and JSON lines: a list of rows, or a graph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from aigraph.files.budget import require_cells
from aigraph.files.input_file import InputFile
from aigraph.files.text import decode
from aigraph.model.origin import DataError
from aigraph.native.json import is_ledger_json, read_json_ledger
from aigraph.reading.cells.text import Cell
from aigraph.reading.readers.graphs.json_graph import read_json_graph
from aigraph.reading.readers.json_records import JsonContent, cell_of_json, parse_json
from aigraph.reading.tables.header_row import table_from_grid
from aigraph.reading.tables.options import ReadingOptions
from aigraph.reading.tables.raw_table import RawTable
from aigraph.store.read import UncheckedLedger


def read_json(file: InputFile, options: ReadingOptions) -> RawTable | UncheckedLedger:
    """Read a list of objects, an object that holds one, or a graph as many programs write them.

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
    graph = read_json_graph(file.name, document, options)
    if graph is not None:
        return graph
    if not any(record for _, record in content.records):
        expected = "expected a list of objects, objects line by line, or nodes and links"
        raise DataError.at(file.name, f"holds no rows; {expected}")
    return _table_of_records(file.name, content, options)


def _table_of_records(name: str, content: JsonContent, options: ReadingOptions) -> RawTable:
    records = [(line, _flat(record)) for line, record in content.records]
    columns = tuple(dict.fromkeys(key for _, record in records for key in record))
    require_cells(name, len(columns) * len(records))

    def grid() -> Iterator[tuple[int, Sequence[Cell]]]:
        yield 0, columns
        for line, record in records:
            yield line, tuple(cell_of_json(record.get(key)) for key in columns)

    form = "JSON lines" if content.document is None else "JSON"
    table = table_from_grid(name, form, grid(), options.columns, refused_before=content.problems)
    return replace(table, captions=[*_said_beside(content.document), *table.captions])


def _said_beside(document: object) -> list[str]:
    """Give the short texts beside the list of records, which may say in what its figures are."""
    if not isinstance(document, Mapping):
        return []
    values = [*document.values()]
    values += [inner for value in values if isinstance(value, Mapping) for inner in value.values()]
    return (
        [value for value in values if isinstance(value, str) and len(value) <= _LONGEST_CAPTION]
        if any(isinstance(value, list) for value in values)
        else []
    )


_LONGEST_CAPTION = 100


def _flat(record: Mapping[str, Any]) -> dict[str, Any]:
    """Put the values of objects within a record under dotted names, as in ``data.name``."""
    flat: dict[str, Any] = {}
    waiting = list(record.items())[::-1]
    while waiting:
        key, value = waiting.pop()
        if isinstance(value, Mapping) and value:
            waiting.extend((f"{key}.{name}", inner) for name, inner in list(value.items())[::-1])
        else:
            flat[str(key)] = value
    return flat
