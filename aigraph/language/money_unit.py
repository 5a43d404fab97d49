"""The unit in which amounts are written: US$ billions, or that of a table of one's own."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from decimal import Decimal
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from aigraph.engine.frozen import dataclass
from aigraph.model.ledger import Ledger, View

if TYPE_CHECKING:
    from aigraph.model.intake import TableMoney

P = ParamSpec("P")
R = TypeVar("R")

_SIGNS = {
    "USD": "$",
    "EUR": "€",
    "GBP": "£",
    "INR": "₹",
    "JPY": "¥",
    "KRW": "₩",
    "ILS": "₪",
    "NGN": "₦",
    "TRY": "₺",
    "VND": "₫",
}
_WORDS = {1: "", 10**3: "k", 10**5: " lakh", 10**6: "m", 10**7: " crore", 10**9: "bn", 10**12: "tn"}
_NAMES = {
    1: "",
    10**3: "thousand",
    10**5: "lakh",
    10**6: "million",
    10**7: "crore",
    10**9: "billion",
    10**12: "trillion",
}
_BILLION, _MILLION = 10**9, 10**6


def money_words() -> tuple[str, ...]:
    """Give the signs, units and names of units that stand beside figures."""
    return (*_SIGNS.values(), *_WORDS.values(), "US$", USUAL.name, USUAL.short_name)


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyUnit:
    """How amounts are written.

    Parameters
    ----------
    sign : str
        What stands before a figure.
    code : str
        The currency, ISO 4217.
    scale : int
        How much of the currency the unit is: 10 ** 6 for millions.
    per_bn : Decimal
        How many of the unit are in a billion as the ledger counts it.
    is_stated : bool
        Whether the table says the unit, so that small amounts have it too.
    width_factor : float
        What amounts are multiplied by before lines are drawn as wide as the root: the largest of a table is as wide as US$ 300bn.
    in_dollars : bool
        Whether the ledger counts US dollars; if not, it counts this currency.
    """

    sign: str = "$"
    code: str = "USD"
    scale: int = _BILLION
    per_bn: Decimal = Decimal(1)
    is_stated: bool = False
    width_factor: float = 1.0
    in_dollars: bool = True

    @property
    def word(self) -> str:
        """What stands behind a figure, such as ``bn``."""
        return _WORDS[self.scale]

    @property
    def currency(self) -> str:
        """The currency as a heading has it, such as ``US$``."""
        return "US$" if self.code == "USD" else self.code

    @property
    def name(self) -> str:
        """The unit as a sentence has it, such as ``US$ billions``."""
        if self.scale == 1:
            return self.currency
        plural = "" if self.scale in (10**3, 10**5, 10**7) else "s"
        return f"{self.currency} {_NAMES[self.scale]}{plural}"

    @property
    def short_name(self) -> str:
        """The unit as the heading of a narrow column has it, such as ``US$ bn``."""
        return f"{self.currency} {self.word.strip()}".strip()

    @property
    def is_usual(self) -> bool:
        """Whether it is that of the public record."""
        return self is USUAL or self == USUAL

    def is_small(self, most: Decimal) -> bool:
        """Whether an amount, in billions of the ledger, is written in full and not in the unit."""
        if self.is_stated or self.scale == 1:
            return False
        return most * self.per_bn * self.scale < _MILLION

    def of(self, bn: Decimal, *, in_full: bool = False) -> Decimal:
        """Turn billions of the ledger into the unit, or into single ones of the currency."""
        if self.is_usual:
            return bn.scaleb(9) if in_full else bn
        figure = bn * self.per_bn * (self.scale if in_full else 1)
        # A rate there and back leaves a last digit.
        return round(figure, _ROUNDED).normalize()


USUAL = MoneyUnit()
_ROUNDED = 9
_WIDEST = 300

_shown: ContextVar[MoneyUnit] = ContextVar("money_unit", default=USUAL)


def money_unit() -> MoneyUnit:
    """Give the unit in which amounts are being written."""
    return _shown.get()


@contextmanager
def in_unit_of(ledger: Ledger) -> Iterator[MoneyUnit]:
    """Write amounts in the unit of a table, if the ledger is one of a table that has a unit; else in US$ billions.

    Examples
    --------
    >>> import pandas as pd
    >>> from aigraph import load
    >>> from aigraph.language.sentences import money
    >>> ledger = load(pd.DataFrame({"payer": ["A"], "payee": ["B"], "amount (US$ m)": [5]}))
    >>> with in_unit_of(ledger) as unit:
    ...     unit.name, money(ledger.view().arrows[0].amount)
    ('US$ millions', '$5m')
    """
    unit = _unit_of(ledger.intake.money) if ledger.intake and ledger.intake.money else USUAL
    token = _shown.set(unit)
    try:
        yield unit
    finally:
        _shown.reset(token)


def in_own_unit(door: Callable[Concatenate[View, P], R]) -> Callable[Concatenate[View, P], R]:
    """Make a function of a view write amounts in the unit of the table that the view is of."""

    @functools.wraps(door)
    def run(view: View, /, *args: P.args, **kwargs: P.kwargs) -> R:
        with in_unit_of(view.ledger):
            return door(view, *args, **kwargs)

    return run


def _unit_of(found: TableMoney) -> MoneyUnit:
    return MoneyUnit(
        sign=_SIGNS.get(found.currency, f"{found.currency} "),
        code=found.currency,
        scale=found.scale,
        per_bn=Decimal(_BILLION) / (found.usd or 1) / found.scale,
        is_stated=found.is_stated,
        width_factor=float(_WIDEST / found.largest),
        in_dollars=found.usd is not None,
    )
