"""A whole ledger as one JSON file, and back; `aigraph.native.schema` describes it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import aigraph
from aigraph.model.ledger import Ledger
from aigraph.model.origin import Origin, Problem
from aigraph.native.schema import FORMAT, VERSION
from aigraph.native.typed_tables import Numbered, ledger_from
from aigraph.store.dictionary import DICTIONARY, LIST, Column
from aigraph.store.tables import TABLES, cells_of
from aigraph.store.write import data_version


def json_text(ledger: Ledger) -> tuple[str, tuple[str, ...]]:
    """Write every table with all its columns, a record a line; nothing is lost."""
    head = {
        "format": FORMAT,
        "version": VERSION,
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


def _value(column: Column, cell: str) -> Any:
    if column.sort == LIST:
        return cell.split(";") if cell else []
    return cell or None


def read_json(path: Path) -> tuple[Ledger, list[Problem]] | None:
    """Read what `json_text` wrote; None if the file is some other JSON."""
    content = path.read_bytes()
    if json.dumps(FORMAT).encode() not in content:
        return None
    try:
        data = json.loads(content.decode("utf-8-sig"), parse_float=str, parse_int=str)
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError):
        return None
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        return None
    if data.get("version") != str(VERSION):
        message = f"version {data.get('version')!r} is unknown; expected {VERSION}"
        return Ledger(), [Problem(Origin(str(path)), message)]
    problems: list[Problem] = []
    sheets = {}
    for name in DICTIONARY:
        rows = data.get(name)
        if rows is None:
            continue
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            problems.append(Problem(Origin(f"{path}/{name}"), "is no list of objects"))
            continue
        sheets[name] = _numbered(name, rows)
    known = {"format", "version", "tool", "data_version", *DICTIONARY}
    problems += [Problem(Origin(str(path)), f"key {key!r} is unknown") for key in data if key not in known]
    ledger, more = ledger_from(str(path), sheets)
    return ledger, [*problems, *more]


def _numbered(table: str, rows: list[dict[str, Any]]) -> Numbered:
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
