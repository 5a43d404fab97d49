"""How far the deal of a row has got, by its own cell, the line above its group, and what other cells say against it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from operator import itemgetter

from aigraph.model.status import Status
from aigraph.reading.cells.status_words import read_status
from aigraph.reading.tables.raw_table import RawTable
from aigraph.reading.tables.row_report import OFF_BESIDE, STATUS, UNKNOWN_WORD, RowReport
from aigraph.reading.tables.sections import sections_with_status
from aigraph.reading.tables.unread_columns import UnreadColumns, off_beside


class RowStatus:
    """Reads the statuses of rows, and remarks what is not understood or stands against a deal.

    Parameters
    ----------
    table : RawTable
        The table, of which the lines with one cell between the rows count, and the marks against rows.
    usual : Status
        What a row without a status counts as.
    is_known : bool
        Whether the format says the status of all rows.
    """

    def __init__(
        self,
        table: RawTable,
        unread: UnreadColumns,
        report: RowReport,
        usual: Status,
        *,
        is_known: bool,
    ) -> None:
        self.sections = sections_with_status(table.sections)
        self.unread = unread
        self.report = report
        self.usual = usual
        self.put_aside = table.put_aside
        self.is_known = is_known

    def read(self, word: str, cells: Sequence[str], line: int) -> tuple[Status, str, bool]:
        """Give the status of a row, its wording if that is not understood, and whether another cell may say that the deal is off."""
        place = bisect_right(self.sections, line, key=itemgetter(0))
        if not word and place:
            # A line above a group of rows says what its rows are.
            word = self.sections[place - 1][1]
        status, is_understood = read_status(word)
        if not is_understood:
            self.report.doubt("status", UNKNOWN_WORD, word)
        if status is None and not self.is_known:
            self.report.remark(STATUS)
        status = status or self.usual
        against = (off_beside(cells, self.unread) or self.put_aside.get(line, "")) if status.rank >= 0 else ""
        if against:
            self.report.doubt("status", OFF_BESIDE, against)
            return Status.RUMOURED, f"status: {against}", True
        return status, "" if is_understood else f"status: {word}", False
