"""What the cells of a column of amounts have in common: words such as million, and currencies."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from aigraph.reading.cells.currencies import UNDECIDED
from aigraph.reading.cells.money import DoubtfulScaleError, find_money
from aigraph.reading.cells.numbers import MONEY
from aigraph.reading.cells.scale_words import Settled
from aigraph.reading.cells.text import Cell, clean
from aigraph.reading.tables.raw_table import RawTable


def names_another_currency(table: RawTable, places: Sequence[int], usual: str, settled: Settled) -> bool:
    """Whether a cell of a column names a currency that is not the usual one."""
    for text in _column_texts(table, places):
        if len(text) > _LONGEST or (text.isascii() and not any(map(str.isalpha, text))):
            continue
        try:
            found = find_money(text, usual, settled)
        except DoubtfulScaleError:
            continue
        if any(figure.kind == MONEY and figure.code not in ("", usual) for figure in found.figures):
            return True
    return False


def currencies_named(table: RawTable, places: Sequence[int], settled: Settled) -> frozenset[str]:
    """Give the currencies that the cells of a column name without a doubt."""
    found: set[str] = set()
    for text in _column_texts(table, places):
        if len(text) > _LONGEST or (text.isascii() and not any(map(str.isalpha, text))):
            continue
        try:
            found |= {figure.code for figure in find_money(text, "USD", settled).figures if figure.kind == MONEY}
        except DoubtfulScaleError:
            continue
    return frozenset(code for code in found if code and UNDECIDED not in code)


def mixes_scales(table: RawTable, places: Sequence[int], settled: Settled) -> bool:
    """Whether a column has figures with words such as million, so that one without may count anything."""
    scaled = False
    for text in _column_texts(table, places):
        if len(text) > _LONGEST:
            continue
        try:
            found = find_money(text, "USD", settled)
        except DoubtfulScaleError:
            scaled = True
            continue
        scaled = scaled or any(figure.kind == MONEY and figure.scales for figure in found.figures)
        if scaled:
            return True
    return scaled


_LONGEST = 200
_SAMPLE = 5_000


def _column_texts(table: RawTable, places: Iterable[int]) -> list[str]:
    rows = table.rows[:_SAMPLE] if len(table.rows) > _SAMPLE else table.rows
    distinct: dict[Cell, None] = dict.fromkeys(cells[place] for _, cells in rows for place in places)
    return [clean(cell) for cell in distinct if isinstance(cell, str) and not cell.isdigit()]
