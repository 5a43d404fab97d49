"""A loop: money or value that leaves a company and can come back to it along recorded deals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import prod

from aigraph.model.amount import Amount
from aigraph.model.arrow import Arrow
from aigraph.model.display import Displayed
from aigraph.model.instruments import DealClass
from aigraph.model.names import Choice
from aigraph.model.status import Status


class Kind(Choice):
    """What a loop is made of.

    `CIRCULAR`: funding goes out and comes home as a purchase, in cash. `INCENTIVE`: it contains a warrant, shares
    or credits given away. `BACKSTOP`: it contains a guarantee. `TRADE`: purchases only. `CROSS_FUNDING`: funding only.
    `PLAIN`: it contains a payment of which nobody says what it was for, so that no more can be said of the loop.
    """

    CIRCULAR = "circular"
    INCENTIVE = "incentive"
    BACKSTOP = "backstop"
    TRADE = "trade"
    CROSS_FUNDING = "cross_funding"
    PLAIN = "plain"

    @classmethod
    def noun(cls) -> str:
        """Give the word for one of them."""
        return "kind of loop"


KINDS = tuple(Kind)
DEFAULT_KINDS = (Kind.CIRCULAR, Kind.INCENTIVE, Kind.BACKSTOP, Kind.PLAIN)


@dataclass(frozen=True)
class Leg(Displayed):
    """All deals from one company to the next on a loop."""

    payer: str
    payee: str
    arrows: tuple[Arrow, ...]

    @cached_property
    def amount(self) -> Amount:
        """The sum of its deals in US$ billions; one unknown deal leaves the sum open above."""
        return Amount.total(arrow.amount for arrow in self.arrows)

    @cached_property
    def deals(self) -> tuple[str, ...]:
        """The ids of its deals."""
        return tuple(arrow.deal.id for arrow in self.arrows)

    @property
    def classes(self) -> frozenset[DealClass]:
        """What its deals are."""
        return frozenset(arrow.deal_class for arrow in self.arrows)

    @property
    def status(self) -> Status:
        """The status of its most certain deal: the one on which the leg stands."""
        return max((arrow.status for arrow in self.arrows), key=lambda status: status.rank)

    @property
    def since(self) -> date:
        """The day from which it had a deal."""
        return min(arrow.since for arrow in self.arrows)


@dataclass(frozen=True)
class Loop(Displayed):
    """An elementary circuit of legs, written from its root.

    Parameters
    ----------
    legs : tuple of Leg
        Each leg's payee is the next leg's payer, and the last one's payee is the root.
    roots : tuple of str
        The funders (or guarantors, or issuers of shares) whose value comes back. The first is the root that the
        loop is written from; a loop with several funding legs may have more.
    gain : float or None
        The share of a dollar leaving the root that goes round once, if every company passes on what it gets in
        proportion; None if an amount on the loop is unknown or the loop is not of cash alone.
    """

    kind: Kind
    legs: tuple[Leg, ...]
    roots: tuple[str, ...]
    gain: float | None = None

    def __repr__(self) -> str:
        ring = " -> ".join([*self.companies, self.root])
        return f"<{self.kind} loop {ring}, bottleneck {_range(self.bottleneck)}, since {self.complete_since}>"

    @property
    def companies(self) -> tuple[str, ...]:
        """The ids of its companies, from the root on."""
        return tuple(leg.payer for leg in self.legs)

    @property
    def name(self) -> str:
        """Its companies joined by hyphens: the same however the data grows."""
        return "-".join(self.companies)

    @property
    def root(self) -> str:
        """The company that the loop is written from."""
        return self.legs[0].payer

    @property
    def arrows(self) -> tuple[Arrow, ...]:
        """The deals on it, leg by leg."""
        return tuple(arrow for leg in self.legs for arrow in leg.arrows)

    @property
    def expansions(self) -> int:
        """In how many ways one deal can be picked for each leg."""
        return prod(len(leg.arrows) for leg in self.legs)

    @cached_property
    def bottleneck(self) -> Amount:
        """Its smallest leg in US$ billions: the most that can have gone all the way round."""
        return Amount.smallest(leg.amount for leg in self.legs)

    @property
    def leg_coverage(self) -> tuple[float | None, ...]:
        """For each leg, which share of it the bottleneck is; None where either is unknown."""
        smallest = self.bottleneck.central
        return tuple(
            None if smallest is None or not leg.amount.central else float(smallest / leg.amount.central)
            for leg in self.legs
        )

    @property
    def weakest_status(self) -> Status:
        """The status of its least certain leg: below that certainty the loop is open."""
        return min((leg.status for leg in self.legs), key=lambda status: status.rank)

    @property
    def first_date(self) -> date:
        """The day from which its oldest deal stood."""
        return min(arrow.since for arrow in self.arrows)

    @property
    def last_date(self) -> date:
        """The day from which its newest deal stood."""
        return max(arrow.since for arrow in self.arrows)

    @property
    def complete_since(self) -> date:
        """The day on which its last leg came to stand, which made it a loop."""
        return max(leg.since for leg in self.legs)


def _range(amount: Amount) -> str:
    if not amount.is_known:
        return "unknown"
    if amount.is_exact:
        return f"${amount.central}bn"
    ceiling = "?" if amount.high is None else amount.high
    central = "?" if amount.central is None else amount.central
    return f"${central}bn [{amount.low}..{ceiling}]"
