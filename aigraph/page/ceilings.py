"""The umbrellas whose parts a page adds up: together these are no more than the umbrella has, from day to day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import combinations

from aigraph.model.deal import Deal
from aigraph.model.ledger import View
from aigraph.model.money.deal_terms import ceiling_of, known_on
from aigraph.page.deal_history import Phase


@dataclass(frozen=True, slots=True, kw_only=True)
class UmbrellaCeiling:
    """The parts of an umbrella, at whatever depth, and the most that they are together from each day on; None for no ceiling."""

    parts: tuple[str, ...]
    steps: tuple[tuple[date, Decimal | None], ...]


def umbrella_ceilings(view: View, histories: Mapping[str, Iterable[Phase]]) -> tuple[UmbrellaCeiling, ...]:
    """Give those of the umbrellas of which several parts are ever drawn between the same companies, inner ones first.

    See Also
    --------
    aigraph.model.money.joint_sum.joint_sum : Holds sums to them.
    """
    ledger = view.ledger
    parts: dict[str, list[str]] = {}
    for name in histories:
        for umbrella in ledger.umbrellas_of(ledger.deal_by_id[name]):
            parts.setdefault(umbrella.id, []).append(name)
    drawn = {name: frozenset(_ends(histories[name])) for inside in parts.values() for name in inside}
    shared = [
        name
        for name, inside in parts.items()
        if any(not drawn[one].isdisjoint(drawn[other]) for one, other in combinations(inside, 2))
    ]
    umbrellas = [ledger.deal_by_id[name] for name in shared]
    inner_first = sorted(umbrellas, key=lambda deal: (-len(ledger.umbrellas_of(deal)), deal.id))
    return tuple(UmbrellaCeiling(parts=tuple(parts[deal.id]), steps=tuple(_steps(view, deal))) for deal in inner_first)


def _ends(phases: Iterable[Phase]) -> Iterator[tuple[str, str]]:
    return ((arrow.payer, arrow.payee) for phase in phases for arrow in phase.arrows.values())


def _steps(view: View, umbrella: Deal) -> Iterator[tuple[date, Decimal | None]]:
    ledger = view.ledger
    days = {day for day, _ in ledger.history.get(umbrella.id, ())}
    days |= {known_on(ledger, row) or date.min for row in ledger.payments_by_deal.get(umbrella.id, ())}
    before: Decimal | None = None
    for day in sorted(day for day in days if day <= view.as_of):
        high = ceiling_of(ledger, umbrella, day).high
        if high != before:
            yield day, high
            before = high
