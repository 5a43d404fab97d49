"""A whole ledger as a folder of Parquet files, one a table, and back."""

from __future__ import annotations

from pathlib import Path

from aigraph.files.databases import duckdb_in_memory, duckdb_words, require_duckdb
from aigraph.files.input_file import InputFile
from aigraph.model.ledger import Ledger
from aigraph.native.duckdb import create_tables, rows_of
from aigraph.native.sql import TABLE_ORDER
from aigraph.native.typed_tables import ledger_from, trailing_zeros_lost
from aigraph.store.dictionary import DICTIONARY
from aigraph.store.read import UncheckedLedger

PARQUET_FILES = tuple(f"{table}.parquet" for table in TABLE_ORDER)


def write_parquet_folder(ledger: Ledger, folder: Path) -> tuple[str, ...]:
    """Write one Parquet file a table into a folder; figures are DECIMAL(38, 18), empty cells null.

    Raises
    ------
    AigraphError
        If a figure has more digits than the type has.
    OSError
        If DuckDB cannot write it.
    """
    require_duckdb("Parquet")
    import duckdb

    try:
        with duckdb.connect() as connection:
            create_tables(connection, ledger, keys=False)
            for table in TABLE_ORDER:
                connection.table(table).write_parquet(str(folder / f"{table}.parquet"))
    except duckdb.Error as error:
        raise OSError(None, f"DuckDB says: {duckdb_words(error)}") from None
    return trailing_zeros_lost(ledger)


def read_parquet_folder(file: InputFile) -> UncheckedLedger:
    """Read a folder with a Parquet file for each table.

    Raises
    ------
    DataError
        If one of the files is no Parquet.
    """
    paths = {table: file.path / f"{table}.parquet" for table in DICTIONARY}
    with duckdb_in_memory(file, "cannot be read as Parquet") as connection:
        tables = {
            table: rows_of(connection.execute("FROM read_parquet(?)", [str(path)]))
            for table, path in paths.items()
            if path.is_file()
        }
        return ledger_from(file.name, tables)
