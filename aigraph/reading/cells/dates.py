"""Dates as people write them: 2025-10-06, 6 Oct 2025, 10/06/2025, October 2025, Q3 2025, each as exact as it is written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime

from aigraph.model.dates import PartialDate
from aigraph.reading.cells.errors import RowError
from aigraph.reading.cells.text import MISSING_WORDS, western_digits
from aigraph.store.parse_cells import bounded_date

DAY_FIRST, MONTH_FIRST = "day first", "month first"

DATE_ORDER = "order of dates"
"""The rule that a date breaks which can mean two days."""


class DateError(RowError):
    """A cell is no date."""

    def __init__(self, message: str, rule: str = "no date") -> None:
        super().__init__(message, rule)


def date_order(texts: Iterable[str]) -> str:
    """Infer whether a column of figures between slashes has the day or the month first; nothing if no cell decides it.

    Raises
    ------
    DateError
        If some cells decide one way and some the other.

    Examples
    --------
    >>> date_order(["10/06/2025", "31/12/2025"]), date_order(["10/06/2025"])
    ('day first', '')
    """
    evidence: dict[str, str] = {}
    for text in texts:
        found = _SLASHED.fullmatch(_plain(text))
        if found and found["sign"] != ".":
            one, other = int(found["one"]), int(found["other"])
            if one > _MONTHS >= other:
                evidence.setdefault(DAY_FIRST, text)
            elif other > _MONTHS >= one:
                evidence.setdefault(MONTH_FIRST, text)
    if len(evidence) > 1:
        day, month = evidence[DAY_FIRST], evidence[MONTH_FIRST]
        raise DateError(f"has the day first in {day!r} and the month first in {month!r}", DATE_ORDER)
    return next(iter(evidence), "")


def read_date(text: str, order: str = "") -> PartialDate | None:
    """Read a date as exactly as it is written, or None for a missing value.

    Parameters
    ----------
    order : str
        `DAY_FIRST` or `MONTH_FIRST`, for figures between slashes. Without it a date that can mean two days is refused.

    Raises
    ------
    DateError
        If it cannot be read, or can mean two days.

    Examples
    --------
    >>> [str(read_date(text)) for text in ("6 Oct 2025", "October 2025", "2025", "Q3 2025", "2022/09/01 00:20", "n/a")]
    ['2025-10-06', '2025-10', '2025', '2025', '2022-09-01', 'None']
    >>> str(read_date("10/06/2025", DAY_FIRST))
    '2025-06-10'
    """
    plain = _plain(text)
    if not plain or plain in MISSING_WORDS:
        return None
    if len(plain) > _LONGEST:
        raise DateError(f"{plain[:_LONGEST]!r}… is no date: expected YYYY-MM-DD, 6 Oct 2025, October 2025 or 2025")
    year_first = _YEAR_FIRST.fullmatch(plain) or _DIGITS.fullmatch(plain)
    if year_first:
        return _checked("-".join(part.zfill(2) for part in year_first.groups() if part), text)
    slashed = _SLASHED.fullmatch(plain)
    if slashed:
        return _slashed(slashed, text, order)
    vague = _VAGUE.fullmatch(plain)
    if vague:
        # A part of a year cannot be written as a partial date; the year contains it.
        return _checked(vague["before"] or vague["after"], text)
    return _worded(plain, text)


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold().replace("\u2013", "-")
    return " ".join(western_digits(plain).split())


def _checked(iso: str, text: str) -> PartialDate:
    try:
        return bounded_date(iso)
    except ValueError as error:
        raise DateError(f"{text!r}{str(error)[len(repr(iso)) :]}") from None


def _slashed(found: re.Match[str], text: str, order: str) -> PartialDate:
    one, other = int(found["one"]), int(found["other"])
    year = found["year"] if len(found["year"]) == len("2025") else f"20{found['year']}"
    # Points between the figures are used only where the day comes first.
    if found["sign"] == "." or one > _MONTHS or order == DAY_FIRST:
        day, month = one, other
    elif other > _MONTHS or order == MONTH_FIRST or one == other:
        day, month = other, one
    else:
        two = f"{year}-{other:02}-{one:02} or {year}-{one:02}-{other:02}"
        raise DateError(f"{text!r} can mean {two}; say which by --dayfirst or --monthfirst", DATE_ORDER)
    return _checked(f"{year}-{month:02}-{day:02}", text)


def _worded(plain: str, text: str) -> PartialDate:
    from dateutil import parser

    if not re.search(r"[a-z]{3}", plain):
        raise DateError(f"{text!r} is no date: expected YYYY-MM-DD, 6 Oct 2025, October 2025 or 2025")
    try:
        # What the text does not say is taken from the default, so that two defaults show what it says.
        one, other = (parser.parse(plain, default=default) for default in _DEFAULTS)
    except (ValueError, OverflowError):
        raise DateError(f"{text!r} is no date: expected YYYY-MM-DD, 6 Oct 2025, October 2025 or 2025") from None
    if one.year != other.year or one.month != other.month:
        raise DateError(f"{text!r} does not tell the year and month: expected YYYY-MM-DD or 6 Oct 2025")
    day: date = one.date()
    return _checked(day.isoformat() if one.day == other.day else day.isoformat()[:7], text)


_MONTHS = 12
_LONGEST = 40
_DEFAULTS = (datetime(2000, 1, 1), datetime(2004, 3, 2))  # noqa: DTZ001  a date has no zone
_TIME = r"(?:[t ]\d{1,2}[:.]\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:z|utc|[ap]m|[+-]\d{2}:?\d{2})?)?"
_YEAR_FIRST = re.compile(rf"(\d{{4}})(?:[-/.](\d{{1,2}})(?:[-/.](\d{{1,2}}){_TIME})?)?")
_DIGITS = re.compile(r"((?:19|20)\d{2})(0[1-9]|1[0-2])([0-3]\d)")
_SLASHED = re.compile(
    rf"(?P<one>\d{{1,2}})(?P<sign>[/.-])(?P<other>\d{{1,2}})(?P=sign)(?P<year>\d{{4}}|\d{{2}}){_TIME}"
)
_PART = r"(?:q[1-4]|h[12]|fy|early|mid|late|end of|spring|summer|autumn|fall|winter|c\.|ca\.|about)"
_VAGUE = re.compile(rf"{_PART}[ -]?(?P<after>\d{{4}})|(?P<before>\d{{4}})[ -]?{_PART}")
