"""Deals, legs and loops as sentences: the same in the terminal, on the page and in a report."""

from __future__ import annotations

from aigraph.language.amounts import money
from aigraph.language.companies import company_name
from aigraph.language.templates import fill
from aigraph.model.amount import Amount
from aigraph.model.ledger import Ledger
from aigraph.model.loop import Leg, Loop
from aigraph.model.view import Arrow


def describe_arrow(ledger: Ledger, arrow: Arrow) -> str:
    """Say one deal in words: who does what to whom, for how much."""
    payer, payee = company_name(ledger, arrow.payer), company_name(ledger, arrow.payee)
    return fill("deal", payer=payer, verb=arrow.deal.instrument.verb, payee=payee, amount=_size(arrow.amount))


def describe_leg(ledger: Ledger, leg: Leg) -> str:
    """Say a leg in words: each way in which value goes from its payer to its payee, and their sum."""
    *verbs, last = dict.fromkeys(arrow.deal.instrument.verb for arrow in leg.arrows)
    payer, payee = company_name(ledger, leg.payer), company_name(ledger, leg.payee)
    joined = fill("verbs", first=", ".join(verbs), last=last) if verbs else last
    return fill("leg", payer=payer, verbs=joined, payee=payee, amount=_size(leg.amount))


def describe_loop(ledger: Ledger, loop: Loop) -> str:
    """Say a loop as one sentence, leg by leg from its root."""
    return fill("loop", legs="; ".join(describe_leg(ledger, leg) for leg in loop.legs))


def _size(amount: Amount) -> str:
    return money(amount) if amount.is_known else fill("amount_not_known")
