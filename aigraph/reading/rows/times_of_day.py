"""The times of day beside the days of payments, where a table has one for each."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime

from aigraph.reading.cells.text import Cell

TIME_OF_DAY = (
    r"[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}[ T]([01]?[0-9]|2[0-3]):([0-5][0-9])(:([0-5][0-9](\.[0-9]{1,6})?))?(Z?)"
)
"""A day with a time of day, in an expression that Python and DuckDB read alike: hours, minutes, seconds and whether the zone is UTC."""

_IS_TIMED = re.compile(TIME_OF_DAY)
_MICROSECONDS = 1_000_000


def times_of_day(cells: Iterable[tuple[str, Cell]]) -> dict[str, int]:
    """Give the microseconds since midnight of each deal, by its id; none if one has no time of day or a zone of its own.

    Parameters
    ----------
    cells : iterable of (str, cell)
        Ids of deals, each with the cell of its day. Cells without a day say nothing.
    """
    found: dict[str, int] = {}
    zones = set()
    for deal, cell in cells:
        if cell is None or (isinstance(cell, str) and not cell.strip()):
            continue
        read = _read(cell)
        if read is None or deal in found:
            return {}
        found[deal], zone = read
        zones.add(zone)
    return found if len(zones) == 1 and any(found.values()) else {}


def _read(cell: Cell) -> tuple[int, str] | None:
    if isinstance(cell, datetime):
        seconds = (cell.hour * 60 + cell.minute) * 60 + cell.second
        return seconds * _MICROSECONDS + cell.microsecond, str(cell.utcoffset())
    match = _IS_TIMED.fullmatch(cell.strip()) if isinstance(cell, str) else None
    if match is None:
        return None
    seconds = (int(match[1]) * 60 + int(match[2])) * 60
    return seconds * _MICROSECONDS + round(float(match[4] or 0) * _MICROSECONDS), match[6]
