"""Curves of money as the page carries them: knots of day and sums, in the unit of all amounts with some decimals more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from aigraph.language.money_unit import money_unit
from aigraph.model.amount import Amount
from aigraph.model.money.counted import Pair
from aigraph.page.ceilings import UmbrellaCeiling
from aigraph.page.column_encoding import MAX_DECIMALS, trim
from aigraph.page.counted_curves import CountedCurves, Curve, FloorStep
from aigraph.page.money_curve import Ends, Knot

MORE_DECIMALS = 6
"""What has fallen due by a day is counted in so many decimals more than whole amounts, as far as cents."""

_EPOCH = date(1970, 1, 1).toordinal()
_BEND_DIGITS = 13


def curve_decimals(decimals: int) -> int:
    """Give the decimals in which parts of amounts are counted.

    Examples
    --------
    >>> curve_decimals(1), curve_decimals(11)
    (7, 11)
    """
    return min(decimals + MORE_DECIMALS, max(decimals, MAX_DECIMALS))


def encode_curves(curves: CountedCurves, decimals: int) -> list[Any]:
    """Write what is contracted, due and paid, each as its sums where they are always the same, else as its knots.

    Sums are in the unit of whole amounts, and have a fraction where they are not whole.
    """
    return [_curve(curve, decimals) for curve in (curves.contracted, curves.due, curves.paid)]


def encode_floors(
    floors: Mapping[Pair, Iterable[FloorStep]], companies: Mapping[str, int], decimals: int
) -> list[list[Any]]:
    """Write each pair with its class and the floors from their days on: under what is contracted, and under what is due."""
    return [
        [
            companies[payer],
            companies[payee],
            str(deal_class),
            [
                [_day(step.day), _sums(_ends(step.contracted), decimals), _sums(_ends(step.due), decimals)]
                for step in steps
            ],
        ]
        for (payer, payee, deal_class), steps in floors.items()
    ]


def encode_ceilings(ceilings: Iterable[UmbrellaCeiling], deals: Mapping[str, int], decimals: int) -> list[list[Any]]:
    """Write the parts of each umbrella, and what they are at most together from each day on."""
    return [
        [
            [deals[part] for part in umbrella.parts],
            [
                [_day(day), None if high is None else _sums((float(high),) * 3, decimals)]
                for day, high in umbrella.steps
            ],
        ]
        for umbrella in ceilings
    ]


def _curve(curve: Curve, decimals: int) -> Any:
    if len(curve) == 1:
        return _sums(curve[0].ends, decimals)
    return [_knot(knot, decimals) for knot in curve]


def _knot(knot: Knot, decimals: int) -> list[Any]:
    bends = [_short(bend * _units_per_bn(decimals), _BEND_DIGITS) for bend in knot.bends] if any(knot.bends) else None
    return trim([_day(knot.day), _sums(knot.ends, decimals), bends])


def _sums(ends: Ends, decimals: int) -> Any:
    more = curve_decimals(decimals) - decimals
    units = [None if end is None else _number(round(end * _units_per_bn(decimals), more)) for end in ends]
    return units[0] if units[0] == units[1] == units[2] else units


def _units_per_bn(decimals: int) -> float:
    """Give how many units of whole amounts a billion of the ledger has, which are parts of the unit of its table."""
    return float(money_unit().per_bn) * 10.0**decimals


def _number(number: float) -> float | int:
    return int(number) if number.is_integer() else number


def _ends(amount: Amount) -> Ends:
    low, central, high = (None if part is None else float(part) for part in (amount.low, amount.central, amount.high))
    return low or 0.0, central, high


def _short(number: float, digits: int) -> float | int:
    return float(f"{number:.{digits}g}") if number else 0


def _day(day: date) -> int:
    return day.toordinal() - _EPOCH
