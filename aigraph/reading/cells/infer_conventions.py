"""What holds for a table as a whole: the decimal mark, the order of dates, the unit of figures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from aigraph.reading.cells.amounts import read_amount
from aigraph.reading.cells.columns import Plan
from aigraph.reading.cells.dates import DateError, day_order, read_day
from aigraph.reading.cells.numbers import AmountError, decimal_mark
from aigraph.reading.raw_table import Options, Sheet, refuse

_FIGURES = ("amount", "low", "high", "paid")
_DAYS = ("date", "start", "end")


def settle(sheet: Sheet, options: Options, plan: Plan, line: int) -> Options:
    """Decide what holds for the whole table: decimal mark, order of dates, unit and currency.

    Raises
    ------
    DataError
        If cells contradict each other, or all of them can mean two things.
    """
    try:
        mark = options.decimal or sheet.mark or decimal_mark(_texts(sheet, plan, _FIGURES))
        for text in _texts(sheet, plan, _FIGURES) if not mark else ():
            _ambiguous_amount(text, mark)
        order = options.order or day_order(_texts(sheet, plan, _DAYS))
        for text in _texts(sheet, plan, _DAYS) if not order else ():
            _ambiguous_day(text)
    except (AmountError, DateError) as error:
        raise refuse(sheet.path, str(error), line) from None
    unit = options.unit or plan.unit
    return replace(options, decimal=mark, order=order, unit=unit)


def _ambiguous_amount(text: str, mark: str) -> None:
    try:
        read_amount(text, mark=mark)
    except AmountError as error:
        if error.rule == "decimal mark":
            raise


def _ambiguous_day(text: str) -> None:
    try:
        read_day(text)
    except DateError as error:
        if error.rule == "order of dates":
            raise


def _texts(sheet: Sheet, plan: Plan, roles: Iterable[str]) -> Iterable[str]:
    places = [place for role in roles for place in plan.places.get(role, ())]
    seen = dict.fromkeys(cells[place] for _, cells in sheet.rows for place in places)
    return [cell for cell in seen if isinstance(cell, str)]
