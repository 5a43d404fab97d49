"""Rules on what happened when: every deal has events, in order, from sources that could know."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import pairwise

from aigraph.model.deal import Event, certain_on
from aigraph.model.ledger import Ledger
from aigraph.model.origin import Problem, Severity
from aigraph.model.status import Status


def deals_have_events(ledger: Ledger) -> Iterator[Problem]:
    """Every deal has an event: without one it has no status, no date and no source."""
    with_events = {event.deal for event in ledger.events}
    for deal in ledger.deals:
        if deal.id not in with_events:
            yield Problem(deal.origin, f"deal {deal.id!r} has no event", rule="deals_have_events")


def events_have_sources(ledger: Ledger) -> Iterator[Problem]:
    """Every event cites a source."""
    for event in ledger.events:
        if not event.source:
            message = f"event of {event.deal!r} has no source"
            yield Problem(event.origin, message, rule="events_have_sources")


def events_have_days(ledger: Ledger) -> Iterator[Problem]:
    """Every event is dated by itself or by its source, and money that moved has a date of its own.

    Rows of a table of one's own may go without, for they were read without: that they count from the last day of the
    data is a warning.
    """
    for event in ledger.events:
        source = ledger.source_by_id.get(event.source)
        severity, message = Severity.ERROR, ""
        if event.date is None and event.paid_usd_bn is not None:
            message = f"paid_usd_bn {event.paid_usd_bn} has no date; expected the day by which it was paid"
        elif certain_on(event, source) is None:
            message = f"event of {event.deal!r} has no date, and its source has no day of publication"
        if message and source and source.is_own_table:
            severity, message = (
                Severity.WARNING,
                f"event of {event.deal!r} has no date: counted from the last day of the data",
            )
        if message:
            yield Problem(event.origin, message, rule="events_have_days", severity=severity)


def terms_run_forward(ledger: Ledger) -> Iterator[Problem]:
    """A deal does not end before it starts."""
    for deal in ledger.deals:
        if deal.start and deal.end and deal.end.last < deal.start.first:
            message = f"end {deal.end} is before start {deal.start}"
            yield Problem(deal.origin, message, rule="terms_run_forward")


def sources_know_only_the_past(ledger: Ledger) -> Iterator[Problem]:
    """An event is not younger than the source that reports it."""
    for event in ledger.events:
        source = ledger.source_by_id.get(event.source)
        if event.date and source and source.published and event.date.first > source.published.last:
            message = f"date {event.date} is after its source {source.id!r} appeared, on {source.published}"
            yield Problem(event.origin, message, rule="sources_know_only_the_past")


def events_stand_in_order(ledger: Ledger) -> Iterator[Problem]:
    """The events of a deal stand in the order of their dates, so that the file reads as its history."""
    for events in _events_by_deal(ledger).values():
        for before, event in pairwise(events):
            if before.date and event.date and event.date.last < before.date.first:
                message = f"date {event.date} stands below the later {before.date} of the same deal"
                yield Problem(event.origin, message, rule="events_stand_in_order")


def steps_back_have_a_reason(ledger: Ledger) -> Iterator[Problem]:
    """A deal that slides down the ladder, or comes back after it was off, says why in `reported`."""
    for history in ledger.history.values():
        for (_, before), (_, event) in pairwise(history):
            revived = before.status.rank < 0 <= event.status.rank
            slid = 0 <= event.status.rank < before.status.rank
            if (revived or slid) and not event.reported:
                message = f"status goes from {before.status} to {event.status} without a reason in reported"
                yield Problem(event.origin, message, rule="steps_back_have_a_reason")


def paid_deals_are_binding(ledger: Ledger) -> Iterator[Problem]:
    """Money moves under deals that are signed or closed; talks and letters of intent are not paid."""
    for event in ledger.events:
        if event.paid_usd_bn and 0 <= event.status.rank < Status.SIGNED.rank:
            message = f"paid_usd_bn {event.paid_usd_bn} stands with status {event.status}; expected signed or closed"
            yield Problem(event.origin, message, rule="paid_deals_are_binding")


def _events_by_deal(ledger: Ledger) -> dict[str, list[Event]]:
    events: dict[str, list[Event]] = defaultdict(list)
    for event in ledger.events:
        events[event.deal].append(event)
    return events


RULES: list[Callable[[Ledger], Iterator[Problem]]] = [
    deals_have_events,
    events_have_sources,
    events_have_days,
    terms_run_forward,
    sources_know_only_the_past,
    events_stand_in_order,
    steps_back_have_a_reason,
    paid_deals_are_binding,
]
LOOKS_UP: dict[Callable[[Ledger], Iterator[Problem]], tuple[str, ...]] = {
    deals_have_events: ("events",),
    events_have_days: ("sources",),
    steps_back_have_a_reason: ("events", "sources"),
}
