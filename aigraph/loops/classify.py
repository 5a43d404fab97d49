"""From a ring of companies to its loops: which kinds it closes, from which roots, over which deals."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple, cast

from aigraph.loops.bundled_cycles import Bundle, Bundles, Ring, Sort, ends_of
from aigraph.model.instruments import DealClass
from aigraph.model.loop import Kind, Leg

Legs = tuple[Leg, ...]
Typed = tuple[Kind, Legs, tuple[str, ...]]
"""A loop before it is ranked: its kind, its legs from the root on, and all its roots."""


class Shape(NamedTuple):
    """What the first leg, the legs between and the last leg of a kind of loop carry."""

    first: Sort
    between: Sort
    last: Sort


SHAPES = {
    Kind.CIRCULAR: Shape(Sort.FUNDING, Sort.CASH, Sort.PURCHASE),
    Kind.INCENTIVE: Shape(Sort.INCENTIVE, Sort.CASH_ELSE_VALUE, Sort.CASH_ELSE_VALUE),
    Kind.BACKSTOP: Shape(Sort.BACKSTOP, Sort.FIRMEST, Sort.FIRMEST),
    Kind.TRADE: Shape(Sort.PURCHASE, Sort.PURCHASE, Sort.PURCHASE),
    Kind.CROSS_FUNDING: Shape(Sort.FUNDING, Sort.FUNDING, Sort.FUNDING),
    Kind.PLAIN: Shape(Sort.PLAIN, Sort.CASH, Sort.CASH),
}
"""The first leg of a loop decides its kind, and is held to deals of that sort; the others carry what can follow. A
circular loop also comes home as a purchase."""


def loops_of_ring(ring: Ring, bundles: Bundles, kinds: tuple[Kind, ...]) -> Iterator[Typed]:
    """Give every loop on a ring.

    A ring is written from each company whose first and last leg fit the shape of the kind. Two writings that carry the
    same deals on every leg are one loop with two roots, written from the one that comes first in the alphabet.
    """
    around = [bundles[ends] for ends in ends_of(ring)]
    sorts = [bundle.sorts for bundle in around]
    tied = any(bundle.has_tied_money for bundle in around)
    for kind in kinds:
        shape = SHAPES[kind]
        first, last = shape.first, shape.last
        # The ends decide most often, so they are tried before anything is put together.
        begun = [at for at, here in enumerate(sorts) if first in here and last in sorts[at - 1]]
        if not begun:
            continue
        if len(begun) == len(ring) and all(bundle.has_one_leg(*shape) for bundle in around):
            # Written from any company it carries the same, so that one writing will do: long rings have many.
            start = min(range(len(ring)), key=ring.__getitem__)
            yield kind, _legs(around[start:] + around[:start], shape), tuple(sorted(ring))
            continue
        if tied:
            written = [legs for at in begun if (legs := _legs(around[at:] + around[:at], shape))]
        else:
            written = _written(around, begun, shape)
        if len(written) == 1:
            yield kind, written[0], (written[0][0].payer,)
        elif written:
            for same in _by_deals(written):
                yield kind, same[0], tuple(legs[0].payer for legs in same)


def _written(around: list[Bundle], begun: list[int], shape: Shape) -> list[Legs]:
    """Write a ring on which no money is tied from several companies: its legs are the same from wherever it is written."""
    middle = [bundle.leg(shape.between) for bundle in around]
    written = []
    for at in begun:
        between = middle[at + 1 :] + middle[: at - 1] if at else middle[1:-1]
        if all(between):
            written.append(cast(Legs, (around[at].leg(shape.first), *between, around[at - 1].leg(shape.last))))
    return written


def _by_deals(written: list[Legs]) -> Collection[list[Legs]]:
    """Put writings of a ring that carry the same deals on every leg together, each group by root."""
    found: dict[frozenset[tuple[str, ...]], list[Legs]] = {}
    for legs in sorted(written, key=lambda legs: legs[0].payer):
        # A deal has one payer and one payee, so that what is on a leg says where it leads.
        found.setdefault(frozenset([leg.deals for leg in legs]), []).append(legs)
    return found.values()


def _legs(around: list[Bundle], shape: Shape) -> Legs:
    """Put the deals back on the legs of a ring; empty if a leg has none that fit."""
    sorts = (shape.first, *(shape.between,) * (len(around) - 2), shape.last)
    legs: list[Leg] = []
    for bundle, sort in zip(around, sorts, strict=True):
        if bundle.has_tied_money:
            place = len(legs)
            leg = _without_stuck_money(bundle, around[place + 1 :] + around[:place]).leg(sort)
        else:
            leg = bundle.leg(sort)
        if leg is None:
            return ()
        legs.append(leg)
    return tuple(legs)


def _without_stuck_money(bundle: Bundle, onward: list[Bundle]) -> Bundle:
    """Leave out tied money that cannot be spent along the ring: purchases must lead to where it is tied."""
    reached = set()
    for step in onward:
        if all(arrow.deal_class is not DealClass.PURCHASE for arrow in step.arrows):
            break
        reached.add(step.payee)
    free = (arrow for arrow in bundle.arrows if not arrow.deal.tied_to or reached.intersection(arrow.deal.tied_to))
    return Bundle(bundle.payer, bundle.payee, tuple(free))
