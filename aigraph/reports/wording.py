"""Figures in words: each with its bounds and denominator."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from aigraph.flows.measure import Measure
from aigraph.language.bounds import bounds_text
from aigraph.language.sentences import count, dollars, significant_digits
from aigraph.model.dates import UNDATED

UNKNOWN = "unknown"
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
_DENOMINATORS = {
    "recorded_usd_bn": "money on record",
    "recycled_and_new_usd_bn": "recycled and new money",
    "new_usd_bn": "new money",
    "recorded_purchases_usd_bn": "recorded purchases",
    "reported_revenue_usd_bn": "reported revenue",
}


def long_day(day: date) -> str:
    """Write a day as running text has it.

    Examples
    --------
    >>> long_day(date(2026, 10, 1))
    '1 October 2026'
    """
    if day == UNDATED:
        return "a day that is not recorded"
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def percent(share: float | None) -> str:
    """Write a share with one decimal, or say that it is unknown.

    Examples
    --------
    >>> percent(0.0716), percent(0.00002), percent(133.1), percent(None)
    ('7.2%', 'under 0.1%', '133 times', 'unknown')
    """
    if share is None:
        return UNKNOWN
    if 0 < share < 0.0005:  # noqa: PLR2004 - what would be printed as 0.0%
        return "under 0.1%"
    if share >= 10:  # noqa: PLR2004 - from where percents stop being read
        return f"{share:,.0f} times"
    return f"{share:.1%}"


def number(value: float | None) -> str:
    """Write a count.

    Examples
    --------
    >>> number(1085.0), number(None)
    ('1,085', 'unknown')
    """
    return UNKNOWN if value is None else f"{value:,.0f}"


def write(value: float | None, unit: str) -> str:
    """Write a figure in its unit."""
    if unit == "share":
        return percent(value)
    if unit == "usd_bn":
        return dollars(value)
    return UNKNOWN if value is None else significant_digits(Decimal(repr(round(value, 6))))


def range_of(measure: Measure) -> str:
    """Write the range of a figure: its exact ends, what a search found, or why there is no bound.

    Examples
    --------
    >>> from aigraph.model.amount import Bounds
    >>> range_of(Measure(name="x", unit="usd_bn", bounds=Bounds.exactly(2), n_edges_used=1, n_edges_missing=0, scenario=""))
    'exact'
    """
    if measure.bounds.is_point:
        return "exact"
    return bounds_text(measure.bounds, lambda value: write(value, measure.unit))


def around(measure: Measure) -> str:
    """Write the range in brackets after a figure; empty if there is none."""
    return "" if measure.bounds.is_point else f" ({range_of(measure)})"


def whole(measure: Measure) -> str:
    """Write the denominators of a share.

    Examples
    --------
    >>> from aigraph.model.amount import Bounds
    >>> whole(Measure(name="x", unit="share", bounds=Bounds.exactly(0.5), denominators={"recorded_usd_bn": 20.0}, n_edges_used=1,
    ...               n_edges_missing=0, scenario=""))
    '$20bn money on record'
    """
    return ", ".join(
        f"{dollars(size)} {_DENOMINATORS.get(name, name.removesuffix('_usd_bn').replace('_', ' '))}"
        for name, size in measure.denominators.items()
    )


def part(some: int, of: int, noun: str) -> str:
    """Write how many of how many, with the share.

    Examples
    --------
    >>> part(225, 385, "deal"), part(0, 0, "deal"), part(1, 1, "deal")
    ('225 of 385 deals (58%)', '0 of 0 deals', '1 of 1 deal (100%)')
    """
    share = f" ({some / of:.0%})" if of else ""
    return f"{some:,} of {count(of, noun)}{share}"


def listing(names: Iterable[str]) -> str:
    """Write names as a sentence has them.

    Examples
    --------
    >>> listing(["a"]), listing(["a", "b", "c"])
    ('a', 'a, b and c')
    """
    listed = list(names)
    return listed[0] if len(listed) == 1 else f"{', '.join(listed[:-1])} and {listed[-1]}" if listed else ""


def days(low: float | None, high: float | None = None) -> str:
    """Write a number of days, or its bounds.

    Examples
    --------
    >>> days(1), days(3, 30)
    ('1 day', '3 to 30 days')
    """
    if low is None:
        return UNKNOWN
    if high is None or high == low:
        return count(int(low), "day")
    return f"{low:,.0f} to {high:,.0f} days"
