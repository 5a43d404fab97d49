"""The currencies of a large table that have no rate."""

from __future__ import annotations

from typing import Any

from aigraph.reading.cells.text import RowError
from aigraph.reading.large.sql_table import SqlTable


def currencies_without_rate(table: SqlTable) -> list[tuple[str, int, str]]:
    """Give the currencies of amounts that have no rate, with the number of rows and an amount for an example."""
    reader = table.reader
    if not table.has("amount"):
        return []
    if not table.has("currency") and not _without_rate(table, [None] * len(reader.table.columns)):
        # All amounts are in one currency, whose rate is known.
        return []
    amount = table.cell("amount")
    word = table.cell("currency") if table.has("currency") else "''"
    codes: dict[str, str] = {}
    blank: list[Any] = [None] * len(reader.table.columns)
    for text in table.texts_of("currency") if table.has("currency") else [""]:
        if table.has("currency"):
            blank[reader.roles.places["currency"][0]] = text
        if code := _without_rate(table, blank):
            codes[text] = code
    if not codes:
        return []
    words = table.query(
        f"SELECT {word}, count(*), min({amount}) FROM cells WHERE {amount} <> '' AND list_contains($1, {word}) GROUP BY 1",  # noqa: S608  columns by number
        list(codes),
    )
    found: dict[str, tuple[int, str]] = {}
    for text, number, example in words:
        before, first = found.get(codes[text], (0, example))
        found[codes[text]] = before + number, first
    return [(code, number, first) for code, (number, first) in found.items()]


def _without_rate(table: SqlTable, row: list[Any]) -> str:
    """Give the currency of a row if it has no rate, else nothing."""
    reader = table.reader
    try:
        code = reader.figures.currency(row) or reader.conventions.styles["amount"].currency or reader.options.currency
    except RowError:
        return ""
    return code if reader.options.rates.rate(code, None) is None else ""
