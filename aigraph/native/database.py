"""A whole ledger as a SQLite or DuckDB database or as Parquet files, and back: a table each, with its keys."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aigraph.model.ledger import Ledger
from aigraph.model.origin import AigraphError, Problem
from aigraph.native.typed_tables import (
    Cell,
    ledger_from,
    must_hold_together,
    numbered,
    sheets_of,
    zeros_lost,
)
from aigraph.store.dictionary import DICTIONARY, NUMBER, Column
from aigraph.store.read import NEEDED

if TYPE_CHECKING:
    import duckdb

ORDER = ("companies", "sources", "aliases", "deals", "events", "metrics", "evidence")
"""Tables in an order in which each refers only to itself and earlier ones."""

WHOLE_DIGITS, DECIMALS = 20, 18
"""What a figure in DuckDB and Parquet has room for: DECIMAL(38, 18)."""


def write_sqlite(ledger: Ledger, path: Path) -> tuple[str, ...]:
    """Write a SQLite database with primary and foreign keys; empty cells are NULL.

    A figure is INTEGER or REAL where a double holds it exactly, else text: such a column has no declared type, so that
    SQLite changes nothing in it.

    Raises
    ------
    DataError
        If an id is given twice or leads nowhere.
    """
    must_hold_together(ledger)
    sheets = sheets_of(ledger)
    with closing(sqlite3.connect(path)) as base, base:
        base.execute("PRAGMA foreign_keys = ON")
        for table in ORDER:
            refers = [column for column in DICTIONARY[table] if column.refers]
            base.execute(_definition(table, refers, text="TEXT", number="", rule=" DEFERRABLE INITIALLY DEFERRED"))
            marks = ", ".join("?" * len(DICTIONARY[table]))
            rows = ([_number(cell) for cell in row] for row in sheets[table])
            base.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608 (names are the dictionary's)
    return zeros_lost(ledger)


def _number(cell: Cell) -> str | int | float | None:
    if not isinstance(cell, Decimal):
        return cell
    if cell == int(cell) and abs(cell) < 2**63:
        return int(cell)
    return float(cell) if Decimal(repr(float(cell))) == cell else f"{cell:f}"


def _definition(table: str, refers: Sequence[Column], *, text: str, number: str, rule: str = "") -> str:
    """Write the CREATE TABLE of a table; its names stand in the data dictionary, and are quoted since ``end`` is a word of SQL."""
    lines = [_column(column, text, number) for column in DICTIONARY[table]]
    lines += [f'FOREIGN KEY ("{column.name}") REFERENCES {column.refers} (id){rule}' for column in refers]
    return f"CREATE TABLE {table} (\n  " + ",\n  ".join(lines) + "\n)"


def _column(column: Column, text: str, number: str) -> str:
    sort = number if column.sort == NUMBER else text
    key = " PRIMARY KEY" if column.name == "id" else " NOT NULL" if column.required or column.default else ""
    return f'"{column.name}" {sort}{key}'


def write_duckdb(ledger: Ledger, path: Path) -> tuple[str, ...]:
    """Write a DuckDB database with primary and foreign keys; figures are DECIMAL(38, 18), empty cells NULL.

    Raises
    ------
    DataError
        If an id is given twice or leads nowhere.
    AigraphError
        If a figure has more digits than the type has.
    """
    import duckdb

    must_hold_together(ledger)
    # The file must not be there yet: an empty one is no database.
    path.unlink(missing_ok=True)
    with duckdb.connect(str(path)) as base:
        _fill(base, ledger, keys=True)
    return zeros_lost(ledger)


def parquet_files(ledger: Ledger, folder: Path) -> tuple[str, ...]:
    """Write one Parquet file a table into a folder; figures are DECIMAL(38, 18), empty cells null.

    Raises
    ------
    AigraphError
        If a figure has more digits than the type has.
    """
    import duckdb

    with duckdb.connect() as base:
        _fill(base, ledger, keys=False)
        for table in ORDER:
            base.table(table).write_parquet(str(folder / f"{table}.parquet"))
    return zeros_lost(ledger)


def _fill(base: duckdb.DuckDBPyConnection, ledger: Ledger, *, keys: bool) -> None:
    sheets = sheets_of(ledger)
    number = f"DECIMAL({WHOLE_DIGITS + DECIMALS}, {DECIMALS})"
    for table in ORDER:
        columns = DICTIONARY[table]
        # DuckDB looks at keys row by row: one that points into its own table would ask for another order of rows.
        refers = [column for column in columns if column.refers not in ("", table)] if keys else []
        base.execute(_definition(table, refers, text="VARCHAR", number=number))
        _insert(base, table, columns, sheets[table])


def _insert(base: duckdb.DuckDBPyConnection, table: str, columns: Sequence[Column], rows: Sequence[list[Cell]]) -> None:
    if not rows:
        return
    lists: list[list[str | None]] = [[] for _ in columns]
    for number, row in enumerate(rows, 1):
        for column, cell, into in zip(columns, row, lists, strict=True):
            into.append(_fitting(table, number, column, cell) if isinstance(cell, Decimal) else cell)
    parts = ", ".join(f'unnest(CAST(? AS VARCHAR[])) AS "{column.name}"' for column in columns)
    import duckdb

    try:
        base.execute(f"INSERT INTO {table} SELECT {parts}", lists)
    except duckdb.Error as error:
        raise AigraphError(f"{table}: DuckDB cannot hold it: {error}") from None


def _fitting(table: str, row: int, column: Column, figure: Decimal) -> str:
    exponent = figure.normalize().as_tuple().exponent
    assert isinstance(exponent, int)
    if exponent < -DECIMALS or figure.adjusted() >= WHOLE_DIGITS:
        raise AigraphError(
            f"{table}, row {row}: {column.name} {figure} has more digits than DECIMAL({WHOLE_DIGITS + DECIMALS}, {DECIMALS}); "
            "JSON and CSV hold it"
        )
    return f"{figure:f}"


def read_sqlite(path: Path) -> tuple[Ledger, list[Problem]] | None:
    """Read a SQLite database with aigraph's tables; None if it has others.

    Raises
    ------
    AigraphError
        If the file is no SQLite database.
    """
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as base:
            names = {name for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            if not set(NEEDED) <= names:
                return None
            return ledger_from(
                str(path), {table: _sqlite_rows(base, table) for table in DICTIONARY if table in names}, _others(names)
            )
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        raise AigraphError(f"{path}: cannot be read as a SQLite database: {error}") from None


def _others(names: Iterable[str]) -> list[str]:
    return sorted(name for name in names if name not in DICTIONARY and not name.startswith("sqlite_"))


def _sqlite_rows(base: sqlite3.Connection, table: str) -> Iterator[tuple[int, list[str]]]:
    answer = base.execute(f"SELECT * FROM {table} ORDER BY rowid")  # noqa: S608 (a name of the dictionary)
    yield from numbered([told[0] for told in answer.description], iter(answer), 1)


def read_duckdb(path: Path) -> tuple[Ledger, list[Problem]] | None:
    """Read a DuckDB database with aigraph's tables; None if it has others.

    Raises
    ------
    AigraphError
        If the file is no DuckDB database.
    """
    import duckdb

    try:
        with duckdb.connect(str(path), read_only=True) as base:
            names = {name for (name,) in base.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
            if not set(NEEDED) <= names:
                return None
            return ledger_from(
                str(path),
                {table: _rows(base.execute(f"FROM {table}")) for table in DICTIONARY if table in names},
                _others(names),
            )
    except duckdb.Error as error:
        raise AigraphError(f"{path}: cannot be read as a DuckDB database: {error}") from None


def read_parquet_folder(folder: Path) -> tuple[Ledger, list[Problem]] | None:
    """Read a folder with a Parquet file for each table; None if it holds other files.

    Raises
    ------
    AigraphError
        If one of the files is no Parquet.
    """
    import duckdb

    files = {table: folder / f"{table}.parquet" for table in DICTIONARY if (folder / f"{table}.parquet").is_file()}
    if not set(NEEDED) <= set(files):
        return None
    try:
        with duckdb.connect() as base:
            return ledger_from(
                str(folder),
                {table: _rows(base.execute("FROM read_parquet(?)", [str(path)])) for table, path in files.items()},
            )
    except duckdb.Error as error:
        raise AigraphError(f"{folder}: cannot be read as Parquet: {error}") from None


def _rows(answer: Any) -> Iterator[tuple[int, list[str]]]:
    # Fetched here: the next query on the connection would end this one.
    return numbered([told[0] for told in answer.description], iter(answer.fetchall()), 1)
