"""Reads a folder of CSV files into a ledger, collecting every problem with its place."""

from __future__ import annotations

import csv
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path, PurePath
from typing import Any, NamedTuple

from aigraph.files.text import LONGEST_CELL, decode_utf8
from aigraph.model.ledger import Ledger
from aigraph.model.names import suggest
from aigraph.model.origin import DataError, Origin, Problem
from aigraph.store.journal import COMMIT, finish, locked, table_path
from aigraph.store.parse_cells import CellError, CellsByColumn
from aigraph.store.tables import REQUIRED_TABLES, TABLES, Table


class UncheckedLedger(NamedTuple):
    """A whole ledger as its file holds it, and what could not be read of it; no rule has been applied yet."""

    ledger: Ledger
    problems: list[Problem]


def read_folder(
    folder: Path, witness: Callable[[bytes], object] | None = None, *, later: Collection[str] = ()
) -> UncheckedLedger:
    """Read what can be read, and say what cannot.

    Parameters
    ----------
    folder : pathlib.Path
        A folder with at least ``companies.csv``, ``deals.csv``, ``events.csv`` and ``sources.csv``.
    witness : callable, optional
        Called with the bytes of each table, in the order of the tables.
    later : collection of str
        Names of tables that are known to be right: they are read now and parsed when they are needed.

    Returns
    -------
    ledger : Ledger
        The records whose rows could be read.
    problems : list of Problem
        One for each cell, row or file that could not.
    """
    if not folder.is_dir():
        what = "is a file" if folder.exists() else "does not exist"
        expected = "expected a folder with " + ", ".join(f"{name}.csv" for name in REQUIRED_TABLES)
        return UncheckedLedger(Ledger(), [Problem(Origin(str(folder)), f"{what}; {expected}")])
    try:
        if (folder / COMMIT).is_dir():
            # In a folder that cannot be written to, what counts is read from where it lies.
            with suppress(OSError), locked(folder):
                finish(folder)
        with locked(folder, shared=True):
            return read_held_folder(folder, witness, later=later)
    except OSError as error:
        return UncheckedLedger(Ledger(), [Problem(Origin(str(folder)), f"cannot be read: {error.strerror or error}")])


def read_held_folder(
    folder: Path, witness: Callable[[bytes], object] | None = None, *, later: Collection[str] = ()
) -> UncheckedLedger:
    """Read a folder that this process holds; see `read_folder`."""

    def content(name: str) -> bytes | None:
        data = _content(table_path(folder, name))
        if witness is not None and data is not None:
            witness(data)
        return data

    return read_csv_tables(folder, content, later=later)


def _content(path: Path) -> bytes | None:
    if not path.is_file():
        return None
    if path.stat().st_size > _LARGE_BYTES:
        from aigraph.files.budget import require_memory, require_size

        require_size(str(path), path.stat().st_size)
        require_memory(str(path), path.stat().st_size)
    return path.read_bytes()


_LARGE_BYTES = 10_000_000


def read_csv_tables(
    place: PurePath, content: Callable[[str], bytes | None], *, later: Collection[str] = ()
) -> UncheckedLedger:
    """Read the CSV files of a ledger, wherever they lie.

    Parameters
    ----------
    place : pathlib.PurePath
        The folder or archive, for messages.
    content : callable
        Gives what a file holds by its name, or None where there is no such file.
    later : collection of str
        As in `read_folder`.
    """
    problems: list[Problem] = []
    fields: dict[str, Any] = {}
    waiting: dict[str, Callable[[], tuple[Any, ...]]] = {}
    for table in TABLES:
        path = str(place / table.filename)
        try:
            data = content(table.filename)
        except OSError as error:
            problems.append(Problem(Origin(path), f"cannot be read: {error.strerror or error}"))
            continue
        except DataError as error:
            problems += error.problems
            continue
        if data is not None and table.name in later:
            waiting[table.name] = partial(_parsed, table, path, data)
        elif data is not None:
            fields[table.name] = tuple(read_table(table, _rows(path, data), path, problems))
        elif table.name in REQUIRED_TABLES:
            problems.append(Problem(Origin(path), "the file is missing"))
    return UncheckedLedger(Ledger.deferring(waiting, **fields), problems)


def _parsed(table: Table, path: str, data: bytes) -> tuple[Any, ...]:
    problems: list[Problem] = []
    records = tuple(read_table(table, _rows(path, data), path, problems))
    if problems:
        raise DataError(problems)
    return records


def read_table(
    table: Table, rows: Iterator[tuple[int, list[str]]], place: str, problems: list[Problem]
) -> Iterator[Any]:
    """Turn numbered rows of cells into records; what cannot be read is added to `problems`.

    Parameters
    ----------
    rows : iterator of (int, list of str)
        The header first, each row with the line it begins on. It may raise `DataError`.
    place : str
        The file or table, for messages.
    """
    try:
        yield from _records(table, rows, place, problems)
    except DataError as error:
        # The rest of the table cannot be read.
        problems += error.problems


def _records(table: Table, rows: Iterator[tuple[int, list[str]]], place: str, problems: list[Problem]) -> Iterator[Any]:
    _, header = next(rows, (1, []))
    _check_header(table, header, place)
    for line, cells in rows:
        origin = Origin(place, line)
        try:
            yield table.parse(_cells_by_column(table, header, cells), origin)
        except CellError as error:
            problems.append(Problem(origin, str(error)))


def _rows(path: str, data: bytes) -> Iterator[tuple[int, list[str]]]:
    """Yield each row with the line it begins on; a quoted cell may run over several lines."""
    # The limit holds for the whole process: set each time, it does not depend on what else was read.
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(decode_utf8(path, data).splitlines(keepends=True), strict=True)
    line = 1
    try:
        for cells in reader:
            if cells:
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise DataError.at(path, f"is no CSV: {error}", reader.line_num) from None


def _check_header(table: Table, header: list[str], place: str) -> None:
    if not header:
        raise DataError.at(place, f"the file is empty; expected the header {','.join(table.columns)}", 1)
    for column in header:
        if column not in table.columns:
            near = suggest(column, table.columns)
            hint = f"did you mean {near[0]}?" if near else f"expected {', '.join(table.columns)}"
            raise DataError.at(place, f"column {column!r} is unknown; {hint}", 1)
        if header.count(column) > 1:
            raise DataError.at(place, f"column {column!r} stands there twice", 1)
    for column in table.required:
        if column not in header:
            raise DataError.at(place, f"column {column!r} is missing", 1)


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


def _check_signs(row: CellsByColumn) -> None:
    for column, cell in row.items():
        if cell != cell.strip():
            raise CellError(f"{column} {cell!r} begins or ends with white space")
        if not cell.isprintable() and not all(char.isprintable() or char in _JOINERS for char in cell):
            raise CellError(f"{column} {cell!r} holds a character that cannot be printed")


# A joiner is part of a word in Bengali and other scripts, though Python does not count it as printable.
_JOINERS = "\u200c\u200d"
