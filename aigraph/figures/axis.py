"""A time axis, and round numbers for an axis of amounts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import chain
from math import floor, log10

from aigraph.language.sentence_parts import month_text, year_text


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """An axis of days from left to right.

    Parameters
    ----------
    first, last : datetime.date
        Its ends.
    room : float
        Its length, in pixels.
    """

    first: date
    last: date
    room: float

    def at(self, day: date) -> float:
        """Give the position of a day, in pixels."""
        span = max((self.last - self.first).days, 1)
        return self.room * min(max((day - self.first).days, 0), span) / span

    def ticks(self, apart: float) -> list[tuple[date, str]]:
        """Give the days of the ticks, at least so many pixels apart: years, and quarters or months where they fit."""
        months = list(
            chain.from_iterable(
                (date(year, month, 1) for month in range(1, 13)) for year in range(self.first.year, self.last.year + 1)
            )
        )
        inside = [day for day in months if self.first <= day <= self.last]
        for step in (1, 3, 6, 12, 24, 60, 120):
            marked = [day for day in inside if (day.year * 12 + day.month - 1) % step == 0]
            if len(marked) < 2 or self.at(marked[1]) - self.at(marked[0]) >= apart:  # noqa: PLR2004 - two make a distance
                break
        return [(day, year_text(day) if day.month == 1 else month_text(day)) for day in marked]


def next_round_number(value: float) -> float:
    """Give the next round number, 1, 2, 2.5 or 5 times a power of ten.

    Examples
    --------
    >>> [next_round_number(value) for value in (0.7, 12, 2400)]
    [1.0, 20.0, 2500.0]
    """
    if value <= 0:
        return 1.0
    power = 10.0 ** floor(log10(value))
    return next(step * power for step in (1.0, 2.0, 2.5, 5.0, 10.0) if step * power >= value - 1e-9)
