"""A whole ledger as a DuckDB database, and back: a table each, with its keys."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from aigraph.files.databases import duckdb_words, require_duckdb
from aigraph.model.ledger import Ledger
from aigraph.model.origin import AigraphError
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
from aigraph.store.bounded_decimal import DECIMALS, WHOLE_DIGITS, is_bounded
from aigraph.store.dictionary import DICTIONARY, ColumnDefinition
from aigraph.store.read import UncheckedLedger

if TYPE_CHECKING:
    import duckdb

DECIMAL_TYPE = f"DECIMAL({WHOLE_DIGITS + DECIMALS}, {DECIMALS})"
"""The type of a figure in DuckDB and Parquet, which has room for so many digits before and after the point."""


def write_duckdb(ledger: Ledger, path: Path) -> tuple[str, ...]:
    """Write a DuckDB database with primary and foreign keys; figures are DECIMAL(38, 18), empty cells NULL.

    Raises
    ------
    DataError
        If an id is given twice or refers to nothing.
    AigraphError
        If a figure has more digits than the type has.
    OSError
        If DuckDB cannot write it.
    """
    require_duckdb("DuckDB")
    import duckdb

    require_integrity(ledger)
    # The file must not be there yet: an empty one is no database.
    path.unlink(missing_ok=True)
    try:
        with duckdb.connect(str(path)) as connection:
            create_tables(connection, ledger, keys=True)
    except duckdb.Error as error:
        raise OSError(None, f"DuckDB says: {duckdb_words(error)}") from None
    return trailing_zeros_lost(ledger)


def create_tables(connection: duckdb.DuckDBPyConnection, ledger: Ledger, *, keys: bool) -> None:
    """Make the tables of a ledger and fill them.

    Parameters
    ----------
    keys : bool
        Whether their references are declared.

    Raises
    ------
    AigraphError
        If a figure has more digits than the type has.
    """
    tables = typed_rows(ledger)
    for table in TABLE_ORDER:
        columns = DICTIONARY[table]
        # DuckDB looks at keys row by row: one that points into its own table would ask for another order of rows.
        foreign_keys = [column for column in columns if column.refers not in ("", table)] if keys else []
        connection.execute(create_table(table, foreign_keys, text="VARCHAR", number=DECIMAL_TYPE))
        if tables[table]:
            _insert(connection, table, columns, tables[table])


def _insert(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    columns: Sequence[ColumnDefinition],
    rows: Sequence[list[TypedCell]],
) -> None:
    values: list[list[str | None]] = [[] for _ in columns]
    for number, row in enumerate(rows, 1):
        for column, cell, into in zip(columns, row, values, strict=True):
            into.append(_figure_text(table, number, column, cell) if isinstance(cell, Decimal) else cell)
    parts = ", ".join(f'unnest(CAST(? AS VARCHAR[])) AS "{column.name}"' for column in columns)
    connection.execute(f"INSERT INTO {table} SELECT {parts}", values)


def _figure_text(table: str, row: int, column: ColumnDefinition, figure: Decimal) -> str:
    if not is_bounded(figure.normalize()):
        raise AigraphError(
            f"{table}, row {row}: {column.name} {figure} has more digits than {DECIMAL_TYPE}; JSON and CSV hold it"
        )
    return f"{figure:f}"


def read_duckdb_ledger(connection: duckdb.DuckDBPyConnection, place: str) -> UncheckedLedger:
    """Read the tables of a ledger.

    Parameters
    ----------
    connection : duckdb.DuckDBPyConnection
        An open database with the tables of a ledger.
    place : str
        What messages call it.
    """
    names = {name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    tables = {table: rows_of(connection.execute(f"FROM {table}")) for table in DICTIONARY if table in names}
    return ledger_from(place, tables, other_tables(names))


def rows_of(result: duckdb.DuckDBPyConnection) -> NumberedRows:
    """Give the numbered rows of a result; they are fetched at once, since the next query on the connection ends this one."""
    return numbered([column[0] for column in result.description or ()], result.fetchall(), 1)
