"""Reads text tables: commas, semicolons, tabs or bars between cells, in whatever encoding."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import itemgetter

from aigraph.files.input_file import InputFile
from aigraph.files.text import LONGEST_CELL
from aigraph.model.origin import Origin, Problem
from aigraph.reading.cells.text import Cell
from aigraph.reading.tables.columns_by_cells import MissingColumnError
from aigraph.reading.tables.encodings import decode_table
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
    return table_of_text(file.name, *decode_table(file.name, file.read_bytes()), options)


def table_of_text(name: str, text: str, encoding: str, options: ReadingOptions) -> RawTable:
    """Read the rows of a text, which may be the beginning of a file only."""
    mark = find_delimiter(text)
    problems: list[Problem] = []
    form = f"{'TSV' if mark == chr(9) else 'CSV'}, {_DELIMITERS[mark]}, {encoding}"
    spans: list[tuple[int, int]] = []
    grid = _rows(name, text, mark, problems, spans)
    try:
        table = table_from_grid(name, form, grid, options.columns, refused_before=problems)
    except MissingColumnError as error:
        if encoding.startswith("UTF"):
            raise
        first = error.problems[0]
        text = f"{first.message}; its encoding is guessed as {encoding}: if headings look wrong, save it as UTF-8"
        raise MissingColumnError([replace(first, message=text)]) from None
    guessed = f"its encoding is guessed as {encoding}: if names look wrong, save it as UTF-8"
    said = [] if encoding.startswith("UTF") else [note(name, guessed)]
    return replace(table, delimiter=mark, notes=(*table.notes, *lines_within_cells(name, spans), *said))


def lines_within_cells(name: str, spans: Sequence[tuple[int, int]]) -> Iterator[Problem]:
    """Say how many lines are no rows because they lie within cells, so that rows and lines add up.

    Parameters
    ----------
    spans : sequence of (int, int)
        The line that each row of several lines begins on, and how many more it has.
    """
    if spans:
        line, most = max(spans, key=itemgetter(1))
        inside = sum(more for _, more in spans)
        longest = f", {most:,} of them of one row" if len(spans) > 1 else ""
        text = f"{inside:,} lines lie within cells of {len(spans):,} rows{longest}: they are no rows of their own"
        yield note(name, text if inside > 1 else "1 line lies within a cell: it is no row of its own", line)


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


def _rows(
    name: str, text: str, mark: str, problems: list[Problem], spans: list[tuple[int, int]]
) -> Iterator[tuple[int, list[Cell]]]:
    """Yield each row with the line that it begins on; what is no row is added to the problems, rows of several lines to the spans."""
    csv.field_size_limit(LONGEST_CELL)
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
            more = reader.line_num - line
            if more and _holds_rows(cells, mark):
                message = f"a cell holds {more:,} lines that look like rows; is there a quote too many or too few?"
                problems.append(Problem(Origin(name, line), message, rule="rows within a cell"))
                last = None
            else:
                last = line, cells
                if more:
                    spans.append((line, more))
        line = reader.line_num + 1
    if last and spans and spans[-1][0] == last[0] and text.count('"') % 2:
        # A quote without its second half takes all that follows into one cell.
        message = f"opens a quote that is never closed; the {line - last[0]:,} lines from here on are one row"
        problems.append(Problem(Origin(name, last[0]), message, rule="no row"))
        spans.pop()
    elif last:
        yield last


def _holds_rows(cells: Sequence[Cell], mark: str) -> bool:
    """Whether most lines within a cell have as many marks as the row itself: a stray quote takes rows into a cell."""
    for cell in cells:
        lines = str(cell).splitlines()[1:]
        if len(lines) >= _LIKE_ROWS:
            widths = Counter(line.count(mark) for line in lines)
            count, number = widths.most_common(1)[0]
            if count >= _LIKE_ROWS and 2 * number > len(lines):
                return True
    return False


_LIKE_ROWS = 2
"""So many lines of so many marks each look like rows, and not like a sentence with commas."""
