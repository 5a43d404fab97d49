"""A ledger as tables of typed cells, and back: what all native formats have in common."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from aigraph.model.ledger import Ledger
from aigraph.model.origin import DataError, Origin, Problem, Severity
from aigraph.rules import links, records
from aigraph.store.data_version import cells_of
from aigraph.store.dictionary import DICTIONARY, NUMBER
from aigraph.store.read import UncheckedLedger, read_table
from aigraph.store.tables import REQUIRED_TABLES, TABLES

TypedCell = str | Decimal | None
NumberedRows = Iterator[tuple[int, list[str]]]


def is_ledger(tables: Collection[str]) -> bool:
    """Whether a workbook or database with tables of these names holds a whole ledger."""
    return set(REQUIRED_TABLES) <= set(tables)


def typed_rows(ledger: Ledger) -> dict[str, list[list[TypedCell]]]:
    """Give the rows of each table, without headers: figures as Decimal, all else as text, None for an empty cell.

    Examples
    --------
    >>> from aigraph import load
    >>> typed_rows(load())["events"][0][1:4]
    ['2023-11', 'signed', None]
    """
    return {
        table.name: [
            [
                None if not cell else Decimal(cell) if column.type == NUMBER else cell
                for column, cell in zip(DICTIONARY[table.name], cells_of(table, record), strict=True)
            ]
            for record in getattr(ledger, table.name)
        ]
        for table in TABLES
    }


def row_counts(ledger: Ledger) -> dict[str, int]:
    """Say how many rows each table has."""
    return {table.name: len(getattr(ledger, table.name)) for table in TABLES}


def trailing_zeros_lost(ledger: Ledger) -> tuple[str, ...]:
    """Say how many figures end in zeros that a number does not keep: 10.50 comes back as 10.5."""
    zeros = sum(
        isinstance(cell, Decimal) and _digits(cell) != f"{cell:f}"
        for rows in typed_rows(ledger).values()
        for row in rows
        for cell in row
    )
    return (f"the zeros at the end of {zeros} figures: 10.50 comes back as 10.5",) if zeros else ()


def ledger_from(place: str, tables: Mapping[str, NumberedRows], others: Iterable[str] = ()) -> UncheckedLedger:
    """Put a ledger together from tables by name, each an iterator of numbered rows with the header first.

    Parameters
    ----------
    place : str
        The file, for messages.
    others : iterable of str
        Tables in it that are not those of a ledger: that they are passed over is a warning.
    """
    problems: list[Problem] = []
    fields: dict[str, Any] = {
        table.name: tuple(read_table(table, tables[table.name], f"{place}/{table.name}", problems))
        for table in TABLES
        if table.name in tables
    }
    missing = [name for name in REQUIRED_TABLES if name not in tables]
    problems += [Problem(Origin(f"{place}/{name}"), "the table is missing") for name in missing]
    message = f"is no table of a ledger and was passed over; expected {', '.join(table.name for table in TABLES)}"
    problems += [Problem(Origin(f"{place}/{name}"), message, severity=Severity.WARNING) for name in others]
    return UncheckedLedger(Ledger(**fields), problems)


def numbered(header: Sequence[Any], rows: Iterable[Sequence[Any]], first: int) -> NumberedRows:
    """Turn rows of values into numbered rows of text, the header first; rows without any value are passed over."""
    yield 1, [cell_text(name) for name in header]
    for number, row in enumerate(rows, first):
        cells = [cell_text(value) for value in row]
        if any(cells):
            yield number, cells


def cell_text(value: Any) -> str:
    """Write a value as a cell of the tables: figures digit by digit and without an exponent, days as ISO 8601.

    Examples
    --------
    >>> [cell_text(value) for value in (None, 0.1, 30, Decimal("1E+2"), date(2025, 1, 5), " x")]
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


def require_integrity(ledger: Ledger) -> None:
    """Refuse a ledger without referential integrity, for a format with primary and foreign keys.

    Raises
    ------
    DataError
        With every id that is given twice or refers to nothing.
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
