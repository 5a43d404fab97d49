"""Reads Kumu blueprints: elements, and connections from one to another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from aigraph.files.budget import require_cells
from aigraph.files.input_file import InputFile
from aigraph.model.origin import Origin, Problem
from aigraph.reading.cells.text import Cell
from aigraph.reading.readers.json_records import cell_of_json, read_records
from aigraph.reading.tables.options import ReadingOptions
from aigraph.reading.tables.raw_table import RawTable

_BOTH_WAYS = ("mutual", "undirected")


def read_kumu(file: InputFile, _: ReadingOptions) -> RawTable:
    """Read the connections of a blueprint, whether written by hand or exported with its attributes apart.

    A connection that Kumu calls mutual or undirected does not say who pays whom: it is refused.

    References
    ----------
    Kumu, "Blueprints", https://docs.kumu.io/guides/import/blueprints
    """
    document = read_records(file).document
    elements = [_flat(item) for item in _list(document, "elements")]
    names = {}
    for element in elements:
        label = str(element.get("label") or element.get("_id") or element.get("id") or "")
        for key in ("_id", "id", "label"):
            if element.get(key):
                names[str(element[key])] = label
    rows: list[tuple[int, Sequence[Cell]]] = []
    refused: list[Problem] = []
    links = [_flat(item) for item in _list(document, "connections")]
    columns = tuple(dict.fromkeys(("from", "to", *(name for link in links for name in link))))
    require_cells(file.name, len(columns) * len(links))
    for line, link in enumerate(links, start=1):
        if str(link.get("direction", "")).casefold() in _BOTH_WAYS:
            message = (
                f"direction {link['direction']!r} does not say who pays whom; expected 'directed', a row for each way"
            )
            refused.append(Problem(Origin(file.name, line), message, rule="no direction"))
        else:
            ends = {end: names.get(str(link.get(end)), link.get(end)) for end in ("from", "to")}
            rows.append((line, tuple(cell_of_json({**link, **ends}.get(name)) for name in columns)))
    return RawTable(
        name=file.name,
        form="Kumu blueprint",
        columns=columns,
        rows=rows,
        roles={"payer": "from", "payee": "to"},
        refused=refused,
    )


def _list(document: Any, name: str) -> list[Mapping[str, Any]]:
    items = document.get(name) if isinstance(document, Mapping) else None
    return [item for item in items if isinstance(item, Mapping)] if isinstance(items, list) else []


def _flat(item: Mapping[str, Any]) -> dict[str, Any]:
    inside = item.get("attributes")
    flat = {name: value for name, value in item.items() if name != "attributes"}
    if isinstance(inside, Mapping):
        flat |= {
            {"element type": "type", "connection type": "type"}.get(str(name), str(name)): value
            for name, value in inside.items()
        }
    return flat
