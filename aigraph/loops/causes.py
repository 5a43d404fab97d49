"""What happened to a deal from one day to another: events, payments, statements of its pair, its schedule, and mergers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from itertools import groupby

from aigraph.model.amount import ZERO
from aigraph.model.deal import DealState, Event, state_after
from aigraph.model.ledger import View
from aigraph.model.money.basis import Money
from aigraph.model.money.counted import Pair
from aigraph.model.money.deal_terms import known_on
from aigraph.model.money.payment import Payment, Statement
from aigraph.model.status import Level, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """One thing that happened: an event, a payment, a statement of a pair, the passing of time, or a consolidation.

    Parameters
    ----------
    day : datetime.date
        The day from which it counts.
    deal : str
        The deal whose place it changed; empty for a consolidation.
    event : Event or None
        What a source said. It is about another deal than `deal` where a part or the whole of that is what changed.
    replaced_by : tuple of str
        Where the event says that its deal was replaced: the deals that took its place.
    company, parent : str
        A subsidiary, and who consolidates it from that day; empty for an event. The table of companies says so.
    payment : Payment or None
        An instalment that became known, or was made, on that day.
    statement : Statement or None
        What is stated of all contracts of a pair, for a period that ended on that day.
    by_schedule : bool
        Whether nothing but time passed: by that day more had fallen due under the terms of the deal.
    """

    day: date
    deal: str = ""
    event: Event | None = None
    replaced_by: tuple[str, ...] = ()
    company: str = ""
    parent: str = ""
    payment: Payment | None = None
    statement: Statement | None = None
    by_schedule: bool = False

    @property
    def source(self) -> str:
        """The id of the source; empty for a consolidation and for a schedule."""
        row = self.event or self.payment or self.statement
        return row.source if row else ""


class Aspect(Enum):
    """What can change about a deal: whether it is seen, how far it has got, or how large it is."""

    SEEN = auto()
    STATUS = auto()
    AMOUNT = auto()

    def of(self, state: DealState | None, level: Level, counts: Money = Money.CONTRACTED) -> object:
        """Give what a view at a level, which counts money in one way, shows of a deal in a state."""
        if state is None or level not in state.since:
            return None
        paid = state.paid_usd_bn or ZERO
        # What is paid lifts what is contracted where it is more.
        counts_as_paid = paid if counts is not Money.CONTRACTED or paid > state.amount.low else None
        # What is due at once is due when the deal closes.
        closed = counts is not Money.CONTRACTED and state.drawn_status is Status.CLOSED
        amount = state.amount, counts_as_paid, closed, state.status is Status.CANCELLED
        return {Aspect.SEEN: True, Aspect.STATUS: state.drawn_status, Aspect.AMOUNT: amount}[self]


def events_between(before: View, after: View, deal: str, aspect: Aspect) -> tuple[Cause, ...]:
    """Give the events that changed an aspect of a deal between the days of two views of one ledger, oldest first.

    Of the events of a day those count that agree with what the day left, best source first. Of a deal that came or went
    more than once only the last time counts. Where no event of the deal itself changed it, these are the first events
    of its parts, which made it a heading, or those of the umbrella that its open size is held to.
    """
    ledger, level = before.ledger, after.status
    own = list(_turns(before, after, deal, aspect, level))
    if own:
        last = own[-1] if aspect is Aspect.SEEN else [cause for turn in own for cause in turn]
        return tuple(last)
    if deal in after.umbrellas and deal not in before.umbrellas:
        parts = [part.id for part in ledger.deals if part.part_of == deal and part.id in ledger.history]
        first = [(ledger.history[part][0]) for part in parts]
        return tuple(
            Cause(day=day, deal=deal, event=event) for day, event in first if before.as_of < day <= after.as_of
        )
    record = ledger.deal_by_id.get(deal)
    wholes = ledger.umbrellas_of(record) if record and aspect is Aspect.AMOUNT else ()
    return tuple(
        Cause(day=cause.day, deal=deal, event=cause.event)
        for whole in wholes
        for turn in _turns(before, after, whole.id, aspect, Level.ALL)
        for cause in turn
    )


def payments_between(before: View, after: View, deal: str) -> tuple[Cause, ...]:
    """Give the instalments of a deal that became known or were paid between two days, oldest first."""
    causes = (
        Cause(day=day, deal=deal, payment=row)
        for row in before.ledger.payments_by_deal.get(deal, ())
        if (day := known_on(before.ledger, row)) and before.as_of < day <= after.as_of
    )
    return tuple(sorted(causes, key=lambda cause: cause.day))


def statements_between(before: View, after: View, pair: Pair) -> tuple[Cause, ...]:
    """Give what is stated of all contracts of a pair for periods that ended between two days, oldest first."""
    rows = (
        row
        for row in before.ledger.statements
        if (after.group_of(row.payer), after.group_of(row.payee), row.deal_class) == pair
        if before.as_of < row.period.last <= after.as_of
    )
    return tuple(sorted((Cause(day=row.period.last, statement=row) for row in rows), key=lambda cause: cause.day))


def consolidations(before: View, after: View, company: str) -> tuple[Cause, ...]:
    """Give the mergers between two days that made a company count as another, from itself upwards."""
    causes = []
    while company != after.group_of(company):
        record = before.ledger.company_by_id[company]
        since = record.parent_since.last if record.parent_since else None
        if since and before.as_of < since <= after.as_of:
            causes.append(Cause(day=since, company=company, parent=record.parent))
        company = record.parent
    return tuple(causes)


def _turns(before: View, after: View, deal: str, aspect: Aspect, level: Level) -> Iterator[list[Cause]]:
    """Yield for each day that changed the aspect of a deal the events that did."""
    ledger = before.ledger
    history = [(day, event) for day, event in ledger.history.get(deal, ()) if day <= after.as_of]
    is_option = deal in ledger.options
    counts = before.counts
    shown = aspect.of(
        state_after((row for row in history if row[0] <= before.as_of), is_option=is_option), level, counts
    )
    for day, rows in groupby(history, key=lambda row: row[0]):
        if day <= before.as_of:
            continue
        state = state_after((row for row in history if row[0] <= day), is_option=is_option)
        assert state is not None
        if aspect.of(state, level, counts) != shown:
            shown = aspect.of(state, level, counts)
            # Within a day the better source comes later, since it has the last word.
            reported = [event for _, event in rows][::-1]
            yield [
                Cause(day=day, deal=deal, event=event, replaced_by=_successors(before, event))
                for event in [event for event in reported if _agrees(event, state)] or reported
            ]


def _agrees(event: Event, state: DealState) -> bool:
    paid = event.paid_usd_bn is None or event.paid_usd_bn == state.paid_usd_bn
    return event.status is state.status and paid and (not event.amount.is_known or event.amount == state.amount)


def _successors(view: View, event: Event) -> tuple[str, ...]:
    if event.status is not Status.REPLACED:
        return ()
    return tuple(deal.id for deal in view.ledger.deals if event.deal in deal.replaces)
