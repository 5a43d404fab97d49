"""Dates as people write them: 2025-10-06, 6 Oct 2025, 10/06/2025, Oct-25, Q3 2025, each as exact as it is written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache

from aigraph.model.dates import PartialDate
from aigraph.reading.cells.date_forms import (
    DIGITS_DATE,
    FIGURES_DATE,
    FILLERS,
    FISCAL_YEAR,
    FLOAT_YEAR,
    MONTH_AND_YEAR,
    PART,
    PART_TURNED,
    POINTED,
    RANGE_DATE,
    YEAR_MONTH_DAY,
    YEAR_WITH_A_WORD,
)
from aigraph.reading.cells.text import MISSING_WORDS, MOST_CACHED, RowError, western_digits

DAY_FIRST, MONTH_FIRST, YEAR_FIRST = "day first", "month first", "year first"

DATE_ORDER, NO_DATE, FISCAL = "order of dates", "no date", "fiscal year"
"""Rules that a date breaks: it can mean two days, it is none, or it is a year of the books that nobody says the end of."""

SERIAL, UNIX_TIME = "serial number", "unix time"
"""Ways to write a day as a number."""

_ORDERS: dict[str, tuple[int, int, int]] = {DAY_FIRST: (2, 1, 0), MONTH_FIRST: (2, 0, 1), YEAR_FIRST: (0, 1, 2)}
"""For each order the places of year, month and day."""


class DateError(RowError):
    """A cell is no date, or can mean two."""

    def __init__(self, message: str, rule: str = NO_DATE) -> None:
        super().__init__(message, rule)


def date_order(texts: Iterable[str]) -> str:
    """Infer which of day, month and year comes first in a column of three figures; nothing if no cell decides it.

    An order counts that all cells can have. Two-digit years that come first are told from days by being the same.

    Examples
    --------
    >>> date_order(["10/06/2025", "31/12/2025"]), date_order(["10/06/2025"]), date_order(["10.06.2025", "12.31.2025"])
    ('day first', '', 'month first')
    >>> date_order(["25-10-06", "25-11-07", "25-12-08"]), date_order(["31/12/98", "13/01/00"])
    ('year first', 'day first')
    """
    cells = list(
        dict.fromkeys(
            (found["one"], found["other"], found["last"])
            for found in map(FIGURES_DATE.fullmatch, map(_plain, texts))
            if found
        )
    )
    if not cells:
        return ""
    points = all(POINTED.fullmatch(_plain(text)) for text in texts if FIGURES_DATE.fullmatch(_plain(text)))
    possible = [order for order in _ORDERS if all(_day(cell, order) for cell in cells)]
    if YEAR_FIRST in possible and len(possible) > 1:
        firsts, lasts = {int(one) for one, _, _ in cells}, {int(last) for _, _, last in cells}
        year_like = all(_RECENT[0] <= one <= _RECENT[1] for one in firsts)
        if not year_like:
            possible.remove(YEAR_FIRST)
        elif len(cells) >= _ENOUGH and len(firsts) <= len(cells) // 2 and not firsts >= lasts:
            return YEAR_FIRST
    if len(possible) == 1:
        return possible[0]
    # Points between the figures are used mostly where the day comes first.
    return DAY_FIRST if points and possible[:1] == [DAY_FIRST] and YEAR_FIRST not in possible else ""


def read_date(text: str, order: str = "") -> PartialDate | None:  # noqa: C901, PLR0911  one branch for each form
    """Read a date as exactly as it is written, or None for a missing value.

    Parameters
    ----------
    order : str
        `DAY_FIRST`, `MONTH_FIRST` or `YEAR_FIRST`, for three figures. Without it a date that can mean two days is refused.

    Raises
    ------
    DateError
        If it cannot be read, or can mean two days.

    Examples
    --------
    >>> [str(read_date(text)) for text in ("6 Oct 2025", "October 2025", "2025", "Oct-25", "2022/09/01 00:20", "n/a")]
    ['2025-10-06', '2025-10', '2025', '2025-10', '2022-09-01', 'None']
    >>> str(read_date("10/06/2025", DAY_FIRST)), str(read_date("3Q25")), str(read_date("H1 2025"))
    ('2025-06-10', '2025-Q3', '2025-H1')
    """
    plain = _plain(text)
    if not plain or plain in MISSING_WORDS:
        return None
    if len(plain) > _LONGEST:
        raise DateError(f"{plain[:_LONGEST]!r}… is no date: {_EXPECTED}")
    if _is_fiscal(plain):
        raise DateError(f"{text!r} is a year of the books, which may end in any month; write 2025-03 or 2025", FISCAL)
    if found := FLOAT_YEAR.fullmatch(plain) or YEAR_WITH_A_WORD.fullmatch(plain):
        return _checked(next(filter(None, found.groups())), text)
    if found := YEAR_MONTH_DAY.fullmatch(plain) or DIGITS_DATE.fullmatch(plain):
        return _checked("-".join(part.zfill(2) for part in found.groups() if part), text)
    if found := FIGURES_DATE.fullmatch(plain):
        return _of_figures(found, text, order)
    if found := MONTH_AND_YEAR.fullmatch(plain):
        return _checked(f"{found['year']}-{found['month'].zfill(2)}", text)
    if found := PART.fullmatch(plain):
        year = found["after"] or found["before"] or found["between"]
        return _checked(f"{_full(year)}-{(found['one'] or found['other'] or found['third']).upper()}", text)
    if found := PART_TURNED.fullmatch(plain):
        return _checked(f"{_full(found['year'])}-{found['sort'].upper()}{found['number']}", text)
    if found := RANGE_DATE.fullmatch(plain):
        return read_date(found["one"], order)
    return _of_number(plain) or _worded(plain, text)


def day_of_serial(number: int) -> PartialDate:
    """Give the day of a serial number of Excel.

    Examples
    --------
    >>> str(day_of_serial(45931))
    '2025-10-01'
    """
    day = date(1899, 12, 30) + timedelta(days=number)
    return PartialDate.parse(day.isoformat())


def way_of_number(text: str) -> str:
    """Tell how a number names a day: `SERIAL`, `UNIX_TIME`, or nothing.

    Examples
    --------
    >>> way_of_number("45931"), way_of_number("1289241911.72836"), way_of_number("2025")
    ('serial number', 'unix time', '')
    """
    if re.fullmatch(r"\d{5}(?:\.\d+)?", text) and _SERIALS[0] <= float(text) <= _SERIALS[1]:
        return SERIAL
    return UNIX_TIME if re.fullmatch(r"1\d{9}(?:\.\d+)?|1\d{12}(?:\.0)?|1\d{15}", text) else ""


def _of_number(plain: str) -> PartialDate | None:
    way = way_of_number(plain)
    if way == SERIAL:
        return day_of_serial(int(float(plain)))
    if way == UNIX_TIME:
        whole = plain.partition(".")[0]
        seconds = Decimal(plain) / (10 ** (len(whole) - len("1289241911")))
        return PartialDate.parse(datetime.fromtimestamp(int(seconds), UTC).date().isoformat())
    return None


@lru_cache(maxsize=MOST_CACHED)
def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold().replace("\u2013", "-").replace("\u2019", "'")
    plain = " ".join(western_digits(plain).split())
    if not plain.isascii():
        plain = re.sub(r"(\d{4})\s?[年년]\s?(?:(\d{1,2})\s?[月월]\s?(?:(\d{1,2})\s?[日일])?)?", _cjk, plain)
    return plain.strip("' ")


def _cjk(found: re.Match[str]) -> str:
    return "-".join(part.zfill(2) for part in found.groups() if part)


def _checked(iso: str, text: str) -> PartialDate:
    try:
        day = PartialDate.parse(iso)
    except ValueError:
        raise DateError(f"{text!r} is no day of the calendar") from None
    if not _YEARS[0] <= day.first.year <= _YEARS[1]:
        raise DateError(f"{text!r} is a year outside {_YEARS[0]} to {_YEARS[1]}: {_EXPECTED}")
    return day


def _is_fiscal(plain: str) -> bool:
    """Whether a text is a year of the books: FY25, 2009/10, 2024-25; 2009/11 is a month."""
    if FISCAL_YEAR.fullmatch(plain):
        return True
    found = re.fullmatch(r"(\d{4})([/-])(\d{2}|\d{4})", plain)
    if not found or not (following := (int(found[1]) + 1) % 10 ** len(found[3]) == int(found[3])):
        return False
    return following and (found[2] == "/" or len(found[3]) == len("2025") or int(found[3]) > _MONTHS_OF_YEAR)


def _full(year: str) -> str:
    """Write a year of two digits in full, by the rule of POSIX: 69 to 99 are of the last century."""
    return year if len(year) != len("25") else f"{'19' if int(year) >= _POSIX_PIVOT else '20'}{year}"


def _day(cell: tuple[str, ...], order: str) -> PartialDate | None:
    year, month, day = (cell[place] for place in _ORDERS[order])
    if len(day) > _TWO_DIGITS or len(month) > _TWO_DIGITS or (len(year) == 1):
        return None
    if order == YEAR_FIRST and len(year) != _TWO_DIGITS:
        return None
    try:
        found = PartialDate.parse(f"{_full(year)}-{month.zfill(2)}-{day.zfill(2)}")
    except ValueError:
        return None
    # Other calendars count other years.
    return found if _YEARS[0] <= found.first.year <= _YEARS[1] else None


def _of_figures(found: re.Match[str], text: str, order: str) -> PartialDate:
    cell = (found["one"], found["other"], found["last"])
    if order:
        day = _day(cell, order)
        if day:
            return day
    if not order and len(cell[2]) == len("2025") and POINTED.fullmatch(found[0]) and (day := _day(cell, DAY_FIRST)):
        # Points between the figures are used mostly where the day comes first.
        return day
    readings: dict[str, PartialDate] = {}
    for name in _ORDERS:
        day = _day(cell, name)
        if day and (name != YEAR_FIRST or _RECENT[0] <= int(cell[0]) <= _RECENT[1] or not readings):
            readings.setdefault(str(day), day)
    if not readings:
        raise DateError(f"{text!r} is no day of the calendar")
    if len(readings) > 1:
        flags = (
            "--dayfirst, --monthfirst or --yearfirst" if len(cell[2]) == _TWO_DIGITS else "--dayfirst or --monthfirst"
        )
        raise DateError(f"{text!r} can mean {' or '.join(readings)}; say which by {flags}", DATE_ORDER)
    return next(iter(readings.values()))


def _worded(plain: str, text: str) -> PartialDate:
    """Read a date with the name of a month in it."""
    from aigraph.reading.cells.month_names import MONTHS

    if sum(sign.isalpha() for sign in plain) < _FEWEST_LETTERS:
        raise DateError(f"{text!r} is no date: {_EXPECTED}")
    words = [
        word.rstrip(".,'")
        for word in re.findall(r"\d+(?:st|nd|rd|th|er|º|ª)?\b|[^\s\d,/.'-]+|'?\d+", plain.replace("'", " "))
    ]
    months = [MONTHS[word] for word in words if word in MONTHS]
    figures = [re.match(r"\d+", word)[0] for word in words if word[0].isdigit()]  # type: ignore[index]  # a digit is there
    others = [word for word in words if word not in MONTHS and not word[0].isdigit()]
    if len(set(months)) == 1 and all(word in FILLERS for word in others) and ":" not in plain:
        years = [figure for figure in figures if len(figure) == len("2025")]
        if len(figures) == 1 and (
            years or (len(figures[0]) == _TWO_DIGITS and plain.strip().endswith(figures[0]) and not others)
        ):
            return _checked(f"{_full(figures[0])}-{months[0]:02}", text)
        if len(figures) == _TWO_DIGITS:
            day = next((figure for figure in figures if figure not in years), figures[0])
            year = years[0] if years else figures[1]
            day = figures[0] if not years else day
            return _checked(f"{_full(year)}-{months[0]:02}-{day.zfill(2)}", text)
    return _by_dateutil(plain, text)


def _by_dateutil(plain: str, text: str) -> PartialDate:
    from dateutil import parser

    if not re.search(r"\d{4}", plain):
        raise DateError(f"{text!r} is no date: {_EXPECTED}")
    try:
        # What the text does not say is taken from the default, so that two defaults show what it says.
        one, other = (parser.parse(plain, default=default) for default in _DEFAULTS)
    except (ValueError, OverflowError):
        raise DateError(f"{text!r} is no date: {_EXPECTED}") from None
    if one.year != other.year or one.month != other.month:
        raise DateError(f"{text!r} does not tell the year and month: {_EXPECTED}")
    day: date = one.date()
    return _checked(day.isoformat() if one.day == other.day else day.isoformat()[:7], text)


_TWO_DIGITS = _FEWEST_LETTERS = 2
_MONTHS_OF_YEAR = 12
_ENOUGH = 3
_LONGEST = 60
_POSIX_PIVOT = 69
_YEARS = (1800, 2150)
_RECENT = (15, 40)
"""Years of two digits that deals of now can have: 2015 to 2040."""
_SERIALS = (30_000, 60_000)
_EXPECTED = "expected YYYY-MM-DD, 6 Oct 2025, October 2025 or 2025"
_DEFAULTS = (datetime(2000, 1, 1), datetime(2004, 3, 2))  # noqa: DTZ001  a date has no zone
