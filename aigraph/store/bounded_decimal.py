"""The one way from text to a figure: as many digits as every format that is written can hold, and no more."""

from __future__ import annotations

import re
from decimal import Decimal

WHOLE_DIGITS, DECIMALS = 20, 18
"""The most digits of a figure before and after its decimal point: those of DECIMAL(38, 18)."""

LIMITS = f"at most {WHOLE_DIGITS} digits before the point and {DECIMALS} after it"

_PLAIN = re.compile(r"-?(?:0|[1-9][0-9]{0,39})(?:\.[0-9]{1,40})?")
_SCIENTIFIC = re.compile(r"-?[0-9]{1,40}(?:\.[0-9]{1,40})?e[+-]?[0-9]{1,4}", re.IGNORECASE)


class FigureError(ValueError):
    """A text is no figure that can be held."""


def bounded_decimal(text: str, *, exponent: bool = False) -> Decimal:
    """Read a figure of plain digits, such as 12.5.

    Parameters
    ----------
    exponent : bool
        Whether it may be written as programs write large figures: 1.5e9.

    Raises
    ------
    FigureError
        If it is none, or has more digits than `LIMITS` says.

    Examples
    --------
    >>> bounded_decimal("12.50"), bounded_decimal("1.5e3", exponent=True)
    (Decimal('12.50'), Decimal('1500'))
    >>> bounded_decimal("1e99", exponent=True)
    Traceback (most recent call last):
    aigraph.store.bounded_decimal.FigureError: '1e99' has too many digits: expected at most 20 digits before the point and 18 after it
    """
    is_plain = _PLAIN.fullmatch(text)
    if is_plain and len(text) <= DECIMALS:
        # Most figures: too short to have too many digits.
        return Decimal(text)
    if not is_plain and not (exponent and _SCIENTIFIC.fullmatch(text)):
        shown = text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…"
        raise FigureError(f"{shown!r} is no plain number: expected digits such as 12.5")
    number = Decimal(text)
    if not is_bounded(number):
        raise FigureError(f"{text!r} has too many digits: expected {LIMITS}")
    return Decimal(f"{number:f}")


def is_bounded(number: Decimal) -> bool:
    """Whether a figure has no more digits than `LIMITS` says; infinite ones have.

    Examples
    --------
    >>> [is_bounded(Decimal(text)) for text in ("30", "1e20", "1e-18", "1e-19", "Infinity")]
    [True, False, True, False, False]
    """
    exponent = number.as_tuple().exponent
    return isinstance(exponent, int) and exponent >= -DECIMALS and (number == 0 or number.adjusted() < WHOLE_DIGITS)


_QUOTED = 40
