"""Reads Excel workbooks: titles above the headings, merged headings, several sheets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from aigraph.files.input_file import InputFile
from aigraph.model.origin import DataError
from aigraph.native.excel import read_excel_ledger
from aigraph.native.typed_tables import is_ledger
from aigraph.reading.cells.python_values import cell_of_value
from aigraph.reading.cells.text import Cell
from aigraph.reading.tables.header_row import table_from_grid
from aigraph.reading.tables.options import ReadingOptions
from aigraph.reading.tables.raw_table import RawTable
from aigraph.reading.tables.select_table import select_table
from aigraph.store.read import UncheckedLedger

_LARGE_BYTES = 30_000_000


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
    is_large = file.size > _LARGE_BYTES
    data = file.read_bytes()
    try:
        book = _open(data, read_only=is_large, data_only=True)
        if is_ledger(book.sheetnames) and not options.sheet:
            return read_excel_ledger(book, file.name)
        formulas = None if is_large else _open(data, data_only=False)
    # openpyxl lets pass whatever goes wrong in the archive, its XML and its numbers.
    except Exception as error:  # noqa: BLE001  any of them means that the file is not what it says
        raise DataError.at(file.name, f"cannot be read as an Excel workbook: {file.reason(error)}") from None

    def read(name: str) -> RawTable:
        return _read_sheet(file.name, book[name], formulas[name] if formulas else None, options)

    return select_table(file.name, "sheet", list(book.sheetnames), options.sheet, read, by="--sheet NAME")


def _open(data: bytes, **how: bool) -> Any:
    import openpyxl

    # Given as bytes, for by its name it would refuse a workbook that is not called .xlsx.
    return openpyxl.load_workbook(BytesIO(data), **how)


def _read_sheet(file: str, sheet: Any, formulas: Any, options: ReadingOptions) -> RawTable:
    name = f"{file}#{sheet.title}"
    if not hasattr(sheet, "iter_rows"):
        raise DataError.at(name, "is a chart, not a table")
    merged = _merged_down(sheet)
    formula_rows = formulas.iter_rows() if formulas is not None else None

    def grid() -> Iterator[tuple[int, Sequence[Cell]]]:
        for line, values in enumerate(sheet.iter_rows(values_only=True), start=1):
            cells = [cell_of_value(merged.get((line, column), value)) for column, value in enumerate(values, start=1)]
            if formula_rows is not None:
                for column, cell in enumerate(next(formula_rows)):
                    if cell.data_type == "f" and cells[column] is None:
                        cells[column] = f"={cell.value!s}".replace("==", "=")
            yield line, cells

    return table_from_grid(name, "Excel", grid(), options.columns)


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
