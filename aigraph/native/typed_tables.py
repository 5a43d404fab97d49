"""A ledger as seven tables of typed cells, and back: what every form of aigraph's own has in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from aigraph.model.ledger import Ledger
from aigraph.model.origin import DataError, Origin, Problem, Severity
from aigraph.rules import links, records
from aigraph.store.dictionary import DICTIONARY, NUMBER
from aigraph.store.read import NEEDED, read_table
from aigraph.store.tables import TABLES, cells_of

Cell = str | Decimal | None
Numbered = Iterator[tuple[int, list[str]]]


def sheets_of(ledger: Ledger) -> dict[str, list[list[Cell]]]:
    """Give the rows of each table, without headers: figures as Decimal, all else as text, None for an empty cell.

    Examples
    --------
    >>> from aigraph import load
    >>> sheets_of(load())["events"][0][1:4]
    ['2024-05-13', 'closed', None]
    """
    return {
        table.name: [
            [
                None if not cell else Decimal(cell) if column.sort == NUMBER else cell
                for column, cell in zip(DICTIONARY[table.name], cells_of(table, record), strict=True)
            ]
            for record in getattr(ledger, table.name)
        ]
        for table in TABLES
    }


def counts(ledger: Ledger) -> dict[str, int]:
    """Say how many rows each table has."""
    return {table.name: len(getattr(ledger, table.name)) for table in TABLES}


def zeros_lost(ledger: Ledger) -> tuple[str, ...]:
    """Say how many figures end in zeros that a number does not keep: 10.50 comes back as 10.5."""
    zeros = sum(
        isinstance(cell, Decimal) and _digits(cell) != f"{cell:f}"
        for rows in sheets_of(ledger).values()
        for row in rows
        for cell in row
    )
    return (f"the zeros at the end of {zeros} figures: 10.50 comes back as 10.5",) if zeros else ()


def ledger_from(place: str, sheets: Mapping[str, Numbered], others: Iterable[str] = ()) -> tuple[Ledger, list[Problem]]:
    """Put a ledger together from tables by name, each an iterator of numbered rows with the header first.

    Raises no error for what cannot be read: it is among the problems, with its place. `others` are tables that are not ours: that they
    were passed over is a warning.
    """
    problems: list[Problem] = []
    fields: dict[str, Any] = {
        table.name: tuple(read_table(table, sheets[table.name], f"{place}/{table.name}", problems))
        for table in TABLES
        if table.name in sheets
    }
    problems += [Problem(Origin(f"{place}/{name}"), "the table is missing") for name in NEEDED if name not in sheets]
    problems += [
        Problem(
            Origin(f"{place}/{name}"),
            f"is no table of a ledger and was passed over; {_expected()}",
            severity=Severity.WARNING,
        )
        for name in others
    ]
    return Ledger(**fields), problems


def _expected() -> str:
    return f"expected {', '.join(table.name for table in TABLES)}"


def numbered(header: Sequence[Any], rows: Iterator[Sequence[Any]], first: int) -> Numbered:
    """Turn rows of values into numbered rows of text, the header first; rows without any value are passed over."""
    yield 1, [text_of(name) for name in header]
    for number, row in enumerate(rows, first):
        cells = [text_of(value) for value in row]
        if any(cells):
            yield number, cells


def text_of(value: Any) -> str:
    """Write a value as a cell of the tables: figures digit by digit and without an exponent, days as ISO 8601.

    Examples
    --------
    >>> [text_of(value) for value in (None, 0.1, 30, Decimal("1E+2"), date(2025, 1, 5), " x")]
    ['', '0.1', '30', '100', '2025-01-05', ' x']
    """
    if value is None:
        return ""
    if isinstance(value, float):
        value = Decimal(repr(value))
    if isinstance(value, Decimal) and value.is_finite():
        return _digits(value)
    if isinstance(value, datetime):
        # A spreadsheet makes a day of what looks like one.
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)


def _digits(figure: Decimal) -> str:
    text = f"{figure:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def must_hold_together(ledger: Ledger) -> None:
    """Refuse a ledger in which an id is given twice or leads nowhere, for a form that keeps what it refers to.

    Raises
    ------
    DataError
        With every such place.
    """
    errors = [problem for rule in _REFERENCES for problem in rule(ledger)]
    if errors:
        raise DataError(errors)


_REFERENCES = (
    records.ids_are_unique,
    records.companies_are_known,
    records.sources_are_known,
    records.deals_of_events_are_known,
    links.links_point_somewhere,
)
