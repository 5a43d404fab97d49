"""An amount of money known only as far as its sources go."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Self

from aigraph.model.display import Displayed

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Amount(Displayed):
    """A sum in US$ billions as (low, central, high); what is unknown is None, never 0.

    Parameters
    ----------
    low : Decimal
        The least it can be. 0 where no source gives a floor.
    central : Decimal or None
        The figure to quote, or None where quoting one would be a guess.
    high : Decimal or None
        The most it can be, or None where no source sets a ceiling.

    Examples
    --------
    >>> Amount.of(central="30")
    Amount(low=Decimal('30'), central=Decimal('30'), high=Decimal('30'))
    >>> Amount.of(high="100").central is None      # "up to $100bn" promises nothing
    True
    """

    low: Decimal
    central: Decimal | None
    high: Decimal | None

    @classmethod
    def of(
        cls,
        low: Decimal | str | None = None,
        central: Decimal | str | None = None,
        high: Decimal | str | None = None,
    ) -> Self:
        """Build an amount from what was reported; a figure without bounds is exact.

        As soon as one bound is given, the other is open: ``of(low=100, central=100)`` is "at least 100".
        """
        lo = None if low is None else Decimal(low)
        mid = None if central is None else Decimal(central)
        hi = None if high is None else Decimal(high)
        if lo is None and hi is None and mid is not None:
            return cls(mid, mid, mid)
        return cls(ZERO if lo is None else lo, mid, hi)

    @property
    def is_known(self) -> bool:
        """Whether any source says anything about the size."""
        return self.central is not None or self.high is not None or self.low > 0

    @property
    def quoted(self) -> Decimal:
        """The central value; the floor where quoting one would be a guess."""
        return self.low if self.central is None else self.central

    @property
    def is_exact(self) -> bool:
        """Whether low, central and high are one figure."""
        return self.low == self.central == self.high

    @classmethod
    def total(cls, parts: Iterable[Amount]) -> Amount:
        """Add amounts up; one unknown part leaves the sum open above, not smaller.

        Examples
        --------
        >>> Amount.total([Amount.of(central="30"), UNKNOWN])
        Amount(low=Decimal('30'), central=None, high=None)
        """
        low, central, high = ZERO, ZERO, ZERO
        central_known, high_known = True, True
        for part in parts:
            low += part.low
            if part.central is None:
                central_known = False
            else:
                central += part.central
            if part.high is None:
                high_known = False
            else:
                high += part.high
        return cls(low, central if central_known else None, high if high_known else None)

    @classmethod
    def smallest(cls, parts: Iterable[Amount]) -> Amount:
        """Take the minimum of amounts as an interval.

        The ends are exact because a minimum is monotone in each part. The central value is given only where it
        is certain: a part without one must have a floor that is not below it.

        Examples
        --------
        >>> Amount.smallest([Amount.of("6", None, "10"), Amount.of(central="5")]).central
        Decimal('5')
        >>> Amount.smallest([UNKNOWN, Amount.of(central="5")])
        Amount(low=Decimal('0'), central=None, high=Decimal('5'))
        """
        amounts = list(parts)
        low = min([part.low for part in amounts])
        high = min([part.high for part in amounts if part.high is not None], default=None)
        central = min([part.central for part in amounts if part.central is not None], default=None)
        floors = [part.low for part in amounts if part.central is None]
        if central is not None and floors and min(floors) < central:
            central = None
        return cls(low, central, high)

    def at_least(self, floor: Amount) -> Amount:
        """Raise each end to that of another amount; a central value that either lacks is unknown.

        Examples
        --------
        >>> Amount.of("1", "4", "5").at_least(Amount.of(central="3"))
        Amount(low=Decimal('3'), central=Decimal('4'), high=Decimal('5'))
        """
        central = None if self.central is None or floor.central is None else max(self.central, floor.central)
        high = None if self.high is None or floor.high is None else max(self.high, floor.high)
        return Amount(max(self.low, floor.low), central, high)

    def less(self, part: Amount) -> Amount:
        """Take a part away, whatever both are: the ends crosswise, and never below 0.

        Examples
        --------
        >>> Amount.of("6", "8", "10").less(Amount.of("0", None, "2"))
        Amount(low=Decimal('4'), central=None, high=Decimal('10'))
        """
        central = None if self.central is None or part.central is None else max(ZERO, self.central - part.central)
        return Amount(
            ZERO if part.high is None else max(ZERO, self.low - part.high),
            central,
            None if self.high is None else max(ZERO, self.high - part.low),
        )

    def times(self, factor: Decimal) -> Amount:
        """Scale every end by one factor, as a yearly figure by its years."""
        return Amount(
            self.low * factor,
            None if self.central is None else self.central * factor,
            None if self.high is None else self.high * factor,
        )


UNKNOWN = Amount(ZERO, None, None)
NOTHING = Amount(ZERO, ZERO, ZERO)
