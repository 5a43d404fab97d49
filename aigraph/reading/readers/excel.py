"""Reads Excel workbooks: titles above the headings, merged headings, several sheets."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from itertools import islice
from typing import Any

from aigraph.files.archives import open_archive
from aigraph.files.input_file import InputFile
from aigraph.model.extras import require
from aigraph.model.origin import DataError
from aigraph.native.excel import MAX_ROWS, read_excel_ledger
from aigraph.native.typed_tables import is_ledger
from aigraph.reading.cells.number_formats import formatted
from aigraph.reading.cells.python_values import cell_of_value
from aigraph.reading.cells.text import Cell
from aigraph.reading.readers.marks_of_rows import MarksOfRows
from aigraph.reading.tables.header_row import table_from_grid
from aigraph.reading.tables.options import ReadingOptions
from aigraph.reading.tables.raw_table import RawTable
from aigraph.reading.tables.row_report import note
from aigraph.reading.tables.select_table import select_table
from aigraph.store.read import UncheckedLedger

_LARGE_UNPACKED = 20_000_000
_MOST_MERGED = 200_000


def read_excel(file: InputFile, options: ReadingOptions) -> RawTable | UncheckedLedger:
    """Read a sheet of a workbook, or the whole ledger if it holds one and no sheet is named.

    The sheet is the one that was named, else the first that has a payer and a payee; which one is noted. A cell that was
    merged downwards counts for all its rows. A formula counts with the value that the program which saved the file had
    worked out.

    Raises
    ------
    DataError
        If there is no such sheet, or none with a payer and a payee.
    """
    # Merged cells and formulas are there only where the whole book is held; a large one is read row by row.
    with open_archive(file) as archive:
        is_large = _is_large(archive)
    data = file.read_bytes()
    try:
        book = _open(data, read_only=is_large, data_only=True)
        if is_ledger(book.sheetnames) and not options.sheet:
            return read_excel_ledger(book, file.name)
        formulas = None if is_large else _open(data, data_only=False)
    except DataError:
        raise
    # openpyxl lets pass whatever goes wrong in the archive, its XML and its numbers.
    except Exception as error:  # noqa: BLE001  any of them means that the file is not what it says
        raise DataError.at(file.name, f"cannot be read as an Excel workbook: {file.reason(error)}") from None

    def read(name: str) -> RawTable:
        try:
            table = _read_sheet(file.name, book[name], formulas[name] if formulas else None, options)
        except DataError:
            raise
        except Exception as error:  # noqa: BLE001  rows of a large book are parsed only now
            raise DataError.at(file.name, f"sheet {name!r} cannot be read: {file.reason(error)}") from None
        if not is_large:
            return table
        unfilled = "is large and read row by row: merged cells count once, and formulas without a value not at all"
        return replace(table, notes=(*table.notes, note(file.name, unfilled)))

    return select_table(file.name, "sheet", list(book.sheetnames), options.sheet, read, by="--sheet NAME")


def _is_large(archive: zipfile.ZipFile) -> bool:
    """Whether a workbook is too large, or too much of it merged, to be held as a whole."""
    if sum(member.file_size for member in archive.infolist()) > _LARGE_UNPACKED:
        return True
    merged = 0
    for name in archive.namelist():
        if name.startswith("xl/worksheets/"):
            for block in _MERGED.finditer(archive.read(name)):
                left, top, right, bottom = (
                    _column_number(part) if part.isalpha() else int(part) for part in block.groups()
                )
                merged += (abs(right - left) + 1) * (abs(bottom - top) + 1)
    return merged > _MOST_MERGED


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = 26 * number + letter - ord("A") + 1
    return number


_MERGED = re.compile(
    rb"<(?:\w+:)?mergeCell [^>]*ref\s*=\s*[\"']\$?([A-Za-z]{1,3})\$?(\d{1,9}):\$?([A-Za-z]{1,3})\$?(\d{1,9})"
)


def _open(data: bytes, **how: bool) -> Any:
    require("openpyxl", "Excel", "CSV and JSON need nothing")
    import openpyxl

    # Given as bytes, for by its name it would refuse a workbook that is not called .xlsx.
    return openpyxl.load_workbook(BytesIO(data), **how)


def _read_sheet(file: str, sheet: Any, formulas: Any, options: ReadingOptions) -> RawTable:
    name = f"{file}#{sheet.title}"
    if not hasattr(sheet, "iter_rows"):
        raise DataError.at(name, "is a chart, not a table")
    merged = _merged_down(sheet)
    marks = MarksOfRows()

    def grid() -> Iterator[tuple[int, Sequence[Cell]]]:
        for line, row in _rows(sheet):
            cells = [_cell(cell, merged.get((line, column))) for column, cell in enumerate(row, start=1)]
            if formulas is not None:
                for column, cell in enumerate(row, start=1):
                    if cell is not None and cells[column - 1] is None:
                        formula = formulas.cell(line, column)
                        if formula.data_type == "f":
                            cells[column - 1] = f"={formula.value!s}".replace("==", "=")
            marks.look_at(sheet, line, row)
            yield line, cells

    table = table_from_grid(name, "Excel", grid(), options.columns)
    lines = {line for line, _ in table.rows}
    return replace(
        table,
        titles=(*table.titles, str(sheet.title)),
        notes=(
            *table.notes,
            *marks.notes(name, lines),
        ),
        put_aside=marks.put_aside,
    )


def _rows(sheet: Any) -> Iterator[tuple[int, Sequence[Any]]]:
    """Yield the rows that have cells: a sheet may have a million empty ones between two."""
    cells = getattr(sheet, "_cells", None)
    if cells is None:
        # Read row by row: openpyxl gives a blank row as no cells.
        yield from ((line, row) for line, row in enumerate(islice(sheet.iter_rows(), MAX_ROWS), start=1) if row)
        return
    rows: dict[int, dict[int, Any]] = {}
    for (line, column), cell in cells.items():
        rows.setdefault(line, {})[column] = cell
    for line in sorted(rows):
        row = rows[line]
        yield line, [row.get(column) for column in range(1, max(row) + 1)]


def _cell(cell: Any, merged: Any) -> Cell:
    value = merged if merged is not None else getattr(cell, "value", None)
    if isinstance(value, int | float) and not isinstance(value, bool) and value == value:  # noqa: PLR0124  only NaN differs from itself
        return formatted(value, getattr(cell, "number_format", None) or "General")
    return cell_of_value(value)


def _merged_down(sheet: Any) -> dict[tuple[int, int], Any]:
    """Give the cells below the first of a merged block the value of that cell, in its own column only.

    A heading that is merged across says what group of columns it is over; it is the name of none of the others.
    """
    filled = {}
    for block in getattr(getattr(sheet, "merged_cells", None), "ranges", ()):
        value = sheet.cell(block.min_row, block.min_col).value
        for row in range(block.min_row + 1, block.max_row + 1):
            filled[row, block.min_col] = value
    return filled
