"""Dates as sources give them: a year, a month or a day, each an interval."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from aigraph.engine.frozen import dataclass

_MONTHS = 12
_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_PART_OF_YEAR = re.compile(r"(\d{4})-(Q[1-4]|H[12])")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date known to the year, half, quarter, month or day.

    Parameters
    ----------
    text : str
        As written: ``2025``, ``2025-H2``, ``2025-Q4``, ``2025-10`` or ``2025-10-06``.
    first, last : datetime.date
        The first and the last day that it can mean.
    """

    text: str
    first: date
    last: date

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read a date.

        Raises
        ------
        ValueError
            If the text is no ``YYYY``, ``YYYY-MM``, ``YYYY-MM-DD``, ``YYYY-Q1`` or ``YYYY-H1``, or names no day of the calendar.

        Examples
        --------
        >>> PartialDate.parse("2024-02").last, PartialDate.parse("2025-Q3").last
        (datetime.date(2024, 2, 29), datetime.date(2025, 9, 30))
        """
        match = _FORM.fullmatch(text)
        if match is None and (part := _PART_OF_YEAR.fullmatch(text)):
            months = _MONTHS // (4 if part[2][0] == "Q" else 2)
            end = int(part[2][1]) * months
            return cls(text, date(int(part[1]), end - months + 1, 1), month_end(int(part[1]), end))
        if match is None:
            raise ValueError(f"{text!r} is no date: expected YYYY, YYYY-MM or YYYY-MM-DD")
        year, month, day = (None if part is None else int(part) for part in match.groups())
        assert year is not None
        try:
            if month is None:
                return cls(text, date(year, 1, 1), date(year, 12, 31))
            if day is None:
                return cls(text, date(year, month, 1), month_end(year, month))
            exact = date(year, month, day)
        except ValueError:
            raise ValueError(f"{text!r} is no day of the calendar") from None
        return cls(text, exact, exact)

    def __str__(self) -> str:
        return self.text


def month_end(year: int, month: int) -> date:
    """Give the last day of a month.

    Examples
    --------
    >>> month_end(2024, 2), month_end(9999, 12)
    (datetime.date(2024, 2, 29), datetime.date(9999, 12, 31))
    """
    # The module that knows the lengths of months loads that of languages with it.
    return date(year, month + 1, 1) - timedelta(days=1) if month < _MONTHS else date(year, month, 31)


FIRST_YEAR, LAST_YEAR = 1900, 2199
"""Questions are asked of days in these years, so that a window beside one has its days too."""


def day_of_view(day: date | str) -> date:
    """Read the day that a question is about.

    Raises
    ------
    ValueError
        If it is no day, or none of the years from `FIRST_YEAR` to `LAST_YEAR`.

    Examples
    --------
    >>> day_of_view("9999-12-31")
    Traceback (most recent call last):
    ...
    ValueError: '9999-12-31': expected a day of the years 1900 to 2199
    """
    read = day_of(day)
    if not FIRST_YEAR <= read.year <= LAST_YEAR:
        raise ValueError(f"'{day}': expected a day of the years {FIRST_YEAR} to {LAST_YEAR}")
    return read


def day_of(day: date | str) -> date:
    """Read a day; a text that gives a year or a month means its last day, and of a moment the day is taken.

    Raises
    ------
    ValueError
        If a text is no ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``.
    TypeError
        If it is neither a day nor a text.

    Examples
    --------
    >>> day_of("2025-10"), day_of(datetime(2025, 10, 6, 12))
    (datetime.date(2025, 10, 31), datetime.date(2025, 10, 6))
    """
    if isinstance(day, str):
        return PartialDate.parse(day.strip()).last
    if isinstance(day, datetime):
        return day.date()
    if isinstance(day, date):
        return day
    raise TypeError(f"expected a day as a date or a text such as 2025-10-06, got {type(day).__name__}")


UNDATED = date.min
"""The day of what nothing dates, in data without a single date."""


def day_text(day: date) -> str:
    """Write a day for a reader.

    Examples
    --------
    >>> day_text(date(2025, 10, 6)), day_text(UNDATED)
    ('2025-10-06', 'undated')
    """
    return "undated" if day == UNDATED else day.isoformat()
