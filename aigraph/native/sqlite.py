"""A whole ledger as a SQLite database, and back: a table each, with its keys."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from decimal import Decimal
from pathlib import Path

from aigraph.model.ledger import Ledger
from aigraph.native.sql import TABLE_ORDER, create_table, other_tables
from aigraph.native.typed_tables import (
    NumberedRows,
    TypedCell,
    ledger_from,
    numbered,
    require_integrity,
    trailing_zeros_lost,
    typed_rows,
)
from aigraph.store.dictionary import DICTIONARY
from aigraph.store.read import UncheckedLedger


def write_sqlite(ledger: Ledger, path: Path) -> tuple[str, ...]:
    """Write a SQLite database with primary and foreign keys; empty cells are NULL.

    A figure is INTEGER or REAL where a double holds it exactly, else text: such a column has no declared type, so that
    SQLite changes nothing in it.

    Raises
    ------
    DataError
        If an id is given twice or refers to nothing.
    OSError
        If SQLite cannot write it.
    """
    require_integrity(ledger)
    tables = typed_rows(ledger)
    try:
        _write(path, tables)
    except sqlite3.Error as error:
        raise OSError(None, f"SQLite says: {error}") from None
    return trailing_zeros_lost(ledger)


def _write(path: Path, tables: Mapping[str, list[list[TypedCell]]]) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        # Checked row by row, a key that refers to a later row of its own table makes SQLite look through all of it.
        connection.execute("PRAGMA foreign_keys = OFF")
        for table in TABLE_ORDER:
            keys = [column for column in DICTIONARY[table] if column.refers]
            connection.execute(create_table(table, keys, text="TEXT", number="", rule=" DEFERRABLE INITIALLY DEFERRED"))
            marks = ", ".join("?" * len(DICTIONARY[table]))
            rows = ([_number(cell) for cell in row] for row in tables[table])
            connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608 (names are the dictionary's)
        for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
            raise sqlite3.IntegrityError(f"row {row} of {table} refers to no row of {parent}")


def _number(cell: TypedCell) -> str | int | float | None:
    if not isinstance(cell, Decimal):
        return cell
    if cell == int(cell) and abs(cell) < 2**63:
        return int(cell)
    return float(cell) if Decimal(repr(float(cell))) == cell else f"{cell:f}"


def read_sqlite_ledger(connection: sqlite3.Connection, place: str) -> UncheckedLedger:
    """Read the tables of a ledger.

    Parameters
    ----------
    connection : sqlite3.Connection
        An open database with the tables of a ledger.
    place : str
        What messages call it.
    """
    names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    tables = {table: _rows(connection, table) for table in DICTIONARY if table in names}
    return ledger_from(place, tables, other_tables(names))


def _rows(connection: sqlite3.Connection, table: str) -> NumberedRows:
    result = connection.execute(f"SELECT * FROM {table} ORDER BY rowid")  # noqa: S608 (a name of the dictionary)
    yield from numbered([column[0] for column in result.description], result, 1)
