"""Why a loop came, went or changed from one day to another: the deals and events that made the difference."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain

from aigraph.loops.bundled_cycles import Ring, Selection, parallel_deals
from aigraph.loops.causes import (
    Aspect,
    Cause,
    consolidations,
    events_between,
    payments_between,
    statements_between,
)
from aigraph.loops.classify import SHAPES
from aigraph.loops.collect import ring_key
from aigraph.model.ledger import View
from aigraph.model.loop import Leg, Loop
from aigraph.model.money.leg_sum import added

Attribution = tuple[tuple[str, ...], tuple[Cause, ...]]
"""The deals that made a difference, and what happened to them."""

_ENDS = ("low", "central", "high")
_ANY = (Aspect.SEEN, Aspect.STATUS, Aspect.AMOUNT)


class ChangeAttribution:
    """Attributes changes of loops between two views of one ledger, which differ only in their day, to deals and events."""

    def __init__(self, before: View, after: View) -> None:
        self.before, self.after = before, after
        self._old, self._new = parallel_deals(before), parallel_deals(after)
        self._standing = {arrow.deal.id for arrow in before.arrows}
        self._known: dict[tuple[str, Aspect], tuple[Cause, ...]] = {}
        # The pairs of the first day by their ends as they count on the second.
        self._moved = defaultdict(list)
        for ends, deals in self._old.items():
            self._moved[after.group_of(ends[0]), after.group_of(ends[1])].append(deals)

    def key_later(self, loop: Loop) -> Ring:
        """Give the key of a loop of the first day, its companies grouped as on the second."""
        return ring_key(tuple(map(self.after.group_of, loop.companies)))

    def why_appeared(self, loop: Loop) -> Attribution:
        """Say why a loop stands now: a leg of it had no deal, or companies on it had not been consolidated."""
        was = self.before.group_of
        deals: list[str] = []
        ends: list[list[tuple[str, str]]] = []
        for leg, selection in _selections(loop):
            stood = [one for one in self._moved.get((leg.payer, leg.payee), ()) if one.leg(selection)]
            first = [] if stood else [arrow.deal for arrow in leg.arrows if arrow.since == leg.since]
            deals += [deal.id for deal in first]
            ends.append([(it.payer, it.payee) for it in stood] or [(was(it.payer), was(it.payee)) for it in first])
        apart: set[str] = set()
        for place, leaving in enumerate(ends):
            paid, received = {payer for payer, _ in leaving}, {payee for _, payee in ends[place - 1]}
            if received.isdisjoint(paid):
                apart |= received | paid
        return self._attribution(loop, dict.fromkeys(deals, (Aspect.SEEN,)), sorted(apart))

    def why_vanished(self, loop: Loop) -> Attribution:
        """Say why a loop stands no more: a leg has no deal left, or companies on it have been consolidated."""
        now = self.after.group_of
        ring = list(map(now, loop.companies))
        deals = [
            arrow.deal.id
            for leg, selection in _selections(loop)
            if now(leg.payer) != now(leg.payee) and not self._stands(now(leg.payer), now(leg.payee), selection)
            for arrow in leg.arrows
        ]
        merged = [company for company in loop.companies if ring.count(now(company)) > 1]
        return self._attribution(loop, dict.fromkeys(deals, (Aspect.SEEN,)), merged)

    def why_changed(self, old: Loop, new: Loop) -> Attribution:
        """Say why companies, bottleneck or weakest status of a loop are not what they were."""
        now = self.after.group_of
        later = {leg.payer: leg for leg in new.legs}
        pairs = [(leg, later[now(leg.payer)]) for leg in old.legs]
        deals: dict[str, tuple[Aspect, ...]] = defaultdict(tuple)
        money: list[Cause] = []
        for one, other in _limiting(old, new, pairs):
            for deal in _different(one, other, "amount"):
                deals[deal] += (Aspect.AMOUNT,)
            money += self._money_moved(one, other)
        if old.weakest_status is not new.weakest_status:
            for one, other in pairs:
                if one.status is not other.status:
                    for deal in _different(one, other, "status"):
                        deals[deal] += (Aspect.STATUS,)
        return self._attribution(new, deals, old.companies, money)

    def _money_moved(self, one: Leg, other: Leg) -> Iterator[Cause]:
        """Yield the payments, the schedules and the statements of the pair by which a leg is another sum."""
        old = {arrow.deal.id: arrow for arrow in one.arrows}
        for arrow in other.arrows:
            was = old.get(arrow.deal.id)
            if was is None or was.amount == arrow.amount:
                continue
            # The same deal by what was known on the first day: what of the change is the passing of time alone.
            expected = was.counted.on(self.after.as_of, self.after.window).amount(was.money)
            if expected != arrow.amount:
                yield from payments_between(self.before, self.after, arrow.deal.id)
            if expected != was.amount:
                yield Cause(day=self.after.as_of, deal=arrow.deal.id, by_schedule=True)
        if other.amount != added(other.arrows, other.arrows[0].money):
            for deal_class in sorted(other.classes):
                yield from statements_between(self.before, self.after, (other.payer, other.payee, deal_class))

    def _stands(self, payer: str, payee: str, selection: Selection) -> bool:
        return (payer, payee) in self._new and self._new[payer, payee].leg(selection) is not None

    def _attribution(
        self,
        loop: Loop,
        deals: Mapping[str, tuple[Aspect, ...]],
        companies: Iterable[str],
        money: Iterable[Cause] = (),
    ) -> Attribution:
        causes = [cause for company in companies for cause in consolidations(self.before, self.after, company)]
        causes += self._causes(deals)
        causes += money
        if not causes:
            # Tied money comes unstuck by a deal on another leg: whatever happened between these companies is looked at.
            deals = dict.fromkeys(self._around(loop), _ANY)
            causes = list(self._causes(deals))
        movers = {cause.company for cause in causes if cause.company}
        touched = {cause.deal for cause in causes if cause.deal}
        touched |= {deal for deal in deals if movers & self._ends(deal)}
        if movers and not touched:
            touched = {arrow.deal.id for arrow in loop.arrows if movers & self._ends(arrow.deal.id)}
        by_day = sorted(dict.fromkeys(causes), key=lambda cause: cause.day)
        return tuple(sorted(touched)), tuple(by_day)

    def _causes(self, deals: Mapping[str, tuple[Aspect, ...]]) -> Iterator[Cause]:
        for deal in sorted(deals):
            found = [cause for aspect in deals[deal] for cause in self._events(deal, aspect)]
            yield from found
            if not found or deal in self._standing:
                yield from self._moves(deal)

    def _events(self, deal: str, aspect: Aspect) -> tuple[Cause, ...]:
        if (deal, aspect) not in self._known:
            self._known[deal, aspect] = events_between(self.before, self.after, deal, aspect)
        return self._known[deal, aspect]

    def _moves(self, deal: str) -> Iterator[Cause]:
        record = self.before.ledger.deal_by_id[deal]
        for company in (record.payer, record.payee):
            yield from consolidations(self.before, self.after, company)

    def _ends(self, deal: str) -> set[str]:
        """Give the companies at the ends of a deal, and those that they counted as before."""
        record = self.before.ledger.deal_by_id[deal]
        return {record.payer, record.payee, self.before.group_of(record.payer), self.before.group_of(record.payee)}

    def _around(self, loop: Loop) -> set[str]:
        """Give all deals from each company of a loop to the next, on either day."""
        now = self.after.group_of
        ring = {(now(leg.payer), now(leg.payee)) for leg in loop.legs}
        return {deal for ends in ring for deal in self._between.get(ends, ())}

    @cached_property
    def _between(self) -> dict[tuple[str, str], list[str]]:
        """All deals of both days by their ends, as these are grouped on the second."""
        now = self.after.group_of
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        for arrow in chain(self.before.arrows, self.after.arrows):
            found[now(arrow.payer), now(arrow.payee)].append(arrow.deal.id)
        return found


def _selections(loop: Loop) -> Iterator[tuple[Leg, Selection]]:
    """Give each leg of a loop with the selection of deals that it can carry."""
    shape = SHAPES[loop.kind]
    selections = (shape.first, *[shape.between] * (len(loop.legs) - 2), shape.last)
    return zip(loop.legs, selections, strict=True)


def _limiting(old: Loop, new: Loop, pairs: Iterable[tuple[Leg, Leg]]) -> list[tuple[Leg, Leg]]:
    """Keep the legs of another size that set an end of the bottleneck that moved, on either day."""
    moved = [end for end in _ENDS if getattr(old.bottleneck, end) != getattr(new.bottleneck, end)]
    changed = [pair for pair in pairs if pair[0].amount != pair[1].amount]

    def sets(pair: tuple[Leg, Leg], end: str) -> bool:
        return any(
            getattr(leg.amount, end) == getattr(loop.bottleneck, end)
            for leg, loop in zip(pair, (old, new), strict=True)
        )

    return [pair for pair in changed if any(sets(pair, end) for end in moved)] or (changed if moved else [])


def _different(one: Leg, other: Leg, what: str) -> Iterator[str]:
    """Yield the deals that are on one of two legs only, or differ in amount or status."""
    old, new = ({arrow.deal.id: getattr(arrow, what) for arrow in leg.arrows} for leg in (one, other))
    yield from (deal for deal in sorted({*old, *new}) if old.get(deal) != new.get(deal))
