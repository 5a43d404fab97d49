"""From deals to rings of companies: parallel deals are joined, and cycles enumerated on the pairs of companies they join."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from enum import StrEnum, auto
from functools import cache, cached_property

from aigraph.engine.cycles import Cycles
from aigraph.engine.frozen import dataclass
from aigraph.engine.limits import Limits, ProgressCallback
from aigraph.engine.simple_cycles import enumerate_cycles
from aigraph.model.arrow import Arrow
from aigraph.model.instruments import INSTRUMENTS, DealClass, Layer
from aigraph.model.ledger import View
from aigraph.model.loop import Leg

Ring = tuple[str, ...]

NO_LIMITS = Limits()


def ends_of(ring: Ring) -> Iterator[tuple[str, str]]:
    """Give payer and payee of each leg of a ring."""
    return zip(ring, ring[1:] + ring[:1])  # noqa: B905  of one length by how they are made, and asked of every ring


class Selection(StrEnum):
    """Which of the deals from one company to another a leg carries."""

    FUNDING = auto()
    PURCHASE = auto()
    INCENTIVE = auto()
    BACKSTOP = auto()
    PLAIN = auto()
    CASH = auto()
    CASH_ELSE_VALUE = auto()
    FIRMEST = auto()

    def pick(self, arrows: tuple[Arrow, ...]) -> tuple[Arrow, ...]:
        """Keep the deals that are selected; the last two take the first layer that has any."""
        if self in _CLASS:
            return tuple(arrow for arrow in arrows if arrow.deal_class is _CLASS[self])
        for layer in _LAYERS[self]:
            kept = tuple(arrow for arrow in arrows if arrow.layer is layer)
            if kept:
                return kept
        return ()

    @property
    def deal_class(self) -> DealClass | None:
        """The class of the deals of this sort, or None if it is one of layers."""
        return _CLASS.get(self)

    @property
    def layers(self) -> tuple[Layer, ...]:
        """The layers of which the first that has any deal is taken; empty for a sort of one class."""
        return _LAYERS.get(self, ())


_CLASS = {
    Selection.FUNDING: DealClass.FUNDING,
    Selection.PURCHASE: DealClass.PURCHASE,
    Selection.INCENTIVE: DealClass.INCENTIVE,
    Selection.BACKSTOP: DealClass.BACKSTOP,
    Selection.PLAIN: DealClass.PLAIN,
}
_LAYERS = {
    Selection.CASH: (Layer.CASH,),
    Selection.CASH_ELSE_VALUE: (Layer.CASH, Layer.VALUE),
    Selection.FIRMEST: (Layer.CASH, Layer.VALUE, Layer.CONTINGENT),
}


@dataclass(frozen=True)
class ParallelDeals:
    """All deals from one company to another, and the legs that they can make, each made once."""

    payer: str
    payee: str
    arrows: tuple[Arrow, ...]
    _legs: dict[Selection, Leg | None] = field(default_factory=dict, compare=False, repr=False)
    _alike: dict[tuple[Selection, ...], bool] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def has_tied_money(self) -> bool:
        """Whether some of it can be spent only at certain companies, so that its legs depend on the ring."""
        return any(arrow.deal.tied_to for arrow in self.arrows)

    @cached_property
    def selections(self) -> frozenset[Selection]:
        """The selections that find a deal, each of which makes a leg."""
        return frozenset().union(*(_selections_of(arrow.deal.instrument_name) for arrow in self.arrows))

    def leg(self, selection: Selection) -> Leg | None:
        """Give the leg that carries the selected deals, or None if there are none."""
        try:
            return self._legs[selection]
        except KeyError:
            kept = selection.pick(self.arrows)
            return self._legs.setdefault(selection, Leg(self.payer, self.payee, kept) if kept else None)

    def has_one_leg(self, *selections: Selection) -> bool:
        """Say whether its legs by some selections carry the same deals, on whatever ring."""
        if selections not in self._alike:
            first, *others = (self.leg(selection) for selection in selections)
            self._alike[selections] = (
                first is not None and not self.has_tied_money and all(leg == first for leg in others)
            )
        return self._alike[selections]


@cache
def _selections_of(name: str) -> frozenset[Selection]:
    instrument = INSTRUMENTS[name]
    return frozenset(
        one
        for one in Selection
        if (instrument.deal_class is _CLASS[one] if one in _CLASS else instrument.layer in _LAYERS[one])
    )


Pairs = Mapping[tuple[str, str], ParallelDeals]
"""Parallel deals by payer and payee."""


def parallel_deals(view: View) -> Pairs:
    """Join the deals of a view by payer and payee; deals with a placeholder at an end are left out.

    A placeholder stands for parties without a name, so money that reaches it and money that leaves it are not the
    same money.
    """
    placeholders = view.ledger.nameless
    joined: dict[tuple[str, str], list[Arrow]] = defaultdict(list)
    for arrow in view.arrows:
        if arrow.payer not in placeholders and arrow.payee not in placeholders:
            joined[arrow.payer, arrow.payee].append(arrow)
    return {
        (payer, payee): ParallelDeals(payer, payee, tuple(sorted(arrows, key=lambda arrow: arrow.deal.id)))
        for (payer, payee), arrows in sorted(joined.items())
    }


def narrowed(pairs: Pairs, stricter: View) -> Pairs:
    """Keep the deals that stand in a view that is stricter and else the same, as the weaker view shows them.

    They say which rings are loops there; what its legs amount to is for `parallel_deals` to say.
    """
    kept = {ends: tuple([arrow for arrow in deals.arrows if stricter.admits(arrow)]) for ends, deals in pairs.items()}
    return {
        ends: pairs[ends] if len(arrows) == len(pairs[ends].arrows) else ParallelDeals(*ends, arrows)
        for ends, arrows in kept.items()
        if arrows
    }


def search_rings(
    ends: Iterable[tuple[str, str]],
    max_length: int,
    limits: Limits = NO_LIMITS,
    progress: ProgressCallback | None = None,
) -> Cycles:
    """Search for rings of companies, the simple cycles of who pays whom; they are found as they are taken.

    Parameters
    ----------
    ends : iterable of (str, str)
        Payer and payee of each pair that deals join.
    max_length : int
        The most companies in a ring.
    limits : Limits
        The most rings, and what else may end the search.
    """
    pairs = sorted(ends)
    return enumerate_cycles(
        ([payer for payer, _ in pairs], [payee for _, payee in pairs]),
        max_length,
        min_length=2,
        max_cycles=limits.max_cycles,
        max_seconds=limits.max_seconds,
        # Loops are made of rings by one thread and slower than one finds them; a second would only run ahead.
        threads=1,
        keep_on_interrupt=limits.keep_on_interrupt,
        progress=progress,
    )
