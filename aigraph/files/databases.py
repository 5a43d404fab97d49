"""Databases that are only read: SQLite, DuckDB, and Parquet and large text through a DuckDB in memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from aigraph.files.input_file import InputFile
from aigraph.model.origin import DataError

if TYPE_CHECKING:
    import duckdb


@contextmanager
def open_sqlite(file: InputFile) -> Iterator[sqlite3.Connection]:
    """Open a SQLite file read-only.

    Raises
    ------
    DataError
        If it is none, or a query to it within the context fails.
    """
    try:
        with closing(sqlite3.connect(f"{file.path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            yield connection
    except sqlite3.Error as error:
        raise DataError.at(file.name, f"SQLite says: {file.reason(error)}") from None


@contextmanager
def open_duckdb(file: InputFile) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a DuckDB file read-only.

    Raises
    ------
    DataError
        If it is none, or a query to it within the context fails.
    """
    import duckdb

    with _duckdb_errors(file, "DuckDB says"), duckdb.connect(str(file.path), read_only=True) as connection:
        yield connection


@contextmanager
def duckdb_in_memory(file: InputFile, fault: str, **config: str) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open an empty DuckDB in memory, to read a file of another format through it.

    Parameters
    ----------
    fault : str
        What is said of the file before what DuckDB says, such as ``is no Parquet file that can be read``.
    config : str
        Settings of DuckDB, by name.

    Raises
    ------
    DataError
        If a query to it within the context fails.
    """
    import duckdb

    with _duckdb_errors(file, fault), duckdb.connect(config=dict(config)) as connection:
        yield connection


@contextmanager
def _duckdb_errors(file: InputFile, fault: str) -> Iterator[None]:
    import duckdb

    try:
        yield
    except duckdb.InterruptException:
        # Ctrl-C while a query runs.
        raise KeyboardInterrupt from None
    except duckdb.Error as error:
        raise DataError.at(file.name, f"{fault}: {file.reason(error)}") from None
    except RuntimeError as error:
        if str(error) == "Query interrupted":
            raise KeyboardInterrupt from None
        raise
