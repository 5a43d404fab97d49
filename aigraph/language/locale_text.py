"""Numbers, days and lists as a language writes them: the data of Unicode CLDR, by Babel; English is written without it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from aigraph.model.dates import UNDATED, PartialDate

ENGLISH = "en"

_SKELETONS = {"": "y", "Q": "yQQQQ", "month": "yMMMM"}
"""What is written of a date that gives a year, a quarter or a month alone."""


def value_in(code: str, value: Any, spec: str = "") -> str:
    """Write a value as a language has it: numbers and days; all else is text already.

    Parameters
    ----------
    code : str
        The language.
    spec : str
        How Python would format it: ``,`` for thousands, ``.1%`` for a share.

    Examples
    --------
    >>> value_in("bn", 1234567, ","), value_in("bn", 0.0716, ".1%"), value_in("bn", date(2026, 10, 9))
    ('১২,৩৪,৫৬৭', '৭.২%', '৯ অক্টোবর, ২০২৬')
    >>> value_in("en", date(2026, 10, 9)), value_in("hi", date(2026, 10, 9)), value_in("bn", PartialDate.parse("2026-09"))
    ('2026-10-09', '9 अक्टूबर 2026', 'সেপ্টেম্বর ২০২৬')
    """
    if code == ENGLISH:
        return format(value, spec)
    if isinstance(value, PartialDate):
        return _partial_day(code, value)
    if isinstance(value, date):
        return _day(code, value)
    if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
        return number_in(code, value, spec)
    return format(value, spec)


def number_in(code: str, value: float | Decimal, spec: str = ",") -> str:
    """Write a number as a language has it, with as many decimals as the format asks for; without one, all that it has.

    Examples
    --------
    >>> number_in("bn", Decimal("1025.5")), number_in("hi", 1234567)
    ('১,০২৫.৫', '12,34,567')
    """
    from babel.numbers import format_decimal, format_percent

    digits = re.search(r"\.(\d+)", spec)
    decimals = "0" * int(digits[1]) if digits else ("" if isinstance(value, int) else "#" * 12)
    pattern = f"{_grouping(code)}{'.' if decimals else ''}{decimals}"
    if spec.endswith("%"):
        text = format_percent(value, format=f"{pattern}%", locale=code)
    else:
        text = format_decimal(value, format=pattern, locale=code)
    return in_digits(code, text)


def pattern_in(code: str, day: date, pattern: str) -> str:
    """Write a part of a day, by a pattern of Unicode CLDR.

    Examples
    --------
    >>> pattern_in("bn", date(2026, 10, 9), "MMM")
    'অক্টো'
    """
    from babel.dates import format_date

    return in_digits(code, format_date(day, pattern, locale=code))


def in_digits(code: str, text: str) -> str:
    """Write the digits of a text as those of a language."""
    return text.translate(_digits(code))


def list_in(code: str, words: Sequence[str]) -> str:
    """Join words to a list, as English ``A, B and C``.

    Examples
    --------
    >>> list_in("en", ["A", "B", "C"]), list_in("bn", ["ক", "খ"])
    ('A, B and C', 'ক এবং খ')
    """
    if code != ENGLISH:
        from babel.lists import format_list

        return format_list(words, locale=code)
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def _day(code: str, day: date) -> str:
    from babel.dates import format_date

    return in_digits(code, format_date(day, "long", locale=code)) if day != UNDATED else str(day)


def _partial_day(code: str, day: PartialDate) -> str:
    from babel.dates import format_skeleton

    part = day.text[5:]
    if "-" in part:
        return _day(code, day.first)
    if part.startswith("H"):
        return f"{_day(code, day.first)} – {_day(code, day.last)}"
    skeleton = _SKELETONS["Q" if part.startswith("Q") else part and "month"]
    return in_digits(code, format_skeleton(skeleton, day.first, locale=code))


@cache
def _grouping(code: str) -> str:
    from babel import Locale

    pattern: str = Locale.parse(code).decimal_formats[None].pattern
    return pattern.partition(".")[0]


@cache
def _digits(code: str) -> dict[int, str]:
    """Give the digits that a language writes by default, as a table for `str.translate`."""
    from babel import Locale

    first = _FIRST_DIGITS.get(Locale.parse(code).default_numbering_system)
    return {} if first is None else {ord(str(digit)): chr(first + digit) for digit in range(10)}


_FIRST_DIGITS = {"beng": 0x09E6, "deva": 0x0966, "arab": 0x0660, "arabext": 0x06F0, "mymr": 0x1040}
"""The code of the digit 0 in the numbering systems of Unicode CLDR that are not 0 to 9: Babel does not write them."""
