"""What most cells of a column hold: sums of money, days, units, currencies, statuses or instruments."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from aigraph.reading.cells.amounts import read_amount
from aigraph.reading.cells.currencies import currency_of
from aigraph.reading.cells.dates import DATE_ORDER, DateError, read_date
from aigraph.reading.cells.instrument_words import read_instrument
from aigraph.reading.cells.status_words import read_status
from aigraph.reading.cells.text import RowError
from aigraph.reading.tables.unit_text import unit_of_cell

Samples = Callable[[int], Sequence[str]]
"""Gives the different texts of a column, or the first of them."""


def mostly(holds: Callable[[str], bool], texts: Sequence[str]) -> bool:
    """Whether more than half of the cells that are filled hold something."""
    filled = [text for text in texts if text.strip()][:_LOOKED_AT]
    return len(filled) > 0 and sum(map(holds, filled)) * 2 > len(filled)


def is_sum(text: str) -> bool:
    """Whether a text names a currency or a power of ten with its figure."""
    if len(text) > _LONGEST or not any(sign.isdecimal() for sign in text):
        return False
    try:
        found = read_amount(text)
    except RowError:
        # Nothing or less than nothing is a sum, too.
        return True
    return found.amount.is_known and not found.is_bare


def is_day(text: str) -> bool:
    """Whether a text is a day or a month; a year alone may be anything."""
    try:
        day = read_date(text) if len(text) <= _LONGEST else None
    except DateError as error:
        return error.rule == DATE_ORDER
    return day is not None and not text.strip().isdecimal()


def is_unit(text: str) -> bool:
    """Whether a text names a unit of figures."""
    # A letter alone may be a class or a round.
    says = (
        unit_of_cell(text) if any(map(str.isalpha, text)) and text.strip().casefold() not in {"b", "t", "d"} else None
    )
    return says is not None and says.unit is not None


def is_currency(text: str) -> bool:
    """Whether a text names a currency."""
    return any(sign.isalpha() for sign in text) and currency_of(text) is not None


def is_status(text: str) -> bool:
    """Whether a text is a status and nothing else; a yes or no may answer any question."""
    return len(text) <= _LONGEST_STATUS and text.casefold().strip() not in _ANSWERS and read_status(text)[1]


def is_instrument(text: str) -> bool:
    """Whether a text is an instrument, or says that it is none that could be read."""
    if len(text) > _LONGEST_STATUS:
        return False
    try:
        return read_instrument(text)[1]
    except RowError:
        return True


def is_figure(text: str) -> bool:
    """Whether a text has digits and no letters."""
    return any(sign.isdecimal() for sign in text) and not any(sign.isalpha() for sign in text)


def may_be_amount(text: str) -> bool:
    """Whether a figure has cents or more digits than a year: a small whole number may count or name anything."""
    if re.fullmatch(r"\(\d[\d.,]*\)", text.strip()):
        # An amount below nothing, as bookkeepers write it.
        return True
    return (
        is_figure(text)
        and re.fullmatch(r"\d+[.,]\d\d|\d{1,3}(?:[., '’]\d{3})+(?:[.,]\d+)?|\d+0{3}", text.strip()) is not None
    )


_LOOKED_AT, _LONGEST, _LONGEST_STATUS = 200, 60, 40
_ANSWERS = frozenset("active open live false void no dead n".split())  # noqa: SIM905  a list of words
