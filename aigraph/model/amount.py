"""An amount of money, and a figure worked out of amounts, known only as far as their sources go."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Self

from aigraph.engine.frozen import dataclass
from aigraph.model.display import Displayed, Row

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

_ROUNDING = 1e-7
NOT_SEARCHED = "its ends are not searched"


def brief(amount: Amount) -> str:
    """Write an amount in US$ billions as it stands in the `repr` of what has one.

    Examples
    --------
    >>> [brief(Amount.of(*ends)) for ends in ((None, 30), (18, None, 33), (14,), ())]
    ['$30bn', '$?bn [18..33]', '$?bn [14..?]', 'unknown']
    """
    if not amount.is_known:
        return "unknown"
    if amount.is_exact:
        return f"${amount.central}bn"
    ceiling = "?" if amount.high is None else amount.high
    central = "?" if amount.central is None else amount.central
    return f"${central}bn [{amount.low}..{ceiling}]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds(Displayed):
    """A figure on record between the least and the most that the record allows.

    Parameters
    ----------
    low, high : float or None
        The ends over all amounts that the sources allow; None is no bound, or none that is known, as `why_open` says.
    on_record : float or None
        The figure with each amount at its central value, else at its low end; None is undefined, as `why_open` says.
    is_exact : bool
        Whether the ends are attained, or approached. Else they were found in a search: the true range can be wider.
    why_open : str
        The reason why an end or the figure is missing, such as ``V and L deal in sums without a ceiling``.

    Raises
    ------
    ValueError
        If ``low <= on_record <= high`` does not hold, or something is missing without a reason.

    Examples
    --------
    >>> Bounds(low=0, on_record=10, high=20).is_exact
    True
    >>> Bounds(low=0, on_record=30, high=20)
    Traceback (most recent call last):
    ValueError: the bounds 0, 30, 20 are out of order: expected low <= on_record <= high
    """

    low: float | None
    on_record: float | None
    high: float | None
    is_exact: bool = True
    why_open: str = ""

    def __post_init__(self) -> None:
        """Check the order of the three, and that a missing one has its reason."""
        ends = self.low, self.on_record, self.high
        known = [end for end in ends if end is not None]
        if known != sorted(known):
            written = ", ".join("none" if end is None else f"{end:g}" for end in ends)
            raise ValueError(f"the bounds {written} are out of order: expected low <= on_record <= high")
        if None in ends and not self.why_open:
            raise ValueError("an end that is no bound needs its reason: expected why_open")

    @classmethod
    def around(
        cls,
        on_record: float | None,
        low: float | None,
        high: float | None,
        *,
        is_exact: bool = True,
        why_open: str = "",
    ) -> Self:
        """Make bounds from ends that a solver found: what rounding puts on the wrong side of the figure is set to it."""
        if on_record is not None:
            slack = _ROUNDING * max(1.0, abs(on_record))
            low = on_record if low is not None and on_record < low <= on_record + slack else low
            high = on_record if high is not None and on_record - slack <= high < on_record else high
        return cls(low=low, on_record=on_record, high=high, is_exact=is_exact, why_open=why_open)

    @classmethod
    def exactly(cls, value: float) -> Self:
        """Make the bounds of a figure that is fully known."""
        return cls(low=value, on_record=value, high=value)

    @classmethod
    def of(cls, amount: Amount, why_open: str) -> Self:
        """Make an amount a figure; why it has no ceiling is said where it has none."""
        high = None if amount.high is None else float(amount.high)
        return cls.around(float(amount.quoted), float(amount.low), high, why_open="" if high is not None else why_open)

    @classmethod
    def undefined(cls, why: str) -> Self:
        """Make the bounds of a figure that there is not."""
        return cls(low=None, on_record=None, high=None, why_open=why)

    @classmethod
    def without_ends(cls, on_record: float | None, why: str = NOT_SEARCHED) -> Self:
        """Make the bounds of a figure whose ends are not known."""
        return cls(low=None, on_record=on_record, high=None, is_exact=False, why_open=why)

    @property
    def is_point(self) -> bool:
        """Whether the figure is fully known."""
        return self.is_exact and self.low is not None and self.low == self.high

    def ends(self) -> Row:
        """Flatten to plain values; the names are public."""
        return {
            "low": self.low,
            "on_record": self.on_record,
            "high": self.high,
            "is_exact": self.is_exact,
            "why_open": self.why_open,
        }
