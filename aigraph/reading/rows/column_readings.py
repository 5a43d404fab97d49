"""How the columns of a table were read, so that they can be checked."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from aigraph.model.intake import ColumnReading, TableMoney
from aigraph.reading.cells.currencies import DEFAULT_CURRENCY, usd_bn
from aigraph.reading.rows.conventions import DATES, FIGURES, ColumnStyle
from aigraph.reading.rows.row_reader import RowReader

_UNITS = {
    Decimal(1): "1",
    Decimal(10**3): "thousand",
    Decimal(10**5): "lakh",
    Decimal(10**6): "million",
    Decimal(10**7): "crore",
    Decimal(10**9): "billion",
    Decimal(10**12): "trillion",
}


def column_readings(reader: RowReader) -> Iterator[ColumnReading]:
    """Give for each column its role, unit, currency, decimal mark and order of dates, each with the evidence for it."""
    roles = {place: role for role, places in reader.roles.places.items() for place in places}
    for place, column in enumerate(reader.table.columns):
        if column:
            yield _reading(reader, column, roles.get(place, ""))


def money_of_table(reader: RowReader) -> TableMoney | None:
    """Give the unit and currency of a table whose amounts are all in one; None where answers are best in US$ billions."""
    used = reader.figures.used
    if len(used) != 1:
        return None
    ((currency, rate),) = used
    largest = used[currency, rate]
    if not largest:
        return None
    style = reader.conventions.styles.get("amount", ColumnStyle())
    is_stated = style.unit in _UNITS and style.unit != 1
    scale = style.unit if is_stated and style.unit else next((size for size in _SIZES if largest >= size), Decimal(1))
    counted = reader.options.rates.counted
    if currency == DEFAULT_CURRENCY and scale == _SIZES[0] and not counted:
        return None
    return TableMoney(
        currency=currency,
        scale=int(scale),
        is_stated=is_stated,
        usd=None if counted else rate,
        largest=usd_bn(largest, rate),
    )


_SIZES = (Decimal(10**9), Decimal(10**6))


def _reading(reader: RowReader, column: str, role: str) -> ColumnReading:
    evidence = [f"role: {_role_evidence(reader, column, role)}"] if role else []
    conventions = reader.conventions
    unit = currency = mark = dates = ""
    style = conventions.styles.get(role)
    if role in FIGURES and style:
        unit = (
            "no money"
            if style.is_share
            else "not told"
            if style.unit is None
            else _UNITS.get(style.unit, f"{style.unit:,}")
        )
        nothing = (
            "nothing says it, so that a figure counts one"
            if style.unit
            else "other figures have one, so that a small figure alone is unknown"
        )
        evidence.append(f"unit: {style.unit_evidence or nothing}")
        currency = style.currency or reader.options.currency
        evidence.append(f"currency: {style.currency_evidence or 'by default, where no cell names one'}")
        mark = {"": ".", "?": "not told"}.get(conventions.mark, conventions.mark)
        evidence.append(f"decimal mark: {conventions.mark_evidence or 'by default; no cell decides it'}")
    if role in DATES:
        dates = conventions.order or "as written"
        if conventions.order_evidence:
            evidence.append(f"order of dates: {conventions.order_evidence}")
    return ColumnReading(
        column=column, role=role, unit=unit, currency=currency, decimal=mark, dates=dates, evidence=tuple(evidence)
    )


def _role_evidence(reader: RowReader, column: str, role: str) -> str:
    if reader.options.columns.get(role) == column:
        return "as told"
    return "the format says it" if reader.table.roles.get(role) == column else "the heading"
