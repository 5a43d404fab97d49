"""The JSON form of a ledger as a JSON Schema, from the data dictionary."""

from __future__ import annotations

import json
from typing import Any

from aigraph.store.dictionary import (
    DAY,
    DICTIONARY,
    FORMAT_VERSION,
    LIST,
    NUMBER,
    PERIOD,
    PERIOD_PATTERN,
    ColumnDefinition,
)

FORMAT = "aigraph ledger"

_FIGURE = r"^-?\d+(\.\d+)?$"
_DATE = r"^\d{4}(-(\d{2}(-\d{2})?|Q[1-4]|H[12]))?$"
_PATTERNS = {NUMBER: _FIGURE, DAY: _DATE, PERIOD: rf"^{PERIOD_PATTERN}$"}


def ledger_schema() -> dict[str, Any]:
    """Give the JSON Schema of what ``aigraph export -o FILE.json`` writes and ``load`` reads.

    Returns
    -------
    dict
        What ``aigraph/native/ledger.schema.json`` holds.

    See Also
    --------
    export : Writes a ledger as JSON that fits it.

    References
    ----------
    JSON Schema, draft 2020-12, https://json-schema.org/

    Examples
    --------
    >>> ledger_schema()["required"]
    ['format', 'version', 'companies', 'deals', 'events', 'sources']
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:aigraph:ledger:{FORMAT_VERSION}",
        "title": "A ledger of deals",
        "description": (
            "Companies, deals, what sources said of them, and what else is known. Figures are text, so that no program "
            "rounds them; amounts are US$ billions. null is unknown or not applicable, never 0. Dates are a year, a month "
            "or a day."
        ),
        "type": "object",
        "properties": {
            "format": {"const": FORMAT},
            "version": {"const": FORMAT_VERSION},
            "tool": {"type": "string", "description": "the program that wrote it"},
            "data_version": {"type": "string", "description": "twelve digits of the SHA-256 of all tables"},
            **{table: _table(columns) for table, columns in DICTIONARY.items()},
        },
        "required": ["format", "version", "companies", "deals", "events", "sources"],
        "additionalProperties": False,
    }


def schema_text() -> str:
    """Give the schema as the text of its file."""
    return json.dumps(ledger_schema(), indent=2, ensure_ascii=False) + "\n"


def _table(columns: tuple[ColumnDefinition, ...]) -> dict[str, Any]:
    return {
        "type": "array",
        "items": {
            "type": "object",
            "properties": {column.name: _column(column) for column in columns},
            "required": [column.name for column in columns if column.required],
            "additionalProperties": False,
        },
    }


def _column(column: ColumnDefinition) -> dict[str, Any]:
    described = {"description": column.meaning + (f"; an id in {column.refers}" if column.refers else "")}
    if column.type == LIST:
        return described | {"type": "array", "items": {"type": "string"}}
    form: dict[str, Any] = {"type": "string"}
    if column.values:
        form["enum"] = [str(value) for value in column.values]
    elif column.type in _PATTERNS:
        form["pattern"] = _PATTERNS[column.type]
    if column.required or column.default:
        return described | form | ({"minLength": 1} if column.required else {})
    if "enum" in form:
        return described | {"enum": [*form["enum"], None]}
    return described | form | {"type": ["string", "null"]}
