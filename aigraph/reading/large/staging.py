"""Brings a large file into DuckDB, all cells as text beside the number of their line."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from aigraph.files.input_file import InputFile
from aigraph.model.origin import DataError, Origin, Problem
from aigraph.reading.large.line_numbers import count_lines, lines_of_rows
from aigraph.reading.large.sql_table import SqlTable
from aigraph.reading.readers.database import quoted
from aigraph.reading.readers.parquet import read_parquet_head
from aigraph.reading.readers.text import find_delimiter, table_of_text
from aigraph.reading.recipes.recipe import recipe_for
from aigraph.reading.rows.investors_beside_lead import with_all_investors
from aigraph.reading.rows.row_reader import RowReader
from aigraph.reading.tables.apply_recipe import apply_recipe, is_rewriting
from aigraph.reading.tables.captions import may_name_a_unit, unit_of_line
from aigraph.reading.tables.encodings import decode_table
from aigraph.reading.tables.more_headings import OTHER_HEADINGS
from aigraph.reading.tables.options import ReadingOptions
from aigraph.reading.tables.other_layouts import one_row_a_year
from aigraph.reading.tables.raw_table import RawTable
from aigraph.reading.tables.row_report import note
from aigraph.reading.tables.sections import sections_with_status, unit_between_rows

if TYPE_CHECKING:
    import duckdb

Fault = tuple[int, str]
"""A line that is no row, and what DuckDB says of it."""


def stage_parquet(file: InputFile, connection: duckdb.DuckDBPyConnection, options: ReadingOptions) -> SqlTable:
    """Stage a Parquet file; the head of the file settles what its columns mean, and the marks of figures and dates."""
    raw = read_parquet_head(file, connection, options)
    _refuse_layout(raw, options)
    head = _by_recipe(raw, options)
    found = connection.execute("DESCRIBE SELECT * FROM read_parquet(?)", [str(file.path)]).fetchall()
    names = ", ".join(
        [f"CAST({quoted(name)} AS VARCHAR) AS c{place}" for place, (name, *_) in enumerate(found)]
        + _constants(head, len(raw.columns))
    )
    connection.execute(
        f"CREATE TABLE rows AS SELECT file_row_number + 1 AS line, {names} FROM read_parquet(?, file_row_number = true)",  # noqa: S608  names in the file, quoted
        [str(file.path)],
    )
    connection.execute("CREATE VIEW cells AS FROM rows")
    return _table_of_cells(file, connection, RowReader(head, options), ())


def stage_text(file: InputFile, connection: duckdb.DuckDBPyConnection, options: ReadingOptions) -> SqlTable:
    """Stage a CSV file; the head of the file settles what its columns mean, and the marks of figures and dates.

    Raises
    ------
    DataError
        If it is no table.
    """
    text, encoding = decode_table(file.name, file.head[: file.head.rfind(b"\n") + 1] or file.head)
    raw = table_of_text(file.name, text, encoding, options)
    _refuse_layout(raw, options)
    if not options.unit:
        _refuse_unit_below(file, encoding, find_delimiter(text), raw.header_line)
    head = _by_recipe(raw, options)
    top = head.header_line
    codec = "utf-8"
    if not encoding.startswith("UTF-8"):
        file = _in_utf8(file, connection, encoding)
    mark = find_delimiter(text)
    faults = _read_rows(file, connection, raw, codec, mark)
    head = replace(head, form=f"{head.form}, by DuckDB")
    ((count,),) = connection.execute("SELECT count(*) FROM rows").fetchall()
    if count_lines(file.path) != top + count + len(faults):
        # Cells hold line breaks, or lines are blank: a reader that counts rows does not know the lines.
        begun, lost = lines_of_rows(file.path, codec, mark, top, {line for line, _ in faults})
        if len(begun) == count and len(lost) == len(faults):
            # Imported here because few tables have such cells.
            import numpy as np

            begins = np.frombuffer(begun, dtype="int64") if count else np.zeros(0, dtype="int64")
            more = np.diff(begins) - 1
            inside = np.flatnonzero(more > 0)
            if len(inside):
                longest = inside[np.argmax(more[inside])]
                text = (
                    f"{int(more[inside].sum()):,} lines are blank or lie within cells: they are no rows of their own; "
                    f"the most in one place, {int(more[longest]):,}, follow this line"
                )
                head = replace(head, notes=(*head.notes, note(file.name, text, int(begins[longest]))))
            connection.register("held", {"place": np.arange(1, count + 1), "line": begins})
            connection.execute("CREATE TABLE begun_on AS FROM held")
            connection.unregister("held")
            found = [(lost[line], message) for line, message in faults]
            rows = "(SELECT rows.*, line FROM rows JOIN begun_on ON place = rows.rowid + 1)"
            return _without_blank_rows(
                file, connection, RowReader(head, options), found, rows, "line", len(raw.columns)
            )
        uncounted = note(file.name, "blank lines and lines within cells are not counted in line numbers")
        head = replace(head, notes=(*head.notes, uncounted))
    connection.execute("CREATE TABLE lost AS SELECT DISTINCT line FROM reject_errors")
    line = f"rows.rowid + {top + 1}"
    if faults:
        line = f"{line} + (SELECT count(*) FROM lost WHERE lost.line <= {line})"  # noqa: S608  a number
    return _without_blank_rows(file, connection, RowReader(head, options), faults, "rows", line, len(raw.columns))


def _constants(head: RawTable, width: int) -> list[str]:
    """Give the columns that a recipe adds behind those of a file as SQL: in each all cells are the same."""
    added = head.rows[0][1][width:] if head.rows else ()
    return [f"{_literal(str(cell))} AS c{place}" for place, cell in enumerate(added, start=width)]


def _literal(text: str) -> str:
    doubled = text.replace("'", "''")
    return f"'{doubled}'"


def _refuse_layout(head: RawTable, options: ReadingOptions) -> None:
    """Refuse a table of which a row is no payment: to read it takes a table that is held.

    Raises
    ------
    DataError
        If it is a matrix, its cells hold arrows, its columns are times, or two of them hold investors.
    """
    layout = head.layout or ("columns of times" if one_row_a_year(head) is not head else "")
    layout = layout or with_all_investors(head, options.columns).layout
    if sections_with_status(head.sections) or unit_between_rows(head.rows, head.sections):
        layout = layout or f"lines between rows that say what those below them are, {head.sections[0][1]!r}"
    if any(problem.rule == OTHER_HEADINGS for problem in head.refused):
        layout = layout or "a table below another"
    if layout:
        raise DataError.at(
            head.name, f"is too large for its layout, {layout}; expected one deal a line, or a smaller part"
        )


def _refuse_unit_below(file: InputFile, encoding: str, mark: str, header_line: int) -> None:
    """Refuse a text whose last lines say in what its figures are, for they come after the figures have been read.

    Raises
    ------
    DataError
        If one of them does.
    """
    with file.path.open("rb") as stream:
        stream.seek(max(0, file.size - _FOOT_BYTES))
        lines = stream.read().decode(encoding.split(maxsplit=1)[0], errors="replace").splitlines()
    below = lines if file.size > _FOOT_BYTES else lines[header_line:]
    for cells in csv.reader(below[-_FOOT_LINES:], delimiter=mark):
        said = [cell for cell in cells if cell.strip()]
        if len(said) == 1 and len(lines) > 1 and (unit_of_line(said[0]) or may_name_a_unit(said[0])):
            raise DataError.at(
                file.name,
                f"its last lines name a unit, {said[0]!r}, which a large table is not searched for; say it as --unit",
            )


def _by_recipe(head: RawTable, options: ReadingOptions) -> RawTable:
    """Give the columns of a large table the roles that their recipe says.

    Raises
    ------
    DataError
        If the recipe changes cells, which only tables that are held can have.
    """
    recipe = None if head.roles else recipe_for(head.columns, options.recipe, options.columns)
    if recipe is None:
        return head
    if is_rewriting(head, recipe):
        message = (
            "is too large for its recipe, which changes cells; expected a smaller part, or --recipe none with --map"
        )
        raise DataError.at(head.name, message)
    found = apply_recipe(head, recipe, options.recipe)
    if found.beside:
        names = " and ".join(map(repr, found.beside))
        keyed = note(head.name, f"companies are called by their keys: {names} are read in smaller tables only")
        found = replace(found, names={}, beside=(), notes=(*found.notes, keyed))
    return found


def _in_utf8(file: InputFile, connection: duckdb.DuckDBPyConnection, encoding: str) -> InputFile:
    """Give a copy of a file in UTF-8, line by line the same, which lies where DuckDB keeps what does not fit in memory.

    Raises
    ------
    DataError
        If a byte of it does not fit the encoding; it names the line.
    """
    ((folder,),) = connection.execute("SELECT current_setting('temp_directory')").fetchall()
    path = Path(folder) / f"{file.path.name}.utf8"
    lines = 0
    with file.path.open(encoding=encoding, newline="") as source, path.open("w", encoding="utf-8", newline="") as copy:
        try:
            while text := source.read(_CHUNK):
                copy.write(text)
                lines += text.count("\n")
        except UnicodeDecodeError as error:
            line = lines + error.object[: error.start].count(b"\n") + 1
            message = f"byte 0x{error.object[error.start]:02x} does not fit {encoding}; save the file as UTF-8"
            raise DataError.at(file.name, message, line) from None
    return replace(file, path=path, size=path.stat().st_size)


_CHUNK = 2**20
_FOOT_BYTES, _FOOT_LINES = 2**14, 12


def _read_rows(
    file: InputFile, connection: duckdb.DuckDBPyConnection, head: RawTable, codec: str, mark: str
) -> list[Fault]:
    """Make the table ``rows`` in the order of the file; give the lines that are none."""
    import duckdb

    columns = ", ".join(f"'c{place}': 'VARCHAR'" for place in range(len(head.columns)))

    def read(more: str) -> None:
        # Everything in the query is a number, a mark or a word of this file; the path is handed over apart.
        connection.execute(
            f"""
            CREATE TABLE rows AS SELECT * FROM read_csv(?, columns = {{{columns}}},
                header = false, skip = {head.header_line}, delim = '{mark}', quote = '"', escape = '"',
                encoding = '{codec}', null_padding = true, store_rejects = true, rejects_limit = 0,
                auto_detect = false, strict_mode = true, max_line_size = 20000000{more})
            """,  # noqa: S608
            [str(file.path)],
        )

    try:
        read("")
    except duckdb.Error as error:
        # Several threads cannot distinguish a line break in a cell from the end of a row.
        if "parallel" not in str(error):
            raise
        read(", parallel = false")
    return connection.execute(
        "SELECT DISTINCT ON (line) line, error_message FROM reject_errors ORDER BY line"
    ).fetchall()


def _without_blank_rows(
    file: InputFile,
    connection: duckdb.DuckDBPyConnection,
    reader: RowReader,
    faults: Sequence[Fault],
    rows: str,
    line: str,
    width: int,
) -> SqlTable:
    """Make ``cells`` of the rows that hold anything, each with the number of its line."""
    places = range(width)
    cells = ", ".join([f"{line} AS line", *(f"c{place}" for place in places), *_constants(reader.table, width)])
    blank = " AND ".join(f"coalesce(trim(c{place}), '') = ''" for place in places)
    # Most rows begin with a letter or a figure, and this is quicker to see than that they are not blank.
    blank = f"CASE WHEN c0 > ' ' AND c0 < chr(127) THEN false ELSE {blank} END"
    if faults or rows != "rows" or connection.execute(f"SELECT 1 FROM rows WHERE {blank} LIMIT 1").fetchall():  # noqa: S608  columns by number
        connection.execute(f"CREATE TABLE numbered AS SELECT {cells} FROM {rows} WHERE NOT ({blank})")  # noqa: S608  words of this file
        connection.execute("DROP TABLE rows")
        connection.execute("ALTER TABLE numbered RENAME TO rows")
        connection.execute("CREATE VIEW cells AS FROM rows")
    else:
        # Large columns are not copied for the sake of their lines.
        connection.execute(f"CREATE VIEW cells AS SELECT {cells} FROM rows")  # noqa: S608  words of this file
    refused = tuple(
        Problem(Origin(file.name, at), f"is no row: {' '.join(message.split())[:160]}", rule="no row")
        for at, message in faults
    )
    return _table_of_cells(file, connection, reader, refused)


def _table_of_cells(
    file: InputFile, connection: duckdb.DuckDBPyConnection, reader: RowReader, refused: tuple[Problem, ...]
) -> SqlTable:
    """See which columns have no space around their cells: to trim them takes longer than what is asked of most."""
    places = {place for role in reader.roles.places.values() for place in role}

    def is_trimmed(place: int) -> bool:
        cell = f"c{place}"
        # What is not ASCII may have other spaces at its ends.
        may_have = f"starts_with({cell}, ' ') OR ends_with({cell}, ' ') OR strlen({cell}) <> length({cell})"
        query = f"SELECT 1 FROM cells WHERE ({may_have}) AND {cell} <> trim({cell}) LIMIT 1"  # noqa: S608  columns by number
        return not connection.execute(query).fetchall()

    trimmed = frozenset(filter(is_trimmed, places))
    return SqlTable(name=file.name, connection=connection, reader=reader, refused=refused, trimmed=trimmed)
