"""Doubts on how deals hang together: what one replaces, is part of or covers is a deal of one of its own companies."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from aigraph.model.ledger import Ledger
from aigraph.model.origin import Problem
from aigraph.rules.doubts.rule_warning import doubt


def linked_deals_share_a_company(ledger: Ledger) -> Iterator[Problem]:
    """What a deal replaces, is part of or covers is a deal of one of its companies, or of one of their group."""
    linked = [deal for deal in ledger.deals if deal.replaces or deal.part_of or deal.covers]
    view = ledger.view() if linked else None
    for deal in linked if view else ():
        links = [("part_of", deal.part_of), ("covers", deal.covers), *(("replaces", other) for other in deal.replaces)]
        for column, name in links:
            other = ledger.deal_by_id.get(name)
            if (
                view is None
                or other is None
                or not {deal.payer, deal.payee, other.payer, other.payee} <= ledger.company_by_id.keys()
            ):
                continue
            ends = (deal.payee,) if column == "covers" else (deal.payer, deal.payee)
            groups = {view.group_of(end) for end in ends}
            if groups.isdisjoint(view.group_of(end) for end in (other.payer, other.payee)):
                message = (
                    f"{column} {other.id!r} is a deal of {other.payer!r} and {other.payee!r}, and of none of its own"
                )
                yield doubt(deal.origin, message, "linked_deals_share_a_company")


DOUBTS: list[Callable[[Ledger], Iterator[Problem]]] = [linked_deals_share_a_company]
LOOKS_UP: dict[Callable[[Ledger], Iterator[Problem]], tuple[str, ...]] = dict.fromkeys(DOUBTS, ("companies", "deals"))
