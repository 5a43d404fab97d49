"""Parses the cells of tables: a function for each type of cell, and a message for each that cannot be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import lru_cache

from aigraph.model.company import ROLES
from aigraph.model.dates import PartialDate
from aigraph.model.instruments import COUNTER_LEGS, INSTRUMENTS
from aigraph.model.names import suggest
from aigraph.schedules.period import Period
from aigraph.store.bounded_decimal import FigureError, bounded_decimal

CellsByColumn = Mapping[str, str]


class CellError(ValueError):
    """A cell cannot be read; the text names the column, the value and what was expected."""


def parse_choice(row: CellsByColumn, column: str, allowed: Sequence[str]) -> str:
    """Parse a word of a closed list."""
    value = row[column]
    if value in allowed:
        return value
    near = suggest(value, allowed)
    hint = f"did you mean {near[0]}?" if near else f"expected one of {', '.join(allowed)}"
    raise CellError(f"{column} {value!r} is unknown; {hint}")


def parse_instrument(row: CellsByColumn) -> str:
    """Parse the name of an instrument."""
    value = row["instrument"]
    if value in COUNTER_LEGS:
        raise CellError(
            f"instrument {value!r} is what comes back under another deal; it is an attribute of that deal, no arrow"
        )
    return parse_choice(row, "instrument", _INSTRUMENTS)


_INSTRUMENTS = tuple(INSTRUMENTS)


def parse_list(row: CellsByColumn, column: str) -> tuple[str, ...]:
    """Parse items with semicolons between them."""
    if not row[column]:
        return ()
    parts = tuple(row[column].split(";"))
    if not all(part and part == part.strip() for part in parts):
        raise CellError(f"{column} {row[column]!r} is no list: expected items with one semicolon between them")
    return parts


def parse_roles(row: CellsByColumn) -> tuple[str, ...]:
    """Parse the roles of a company."""
    for role in parse_list(row, "roles"):
        parse_choice({"roles": role}, "roles", ROLES)
    return parse_list(row, "roles")


def parse_date(row: CellsByColumn, column: str) -> PartialDate | None:
    """Parse a year, month or day, or nothing."""
    if not row[column]:
        return None
    try:
        return _date_of(row[column])
    except ValueError as error:
        raise CellError(f"{column} {error}") from None


def bounded_date(text: str) -> PartialDate:
    """Read a date of a deal, in a year from 1000 to 2999.

    Raises
    ------
    ValueError
        If it is none.

    Examples
    --------
    >>> bounded_date("9999-12-31")
    Traceback (most recent call last):
    ValueError: '9999-12-31' is no date of a deal: expected a year from 1000 to 2999
    """
    found = PartialDate.parse(text)
    if not _FIRST_YEAR <= found.first.year <= _LAST_YEAR:
        raise ValueError(f"{text!r} is no date of a deal: expected a year from {_FIRST_YEAR} to {_LAST_YEAR}")
    return found


_FIRST_YEAR, _LAST_YEAR = 1000, 2999

# The same days occur in many rows.
_date_of = lru_cache(maxsize=4096)(bounded_date)


def parse_period(row: CellsByColumn, column: str) -> Period:
    """Parse a period: a date, a quarter, a half-year, or two of these."""
    try:
        return _period_of(row[column])
    except ValueError as error:
        raise CellError(f"{column} {error}") from None


_period_of = lru_cache(maxsize=4096)(Period.parse)


def parse_share(row: CellsByColumn, column: str) -> Decimal | None:
    """Parse a part of a whole, from 0 to 1, or nothing."""
    share = parse_number(row, column)
    if share is not None and not 0 <= share <= 1:
        raise CellError(f"{column} {share} is no part of a whole: expected 0 to 1, as 0.13 for 13%")
    return share


def parse_days(row: CellsByColumn, column: str) -> int | None:
    """Parse a number of days, or nothing."""
    days = parse_number(row, column)
    if days is not None and (days < 0 or days != int(days) or "." in row[column]):
        raise CellError(f"{column} {row[column]!r} is no number of days: expected digits such as 90, or nothing")
    return None if days is None else int(days)


def parse_number(row: CellsByColumn, column: str) -> Decimal | None:
    """Parse a figure, or nothing if it is unknown."""
    text = row[column]
    if not text:
        return None
    try:
        return bounded_decimal(text)
    except FigureError as error:
        raise CellError(f"{column} {error}, or nothing if unknown") from None
