"""Reads Parquet files and the tables of DuckDB and SQLite files, or what a question in SQL gives."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from aigraph.reading.cells.values import as_text
from aigraph.reading.raw_table import Cell, Options, Sheet, refuse
from aigraph.reading.readers.frame import plain
from aigraph.reading.readers.header_row import sheet_of
from aigraph.reading.readers.select_table import first_fit

_BATCH = 10_000
Ask = Callable[[str], Any]


def read_parquet(path: Path, options: Options) -> Sheet:
    """Read a Parquet file. Places in messages are row numbers, from 1."""
    import duckdb

    with duckdb.connect() as connection:
        try:
            answer = connection.execute("SELECT * FROM read_parquet(?)", [str(path)])
        except duckdb.Error as error:
            raise refuse(str(path), f"is no Parquet file that can be read: {_first_line(error)}") from None
        return _rows(str(path), "Parquet", answer, options)


def read_parquet_head(path: Path, connection: Any, options: Options) -> Sheet:
    """Read the first rows of a Parquet file, as text like the rest of a large one."""
    answer = connection.execute(f"SELECT * FROM read_parquet(?) LIMIT {_BATCH}", [str(path)])  # noqa: S608  a number
    sheet = _rows(str(path), "Parquet, by DuckDB", answer, options)
    rows = [(line, tuple(None if cell is None else as_text(cell) for cell in cells)) for line, cells in sheet.rows]
    return replace(sheet, rows=rows, mark=".")


def read_sqlite(path: Path, options: Options) -> Sheet:
    """Read a SQLite file, which is only read, never written."""
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    # Text that is no UTF-8 is some byte of an old program, not a reason to give up the table.
    connection.text_factory = lambda data: data.decode("utf-8", errors="replace")
    listing = (
        "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%' ORDER BY rowid"
    )
    try:
        return _database(path, "SQLite", connection.execute, listing, sqlite3.Error, options)
    finally:
        connection.close()


def read_duckdb(path: Path, options: Options) -> Sheet:
    """Read a DuckDB file, which is only read, never written."""
    import duckdb

    listing = "SELECT table_name FROM information_schema.tables WHERE table_schema = 'main' ORDER BY table_name"
    try:
        connection = duckdb.connect(str(path), read_only=True)
    except duckdb.Error as error:
        raise refuse(str(path), f"is no DuckDB file that can be read: {_first_line(error)}") from None
    with connection:
        return _database(path, "DuckDB", connection.execute, listing, duckdb.Error, options)


def _database(path: Path, form: str, ask: Ask, listing: str, fault: type[Exception], options: Options) -> Sheet:
    try:
        if options.query:
            return _rows(f"{path}#query", form, ask(options.query), options)
        names = [name for (name,) in ask(listing).fetchall()]

        def read(name: str) -> Sheet:
            # The name comes from the list of tables, and is quoted as SQL asks.
            quoted = name.replace('"', '""')
            return _rows(f"{path}#{name}", form, ask(f'SELECT * FROM "{quoted}"'), options)  # noqa: S608  see above

        return first_fit(path, "table", names, options.sheet, read, by="--sheet NAME or --query SQL")
    except fault as error:
        raise refuse(str(path), f"{form} says: {_first_line(error)}") from None


def _rows(path: str, form: str, answer: Any, options: Options) -> Sheet:
    if answer is None or answer.description is None:
        raise refuse(path, "the question gives no rows; expected a SELECT")
    columns = tuple(str(column[0]) for column in answer.description)

    def grid() -> Iterator[tuple[int, Sequence[Cell]]]:
        yield 0, columns
        line = 0
        while batch := answer.fetchmany(_BATCH):
            for row in batch:
                line += 1
                yield line, tuple(map(plain, row))

    return sheet_of(path, form, grid(), options.columns)


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0][:200]
