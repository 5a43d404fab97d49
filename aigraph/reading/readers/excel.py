"""Reads Excel workbooks: titles above the headings, merged headings, several sheets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from aigraph.reading.raw_table import Cell, Options, Sheet, refuse
from aigraph.reading.readers.header_row import sheet_of
from aigraph.reading.readers.select_table import first_fit

_LARGE = 30_000_000


def read_excel(path: Path, options: Options) -> Sheet:
    """Read the sheet that was asked for, else the first that has a payer and a payee; which one is said.

    A cell that was merged downwards counts for all its rows. A formula counts with the value that the program which
    saved the file had worked out.

    Raises
    ------
    DataError
        If there is no such sheet, or none with a payer and a payee.
    """
    book, formulas = _open(path)

    def read(name: str) -> Sheet:
        return _read(path, book[name], formulas[name] if formulas else None, options)

    return first_fit(path, "sheet", list(book.sheetnames), options.sheet, read, by="--sheet NAME")


def _open(path: Path) -> tuple[Any, Any]:
    import openpyxl

    # Merged cells and formulas are told only where the whole book is held; a large one is read row by row.
    large = path.stat().st_size > _LARGE
    try:
        # Given as bytes, for by its name it would refuse a workbook that is not called .xlsx.
        data = path.read_bytes()
        book = openpyxl.load_workbook(BytesIO(data), data_only=True, read_only=large)
        formulas = None if large else openpyxl.load_workbook(BytesIO(data), data_only=False)
    # openpyxl lets pass whatever goes wrong in the archive, its XML and its numbers.
    except Exception as error:  # noqa: BLE001  any of them means that the file is not what it says
        raise refuse(str(path), f"is no workbook that can be read: {' '.join(str(error).split())[:200]}") from None
    return book, formulas


def _read(path: Path, sheet: Any, formulas: Any, options: Options) -> Sheet:
    place = f"{path}#{sheet.title}"
    if not hasattr(sheet, "iter_rows"):
        raise refuse(place, "is a chart, not a table")
    down = _merged_down(sheet)
    rows = formulas.iter_rows() if formulas is not None else None

    def grid() -> Iterator[tuple[int, Sequence[Cell]]]:
        for line, values in enumerate(sheet.iter_rows(values_only=True), start=1):
            cells = [_plain(down.get((line, column), value)) for column, value in enumerate(values, start=1)]
            if rows is not None:
                for column, cell in enumerate(next(rows)):
                    if cell.data_type == "f" and cells[column] is None:
                        cells[column] = f"={cell.value!s}".replace("==", "=")
            yield line, cells

    return sheet_of(place, "Excel", grid(), options.columns)


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


def _plain(value: Any) -> Cell:
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, str | int | float | date):
        return str(value) if isinstance(value, bool) else value
    return str(value)
