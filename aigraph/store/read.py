"""Reads a folder of CSV files into a ledger, collecting every problem with its place."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from aigraph.model.ledger import Ledger
from aigraph.model.names import suggest
from aigraph.model.origin import Origin, Problem
from aigraph.store.cells import CellError, Row
from aigraph.store.tables import TABLES, Table

NEEDED = ("companies", "deals", "events", "sources")
"""Tables without which there is no ledger; the others may be missing."""


def read_folder(folder: Path) -> tuple[Ledger, list[Problem]]:
    """Read what can be read, and say what cannot.

    Parameters
    ----------
    folder : pathlib.Path
        A folder with at least ``companies.csv``, ``deals.csv``, ``events.csv`` and ``sources.csv``.

    Returns
    -------
    ledger : Ledger
        The records whose rows could be read.
    problems : list of Problem
        One for each cell, row or file that could not.
    """
    problems: list[Problem] = []
    if not folder.is_dir():
        what = "is a file" if folder.exists() else "does not exist"
        expected = "expected a folder with " + ", ".join(f"{name}.csv" for name in NEEDED)
        return Ledger(), [Problem(Origin(str(folder)), f"{what}; {expected}", rule="readable")]
    fields: dict[str, Any] = {}
    for table in TABLES:
        path = folder / table.filename
        if path.is_file():
            fields[table.name] = tuple(read_table(table, _rows(path), str(path), problems))
        elif table.name in NEEDED:
            problems.append(Problem(Origin(str(path)), "the file is missing"))
    return Ledger(**fields), problems


class TableError(Exception):
    """A whole table cannot be read on, from this line."""

    def __init__(self, line: int, message: str) -> None:
        self.line = line
        super().__init__(message)


def read_table(
    table: Table, rows: Iterator[tuple[int, list[str]]], place: str, problems: list[Problem]
) -> Iterator[Any]:
    """Turn numbered rows of cells into records; what cannot be read is added to `problems`.

    Parameters
    ----------
    rows : iterator of (int, list of str)
        The header first, each row with the line it begins on. It may raise `TableError`.
    place : str
        Where the rows stand, for messages.
    """
    try:
        yield from _records(table, rows, place, problems)
    except TableError as error:
        problems.append(Problem(Origin(place, error.line), str(error)))


def _records(table: Table, rows: Iterator[tuple[int, list[str]]], place: str, problems: list[Problem]) -> Iterator[Any]:
    _, header = next(rows, (1, []))
    _check_header(table, header)
    for line, cells in rows:
        origin = Origin(place, line)
        try:
            yield table.parse(_cells_by_column(table, header, cells), origin)
        except CellError as error:
            problems.append(Problem(origin, str(error)))


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield each row with the line it begins on; a quoted cell may run over several lines."""
    reader = csv.reader(_text(path).splitlines(keepends=True), strict=True)
    line = 1
    try:
        for cells in reader:
            if cells:
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise TableError(reader.line_num, f"is no CSV: {error}") from None


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise TableError(0, f"cannot be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        message = f"byte 0x{error.object[error.start]:02x} is not UTF-8; save the file as UTF-8"
        raise TableError(line, message) from None


def _check_header(table: Table, header: list[str]) -> None:
    if not header:
        raise TableError(1, f"the file is empty; expected the header {','.join(table.columns)}")
    for column in header:
        if column not in table.columns:
            near = suggest(column, table.columns)
            hint = f"did you mean {near[0]}?" if near else f"expected {', '.join(table.columns)}"
            raise TableError(1, f"column {column!r} is unknown; {hint}")
        if header.count(column) > 1:
            raise TableError(1, f"column {column!r} stands there twice")
    for column in table.required:
        if column not in header:
            raise TableError(1, f"column {column!r} is missing")


def _cells_by_column(table: Table, header: list[str], cells: list[str]) -> dict[str, str]:
    if len(cells) != len(header):
        raise CellError(f"has {len(cells)} cells where the header has {len(header)}")
    row = dict(zip(header, cells, strict=True))
    if len(row) < len(table.columns):
        row = table.blank | row
    if not all(map(row.__getitem__, table.never_empty)):
        raise CellError(f"{next(column for column in table.never_empty if not row[column])} is empty")
    # Rows are many and faults are few: a row is looked at as a whole, and cell by cell only to name the fault.
    whole = f"|{'|'.join(cells)}|"
    if "| " in whole or " |" in whole or not whole.isprintable():
        _check_signs(row)
    return row


def _check_signs(row: Row) -> None:
    for column, cell in row.items():
        if cell != cell.strip():
            raise CellError(f"{column} {cell!r} begins or ends with white space")
        if not cell.isprintable() and not all(char.isprintable() or char in _JOINERS for char in cell):
            raise CellError(f"{column} {cell!r} holds a character that cannot be printed")


# A joiner is part of a word in Bengali and other scripts, though Python does not count it as printable.
_JOINERS = "\u200c\u200d"
