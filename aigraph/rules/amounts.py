"""Rules on figures: ranges run upward, and nothing is counted that never was or already is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise

from aigraph.model.amount import Amount
from aigraph.model.deal import Deal, Event, state_after
from aigraph.model.ledger import Ledger
from aigraph.model.money.payment import Payment, Statement
from aigraph.model.origin import Problem, Severity
from aigraph.model.status import Status


def figures_are_not_negative(ledger: Ledger) -> Iterator[Problem]:
    """No amount is below zero: money that goes the other way is another deal."""
    for event in ledger.events:
        for column in ("low_usd_bn", "usd_bn", "high_usd_bn", "paid_usd_bn"):
            figure = getattr(event, column)
            if figure is not None and figure < 0:
                message = f"{column} {figure} is negative; swap payer and payee instead"
                yield Problem(event.origin, message, rule="figures_are_not_negative")


def zero_is_not_unknown(ledger: Ledger) -> Iterator[Problem]:
    """An amount of 0 is never written for one that is not known: the cell stays empty."""
    for event in ledger.events:
        if event.usd_bn == 0 or event.high_usd_bn == 0:
            message = "an amount of 0 says that nothing was agreed; leave the cell empty if it is unknown"
            yield Problem(event.origin, message, rule="zero_is_not_unknown")


def ranges_run_upward(ledger: Ledger) -> Iterator[Problem]:
    """low <= central <= high, in every event, payment, statement and metric."""
    sums: list[Event | Payment | Statement] = [*ledger.events, *ledger.payments, *ledger.statements]
    rows = [(e.origin, ("low_usd_bn", "usd_bn", "high_usd_bn"), (e.low_usd_bn, e.usd_bn, e.high_usd_bn)) for e in sums]
    rows += [(m.origin, ("low", "value", "high"), (m.low, m.value, m.high)) for m in ledger.metrics]
    for origin, columns, figures in rows:
        if figures.count(None) >= len(figures) - 1:
            continue
        known = [(column, figure) for column, figure in zip(columns, figures, strict=True) if figure is not None]
        for (lower, low), (upper, high) in pairwise(known):
            if low > high:
                message = f"{lower} {low} is above {upper} {high}"
                yield Problem(origin, message, rule="ranges_run_upward")


def no_more_is_paid_than_agreed(ledger: Ledger) -> Iterator[Problem]:
    """The sum paid does not pass the ceiling of the amount on record by then."""
    for deal in ledger.deals:
        if deal.basis == "annual":
            continue
        history = ledger.history.get(deal.id, ())
        for step, (_, event) in enumerate(history, start=1):
            if event.paid_usd_bn is None:
                continue
            state = state_after(history[:step])
            assert state is not None
            ceiling = state.amount.high
            if ceiling is not None and event.paid_usd_bn > ceiling:
                message = f"paid_usd_bn {event.paid_usd_bn} is more than the {ceiling} agreed"
                yield Problem(event.origin, message, rule="no_more_is_paid_than_agreed")


def ended_deals_agree_on_nothing(ledger: Ledger) -> Iterator[Problem]:
    """An event that ends a deal gives no amount: nothing of it is agreed from then on. A sum paid it may give."""
    for event in ledger.events:
        if event.status in (Status.CANCELLED, Status.REPLACED) and event.amount.is_known:
            message = (
                f"nothing is agreed any more in a deal that is {event.status}; keep its amount in the events before"
            )
            yield Problem(event.origin, message, rule="ended_deals_agree_on_nothing")


def parts_fit_their_umbrella(ledger: Ledger) -> Iterator[Problem]:
    """The parts of an umbrella deal do not add up to more than its ceiling."""
    parts: dict[str, list[Deal]] = defaultdict(list)
    for deal in ledger.deals:
        if deal.part_of:
            parts[deal.part_of].append(deal)
    states = ledger.states(ledger.last_day or date.min)
    for umbrella, deals in parts.items():
        whole = states.get(umbrella)
        alive = [states[deal.id].amount for deal in deals if deal.id in states and states[deal.id].status.rank >= 0]
        if whole is None or whole.amount.high is None:
            continue
        floor = Amount.total(alive).low
        if floor > whole.amount.high:
            message = f"the parts of {umbrella!r} come to at least {floor}, above its {whole.amount.high}"
            origin = ledger.deal_by_id[umbrella].origin
            yield Problem(origin, message, rule="parts_fit_their_umbrella", severity=Severity.WARNING)


RULES: list[Callable[[Ledger], Iterator[Problem]]] = [
    figures_are_not_negative,
    zero_is_not_unknown,
    ranges_run_upward,
    no_more_is_paid_than_agreed,
    ended_deals_agree_on_nothing,
    parts_fit_their_umbrella,
]
