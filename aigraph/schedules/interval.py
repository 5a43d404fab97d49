"""Intervals of exact numbers with a central value, and the one place where they are rounded."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Self, TypeVar

from aigraph.engine.frozen import dataclass
from aigraph.model.amount import Amount

_PLACES = 15
_UNITS = 10**_PLACES


@dataclass(frozen=True, slots=True)
class Interval:
    """A sum or a share as (low, central, high) in exact arithmetic: `Amount` while it is reckoned with.

    Parameters
    ----------
    low : Fraction
        The least it can be, never below 0.
    central : Fraction or None
        The figure to quote, or None where quoting one would be a guess.
    high : Fraction or None
        The most it can be, or None where there is no ceiling.

    Notes
    -----
    Shares of days are thirds, sevenths and 1,826ths, which no decimal holds. Only fractions make the shares of two
    adjacent windows add up to that of their union.
    """

    low: Fraction
    central: Fraction | None
    high: Fraction | None

    @classmethod
    def of(cls, amount: Amount) -> Self:
        """Take the ends of an amount over."""
        low = Fraction(amount.low)
        if amount.is_exact:
            return cls(low, low, low)
        return cls(
            low,
            None if amount.central is None else Fraction(amount.central),
            None if amount.high is None else Fraction(amount.high),
        )

    @classmethod
    def between(cls, low: Fraction, central: Fraction | None, high: Fraction | None) -> Self:
        """Make an interval; one that has shrunk to a point has that point as its central value."""
        return cls(low, low if low == high else central, high)

    @classmethod
    def exactly(cls, value: Fraction) -> Self:
        """Make an interval of one number."""
        return cls(value, value, value)

    @property
    def is_zero(self) -> bool:
        """Whether it is exactly 0."""
        return self.high == 0

    def times(self, share: Interval) -> Interval:
        """Multiply two intervals of numbers that are not negative; exactly 0 times anything is exactly 0.

        Examples
        --------
        >>> NOTHING_KNOWN.times(ZERO) == ZERO
        True
        """
        if self.is_zero or share.is_zero:
            return ZERO
        if share is ONE:
            return Interval.between(self.low, self.central, self.high)
        if self.low == self.high and share.low == share.high:
            return Interval.exactly(self.low * share.low)
        central = None if self.central is None or share.central is None else self.central * share.central
        high = None if self.high is None or share.high is None else self.high * share.high
        return Interval.between(self.low * share.low, central, high)

    def at_least(self, floor: Interval) -> Interval:
        """Raise each end to that of a floor; a central value that is unknown stays unknown."""
        if floor.is_zero:
            return self
        known = floor.quoted().central
        central = None if self.central is None or known is None else max(self.central, known)
        high = None if self.high is None or floor.high is None else max(self.high, floor.high)
        return Interval.between(max(self.low, floor.low), central, high)

    def quoted(self) -> Interval:
        """Give the same with the low end as its central value if it has none."""
        return self if self.central is not None else Interval(self.low, self.low, self.high)

    def as_floor(self) -> Interval:
        """Give the figures that are known of it: "at least 30" is known to be 30, and opens nothing that it raises."""
        known = self.quoted()
        return known if known.high is not None else Interval(known.low, known.central, known.central)

    def at_most(self, ceiling: Fraction | None) -> Interval:
        """Cut each end at a ceiling; None is no ceiling."""
        if ceiling is None or (self.high is not None and self.high <= ceiling):
            return self
        central = None if self.central is None else min(self.central, ceiling)
        return Interval.between(min(self.low, ceiling), central, ceiling)

    def to_amount(self) -> Amount:
        """Round each end once, half to even, to 15 places: a millionth of a dollar.

        Rounding keeps the order of numbers, and sums of figures on one grid are exact, so that what holds of the
        fractions holds of the amounts: paid <= due <= contracted, low <= central <= high.
        """
        return rounded_amount(self.low, self.central, self.high, rounded)


ZERO = Interval.exactly(Fraction(0))
ONE = Interval.exactly(Fraction(1))
SOME = Interval(Fraction(0), None, Fraction(1))
"""The share of which nothing is known: from nothing to all."""
NOTHING_KNOWN = Interval(Fraction(0), None, None)


def total(parts: Iterable[Interval]) -> Interval:
    """Add intervals up; a part without a central value or a ceiling leaves the sum without one.

    Examples
    --------
    >>> total([ONE, SOME]).high
    Fraction(2, 1)
    """
    low, central, high = Fraction(0), Fraction(0), Fraction(0)
    has_central = has_high = True
    for part in parts:
        low += part.low
        if part.central is None:
            has_central = False
        else:
            central += part.central
        if part.high is None:
            has_high = False
        else:
            high += part.high
    return Interval.between(low, central if has_central else None, high if has_high else None)


_Figure = TypeVar("_Figure", Fraction, Decimal)


def rounded_amount(
    low: _Figure, central: _Figure | None, high: _Figure | None, rounding: Callable[[_Figure], Decimal]
) -> Amount:
    """Round each end once; an amount whose ends meet has that figure to quote.

    Examples
    --------
    >>> rounded_amount(Fraction(1, 3), None, Fraction(1, 3), rounded).central
    Decimal('0.333333333333333')
    """
    least = rounding(low)
    if low == high:
        return Amount(least, least, least)
    return Amount(
        least,
        None if central is None else rounding(central),
        None if high is None else rounding(high),
    )


def rounded(value: Fraction) -> Decimal:
    """Round half to even at 15 places and write it without trailing zeros.

    Examples
    --------
    >>> rounded(Fraction(2, 3)), rounded(Fraction(30))
    (Decimal('0.666666666666667'), Decimal('30'))
    """
    if value.denominator == 1:
        return Decimal(value.numerator)
    units = round(value * _UNITS)
    whole, rest = divmod(units, _UNITS)
    if not rest:
        return Decimal(whole)
    return Decimal(f"{units}E-{_PLACES}").normalize()
