"""What is left of an umbrella beside its parts: the money of a round that came from parties without a name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import replace
from datetime import date
from decimal import Decimal

from aigraph.model.amount import ZERO, Amount
from aigraph.model.arrow import Arrow
from aigraph.model.deal import Deal
from aigraph.model.instruments import LAYERS
from aigraph.model.ledger import View
from aigraph.model.money.counted import CountedDeal
from aigraph.model.money.deal_terms import terms_of
from aigraph.schedules.by_day import contracted, paid_by
from aigraph.schedules.payments import known_paid
from aigraph.schedules.period import Period
from aigraph.schedules.terms import Instalment, InstalmentKind, Profile, Terms


def remainders_of(view: View) -> tuple[Arrow, ...]:
    """Draw for each umbrella what its parts of known size leave of it, between the ends of the umbrella.

    Parameters
    ----------
    view : View
        Its arrows are the parts; umbrellas are none of them.

    Returns
    -------
    tuple of Arrow
        One for each umbrella that is certain enough, of a size that something is known of, and has parties without a
        name at an end, so that it closes no loop. Parts without a size are in its central value, since what they gave is
        not known; its low end leaves them all that they can have given.

    Notes
    -----
    Without it a company that raised 30 from investors of whom four are named, and none with a sum, would have got nothing
    on record, and all shares of its inflow would be too high. O(deals + umbrellas * depth).
    """
    # A round can be paid in cash and in credits: what is left of it does not depend on the layers that are looked at.
    whole = replace(view, layers=LAYERS)
    inside: dict[str, list[Arrow]] = defaultdict(list)

    def count_in(part: Arrow) -> None:
        for above in view.ledger.umbrellas_of(part.deal) if part.deal.part_of else ():
            inside[above.id].append(part)

    for part in (*whole.arrows, *whole.before_consolidation):
        count_in(part)
    made: dict[str, Arrow] = {}
    # Parts of umbrellas may be umbrellas themselves; the inner ones come first.
    for umbrella in sorted(view.umbrellas, key=lambda name: (-_depth(view, name), name)):
        deal = view.ledger.deal_by_id.get(umbrella)
        if deal and not view.ledger.nameless.isdisjoint((deal.payer, deal.payee)):
            rest = _rest(view, deal, inside[umbrella])
            if rest:
                made[umbrella] = rest
                count_in(rest)
    return tuple(
        rest
        for _, rest in sorted(made.items())
        if rest.layer in view.layers and rest.payer != rest.payee and not rest.counted.is_over
    )


def _rest(view: View, deal: Deal, parts: Collection[Arrow]) -> Arrow | None:
    state = view.ledger.states(view.as_of).get(deal.id)
    if state is None or view.status not in state.since:
        return None
    umbrella = terms_of(view.ledger, deal, view.as_of, state.amount)
    left = _left(contracted(umbrella, view.as_of), [_whole(part) for part in parts])
    if not left.is_known or left.high == 0:
        return None
    terms = Terms(
        amount=left,
        start=deal.start,
        profile=Profile.AT_ONCE,
        closed=umbrella.closed,
        instalments=_paid_row(umbrella, parts, left, view.as_of),
    )
    since = state.since[view.status]
    counted = CountedDeal(
        lambda: terms,
        view.counting,
        since=since,
        deal_class=deal.instrument.deal_class,
        counts_from=view.counter.counts_from(deal),
    )
    arrow = Arrow(
        deal=deal,
        payer=view.group_of(deal.payer),
        payee=view.group_of(deal.payee),
        status=state.drawn_status,
        money=view.counts,
        since=since,
        events=state.events,
        counted=counted,
    )
    return arrow if view.money or arrow.amount.high != 0 else None


def _paid_row(umbrella: Terms, parts: Collection[Arrow], rest: Amount, day: date) -> tuple[Instalment, ...]:
    """Give what is known to have been paid of a round beside what its parts can have paid, and within what they leave of it."""
    known = known_paid(umbrella, day)
    if known is None:
        return ()
    left = _left(known.to_amount(), [paid_by(part.counted.terms, day) for part in parts])
    days = [statement.day for statement in umbrella.statements]
    days += [row.period.last for row in umbrella.instalments if row.kind is InstalmentKind.PAID]
    last = max(known_day for known_day in days if known_day <= day)
    paid = Amount(min(left.low, rest.low), _least(left.central, rest.central), _least(left.high, rest.high))
    return (Instalment(kind=InstalmentKind.PAID, period=Period(last.isoformat(), last, last), amount=paid),)


def _least(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    known = [end for end in (one, other) if end is not None]
    return min(known, default=None)


def _whole(part: Arrow) -> Amount:
    """Give a part with what of it had fallen due before it counted for its ends."""
    return contracted(part.counted.terms, part.counted.counting.as_of)


def _left(whole: Amount, parts: Collection[Amount]) -> Amount:
    sized = Amount.total(part for part in parts if part.central is not None)
    most = Amount.total(parts).high
    return Amount(
        ZERO if most is None else max(ZERO, whole.low - most),
        _less(whole.central, sized.central),
        _less(whole.high, sized.low),
    )


def _less(whole: Decimal | None, part: Decimal | None) -> Decimal | None:
    return None if whole is None or part is None else max(ZERO, whole - part)


def _depth(view: View, name: str) -> int:
    deal = view.ledger.deal_by_id.get(name)
    return len(view.ledger.umbrellas_of(deal)) if deal else 0
