"""Adds a deal to a ledger: rows in their order, and only if no rule refuses them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol, TypeVar

from aigraph.model.company import Company
from aigraph.model.deal import Deal, Event, certain_on
from aigraph.model.ledger import Ledger
from aigraph.model.money.payment import Payment, Statement
from aigraph.model.origin import DataError
from aigraph.model.source import Source
from aigraph.store.load import errors_of


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


Record = TypeVar("Record", bound=_HasId)


def add_deal(
    ledger: Ledger,
    *,
    deals: Sequence[Deal] = (),
    events: Sequence[Event] = (),
    companies: Sequence[Company] = (),
    sources: Sequence[Source] = (),
    payments: Sequence[Payment] = (),
    statements: Sequence[Statement] = (),
) -> Ledger:
    """Give the ledger with new rows in it; `ledger` itself stays as it is.

    A new row goes where its id belongs if its table is sorted by id, else to the end. An event goes among those of its
    deal, by date; a payment after the other payments of its deal.

    Parameters
    ----------
    deals, events, companies, sources, payments, statements : sequences of records
        The new rows. Events and payments may be about deals that are there already.

    Raises
    ------
    DataError
        If the new rows break a rule that the ledger did not break before; warnings do not count.

    See Also
    --------
    store.save : Writes the ledger.
    loops.loops_closed : Which loops the new deals close.

    Examples
    --------
    >>> from aigraph import load
    >>> from aigraph.model import Deal, Event, Status
    >>> ledger = load()
    >>> deal = Deal(id="meta-openai-chips", payer="meta", payee="openai", instrument_name="chips")
    >>> source = ledger.sources[0]
    >>> event = Event(deal=deal.id, date=source.published, status=Status.SIGNED, source=source.id)
    >>> len(add_deal(ledger, deals=[deal], events=[event]).deals) - len(ledger.deals)
    1
    """
    grown = replace(
        ledger,
        companies=_placed(ledger.companies, companies),
        deals=_placed(ledger.deals, deals),
        sources=_placed(ledger.sources, sources),
        statements=(*ledger.statements, *statements),
    )
    for payment in payments:
        grown = replace(grown, payments=_beside_its_own(grown.payments, payment))
    for event in events:
        grown = replace(grown, events=_among_its_own(grown, event))
    before = set(errors_of(ledger))
    new = [problem for problem in errors_of(grown) if problem not in before]
    if new:
        raise DataError(new)
    return grown


def _placed(rows: tuple[Record, ...], new: Sequence[Record]) -> tuple[Record, ...]:
    placed = list(rows)
    for row in new:
        ids = [other.id for other in placed]
        spot = (
            next((at for at, other in enumerate(ids) if other > row.id), len(ids)) if ids == sorted(ids) else len(ids)
        )
        placed.insert(spot, row)
    return tuple(placed)


def _beside_its_own(rows: tuple[Payment, ...], payment: Payment) -> tuple[Payment, ...]:
    own = [at for at, other in enumerate(rows) if other.deal == payment.deal]
    spot = own[-1] + 1 if own else len(rows)
    return (*rows[:spot], payment, *rows[spot:])


def _among_its_own(ledger: Ledger, event: Event) -> tuple[Event, ...]:
    rows = list(ledger.events)
    own = [at for at, other in enumerate(rows) if other.deal == event.deal]
    day = certain_on(event, ledger.source_by_id.get(event.source))
    earlier = [at for at in own if not _is_later(ledger, rows[at], day)]
    if own:
        rows.insert(earlier[-1] + 1 if earlier else own[0], event)
        return tuple(rows)
    # A new deal's events go where its row is among the deals, if the file keeps that order.
    place = {deal.id: at for at, deal in enumerate(ledger.deals)}
    order = [place.get(other.deal, len(place)) for other in rows]
    mine = place.get(event.deal, len(place))
    spot = (
        next((at for at, other in enumerate(order) if other > mine), len(rows)) if order == sorted(order) else len(rows)
    )
    rows.insert(spot, event)
    return tuple(rows)


def _is_later(ledger: Ledger, other: Event, day: date | None) -> bool:
    known = certain_on(other, ledger.source_by_id.get(other.source))
    return known is not None and day is not None and known > day
