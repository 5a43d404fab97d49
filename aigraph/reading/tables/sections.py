"""Lines with one cell between rows: they may say how far the deals below them have got, or in what their figures are."""

from __future__ import annotations

from collections.abc import Sequence

from aigraph.reading.cells.status_words import is_status_word, read_status
from aigraph.reading.cells.text import as_text
from aigraph.reading.tables.blocks import is_filled
from aigraph.reading.tables.captions import may_name_a_unit, unit_of_line
from aigraph.reading.tables.raw_table import Row

_LONGEST = 60


def sections_of(rows: Sequence[Row], single: Sequence[Row]) -> list[tuple[int, str]]:
    """Give the lines with one cell above the last row."""
    last = rows[-1][0] if rows else 0
    texts = (
        (line, next(as_text(cell).strip() for cell in cells if is_filled(cell)))
        for line, cells in single
        if line < last
    )
    return [(line, text) for line, text in texts if len(text) <= _LONGEST]


def sections_with_status(sections: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Give the lines below which rows have a status, with the words for it, which are empty where another group begins.

    Examples
    --------
    >>> sections_with_status([(2, "Signed deals"), (5, "Cancelled"), (9, "Chips")])
    [(2, 'Signed deals'), (5, 'Cancelled'), (9, '')]
    """
    found = [(line, text if is_status_word(text) and _is_short(text) else "") for line, text in sections]
    return found if any(text for _, text in found) else []


def _is_short(text: str) -> bool:
    return read_status(text)[1] or len(text.split()) <= _FEW


def unit_between_rows(rows: Sequence[Row], sections: Sequence[tuple[int, str]]) -> bool:
    """Whether a line between the rows names a unit or a currency, so that rows above and below it are in different ones."""
    first = rows[0][0] if rows else 0
    return any(line > first and (unit_of_line(text) or may_name_a_unit(text)) for line, text in sections)


_FEW = 4
