"""From a ring of companies to its forms: which kinds it closes, from which roots, over which deals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple, cast

from aigraph.loops.bundled_cycles import Pairs, ParallelDeals, Ring, Selection, ends_of
from aigraph.model.amount import Amount
from aigraph.model.instruments import DealClass, Layer
from aigraph.model.ledger import View
from aigraph.model.loop import KINDS, Kind, Leg
from aigraph.model.money.basis import Money

Legs = tuple[Leg, ...]
Classified = tuple[Kind, Legs, tuple[str, ...]]
"""A form of a loop before it is made: its kind, its legs from the root on, and all its roots."""


class Shape(NamedTuple):
    """What the first leg, the legs between and the last leg of a kind of loop carry."""

    first: Selection
    between: Selection
    last: Selection


SHAPES = {
    Kind.CIRCULAR: Shape(Selection.FUNDING, Selection.CASH, Selection.PURCHASE),
    Kind.INCENTIVE: Shape(Selection.INCENTIVE, Selection.CASH_ELSE_VALUE, Selection.PURCHASE),
    Kind.BACKSTOP: Shape(Selection.BACKSTOP, Selection.FIRMEST, Selection.FIRMEST),
    Kind.TRADE: Shape(Selection.PURCHASE, Selection.PURCHASE, Selection.PURCHASE),
    Kind.CROSS_FUNDING: Shape(Selection.FUNDING, Selection.FUNDING, Selection.FUNDING),
    Kind.PLAIN: Shape(Selection.PLAIN, Selection.CASH, Selection.CASH),
}
"""The first leg of a loop decides its kind, and is held to deals of that selection; the others carry what can follow. A
circular or incentive loop also comes home as a purchase: shares bought under a warrant are a subscription, no revenue."""


Forms = tuple[Classified, ...]
"""The forms of the loop on a ring, the principal one first; none if it is no loop."""


class Classifier:
    """Puts the deals back on rings of companies, for rings on some pairs of companies and loops of some kinds.

    Most rings are only counted: whether they are loops follows from what each pair can carry, before any leg is made.

    Parameters
    ----------
    pairs : Pairs
        The deals by payer and payee.
    kinds : iterable of Kind
        The kinds that count.
    forms : callable, optional
        Gives the forms of the loop on a ring; by default they are made of these deals.
    """

    def __init__(
        self, pairs: Pairs, kinds: Iterable[Kind], forms: Callable[[Ring], Iterable[Classified]] | None = None
    ) -> None:
        self._pairs = pairs
        self._forms = forms or self._made_of_pairs
        # Where money is tied it depends on the ring what a leg carries.
        self._carried = {
            ends: None if deals.has_tied_money else _mask(*deals.selections) for ends, deals in pairs.items()
        }
        # A kind that no deal can begin need not be tried on every ring.
        begun = frozenset[Selection]().union(*(deals.selections for deals in pairs.values()))
        wanted = frozenset(kinds)
        self._tried = tuple(kind for kind in KINDS if kind in wanted and SHAPES[kind].first in begun)
        self._shapes = [
            (kind, _mask(shape.first), _mask(shape.between), _mask(shape.last))
            for kind, shape in ((kind, SHAPES[kind]) for kind in self._tried)
        ]
        self._known: dict[Ring, Forms] = {}
        self._by_masks: dict[tuple[int | None, ...], tuple[Kind, ...]] = {}

    def kinds_on(self, ring: Ring) -> tuple[Kind, ...]:
        """Give the kinds of the loop on a ring, in their order; none if it is no loop.

        Examples
        --------
        >>> from aigraph import load
        >>> from aigraph.loops.bundled_cycles import parallel_deals
        >>> from aigraph.model.loop import KINDS
        >>> classify = Classifier(parallel_deals(load().view()), KINDS)
        >>> [kind.value for kind in classify.kinds_on(("nvidia", "openai", "oracle"))]
        ['circular']
        >>> classify.kinds_on(("nvidia", "openai"))
        ()
        """
        try:
            around = tuple(map(self._carried.__getitem__, ends_of(ring)))
        except KeyError:
            return ()
        # Rings are many, and what their legs can carry is often the same.
        known = self._by_masks.get(around)
        if known is not None:
            return known
        if None in around:
            return tuple(dict.fromkeys(kind for kind, _, _ in self._made_of_pairs(ring)))
        masks = cast(tuple[int, ...], around)
        known = self._by_masks[masks] = tuple(
            [kind for kind, first, between, last in self._shapes if _is_carried(masks, first, between, last)]
        )
        return known

    def __call__(self, ring: Ring) -> Forms:
        """Give the forms of the loop on a ring, the principal one first; none if it is no loop."""
        if ring not in self._known:
            forms = tuple(self._forms(ring))
            # Kinds come in their order; only several forms of one kind have to be put in order.
            is_ordered = len({kind for kind, _, _ in forms}) == len(forms)
            self._known[ring] = forms if is_ordered else tuple(sorted(forms, key=_principal_first))
        return self._known[ring]

    def _made_of_pairs(self, ring: Ring) -> Iterator[Classified]:
        return forms_of_ring(ring, self._pairs, self._tried)


_PLACE = {selection: place for place, selection in enumerate(Selection)}


def _mask(*selections: Selection) -> int:
    """Write selections as a bit mask: there are far more rings than pairs."""
    return sum(1 << _PLACE[selection] for selection in selections)


def _is_carried(around: tuple[int, ...], first: int, between: int, last: int) -> bool:
    """Whether the legs of a ring without tied money can carry a shape, from whichever company it is written."""
    before = around[-1]
    for at, here in enumerate(around):
        if here & first and before & last:
            middle = around[at + 1 :] + around[: at - 1] if at else around[1:-1]
            if all([leg & between for leg in middle]):  # noqa: C419  a generator takes longer
                return True
        before = here
    return False


def rank_of_legs(legs: Legs) -> tuple[object, ...]:
    """Give the key by which legs round a ring are put in order: the largest bottleneck first, then short, then by name.

    A bottleneck without a central value is ranked by its floor, since the ceiling of an unknown says little.
    """
    size = Amount.smallest([leg.amount for leg in legs])
    return (
        -size.quoted,
        len(legs),
        size.high is None,
        -(size.high or Decimal(0)),
        "-".join([leg.payer for leg in legs]),
    )


def rank_of_size(legs: Legs) -> tuple[object, ...]:
    """Give the key by which loops are put in order: known size first, then by what is due, on record and contracted, by length and by name."""
    whole, due = (Amount.smallest([leg.counted(money) for leg in legs]) for money in (Money.CONTRACTED, Money.DUE))
    return (
        not whole.is_known,
        -due.low,
        -due.quoted,
        -whole.low,
        -whole.quoted,
        len(legs),
        whole.high is None,
        -(whole.high or 0),
        "-".join([leg.payer for leg in legs]),
    )


def _principal_first(form: Classified) -> tuple[object, ...]:
    kind, legs, _ = form
    return KINDS.index(kind), *rank_of_legs(legs)


def forms_of_ring(ring: Ring, pairs: Pairs, kinds: tuple[Kind, ...]) -> Iterator[Classified]:
    """Give every kind of loop on a ring.

    A ring is written from each company whose first and last leg fit the shape of the kind. Two writings that carry the
    same deals on every leg are one form with two roots, written from the one that comes first in the alphabet.
    """
    around = [pairs[ends] for ends in ends_of(ring)]
    selections = [deals.selections for deals in around]
    tied = any(deals.has_tied_money for deals in around)
    for kind in kinds:
        shape = SHAPES[kind]
        first, last = shape.first, shape.last
        # The ends decide most often, so they are tried before anything is put together.
        begun = [at for at, here in enumerate(selections) if first in here and last in selections[at - 1]]
        if not begun:
            continue
        if len(begun) == len(ring) and all(deals.has_one_leg(*shape) for deals in around):
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


def _written(around: list[ParallelDeals], begun: list[int], shape: Shape) -> list[Legs]:
    """Write a ring on which no money is tied from several companies: its legs are the same from wherever it is written."""
    middle = [deals.leg(shape.between) for deals in around]
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


def _legs(around: list[ParallelDeals], shape: Shape) -> Legs:
    """Put the deals back on the legs of a ring; empty if a leg has none that fit."""
    selections = (shape.first, *(shape.between,) * (len(around) - 2), shape.last)
    legs: list[Leg] = []
    for deals, selection in zip(around, selections, strict=True):
        if deals.has_tied_money:
            place = len(legs)
            leg = _without_stuck_money(deals, around[place + 1 :] + around[:place]).leg(selection)
        else:
            leg = deals.leg(selection)
        if leg is None:
            return ()
        legs.append(leg)
    return tuple(legs)


def _without_stuck_money(deals: ParallelDeals, onward: list[ParallelDeals]) -> ParallelDeals:
    """Leave out tied money that cannot be spent along the ring: purchases must lead to where it is tied."""
    reached = set()
    for step in onward:
        if all(arrow.deal_class is not DealClass.PURCHASE for arrow in step.arrows):
            break
        reached.add(step.payee)
    free = (arrow for arrow in deals.arrows if not arrow.deal.tied_to or reached.intersection(arrow.deal.tied_to))
    return ParallelDeals(deals.payer, deals.payee, tuple(free))


def cash_throughput(view: View) -> dict[str, Decimal]:
    """For each company the larger of cash in and cash out on record, in US$ billions."""
    paid: dict[str, Decimal] = defaultdict(Decimal)
    received: dict[str, Decimal] = defaultdict(Decimal)
    for arrow in view.arrows:
        if arrow.layer is Layer.CASH and arrow.amount.central is not None:
            paid[arrow.payer] += arrow.amount.central
            received[arrow.payee] += arrow.amount.central
    return {company: max(paid[company], received[company]) for company in {*paid, *received}}


def gain(legs: Legs, throughput: dict[str, Decimal]) -> float | None:
    """Multiply, over the legs, the share of its payer's throughput that a leg is; None if an amount is unknown or no cash."""
    share = Decimal(1)
    for leg in legs:
        central = leg.amount.central
        if central is None or any(arrow.layer is not Layer.CASH for arrow in leg.arrows):
            return None
        # Where nothing has fallen due, nothing goes round.
        share *= central / throughput[leg.payer] if central else 0
    return float(share)
