"""How the amount of a leg and the bottleneck of a loop came to be what they are: their steps, each from its day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from aigraph.engine.frozen import dataclass
from aigraph.model.amount import Amount
from aigraph.model.arrow import Arrow
from aigraph.model.instruments import LAYERS
from aigraph.model.ledger import View
from aigraph.model.loop import Leg, Loop
from aigraph.model.money.leg_sum import leg_sum
from aigraph.model.status import Level, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class AmountStep:
    """An amount as it stood from a day on, until the next step.

    Parameters
    ----------
    day : datetime.date
        The first day.
    status : Status
        That of the most certain deal behind it then.
    amount : Amount
        What was contracted by then, in US$ billions; at the certainty ``paid``, what was paid.
    """

    day: date
    status: Status
    amount: Amount


def leg_steps(view: View, leg: Leg) -> tuple[AmountStep, ...]:
    """Give the amounts that a leg had, from the day since which it stands without a break up to the day of the view.

    Returns
    -------
    tuple of AmountStep
        Oldest first; the last one is the leg as it is. O(days on which one of its deals changed, times deals between its
        ends).

    See Also
    --------
    bottleneck_steps : The same of a whole loop.

    Examples
    --------
    >>> from aigraph import explain, load
    >>> view = load().view()
    >>> loop = explain(view, "nvidia-openai-oracle").loops[0].loop
    >>> [(str(step.day), str(step.status), str(step.amount.central)) for step in leg_steps(view, loop.legs[0])]
    [('2024-10-02', 'closed', '0.1'), ('2026-02-27', 'closed', '30.1')]
    """
    return _steps(view, (leg,), leg.since)


def bottleneck_steps(view: View, loop: Loop) -> tuple[AmountStep, ...]:
    """Give the smallest legs that a loop had, from the day on which it was complete up to the day of the view.

    Examples
    --------
    >>> from aigraph import explain, load
    >>> view = load().view()
    >>> steps = bottleneck_steps(view, explain(view, "nvidia-openai-oracle").loops[0].loop)
    >>> [(str(step.day), str(step.amount.central)) for step in steps]
    [('2025-09-10', '0.1'), ('2026-02-27', '30.1')]
    """
    return _steps(view, loop.legs, loop.complete_since)


def is_dated_by_unverified_source_alone(view: View, leg: Leg) -> bool:
    """Whether nothing but sources of grade D says of the day since which a leg stands that it stood then.

    A better source that tells of an earlier stage of the same deals, or of the same day, dates it too.
    """
    sources = view.ledger.source_by_id
    first = [arrow for arrow in leg.arrows if arrow.since == leg.since]
    dating = [
        event
        for arrow in first
        for day, event in view.ledger.history.get(arrow.deal.id, ())
        if day <= leg.since and event.status.rank >= 0
    ]
    return bool(dating) and all(event.source not in sources or sources[event.source].grade == "D" for event in dating)


def _steps(view: View, legs: Sequence[Leg], first: date) -> tuple[AmountStep, ...]:
    parts = [_between(view, leg) for leg in legs]
    days = {day for part, leg in zip(parts, legs, strict=True) for day in _days_of_change(part, leg)} | {view.as_of}
    steps: list[AmountStep] = []
    known: object = None
    for day in sorted({first, *(day for day in days if first < day <= view.as_of)}):
        seen = [replace(part, as_of=day) for part in parts]
        standing = [_on(leg, part) for leg, part in zip(legs, seen, strict=True)]
        if not all(standing):
            steps.clear()
            continue
        # What accrues from day to day makes no step: only what became known does, and the last day.
        now = [_state_of(part, leg) for leg, part in zip(legs, seen, strict=True)]
        if steps and now == known and day != view.as_of:
            continue
        known = now
        # The history is that of the contracts, whatever the view counts: what accrues has a new sum every day.
        amount = Amount.smallest(leg_sum(arrows, seen[0].counts) for arrows in standing)
        status = min((max((one.status for one in arrows), key=_rank) for arrows in standing), key=_rank)
        if not steps or steps[-1].amount != amount:
            steps.append(AmountStep(day=day, status=status, amount=amount))
    return tuple(steps)


def _state_of(view: View, leg: Leg) -> tuple[object, ...]:
    """Give what is known, at the weakest certainty and in all layers, of the deals between the ends of a leg."""
    arrows, ceilings = replace(view, status=Level.ALL, layers=LAYERS).arrows, view.counting.ceilings()
    return (
        *(
            (arrow.deal.id, arrow.status, arrow.since, arrow.counted.terms, ceilings.get(arrow.deal.id))
            for arrow in arrows
            if (arrow.payer, arrow.payee) == (leg.payer, leg.payee)
        ),
        *(rows for pair, rows in view.counting.statements().items() if pair[:2] == (leg.payer, leg.payee)),
    )


def _days_of_change(view: View, leg: Leg) -> set[date]:
    """Give the days on which something became known of some deals, or of what their two companies paid each other."""
    ledger = view.ledger
    events = {day for history in ledger.history.values() for day, _ in history}
    cited = {row.source for row in ledger.payments}
    # A schedule is known from the day on which its source appeared.
    schedules = {source.published.last for source in ledger.sources if source.id in cited and source.published}
    stated = {
        row.period.last
        for row in ledger.statements
        if (view.group_of(row.payer), view.group_of(row.payee)) == (leg.payer, leg.payee)
    }
    ends = {end for deal in ledger.deals for end in (deal.payer, deal.payee)}
    mergers = {merger.since for end in ends for merger in view.mergers(end) if merger.since}
    return events | {row.period.last for row in ledger.payments} | schedules | stated | mergers


def _rank(status: Status) -> int:
    return status.rank


def _between(view: View, leg: Leg) -> View:
    """Give the view with nothing in it but the deals between the ends of a leg, and the umbrellas that contain them."""
    ledger = view.ledger
    deals = [
        deal
        for deal in ledger.deals
        if (view.group_of(deal.payer), view.group_of(deal.payee)) == (leg.payer, leg.payee)
    ]
    family = {deal.id for deal in deals} | {over.id for deal in deals for over in ledger.umbrellas_of(deal)}
    return replace(view, ledger=ledger.where(deals=family), money=None, window=None)


def _on(leg: Leg, view: View) -> list[Arrow]:
    return [
        arrow
        for arrow in view.arrows
        if (arrow.payer, arrow.payee) == (leg.payer, leg.payee) and arrow.deal_class in leg.classes
    ]
