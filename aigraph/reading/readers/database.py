"""Reads the tables of SQLite and DuckDB files, or the rows of a query in SQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from aigraph.files.budget import require_plausible_rows
from aigraph.files.databases import open_duckdb, open_sqlite, require_select
from aigraph.files.input_file import InputFile
from aigraph.model.origin import DataError
from aigraph.native.duckdb import read_duckdb_ledger
from aigraph.native.sqlite import read_sqlite_ledger
from aigraph.native.typed_tables import is_ledger
from aigraph.reading.cells.python_values import cell_of_value
from aigraph.reading.cells.text import Cell
from aigraph.reading.tables.header_row import table_from_grid
from aigraph.reading.tables.options import ReadingOptions
from aigraph.reading.tables.raw_table import RawTable
from aigraph.reading.tables.select_table import select_table
from aigraph.store.read import UncheckedLedger

_BATCH = 10_000
_SQLITE_TABLES = (
    "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%' ORDER BY rowid"
)
_DUCKDB_TABLES = "SELECT table_name FROM information_schema.tables WHERE table_schema = 'main' ORDER BY table_name"

Execute = Callable[[str], Any]


def read_sqlite(file: InputFile, options: ReadingOptions) -> RawTable | UncheckedLedger:
    """Read a table of a SQLite file, or the whole ledger if it holds one and no table of it is named."""
    with open_sqlite(file) as connection:
        names = [name for (name,) in connection.execute(_SQLITE_TABLES)]
        if is_ledger(names) and not (options.sheet or options.query):
            return read_sqlite_ledger(connection, file.name)
        # Text that is no UTF-8 is some byte of an old program, not a reason to give up the table.
        connection.text_factory = lambda data: data.decode("utf-8", errors="replace")
        return _table(file, "SQLite", connection.execute, names, options)


def read_duckdb(file: InputFile, options: ReadingOptions) -> RawTable | UncheckedLedger:
    """Read a table of a DuckDB file, or the whole ledger if it holds one and no table of it is named."""
    with open_duckdb(file) as connection:
        names = [name for (name,) in connection.execute(_DUCKDB_TABLES).fetchall()]
        if is_ledger(names) and not (options.sheet or options.query):
            return read_duckdb_ledger(connection, file.name)
        if options.query:
            require_select(f"{file.name}#query", options.query)
        return _table(file, "DuckDB", connection.execute, names, options)


def _table(file: InputFile, form: str, execute: Execute, names: Sequence[str], options: ReadingOptions) -> RawTable:
    if options.query:
        return table_of_result(f"{file.name}#query", form, execute(options.query), options, file.size)

    def read(name: str) -> RawTable:
        result = execute(f"SELECT * FROM {quoted(name)}")  # noqa: S608  a name in the file, quoted
        return table_of_result(f"{file.name}#{name}", form, result, options, file.size)

    return select_table(file.name, "table", names, options.sheet, read, by="--sheet NAME or --query SQL")


def table_of_result(
    name: str, form: str, result: Any, options: ReadingOptions, database_bytes: int | None = None
) -> RawTable:
    """Turn the result of a query into a table. Places in messages are row numbers, from 1.

    A view can make any number of rows of nothing: of a database it makes no more than its size explains.
    """
    if result is None or result.description is None:
        raise DataError.at(name, "the query gives no rows; expected a SELECT")
    columns = tuple(str(column[0]) for column in result.description)

    def grid() -> Iterator[tuple[int, Sequence[Cell]]]:
        yield 0, columns
        line = 0
        while batch := result.fetchmany(_BATCH):
            if database_bytes is not None:
                require_plausible_rows(name, database_bytes, len(columns) * (line + len(batch)))
            for row in batch:
                line += 1
                yield line, tuple(map(cell_of_value, row))

    return table_from_grid(name, form, grid(), options.columns)


def quoted(name: str) -> str:
    """Quote a name as SQL asks."""
    doubled = name.replace('"', '""')
    return f'"{doubled}"'
