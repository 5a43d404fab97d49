"""The dates of a row: each different cell is read once, and what is not understood is noted in the report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache

from aigraph.model.dates import PartialDate
from aigraph.reading.cells.dates import DateError, read_date, way_of_number
from aigraph.reading.cells.text import MOST_CACHED, Cell, as_text, clean
from aigraph.reading.tables.row_report import SERIAL_DATE, UNIX_DATE, RowReport

_NO_END = "9999"


class RowDates:
    """Reads the dates of one table.

    Parameters
    ----------
    cell : callable
        Gives the cell of a role in a row.
    order : str
        Which of day, month and year comes first where a column says it.
    report : RowReport
        Takes the doubts and remarks.
    """

    def __init__(self, cell: Callable[[Sequence[Cell], str], Cell], order: str, report: RowReport) -> None:
        self._cell, self._order, self._report = cell, order, report
        self._read = lru_cache(maxsize=MOST_CACHED)(self._day)

    def date(self, cells: Sequence[Cell], role: str) -> tuple[PartialDate | None, str]:
        """Give the day of a cell, and its wording if that is not understood."""
        cell = self._cell(cells, role)
        if role == "end" and _NO_END in as_text(cell):
            # So databases write that something has no end.
            return None, ""
        found = self._read(cell)
        text = clean(as_text(cell))
        if isinstance(found, DateError):
            self._report.doubt(role, found.rule, text)
            return None, text[:60]
        if found and text[:1].isdigit() and (way := way_of_number(text)):
            self._report.remark(SERIAL_DATE if way == SERIAL_DATE else UNIX_DATE, text)
        return found, ""

    def _day(self, cell: Cell) -> PartialDate | DateError | None:
        text = cell.isoformat()[:10] if isinstance(cell, date) else clean(as_text(cell))
        try:
            return read_date(text, self._order)
        except DateError as error:
            return error
