"""An amount as a cell quotes it, how the amounts of a column are written, and why one may stay unknown."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from aigraph.model.amount import Amount
from aigraph.reading.cells.currencies import DEFAULT_CURRENCY, usd_bn
from aigraph.reading.cells.numbers import ZERO_AMOUNT, AmountError, require_bounded
from aigraph.reading.cells.scale_words import Settled

UNREAD, DOUBTFUL_MARK, DOUBTFUL_SCALE, TWO_CURRENCIES, NO_UNIT, TOO_LARGE, SEVERAL, NO_CURRENCY = (
    "not understood",
    "decimal mark",
    "doubtful word",
    "two currencies",
    "no unit",
    "too large",
    "several sums",
    "no currency",
)
"""Why an amount stays unknown although its cell is not empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AmountStyle:
    """How the amounts of a column are written.

    Parameters
    ----------
    mark : str
        The decimal mark; where it is empty, ``1.200`` is unknown, for it can mean two things; where it is ``?``, ``1,200`` too.
    unit : Decimal or None
        What a figure without a word such as million counts; None where nothing says it and other cells have such words.
    currency : str
        The currency of the row, for signs that several share.
    settled : mapping of str to (Decimal or None)
        What doubtful words such as "mil" count; None where the column makes a word doubtful.
    known : frozenset of str
        Words of names in the table, in small letters: beside a sum they say whose it is.
    """

    mark: str = "."
    unit: Decimal | None = Decimal(1)
    currency: str = DEFAULT_CURRENCY
    settled: Settled = field(default_factory=dict, compare=False)
    known: frozenset[str] = field(default=frozenset(), compare=False)


@dataclass(frozen=True, slots=True)
class QuotedAmount:
    """An amount as a cell quotes it, in units of its currency.

    Parameters
    ----------
    currency : str
        The code that the cell names, or empty.
    annual : bool
        Whether it is an amount a year.
    doubt : str
        Why it is unknown although the cell says something; else empty.
    is_bare : bool
        Whether it is a figure alone, without a currency or a word such as million.
    note : str
        What was done with several figures, such as adding them up; else empty.
    """

    amount: Amount
    currency: str = ""
    annual: bool = False
    doubt: str = ""
    is_bare: bool = False
    note: str = ""


def largest_end(amount: Amount) -> Decimal:
    """Give the largest end of an amount; 0 if it has none but zeros."""
    return max((end for end in (amount.low, amount.central, amount.high) if end), default=Decimal(0))


def in_usd_bn(role: str, text: str, amount: Decimal, rate: Decimal) -> Decimal:
    """Turn an amount into US$ billions that every format can hold and that are more than nothing.

    Raises
    ------
    AmountError
        If it is less than a billionth of a dollar, or has too many digits.
    """
    figure = usd_bn(amount, rate)
    if not figure:
        raise AmountError(f"{role} {text[:60]!r} is less than a billionth of a dollar", ZERO_AMOUNT)
    return require_bounded(figure, text)
