"""Describes a data set as a Data Package, for every tool that reads those."""

from __future__ import annotations

import json
from typing import Any

from aigraph.store.dictionary import (
    DAY,
    DICTIONARY,
    FORMAT_VERSION,
    LINK,
    NUMBER,
    PERIOD,
    PERIOD_PATTERN,
    ColumnDefinition,
)

_DATE = r"\d{4}(-(\d{2}(-\d{2})?|Q[1-4]|H[12]))?"


def describe(
    name: str = "aigraph-deals", title: str = "Circular deals of AI companies", *, licensed: bool = True
) -> dict[str, Any]:
    """Give the descriptor of a folder of deals, valid under Data Package 2.0.

    Parameters
    ----------
    name, title : str
        What the data set is called.
    licensed : bool
        Whether it is under the licence of the shipped data, CC BY 4.0; False says nothing of a licence.

    Returns
    -------
    dict
        What ``datapackage.json`` holds.

    See Also
    --------
    export : Writes a data package with it.

    References
    ----------
    Data Package Standard, version 2.0, https://datapackage.org/standard/data-package/

    Examples
    --------
    >>> [resource["name"] for resource in describe()["resources"]][:3]
    ['companies', 'aliases', 'deals']
    """
    licence = {"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": name,
        "title": title,
        "description": (
            "Deals by which AI companies finance one another, each with dated events and graded sources. "
            "Amounts are US$ billions; an empty cell is unknown, never 0."
        ),
        **({"licenses": [licence]} if licensed else {}),
        # A property of our own, which the standard allows: `version` is for that of the data.
        "formatVersion": FORMAT_VERSION,
        "resources": [_resource(table, columns) for table, columns in DICTIONARY.items()],
    }


def description_text(**how: Any) -> str:
    """Give the descriptor as the text of ``datapackage.json``; the arguments are those of `describe`."""
    return json.dumps(describe(**how), indent=2, ensure_ascii=False) + "\n"


def _resource(table: str, columns: tuple[ColumnDefinition, ...]) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "fields": [_field(column) for column in columns],
        "missingValues": [""],
    }
    if columns[0].name == "id":
        schema["primaryKey"] = ["id"]
    keys = [column for column in columns if column.refers]
    if keys:
        schema["foreignKeys"] = [_foreign_key(table, column) for column in keys]
    return {
        "name": table,
        "type": "table",
        "path": f"{table}.csv",
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _field(column: ColumnDefinition) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if column.required or column.default:
        constraints["required"] = True
    if column.values:
        constraints["enum"] = [str(value) for value in column.values]
    if column.type in (DAY, PERIOD):
        constraints["pattern"] = _DATE if column.type == DAY else PERIOD_PATTERN
    described = {
        "name": column.name,
        "type": "number" if column.type == NUMBER else "string",
        "description": column.meaning,
    }
    if column.type == LINK:
        described["format"] = "uri"
    return described | ({"constraints": constraints} if constraints else {})


def _foreign_key(table: str, column: ColumnDefinition) -> dict[str, Any]:
    # A table that refers to itself names itself as the empty string.
    return {
        "fields": [column.name],
        "reference": {"resource": "" if column.refers == table else column.refers, "fields": ["id"]},
    }
