"""Reads text tables: commas, semicolons, tabs or bars between cells, in whatever encoding."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from aigraph.files.input_file import InputFile
from aigraph.files.text import decode
from aigraph.model.origin import Origin, Problem
from aigraph.reading.cells.text import Cell
from aigraph.reading.tables.header_row import table_from_grid
from aigraph.reading.tables.options import ReadingOptions
from aigraph.reading.tables.raw_table import RawTable
from aigraph.reading.tables.row_report import note

_DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
_SAMPLE_LINES = 60
_SAMPLE_CHARACTERS = 200_000


def read_text(file: InputFile, options: ReadingOptions) -> RawTable:
    """Read a file of rows, each with the line that it begins on.

    Raises
    ------
    DataError
        If it is no table.
    """
    return table_of_text(file.name, *decode(file.name, file.read_bytes()), options)


def table_of_text(name: str, text: str, encoding: str, options: ReadingOptions) -> RawTable:
    """Read the rows of a text, which may be the beginning of a file only."""
    mark = find_delimiter(text)
    problems: list[Problem] = []
    form = f"{'TSV' if mark == chr(9) else 'CSV'}, {_DELIMITERS[mark]}, {encoding}"
    table = table_from_grid(name, form, _rows(name, text, mark, problems), options.columns, refused_before=problems)
    guessed = (
        []
        if encoding.startswith("UTF")
        else [note(name, f"its encoding is guessed as {encoding}: if names look wrong, save it as UTF-8")]
    )
    return replace(table, delimiter=mark, notes=(*table.notes, *guessed))


def find_delimiter(text: str) -> str:
    r"""Find the delimiter: the mark by which most lines have the same number of cells.

    Examples
    --------
    >>> find_delimiter("payer;payee;amount\nA, Inc.;B;1,5\n")
    ';'
    """
    sample = text[:_SAMPLE_CHARACTERS]
    if len(text) < _SAMPLE_CHARACTERS:
        sample = "".join(text.splitlines(keepends=True)[:_SAMPLE_LINES])

    def score(mark: str) -> tuple[float, int]:
        widths = Counter(len(cells) for cells in csv.reader(io.StringIO(sample), delimiter=mark) if cells)
        # Prose above a table has one cell a line, whatever the mark.
        wide = Counter({width: number for width, number in widths.items() if width > 1})
        if not wide:
            return (0.0, 0)
        width, number = wide.most_common(1)[0]
        return (number / sum(widths.values()), width)

    try:
        return max(_DELIMITERS, key=score)
    except csv.Error:
        return ","


def _swallowed(cells: Sequence[Cell], mark: str) -> int:
    """Count the lines within a cell that have the marks of whole rows."""
    for cell in cells:
        if isinstance(cell, str) and cell.count("\n") >= _FEW_LINES:
            alike = sum(line.count(mark) >= len(cells) - 1 > 0 for line in cell.splitlines())
            if alike >= _FEW_LINES:
                return alike
    return 0


_FEW_LINES = 2


def _rows(name: str, text: str, mark: str, problems: list[Problem]) -> Iterator[tuple[int, list[Cell]]]:
    """Yield each row with the line that it begins on; what is no row is added to the problems."""
    csv.field_size_limit(2**31 - 1)
    # A cell may hold line breaks, also bare carriage returns, which splitlines would take for the end of a row.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    line, last = 1, None
    while True:
        try:
            cells: list[Cell] = list(next(reader))
        except StopIteration:
            break
        except csv.Error as error:
            problems.append(Problem(Origin(name, reader.line_num), f"is no row: {error}", rule="no row"))
        else:
            if last:
                yield last
            swallowed = _swallowed(cells, mark)
            if swallowed:
                message = f"has a quote that takes {swallowed:,} rows into one cell; expected it to be closed on its line, or doubled"
                problems.append(Problem(Origin(name, line), message, rule="quote over several rows"))
            last = None if swallowed else (line, cells)
        line = reader.line_num + 1
    if last and line - last[0] > 1 and text.count('"') % 2:
        # A quote without its second half takes all that follows into one cell.
        message = f"opens a quote that is never closed; the {line - last[0]:,} lines from here on are one row"
        problems.append(Problem(Origin(name, last[0]), message, rule="no row"))
    elif last:
        yield last
