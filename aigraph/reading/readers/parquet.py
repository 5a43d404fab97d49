"""Reads Parquet files, and the first rows of large ones."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from aigraph.files.databases import duckdb_in_memory
from aigraph.files.input_file import InputFile
from aigraph.reading.cells.text import as_text
from aigraph.reading.readers.database import table_of_result
from aigraph.reading.tables.options import ReadingOptions
from aigraph.reading.tables.raw_table import RawTable

if TYPE_CHECKING:
    import duckdb

_HEAD_ROWS = 10_000
NO_PARQUET = "is no Parquet file that can be read"
"""What is said of a damaged file."""


def count_rows(file: InputFile) -> int:
    """Read from the footer of a Parquet file how many rows it has.

    Raises
    ------
    DataError
        If it is none.
    """
    with duckdb_in_memory(file, NO_PARQUET) as connection:
        query = "SELECT sum(num_rows) FROM parquet_file_metadata(?)"
        ((count,),) = connection.execute(query, [str(file.path)]).fetchall()
    return int(count or 0)


def read_parquet(file: InputFile, options: ReadingOptions) -> RawTable:
    """Read a Parquet file. Places in messages are row numbers, from 1."""
    with duckdb_in_memory(file, NO_PARQUET) as connection:
        result = connection.execute("SELECT * FROM read_parquet(?)", [str(file.path)])
        return table_of_result(file.name, "Parquet", result, options)


def read_parquet_head(file: InputFile, connection: duckdb.DuckDBPyConnection, options: ReadingOptions) -> RawTable:
    """Read the first rows of a Parquet file, as text like the rest of a large one."""
    result = connection.execute(f"SELECT * FROM read_parquet(?) LIMIT {_HEAD_ROWS}", [str(file.path)])  # noqa: S608  a number
    table = table_of_result(file.name, "Parquet, by DuckDB", result, options)
    rows = [(line, tuple(None if cell is None else as_text(cell) for cell in cells)) for line, cells in table.rows]
    return replace(table, rows=rows, decimal_mark=".")
