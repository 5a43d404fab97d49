"""The gain of a loop: which share of a dollar goes round once if every company passes on what it gets in proportion."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from aigraph.loops.classify import Legs
from aigraph.model.instruments import Layer
from aigraph.model.ledger import View


def cash_throughput(view: View) -> dict[str, Decimal]:
    """For each company the larger of cash in and cash out on record, in US$ billions."""
    paid: dict[str, Decimal] = defaultdict(Decimal)
    received: dict[str, Decimal] = defaultdict(Decimal)
    for arrow in view.arrows:
        if arrow.layer is Layer.CASH and arrow.amount.central is not None:
            paid[arrow.payer] += arrow.amount.central
            received[arrow.payee] += arrow.amount.central
    return {company: max(paid[company], received[company]) for company in {*paid, *received}}


def gain(legs: Legs, throughput: dict[str, Decimal]) -> float | None:
    """Multiply, over the legs, the share of its payer's throughput that a leg is; None if an amount is unknown or no cash."""
    share = Decimal(1)
    for leg in legs:
        central = leg.amount.central
        if central is None or any(arrow.layer is not Layer.CASH for arrow in leg.arrows):
            return None
        share *= central / throughput[leg.payer]
    return float(share)
