"""Figures in words: each with its bounds and denominator."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from aigraph.flows.measure import Measure
from aigraph.language.bounds import bounds_text
from aigraph.language.locale_text import ENGLISH, list_in
from aigraph.language.sentences import count, dollars, significant_digits
from aigraph.language.translation import gettext, gettext_noop, language
from aigraph.model.dates import UNDATED

UNKNOWN = gettext_noop("unknown")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def long_day(day: date) -> str:
    """Write a day as running text has it.

    Examples
    --------
    >>> long_day(date(2026, 10, 1))
    '1 October 2026'
    """
    if day == UNDATED:
        return gettext("a day that is not recorded")
    if language() != ENGLISH:
        return gettext("{day}", day=day)
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def percent(share: float | None) -> str:
    """Write a share with one decimal, or say that it is unknown.

    Examples
    --------
    >>> percent(0.0716), percent(0.00002), percent(133.1), percent(None)
    ('7.2%', 'under 0.1%', '133 times', 'unknown')
    """
    if share is None:
        return gettext(UNKNOWN)
    if 0 < share < 0.0005:  # noqa: PLR2004 - what would be printed as 0.0%
        return gettext("under {share:.1%}", share=0.001)
    if share >= 10:  # noqa: PLR2004 - from where percents stop being read
        return gettext("{number:,.0f} times", number=share)
    return gettext("{share:.1%}", share=share)


def number(value: float | None) -> str:
    """Write a count.

    Examples
    --------
    >>> number(1085.0), number(None)
    ('1,085', 'unknown')
    """
    return gettext(UNKNOWN) if value is None else gettext("{number:,.0f}", number=value)


def write(value: float | None, unit: str) -> str:
    """Write a figure in its unit."""
    if unit == "share":
        return percent(value)
    if unit == "usd_bn":
        return dollars(value)
    return gettext(UNKNOWN) if value is None else significant_digits(Decimal(repr(round(value, 6))))


def range_of(measure: Measure) -> str:
    """Write the range of a figure: its exact ends, what a search found, or why there is no bound.

    Examples
    --------
    >>> from aigraph.model.amount import Bounds
    >>> range_of(Measure(name="x", unit="usd_bn", bounds=Bounds.exactly(2), n_edges_used=1, n_edges_missing=0, scenario=""))
    'exact'
    """
    if measure.bounds.is_point:
        return gettext("exact")
    return bounds_text(measure.bounds, lambda value: write(value, measure.unit))


def around(measure: Measure) -> str:
    """Write the range in brackets after a figure; empty if there is none."""
    return "" if measure.bounds.is_point else f" ({range_of(measure)})"


def part(some: int, of: int, noun: str) -> str:
    """Write how many of how many, with the share.

    Examples
    --------
    >>> part(225, 385, "deal"), part(0, 0, "deal"), part(1, 1, "deal")
    ('225 of 385 deals (58%)', '0 of 0 deals', '1 of 1 deal (100%)')
    """
    share = gettext(" ({share:.0%})", share=some / of) if of else ""
    return gettext("{some:,} of {things}", some=some, things=count(of, noun)) + share


def with_share(caption: str, shown: int, of: int) -> str:
    """Write a caption, and how many of the rows that there are it stands above, where that is not all.

    Examples
    --------
    >>> with_share("Loops.", 3, 30), with_share("Loops.", 3, 3)
    ('Loops. 3 of 30 are shown.', 'Loops.')
    """
    if shown == of:
        return caption
    return f"{caption} {gettext('{shown:,} of {all:,} are shown.', shown=shown, all=of)}"


def listing(names: Iterable[str]) -> str:
    """Write names as a sentence has them.

    Examples
    --------
    >>> listing(["a"]), listing(["a", "b", "c"])
    ('a', 'a, b and c')
    """
    return list_in(language(), list(names))


def days(low: float | None, high: float | None = None) -> str:
    """Write a number of days, or its bounds.

    Examples
    --------
    >>> days(1), days(3, 30)
    ('1 day', '3 to 30 days')
    """
    if low is None:
        return gettext(UNKNOWN)
    if high is None or high == low:
        return count(int(low), "day")
    return gettext("{low:,.0f} to {high:,.0f} days", low=low, high=high)
