"""A figure with its bounds: the one form in which every measure, command, report and page gives a range."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from aigraph.model.display import Displayed
from aigraph.model.row import Row

_ROUNDING = 1e-7
NOT_SEARCHED = "its ends are not searched"


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
