"""Databases that are only read, and reach nothing beside their file: SQLite, DuckDB, and a DuckDB in memory for other formats."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from threading import Timer
from time import monotonic
from typing import TYPE_CHECKING

from aigraph.files.address_space import DUCKDB_ADDRESSES, require_address_space
from aigraph.files.budget import MEGABYTE, budget, memory_bytes
from aigraph.files.input_file import InputFile
from aigraph.files.memory_limit import watch_native_code
from aigraph.files.memory_watch import is_memory_full
from aigraph.model.extras import require
from aigraph.model.origin import DataError

if TYPE_CHECKING:
    import duckdb

_MEMORY_SHARE = 0.6
"""How much of the machine's memory DuckDB may take."""

_SEALED = {
    "enable_external_access": "false",
    "lock_configuration": "true",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_persistent_secrets": "false",
}
"""Settings under which views and queries reach no file, no network and no extension.

References
----------
DuckDB, "Securing DuckDB", https://duckdb.org/docs/stable/operations_manual/securing_duckdb/overview
"""

_BYTES_A_SECOND = 10 * MEGABYTE
_STEPS = 20_000
_MAY = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE})
_SQLITE_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: 16 * MEGABYTE,
    sqlite3.SQLITE_LIMIT_COLUMN: 2_000,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 200,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 100,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
}
_SQLITE_HEAP = 128 * MEGABYTE


@contextmanager
def open_sqlite(file: InputFile) -> Iterator[sqlite3.Connection]:
    """Open a SQLite file read-only, for queries that only select.

    Raises
    ------
    DataError
        If it is none, or a query to it within the context fails, would do more than select, or takes too long.
    """
    denied: list[str] = []
    seconds = query_seconds(file)
    until = monotonic() + seconds

    def authorize(action: int, *arguments: str | None) -> int:
        if action in _MAY:
            return sqlite3.SQLITE_OK
        denied.append(next(filter(None, arguments), ""))
        return sqlite3.SQLITE_DENY

    try:
        with closing(sqlite3.connect(f"{file.path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            if budget().is_limited:
                for limit, value in _SQLITE_LIMITS.items():
                    connection.setlimit(limit, value)
                connection.set_progress_handler(lambda: monotonic() > until, _STEPS)
                connection.execute(f"PRAGMA hard_heap_limit = {_SQLITE_HEAP}")
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.set_authorizer(authorize)
            try:
                yield connection
            finally:
                # It holds for all connections of the process.
                connection.set_authorizer(None)
                connection.set_progress_handler(None, 0)
                connection.execute("PRAGMA hard_heap_limit = 0")
    except MemoryError:
        raise DataError.at(file.name, "SQLite needs too much memory for it") from None
    except (sqlite3.Error, sqlite3.Warning) as error:
        if denied:
            raise DataError.at(file.name, "the query would do more than read tables; expected a SELECT") from None
        if monotonic() > until:
            raise _too_slow(file, seconds) from None
        raise DataError.at(file.name, f"SQLite says: {file.reason(error)}") from None


@contextmanager
def open_duckdb(file: InputFile) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a DuckDB file read-only and sealed: its views and queries reach nothing beside it.

    Raises
    ------
    DataError
        If it is none, or a query to it within the context fails or takes too long.
    """
    require_duckdb("DuckDB")
    import duckdb

    config: dict[str, str | bool | int | float | list[str]] = {**_SEALED, "memory_limit": _memory_limit()}
    with (
        _duckdb_errors(file, "DuckDB says"),
        duckdb.connect(str(file.path), read_only=True, config=config) as connection,
        _interrupted_late(connection, file),
    ):
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
    require_duckdb(file.name)
    import duckdb

    settings: dict[str, str | bool | int | float | list[str]] = {
        **{name: value for name, value in _SEALED.items() if name.startswith(("auto", "allow_p"))},
        "memory_limit": _memory_limit(),
        **config,
    }
    with _duckdb_errors(file, fault), duckdb.connect(config=settings) as connection:
        yield connection


def require_duckdb(what: str) -> None:
    """Refuse what needs DuckDB where it is not installed, or where it would crash.

    Raises
    ------
    MissingExtraError
        If it is not installed.
    DataError
        If the process may take too little of the address space for it.
    """
    require("duckdb", what, "CSV and JSON need nothing")
    require_address_space(what, DUCKDB_ADDRESSES)
    watch_native_code()


def require_select(name: str, query: str) -> None:
    """Refuse what is not one SELECT in the SQL of DuckDB.

    Raises
    ------
    DataError
        If it is something else, or cannot be parsed.
    """
    require("duckdb", "a query", "CSV and JSON need nothing")
    import duckdb

    try:
        kinds = [statement.type for statement in duckdb.extract_statements(query)]
    except duckdb.Error as error:
        raise DataError.at(name, f"DuckDB says: {duckdb_words(error)}") from None
    if kinds != [duckdb.StatementType.SELECT]:
        raise DataError.at(name, "the query would do more than read tables; expected one SELECT")


def query_seconds(file: InputFile) -> float:
    """Give how long the queries to a database may take."""
    return budget().query_seconds + file.size / _BYTES_A_SECOND if budget().is_limited else float("inf")


def _memory_limit() -> str:
    return f"{int(_MEMORY_SHARE * memory_bytes()) // MEGABYTE}MB"


def _too_slow(file: InputFile, seconds: float) -> DataError:
    message = f"takes more than {seconds:,.0f} s to read, too long for its size; --max-input 0 sets no limit"
    return DataError.at(file.name, message)


@contextmanager
def _interrupted_late(connection: duckdb.DuckDBPyConnection, file: InputFile) -> Iterator[None]:
    """Interrupt what takes too long on a connection."""
    import duckdb

    seconds = query_seconds(file)
    if seconds == float("inf"):
        yield
        return
    late: list[bool] = []

    def interrupt() -> None:
        late.append(True)
        connection.interrupt()

    timer = Timer(seconds, interrupt)
    timer.daemon = True
    timer.start()
    try:
        yield
    except (duckdb.Error, RuntimeError):
        if late:
            raise _too_slow(file, seconds) from None
        raise
    finally:
        timer.cancel()


@contextmanager
def _duckdb_errors(file: InputFile, fault: str) -> Iterator[None]:
    import duckdb

    try:
        yield
    except duckdb.InterruptException:
        raise _end_of_query() from None
    except duckdb.Error as error:
        raise DataError.at(file.name, f"{fault}: {file.reason(error)}") from None
    except RuntimeError as error:
        if str(error) == "Query interrupted":
            raise _end_of_query() from None
        raise


def _end_of_query() -> BaseException:
    """Say why a query was interrupted: the memory is full, or else by Ctrl-C."""
    return MemoryError() if is_memory_full() else KeyboardInterrupt()


def duckdb_words(error: Exception) -> str:
    """Give what DuckDB says of an error in one line, without the record that it writes behind it for programs."""
    return " ".join(str(error).partition('{"exception')[0].split())[:200]
