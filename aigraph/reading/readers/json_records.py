"""The records of a JSON document or of JSON lines, each with its place."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from aigraph.files.input_file import InputFile
from aigraph.files.text import decode
from aigraph.model.origin import DataError, Origin, Problem
from aigraph.reading.cells.text import Cell

NumberedRecord = tuple[int, Mapping[str, Any]]

_LISTS = ("data", "rows", "records", "deals", "transactions", "payments", "results", "items")
_OF_GRAPHS = frozenset({"nodes", "edges", "links", "elements", "vertices", "releases", "statements"})


@dataclass(frozen=True, slots=True, kw_only=True)
class JsonContent:
    """What a JSON file holds.

    Parameters
    ----------
    document : object
        The document; None of JSON lines.
    records : tuple of (int, mapping)
        Its records, each with its number, or in JSON lines its line.
    problems : tuple of Problem
        What is no record.
    """

    document: Any
    records: tuple[NumberedRecord, ...]
    problems: tuple[Problem, ...]


def read_records(file: InputFile) -> JsonContent:
    """Read the records of a JSON document or of JSON lines.

    Raises
    ------
    DataError
        If the file is no JSON.
    """
    return parse_json(file.name, decode(file.name, file.read_bytes())[0])


def parse_json(name: str, text: str) -> JsonContent:
    """Find the records of a JSON document or of JSON lines.

    Raises
    ------
    DataError
        If the text is no JSON.
    """
    try:
        document = json.loads(text)
    except RecursionError:
        raise DataError.at(name, "is nested too deeply to be a table") from None
    except ValueError as error:
        lines = text.splitlines()
        if len(lines) > 1 and _is_object(next(filter(str.strip, lines))):
            return _content(None, (_line(name, number, line) for number, line in enumerate(lines, 1) if line.strip()))
        where = getattr(error, "lineno", 0)
        raise DataError.at(name, f"is no JSON: {getattr(error, 'msg', error)}", where) from None
    if isinstance(document, Mapping):
        listed = next((document[key] for key in _LISTS if isinstance(document.get(key), list)), None)
        listed = listed if listed is not None else _only_list(document)
        if listed is None and not _is_container(document):
            listed = [document]
    else:
        listed = document if isinstance(document, list) else []
    return _content(document, (_record(name, number, item) for number, item in enumerate(listed or (), 1)))


def _content(document: Any, items: Iterable[NumberedRecord | Problem]) -> JsonContent:
    found = list(items)
    return JsonContent(
        document=document,
        records=tuple(item for item in found if not isinstance(item, Problem)),
        problems=tuple(item for item in found if isinstance(item, Problem)),
    )


def _line(name: str, number: int, line: str) -> NumberedRecord | Problem:
    try:
        return _record(name, number, json.loads(line))
    except (ValueError, RecursionError) as error:
        what = getattr(error, "msg", "nested too deeply")
        return Problem(Origin(name, number), f"is no JSON: {what}", rule="no row")


def _record(name: str, number: int, item: object) -> NumberedRecord | Problem:
    if isinstance(item, Mapping):
        return number, item
    return Problem(Origin(name, number), f"{str(item)[:60]!r} is no object", rule="no row")


def _is_container(document: Mapping[str, Any]) -> bool:
    return any(isinstance(value, list | dict) for value in document.values()) and "schema" not in document


def _only_list(document: Mapping[str, Any]) -> list[Any] | None:
    """Give the only list of objects in a document, also one within an object; None where there are several, or nodes and links."""
    found: list[list[Any]] = []
    waiting = list(document.items())
    while waiting:
        key, value = waiting.pop()
        if key in _OF_GRAPHS:
            return None
        if isinstance(value, list) and value and all(isinstance(item, Mapping) for item in value):
            found.append(value)
        elif isinstance(value, Mapping):
            waiting += value.items()
    return found[0] if len(found) == 1 else None


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except ValueError:
        return False


def cell_of_json(value: Any) -> Cell:
    """Turn a value of JSON into a cell: lists of one are that one, names are listed between semicolons, all else is written out.

    Examples
    --------
    >>> cell_of_json(["Elm, Inc.", "Fir"]), cell_of_json([{"name": "Elm"}, {"name": "Fir"}]), cell_of_json([7])
    ('Elm, Inc.; Fir', 'Elm; Fir', 7)
    """
    if isinstance(value, list):
        names = [item.get("name") if isinstance(item, Mapping) else item for item in value]
        texts = [one for one in names if isinstance(one, str) and ";" not in one]
        if texts and len(texts) == len(names):
            return "; ".join(texts)
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value)
    return value if isinstance(value, int | float) else json.dumps(value, ensure_ascii=False)
