"""A whole ledger as one JSON file, and back; `aigraph.native.schema` describes it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import aigraph
from aigraph.model.ledger import Ledger
from aigraph.model.origin import Origin, Problem
from aigraph.native.schema import FORMAT
from aigraph.native.typed_tables import NumberedRows, ledger_from
from aigraph.store.data_version import cells_of, data_version
from aigraph.store.dictionary import DICTIONARY, FORMAT_VERSION, LIST, ColumnDefinition
from aigraph.store.read import UncheckedLedger
from aigraph.store.tables import TABLES


def json_text(ledger: Ledger) -> tuple[str, tuple[str, ...]]:
    """Write every table with all its columns, a record a line; nothing is lost."""
    head = {
        "format": FORMAT,
        "version": FORMAT_VERSION,
        "tool": f"aigraph {aigraph.__version__}",
        "data_version": data_version(ledger),
    }
    parts = [f" {json.dumps(key)}: {json.dumps(value)}" for key, value in head.items()]
    for table in TABLES:
        rows = [
            json.dumps(
                {
                    column.name: _value(column, cell)
                    for column, cell in zip(DICTIONARY[table.name], cells_of(table, record), strict=True)
                },
                ensure_ascii=False,
            )
            for record in getattr(ledger, table.name)
        ]
        parts.append(f' "{table.name}": [' + ",".join(f"\n  {row}" for row in rows) + "\n ]")
    return "{\n" + ",\n".join(parts) + "\n}\n", ()


def _value(column: ColumnDefinition, cell: str) -> Any:
    if column.type == LIST:
        return cell.split(";") if cell else []
    return cell or None


def is_ledger_json(document: Any) -> bool:
    """Whether a JSON document is one that `json_text` wrote."""
    return isinstance(document, dict) and document.get("format") == FORMAT


def read_json_ledger(text: str, place: str) -> UncheckedLedger:
    """Read what `json_text` wrote, figures digit by digit.

    Parameters
    ----------
    text : str
        A document that is a ledger: see `is_ledger_json`.
    place : str
        The file, for messages.
    """
    data = json.loads(text, parse_float=str, parse_int=str)
    if data.get("version") not in map(str, range(1, FORMAT_VERSION + 1)):
        message = f"version {data.get('version')!r} is unknown; expected 1 to {FORMAT_VERSION}"
        return UncheckedLedger(Ledger(), [Problem(Origin(place), message)])
    problems: list[Problem] = []
    tables = {}
    for name in DICTIONARY:
        rows = data.get(name)
        if rows is None:
            continue
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            problems.append(Problem(Origin(f"{place}/{name}"), "is no list of objects"))
            continue
        tables[name] = _numbered(name, rows)
    known = {"format", "version", "tool", "data_version", *DICTIONARY}
    problems += [Problem(Origin(place), f"key {key!r} is unknown") for key in data if key not in known]
    ledger, more = ledger_from(place, tables)
    return UncheckedLedger(ledger, [*problems, *more])


def _numbered(table: str, rows: list[dict[str, Any]]) -> NumberedRows:
    """Yield rows of cells, with columns for all keys that some record has; a key left out takes the column's default."""
    defaults = {column.name: column.default for column in DICTIONARY[table]}
    columns = list(dict.fromkeys([*(defaults if rows == [] else ()), *(key for row in rows for key in row)]))
    yield 1, columns or list(defaults)
    for number, row in enumerate(rows, 1):
        yield number, list(_cells(columns, row, defaults))


def _cells(columns: list[str], row: dict[str, Any], defaults: dict[str, str]) -> Iterator[str]:
    for column in columns:
        value = row[column] if column in row else defaults.get(column, "")
        yield "" if value is None else ";".join(map(str, value)) if isinstance(value, list) else str(value)
