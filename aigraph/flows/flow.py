"""All deals of one class from one company to another, as one flow with its ends."""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from aigraph.model.amount import Amount
from aigraph.model.instruments import DealClass

End = Literal["low", "on_record", "high"]


@dataclass(frozen=True, slots=True)
class Flow:
    """All deals of one class from one company to another; without a class in a graph whose edges have none.

    Parameters
    ----------
    amount : Amount
        Their sum, in US$ billions (or the unit of a foreign graph): without a high end if that of any is open.
    on_record : float
        The sum with each deal at its central value, else at its low end.
    deals : tuple of str
        The deals of which any size is known.
    missing : tuple of str
        The deals of unknown size, each between 0 and any sum.
    reach : float, optional
        The sum with each deal at its high end, one without a ceiling as on record; by default the high end, or where there
        is none the sum on record.
    """

    payer: str
    payee: str
    deal_class: DealClass | None
    amount: Amount
    on_record: float
    deals: tuple[str, ...]
    missing: tuple[str, ...] = ()
    reach: float | None = None

    @property
    def is_open(self) -> bool:
        """Whether the sum has no ceiling."""
        return self.amount.high is None

    @property
    def is_certain(self) -> bool:
        """Whether the sum can be nothing else than the one on record."""
        return self.amount.low == self.amount.high

    def end(self, end: End) -> float:
        """Give one end of the sum, or the figure on record; an open high end is infinite."""
        if end == "on_record":
            return self.on_record
        figure = self.amount.low if end == "low" else self.amount.high
        return math.inf if figure is None else float(figure)

    @property
    def reached(self) -> float:
        """The most that is tried or drawn where a search needs finite sums."""
        most = self.end("high")
        return most if math.isfinite(most) else self.on_record if self.reach is None else self.reach

    def at(self, usd_bn: float) -> Flow:
        """Give the flow with its sum fixed."""
        exact = Amount.of(central=Decimal(usd_bn))
        return Flow(self.payer, self.payee, self.deal_class, exact, usd_bn, self.deals, self.missing)
