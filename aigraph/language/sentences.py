"""Deals, legs and loops as sentences: the same in the terminal, on the page and in a report."""

from __future__ import annotations

from aigraph.language.amounts import money
from aigraph.language.companies import company_name
from aigraph.model.ledger import Ledger
from aigraph.model.loop import Leg, Loop
from aigraph.model.view import Arrow


def describe_arrow(ledger: Ledger, arrow: Arrow) -> str:
    """Say one deal in words: who does what to whom, for how much."""
    payer, payee = company_name(ledger, arrow.payer), company_name(ledger, arrow.payee)
    size = f", {money(arrow.amount)}" if arrow.amount.is_known else ", amount not known"
    return f"{payer} {arrow.deal.instrument.verb} {payee}{size}"


def describe_leg(ledger: Ledger, leg: Leg) -> str:
    """Say a leg in words: each way in which value goes from its payer to its payee, and their sum."""
    verbs = list(dict.fromkeys(arrow.deal.instrument.verb for arrow in leg.arrows))
    payer, payee = company_name(ledger, leg.payer), company_name(ledger, leg.payee)
    joined = " and ".join([", ".join(verbs[:-1]), verbs[-1]] if len(verbs) > 1 else verbs)
    size = f" ({money(leg.amount)})" if leg.amount.is_known else " (amount not known)"
    return f"{payer} {joined} {payee}{size}"


def describe_loop(ledger: Ledger, loop: Loop) -> str:
    """Say a loop as one sentence, leg by leg from its root."""
    return "; ".join(describe_leg(ledger, leg) for leg in loop.legs) + "."
