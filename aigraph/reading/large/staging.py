"""Brings a large file into DuckDB, all cells as text beside the number of their line."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from aigraph.model.origin import Origin, Problem
from aigraph.reading.large.line_numbers import count_lines, lines_of_rows
from aigraph.reading.raw_table import Options, Sheet, note, refuse
from aigraph.reading.readers.database import read_parquet_head
from aigraph.reading.readers.text import decode, delimiter, read_text_head

if TYPE_CHECKING:
    import duckdb

LARGE_BYTES = 25_000_000
LARGE_ROWS = 200_000
"""From this size on a table is checked by DuckDB and only its rows on loops become deals. How many rows a text file has
is guessed from its first lines."""

_HEAD = 262_144
_MEMORY = "10GB"


@dataclass(frozen=True)
class Warehouse:
    """A table ``cells`` in DuckDB: ``line`` and the columns ``c0``, ``c1``, ... as text.

    Parameters
    ----------
    sheet : Sheet
        The headings, and the rows at the head of the file.
    refused : list of Problem
        Lines that are no rows, at most some of them, and `n_refused`, how many there are.
    """

    connection: duckdb.DuckDBPyConnection
    sheet: Sheet
    refused: list[Problem]
    n_refused: int


def is_large(path: Path, head: bytes) -> bool:
    """Whether a file is one that is better not held as Python objects."""
    if head.startswith(b"PAR1"):
        import duckdb

        with duckdb.connect() as connection:
            try:
                found = connection.execute("SELECT sum(num_rows) FROM parquet_file_metadata(?)", [str(path)]).fetchone()
            except duckdb.Error:
                return False
        return bool(found and (found[0] or 0) > LARGE_ROWS)
    binary = head[:4] == b"PK\3\4" or b"\0" in head[:1000] or head.lstrip()[:1] in (b"{", b"[", b"<")
    size = path.stat().st_size
    rows = size * head.count(b"\n") / max(len(head), 1)
    return not binary and (size > LARGE_BYTES or rows > LARGE_ROWS)


def open_warehouse(path: Path, options: Options) -> Warehouse:
    """Read a large CSV or Parquet file.

    Raises
    ------
    DataError
        If it is no table.
    """
    import duckdb

    connection = duckdb.connect(config={"memory_limit": _MEMORY, "temp_directory": tempfile.gettempdir()})
    with path.open("rb") as file:
        head = file.read(_HEAD)
    try:
        if head.startswith(b"PAR1"):
            return _parquet(path, connection, options)
        return _text(path, head, connection, options)
    except duckdb.InterruptException:
        raise
    except duckdb.Error as error:
        raise refuse(str(path), f"cannot be read: {str(error).splitlines()[0][:200]}") from None


def _parquet(path: Path, connection: duckdb.DuckDBPyConnection, options: Options) -> Warehouse:
    sheet = read_parquet_head(path, connection, options)
    found = connection.execute("DESCRIBE SELECT * FROM read_parquet(?)", [str(path)]).fetchall()
    names = ", ".join(f"CAST({_quoted(name)} AS VARCHAR) AS c{place}" for place, (name, *_) in enumerate(found))
    # The names come from the file and are quoted as SQL asks.
    connection.execute(
        f"CREATE TABLE cells AS SELECT file_row_number + 1 AS line, {names} FROM read_parquet(?, file_row_number = true)",  # noqa: S608
        [str(path)],
    )
    return Warehouse(connection, sheet, [], 0)


def _text(path: Path, head: bytes, connection: duckdb.DuckDBPyConnection, options: Options) -> Warehouse:
    whole = head[: head.rfind(b"\n") + 1] or head
    text, encoding = decode(str(path), whole)
    sheet = read_text_head(path, text, encoding, options)
    top = min((line for line, _ in sheet.rows), default=2) - 1
    columns = ", ".join(f"'c{place}': 'VARCHAR'" for place in range(len(sheet.columns)))
    codec = "utf-8" if encoding.startswith("UTF-8") else "utf-16" if encoding == "UTF-16" else "latin-1"
    mark = delimiter(text)
    import duckdb
    import pandas as pd

    def read(more: str) -> None:
        # Everything in the question is a number, a mark or a word of this file; the path is handed over apart.
        connection.execute(
            f"""
            CREATE TABLE rows AS SELECT row_number() OVER () AS place, * FROM read_csv(?, columns = {{{columns}}},
                header = false, skip = {top}, delim = '{mark}', quote = '"', escape = '"', encoding = '{codec}',
                null_padding = true, store_rejects = true, rejects_limit = 0, auto_detect = false, strict_mode = true,
                max_line_size = 20000000{more})
            """,  # noqa: S608
            [str(path)],
        )

    try:
        read("")
    except duckdb.Error as error:
        # Several threads cannot tell a line break in a cell from the end of a row.
        if "parallel" not in str(error):
            raise
        read(", parallel = false")
    faults = connection.execute(
        "SELECT DISTINCT ON (line) line, error_message FROM reject_errors ORDER BY line"
    ).fetchall()
    told = replace(sheet, form=f"{sheet.form}, by DuckDB")
    ((number,),) = connection.execute("SELECT count(*) FROM rows").fetchall()
    if count_lines(path) != top + number + len(faults):
        begun, lost = lines_of_rows(path, codec, mark, top, {line for line, _ in faults})
        if len(begun) == number and len(lost) == len(faults):
            frame = pd.DataFrame({"place": range(1, number + 1), "line": begun})
            connection.register("frame", frame)
            connection.execute("CREATE TABLE begun_on AS FROM frame")
            connection.unregister("frame")
            found = [(lost[line], message) for line, message in faults]
            return _numbered(path, connection, told, found, "(SELECT * FROM rows JOIN begun_on USING (place))", "line")
        notes = (*told.notes, note(str(path), "blank lines and lines within cells are not counted in line numbers"))
        told = replace(told, notes=notes)
    connection.execute("CREATE TABLE lost AS SELECT DISTINCT line FROM reject_errors")
    shift = f"(SELECT count(*) FROM lost WHERE lost.line <= place + {top})" if faults else "0"  # noqa: S608  a number
    return _numbered(path, connection, told, faults, "rows", f"place + {top} + {shift}")


def _numbered(
    path: Path,
    connection: duckdb.DuckDBPyConnection,
    sheet: Sheet,
    faults: Sequence[tuple[int, str]],
    rows: str,
    line: str,
) -> Warehouse:
    """Keep the rows that hold anything, each with the number of its line."""
    cells = ", ".join(f"c{place}" for place in range(len(sheet.columns)))
    blank = " AND ".join(f"coalesce(trim(c{place}), '') = ''" for place in range(len(sheet.columns)))
    connection.execute(f"CREATE TABLE cells AS SELECT {line} AS line, {cells} FROM {rows} WHERE NOT ({blank})")  # noqa: S608  words of this file
    connection.execute("DROP TABLE rows")
    refused = [
        Problem(Origin(str(path), at), f"is no row: {' '.join(message.split())[:160]}", rule="no row")
        for at, message in faults
    ]
    return Warehouse(connection, sheet, refused, len(refused))


def _quoted(name: str) -> str:
    doubled = name.replace('"', '""')
    return f'"{doubled}"'
