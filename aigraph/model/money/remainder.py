"""What is left of an umbrella beside its parts: the money of a round that came from parties without a name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import replace
from decimal import Decimal

from aigraph.model.amount import ZERO, Amount
from aigraph.model.arrow import Arrow
from aigraph.model.deal import Deal
from aigraph.model.instruments import LAYERS
from aigraph.model.ledger import View
from aigraph.model.money.counted import CountedDeal
from aigraph.model.money.deal_terms import terms_of
from aigraph.model.status import Level, Status
from aigraph.schedules.by_day import contracted
from aigraph.schedules.profile import Profile
from aigraph.schedules.terms import Terms


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
        # What a part took of its round does not depend on who owned its parties then.
        is_whole = view.money is not None or part.counted.counts_from is None
        count_in(part if is_whole else replace(part, amount=whole.agreed(part.deal)))
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
        rest if view.money or rest.counted.counts_from is None else replace(rest, amount=_own_part(rest, view))
        for _, rest in sorted(made.items())
        if rest.layer in view.layers and rest.payer != rest.payee and not rest.counted.is_over
    )


def _rest(view: View, deal: Deal, parts: Collection[Arrow]) -> Arrow | None:
    state = view.ledger.states(view.as_of).get(deal.id)
    if state is None or view.status not in state.since:
        return None
    # Of a round that was cancelled only what was paid is shared out.
    level = Level.PAID if state.status is Status.CANCELLED else view.status
    signed = state.amount_at(level) if state.status is Status.CANCELLED else state.amount
    agreed = _left(deal.over_its_term(signed), [_whole(part) for part in parts]) if view.money else None
    left = agreed or _left(deal.over_its_term(state.amount_at(level)), [part.amount for part in parts])
    if not left.is_known or left.high == 0:
        return None

    def terms() -> Terms:
        rest = agreed or _left(deal.over_its_term(signed), [_whole(part) for part in parts])
        closed = terms_of(view.ledger, deal, view.as_of, state.amount).closed
        return Terms(amount=rest, start=deal.start, profile=Profile.AT_ONCE, closed=closed)

    since = state.since[view.status]
    counted = CountedDeal(
        terms,
        view.counting,
        since=since,
        deal_class=deal.instrument.deal_class,
        counts_from=view.counts_from(deal),
    )
    return Arrow(
        deal=deal,
        payer=view.group_of(deal.payer),
        payee=view.group_of(deal.payee),
        status=state.drawn_status,
        amount=counted.amount(view.money) if view.money else left,
        since=since,
        events=state.events,
        counted=counted,
    )


def _own_part(rest: Arrow, view: View) -> Amount:
    return rest.counted.own_part(rest.amount, is_paid=view.status is Level.PAID)


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
