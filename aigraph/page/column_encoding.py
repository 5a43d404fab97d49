"""Compact JSON: records as columns, amounts in fixed point, recurring values by number."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any

from aigraph.language.money_unit import money_unit
from aigraph.model.amount import Amount

Plain = dict[str, Any]

MAX_DECIMALS = 11
"""The most decimals of a US$ billion that are kept: cents. A script counts exactly up to 2 ** 53 of them, US$ 90 trillion."""


def encode_table(rows: Sequence[Mapping[str, Any]]) -> Plain:
    """Write records as columns under their headings, which compress better than rows; what is empty is None.

    Examples
    --------
    >>> encode_table([{"id": "a", "name": "A", "ticker": ""}, {"id": "b", "name": "B", "ticker": "BB"}])
    {'id': ['a', 'b'], 'name': ['A', 'B'], 'ticker': [None, 'BB']}
    """
    headings = list(rows[0]) if rows else []
    return {heading: [_filled(row[heading]) for row in rows] for heading in headings}


def _filled(value: Any) -> Any:
    return None if value in ("", [], ()) else value


def trim(row: list[Any]) -> list[Any]:
    """Leave out what is empty at the end, and say None for what is empty before."""
    kept = [_filled(value) for value in row]
    while kept and kept[-1] is None:
        kept.pop()
    return kept


def number_values(values: Iterable[Hashable]) -> dict[Any, int]:
    """Give each value that occurs its number, in their order."""
    return {value: place for place, value in enumerate(dict.fromkeys(values))}


def needed_decimals(amounts: Iterable[Amount]) -> int:
    """Give the decimals of a US$ billion, or of the unit of a table, that are needed to write all amounts as whole numbers.

    Examples
    --------
    >>> [needed_decimals([Amount.of(central=part)]) for part in ("0.25", "3", "750")]
    [2, 0, 0]
    """
    unit = money_unit()
    parts = (unit.of(part) for amount in amounts for part in (amount.low, amount.central, amount.high) if part)
    return max((min(MAX_DECIMALS, max(0, -int(part.normalize().as_tuple().exponent))) for part in parts), default=0)


def to_fixed_point(amount: Amount, decimals: int) -> int | list[int | None] | None:
    """Write an amount in fixed point, as whole numbers of a small unit, so that sums in the page are exact.

    An exact amount is one number, another is low, central and high, and one of which nothing is known is None.

    Examples
    --------
    >>> [to_fixed_point(Amount.of(*ends), 1) for ends in ((None, "0.3"), ("12", None, "14"), ())]
    [3, [120, None, 140], None]
    """
    if not amount.is_known:
        return None
    unit = money_unit()
    low, central, high = (
        None if part is None else int(unit.of(part).scaleb(decimals).to_integral_value())
        for part in (amount.low, amount.central, amount.high)
    )
    return low if amount.is_exact else [low, central, high]
