"""A payment of a deal, and a statement about all contracts of a pair: rows that say how much money moves when."""

from __future__ import annotations

from dataclasses import field
from datetime import date
from decimal import Decimal

from aigraph.engine.frozen import dataclass
from aigraph.model.amount import UNKNOWN, Amount
from aigraph.model.display import Displayed
from aigraph.model.instruments import DealClass
from aigraph.model.origin import NOWHERE, Origin
from aigraph.schedules.period import Period
from aigraph.schedules.terms import InstalmentKind

STATEMENT_CLASSES = (DealClass.FUNDING, DealClass.PURCHASE)
"""What a statement about a pair can be of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment(Displayed):
    """One instalment of a deal: planned, committed or paid, as one source tells it.

    Parameters
    ----------
    kind : InstalmentKind
        Expected by a plan, bound by the contract, or paid.
    period : Period
        The days in which it falls due, or was paid.
    low_usd_bn, usd_bn, high_usd_bn : Decimal or None
        Its size in US$ billions. A figure alone is exact; beside a bound, a missing bound is open.
    share : Decimal or None
        Its size as a part of the amount of the deal, from 0 to 1, instead of the three.
    """

    deal: str
    kind: InstalmentKind
    period: Period
    low_usd_bn: Decimal | None = None
    usd_bn: Decimal | None = None
    high_usd_bn: Decimal | None = None
    share: Decimal | None = None
    reported: str = ""
    source: str
    locator: str = ""
    origin: Origin = field(default=NOWHERE, compare=False, repr=False)

    @property
    def amount(self) -> Amount | None:
        """The size as an interval; None where it is given as a share."""
        return None if self.share is not None else _interval(self.low_usd_bn, self.usd_bn, self.high_usd_bn)

    def shows_payment_by(self, day: date) -> bool:
        """Whether it shows that something had been paid by the end of a day."""
        least = self.share if self.amount is None else self.amount.low
        return self.kind is InstalmentKind.PAID and self.period.last <= day and bool(least)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Displayed):
    """What one side says of all its contracts with another in a period: "took $24bn from this customer".

    It is no deal, but a floor under the sum of the pair's deals of its class.

    Parameters
    ----------
    deal_class : DealClass
        One of `STATEMENT_CLASSES`.
    period : Period
        The days that it covers.
    """

    payer: str
    payee: str
    deal_class: DealClass
    period: Period
    low_usd_bn: Decimal | None = None
    usd_bn: Decimal | None = None
    high_usd_bn: Decimal | None = None
    reported: str = ""
    source: str
    locator: str = ""
    origin: Origin = field(default=NOWHERE, compare=False, repr=False)

    @property
    def amount(self) -> Amount:
        """The sum as an interval, `UNKNOWN` where the source gives none."""
        return _interval(self.low_usd_bn, self.usd_bn, self.high_usd_bn)


def _interval(low: Decimal | None, central: Decimal | None, high: Decimal | None) -> Amount:
    return UNKNOWN if low is central is high is None else Amount.of(low, central, high)
