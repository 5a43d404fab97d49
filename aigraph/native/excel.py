"""A whole ledger as an Excel workbook, and back: one sheet a table, and no cell that is a formula."""

from __future__ import annotations

import errno
import io
import os
import re
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from decimal import Decimal
from pathlib import Path
from typing import Any

from aigraph.files.archives import add_member
from aigraph.files.budget import within_budget
from aigraph.model.extras import require
from aigraph.model.ledger import Ledger
from aigraph.model.origin import AigraphError
from aigraph.native.typed_tables import (
    NumberedRows,
    TypedCell,
    cell_text,
    ledger_from,
    trailing_zeros_lost,
    typed_rows,
)
from aigraph.store.dictionary import DICTIONARY
from aigraph.store.read import UncheckedLedger

MAX_CELL_CHARACTERS = 32_767
MAX_ROWS = 1_048_576
"""What an Excel sheet can hold at most: characters in a cell, rows in a sheet."""

ANSWER_SHEETS = ("Summary", "Loops", "Legs", "Rows")
"""The sheets of an answer, which follow from the tables of the ledger beside them."""

_WIDEST, _NARROWEST = 60, 8
_LOOKS_LIKE_FORMULA = re.compile(r"[=+\-@\t\r]")


def write_excel(ledger: Ledger, path: Path) -> tuple[str, ...]:
    """Write a workbook; the same ledger gives the same bytes.

    Text is written as text whatever it begins with, and what looks like a formula is marked so that it stays text when a
    user edits the cell. Dates are text, since Excel knows no month without a day. A figure is a number where Excel's
    fifteen digits hold it, else text.

    Raises
    ------
    AigraphError
        If a cell or a table is longer than Excel can hold.
    """
    with new_workbook() as book:
        add_ledger(book, ledger)
        save_workbook(book, path)
    return trailing_zeros_lost(ledger)


@contextmanager
def new_workbook() -> Iterator[Any]:
    """Give a workbook to be filled, whose sheets openpyxl holds in temporary files until it is saved.

    Raises
    ------
    OSError
        If these files cannot be written.
    """
    require("openpyxl", "Excel", "CSV and JSON need nothing")
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    try:
        yield book
    except Exception as error:
        for sheet in book.worksheets:
            # What is left open would say the same once more when it is collected.
            with suppress(Exception):
                sheet.close()
            with suppress(Exception):
                sheet._writer.xf.close()  # noqa: SLF001  openpyxl ends only what went well
        # lxml has an error of its own for a file that cannot be written, with the name of the system's.
        number = getattr(errno, str(error).removeprefix("IO_"), None)
        if type(error).__name__ != "SerialisationError" or number is None:
            raise
        reason = f"{os.strerror(number)} in {tempfile.gettempdir()}, the folder for temporary files"
        raise OSError(number, reason) from None


def add_ledger(book: Any, ledger: Ledger) -> None:
    """Add a sheet for each table of a ledger to a workbook that is being written.

    Raises
    ------
    AigraphError
        If a cell or a table is longer than Excel can hold.
    """
    import openpyxl
    from openpyxl.styles import Font

    sheets = typed_rows(ledger)
    _must_fit(sheets)
    for table, rows in sheets.items():
        sheet = book.create_sheet(table)
        sheet.freeze_panes = "A2"
        names = [column.name for column in DICTIONARY[table]]
        for place, name in enumerate(names):
            longest = max([len(name), *(len(cell_text(row[place])) for row in rows)])
            letter = openpyxl.utils.get_column_letter(place + 1)
            sheet.column_dimensions[letter].width = min(max(longest + 1, _NARROWEST), _WIDEST)
        head = [typed_cell(sheet, name) for name in names]
        for cell in head:
            cell.font = Font(bold=True)
        sheet.append(head)
        for row in rows:
            sheet.append([None if value is None else typed_cell(sheet, value) for value in row])


def save_workbook(book: Any, path: Path) -> None:
    """Save a workbook without the clock, so that the same sheets give the same bytes."""
    raw = io.BytesIO()
    book.save(raw)
    path.write_bytes(_timeless(raw.getvalue()))


def _must_fit(sheets: Mapping[str, list[list[TypedCell]]]) -> None:
    # Looked at before a sheet is begun: openpyxl cuts a long text without a word.
    for table, rows in sheets.items():
        if len(rows) >= MAX_ROWS:
            raise AigraphError(f"{table}: {len(rows):,} rows; Excel holds {MAX_ROWS - 1:,}; choose another format")
        for number, row in enumerate(rows, 2):
            for value in row:
                if isinstance(value, str) and (size := len(_escaped(value))) > MAX_CELL_CHARACTERS:
                    raise AigraphError(
                        f"{table}, row {number}: {value[:30]!r}... has {size:,} characters; an Excel cell holds {MAX_CELL_CHARACTERS:,}; "
                        "choose another format"
                    )


def typed_cell(sheet: Any, value: TypedCell) -> Any:
    """Make a cell of a sheet that is being written: text stays text, whatever it begins with."""
    from openpyxl.cell import WriteOnlyCell

    if isinstance(value, Decimal):
        number = float(value)
        if Decimal(repr(number)) == value and len(value.normalize().as_tuple().digits) <= 15:  # noqa: PLR2004 (digits of a double)
            return WriteOnlyCell(sheet, int(value) if value == int(value) else number)
        value = f"{value:f}"
    assert value is not None
    cell = WriteOnlyCell(sheet, _escaped(value))
    # Set after the value: openpyxl takes a text that begins with = for a formula, and #N/A for an error.
    cell.data_type = "s"
    cell.quotePrefix = bool(_LOOKS_LIKE_FORMULA.match(value))
    return cell


def _escaped(text: str) -> str:
    """Write control characters as _xHHHH_, as the format has it (ECMA-376, ST_Xstring)."""
    safe = re.sub(r"_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", text)
    return re.sub("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]", lambda sign: f"_x{ord(sign[0]):04X}_", safe)


def _unescaped(text: str) -> str:
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda sign: chr(int(sign[1], 16)), text)


def _timeless(raw: bytes) -> bytes:
    """Take the clock out of a workbook: the days in its archive, and when it was made."""
    clean = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as book, zipfile.ZipFile(clean, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in book.namelist():
            content = book.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"1980-01-01T00:00:00Z", content)
            add_member(copy, name, content)
    return clean.getvalue()


def read_excel_ledger(book: Any, place: str) -> UncheckedLedger:
    """Read the sheets of a ledger, as `write_excel` writes them.

    Parameters
    ----------
    book : openpyxl.Workbook
        An open workbook with a sheet for each table, its cells as values.
    place : str
        The file, for messages.
    """
    tables = {name: _rows(book[name]) for name in book.sheetnames if name in DICTIONARY}
    answers = ANSWER_SHEETS if ANSWER_SHEETS[0] in book.sheetnames else ()
    return ledger_from(place, tables, [name for name in book.sheetnames if name not in (*DICTIONARY, *answers)])


def _rows(sheet: Any) -> NumberedRows:
    filled = within_budget(sheet.title, filled_rows(sheet))
    _, first = next(filled, (1, ()))
    header = [name for name in first if name is not None]
    width = len(header)
    # A sheet is as wide as its widest row: cells that are empty to the right of the headings are none.
    yield 1, [cell_text(name) for name in header]
    for number, row in filled:
        padded = (*row, *[None] * width)[: max(width, _filled_width(row))]
        cells = [cell_text(value) for value in padded]
        if any(cells):
            yield number, [_unescaped(cell) for cell in cells]


def filled_rows(sheet: Any) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """Yield the rows of a sheet that hold anything, as values, each with its number.

    A sheet whose last cell is far down, as spreadsheets leave them, takes no longer than its filled rows.
    """
    held = getattr(sheet, "_cells", None)
    if held is None:
        # Read row by row: openpyxl gives a blank row as no cells.
        for number, values in enumerate(sheet.iter_rows(values_only=True), 1):
            if number > MAX_ROWS:
                return
            if values:
                yield number, values
        return
    rows: dict[int, dict[int, Any]] = {}
    for (number, column), cell in held.items():
        if cell.value is not None:
            rows.setdefault(number, {})[column] = cell.value
    for number in sorted(rows):
        row = rows[number]
        yield number, tuple(row.get(column) for column in range(1, max(row) + 1))


def _filled_width(row: tuple[Any, ...]) -> int:
    return max((place for place, value in enumerate(row, 1) if value is not None), default=0)
