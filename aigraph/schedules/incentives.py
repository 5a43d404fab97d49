"""What a purchase costs net of what its seller gives for it: a warrant, a grant or a credit is a cut of its price."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from aigraph.engine.frozen import dataclass
from aigraph.model.amount import Amount
from aigraph.schedules.interval import Interval, total


@dataclass(frozen=True, slots=True, kw_only=True)
class Incentive:
    """Something of value that a seller gives to its customer for a purchase.

    Parameters
    ----------
    value : Amount
        What all of it was worth at grant, in US$ billions.
    vested : Amount or None
        What of it is on record as vested, counted as the purchase is counted; None if nothing is.
    """

    value: Amount
    vested: Amount | None = None


def net_of_incentives(counted: Amount, contracted: Amount, incentives: Iterable[Incentive]) -> Amount:
    """Take from a purchase what its seller gives for it, in proportion to the part of the purchase that is counted.

    Parameters
    ----------
    counted : Amount
        The purchase as it is counted: contracted, due or paid.
    contracted : Amount
        The same purchase as contracted.
    incentives : iterable of Incentive
        What vests with it. What is on record as vested takes the place of the proportional part.

    Returns
    -------
    Amount
        At each end never below 0 and never above `counted`. An incentive without a value leaves the low end 0, no central
        value, and the high end as it is.

    Notes
    -----
    Consideration payable to a customer is a reduction of the price (ASC 606-10-32-25; IFRS 15.70). An end without a
    ceiling is counted to no part of it that is known, so nothing is taken from it.

    Examples
    --------
    >>> up_to_30 = Amount.of(high="30")
    >>> net_of_incentives(up_to_30, up_to_30, [Incentive(value=Amount.of(central="3"))])
    Amount(low=Decimal('0'), central=None, high=Decimal('27'))
    """
    gross, whole, all_incentives = Interval.of(counted), Interval.of(contracted), tuple(incentives)
    most = _cut(all_incentives, _part(gross.low, whole.low)).high
    middle = None if whole.central is None else _cut(all_incentives, _part(gross.central, whole.central)).central
    least = _cut(all_incentives, _part(gross.high, whole.high)).low
    low = Fraction(0) if most is None else max(Fraction(0), gross.low - most)
    central = None if gross.central is None or middle is None else max(Fraction(0), gross.central - middle)
    high = None if gross.high is None else max(Fraction(0), gross.high - least)
    return Interval.between(low, central, high).to_amount()


def _part(counted: Fraction | None, contracted: Fraction | None) -> Fraction:
    """Give the counted part of an end: none of a sum of 0, and as good as none of one without a ceiling."""
    return counted / contracted if counted and contracted else Fraction(0)


def _cut(incentives: Iterable[Incentive], part: Fraction) -> Interval:
    """Add up what has vested, and of the other incentives the part of their value."""
    return total(
        Interval.of(incentive.value).times(Interval.exactly(part))
        if incentive.vested is None
        else Interval.of(incentive.vested)
        for incentive in incentives
    )
