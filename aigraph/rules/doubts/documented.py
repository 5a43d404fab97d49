"""What was entered from documents: rows of a table of one's own are left as they are, for nobody worded or graded them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from aigraph.model.amount import Amount
from aigraph.model.deal import Deal, DealState, Event
from aigraph.model.ledger import Ledger


def documented_events(ledger: Ledger) -> Iterator[Event]:
    """Yield the events of deals on record that cite a document. O(events)."""
    own = {source.id for source in ledger.sources if source.is_own_table}
    for event in ledger.events:
        if event.source not in own and event.deal in ledger.deal_by_id:
            yield event


def documented_deals(ledger: Ledger) -> list[tuple[Deal, DealState]]:
    """List the deals that were neither called off nor refuted, with the state their events leave them in. O(events)."""
    if ledger.last_day is None:
        return []
    states = ledger.states(ledger.last_day)
    documented = {event.deal for event in documented_events(ledger)}
    return [
        (deal, states[deal.id])
        for deal in ledger.deals
        if deal.id in documented and deal.id in states and states[deal.id].status.rank >= 0
    ]


def figure_of(amount: Amount) -> Decimal:
    """Give the figure by which a deal is compared: the central one, else the ceiling, else the floor; 0 if none is known."""
    return amount.central or amount.high or amount.low
