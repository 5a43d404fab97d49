"""The sheets of an answer as an Excel workbook: widths, headings, days as dates, and sums with the sign of their currency."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from aigraph.language.money_unit import MoneyUnit
from aigraph.model.amount import Amount
from aigraph.model.dates import UNDATED, PartialDate
from aigraph.native.excel import MAX_ROWS, typed_cell
from aigraph.reading.cells.text import FormattedNumber, as_text

_DATE = "yyyy-mm-dd"
_WIDEST, _NARROWEST = 60, 9


@dataclass(frozen=True, slots=True)
class Money:
    """A figure in the unit of the answer."""

    figure: Decimal | None


Cell = str | int | date | Money | FormattedNumber | float | None


class AnswerSheets:
    """Adds sheets to a workbook, with amounts in the unit of the answer."""

    def __init__(self, book: Any, unit: MoneyUnit) -> None:
        self.book = book
        self.unit = unit
        self.unit_name = unit.short_name if unit.in_dollars or unit.scale == 1 else unit.name

    def amount_heads(self, what: str) -> tuple[str, str, str]:
        """Give the headings of the low end, the middle and the high end of an amount."""
        heads = (f"{what}{end} ({self.unit_name})" for end in ("low", "amount", "high"))
        low, amount, high = (f"{head[0].upper()}{head[1:]}" for head in heads)
        return low, amount, high

    def amount_cells(self, amount: Amount) -> tuple[Money, Money, Money]:
        """Give the ends of an amount; one that is exact stands in the middle alone."""
        if not amount.is_known:
            return Money(None), Money(None), Money(None)
        low, central, high = (
            None if end is None else self.unit.of(end) for end in (amount.low, amount.central, amount.high)
        )
        return (
            (Money(None), Money(central), Money(None))
            if amount.is_exact
            else (Money(low or None), Money(central), Money(high))
        )

    def add(self, name: str, heads: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
        """Add a sheet of rows under headings; what is more than Excel holds is left out and counted in its last row."""
        from openpyxl.styles import Alignment, Font
        from openpyxl.utils import get_column_letter

        held = [list(row) for row in rows]
        cut = len(held) - (MAX_ROWS - 1)
        if cut > 0:
            held = [*held[: MAX_ROWS - 2], [f"{cut + 1:,} more rows are left out: Excel holds no more"]]
        sheet = self.book.create_sheet(name)
        sheet.freeze_panes = "A2"
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(heads))}{len(held) + 1}"
        for place, head in enumerate(heads):
            longest = max([len(head), *(len(_shown(row[place])) for row in held if place < len(row))])
            sheet.column_dimensions[get_column_letter(place + 1)].width = min(max(longest + 2, _NARROWEST), _WIDEST)
        titles = [typed_cell(sheet, head) for head in heads]
        for title in titles:
            title.font = Font(bold=True)
            title.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.append(titles)
        for row in held:
            sheet.append([self._cell(sheet, cell) for cell in row])

    def _cell(self, sheet: Any, cell: Cell) -> Any:
        from openpyxl.cell import WriteOnlyCell

        if cell is None or cell == "":
            return None
        if isinstance(cell, Money):
            if cell.figure is None:
                return None
            made = typed_cell(sheet, cell.figure)
            sign = self.unit.sign.replace('"', "")
            made.number_format = f'[<0.1]"{sign}"#,##0.0###;"{sign}"#,##0.00'
            return made
        if isinstance(cell, date):
            made = WriteOnlyCell(sheet, cell)
            made.number_format = _DATE
            return made
        if isinstance(cell, int | float):
            return WriteOnlyCell(sheet, cell)
        return typed_cell(sheet, as_text(cell) if isinstance(cell, FormattedNumber) else cell)


def own_cell(cell: Any) -> Cell:
    """Give a cell of the table as it is; what Excel has no type for is text."""
    if cell is None or isinstance(cell, str | int | float | date):
        return cell if not isinstance(cell, datetime) else cell.replace(tzinfo=None)
    return cell.value if isinstance(cell, FormattedNumber) else as_text(cell)


def _shown(cell: Cell) -> str:
    if cell is None or (isinstance(cell, Money) and cell.figure is None):
        return ""
    return f"{cell.figure:,.2f}  " if isinstance(cell, Money) else str(cell)


def day_cell(day: PartialDate | None) -> Cell:
    """Give a day as a date, and a month or year as text, since Excel knows no month without a day."""
    if day is None:
        return None
    return day.first if day.first == day.last else day.text


def since_cell(day: date) -> Cell:
    """Give the first day as a date, and nothing where no day is known."""
    return None if day == UNDATED else day
