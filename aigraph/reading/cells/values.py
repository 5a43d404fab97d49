"""Cells as plain text and plain figures."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from aigraph.reading.raw_table import Cell

_BILLION = Decimal(10) ** 9


def as_text(cell: Cell) -> str:
    """Write a cell as text: figures in plain digits, days as YYYY-MM-DD, nothing as nothing."""
    if cell is None:
        return ""
    if isinstance(cell, float):
        return "" if cell != cell else f"{Decimal(repr(cell)):f}"  # noqa: PLR0124  only NaN differs from itself
    if isinstance(cell, Decimal):
        return f"{cell:f}" if cell.is_finite() else ""
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell)


def in_billions(dollars: Decimal) -> Decimal:
    """Turn dollars into US$ billions, without zeros at the end.

    Examples
    --------
    >>> in_billions(Decimal("1200000000")), in_billions(Decimal("30000000000.0"))
    (Decimal('1.2'), Decimal('30'))
    """
    exact = (dollars / _BILLION).normalize()
    return exact.quantize(Decimal(1)) if exact == exact.to_integral_value() else exact
