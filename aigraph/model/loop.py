"""A loop: money or value that leaves a company and can come back to it along recorded deals."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from math import prod

from aigraph.engine.frozen import dataclass
from aigraph.model.amount import Amount, brief
from aigraph.model.arrow import Arrow
from aigraph.model.dates import UNDATED
from aigraph.model.display import Displayed
from aigraph.model.instruments import DealClass
from aigraph.model.money.basis import Money
from aigraph.model.money.counted import Reward
from aigraph.model.money.leg_sum import leg_sum, net_sum, rewards_for
from aigraph.model.names import Choice
from aigraph.model.status import Status


class Kind(Choice):
    """What a loop is made of.

    `CIRCULAR`: funding goes out and comes home as a purchase, in cash. `INCENTIVE`: a warrant, shares or credits are
    given away and come home as a purchase. `BACKSTOP`: it contains a guarantee. `TRADE`: purchases only. `CROSS_FUNDING`: funding only.
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
        """What it comes to as the view counts it, in US$ billions; one unknown deal leaves the sum open above."""
        return self.counted(self.arrows[0].money)

    @cached_property
    def contracted(self) -> Amount:
        """What its contracts allow over their whole terms, in US$ billions."""
        return leg_sum(self.arrows, Money.CONTRACTED)

    @cached_property
    def due(self) -> Amount:
        """What has fallen due on it, or been paid, by the day of the view or in its window, in US$ billions."""
        return leg_sum(self.arrows, Money.DUE)

    @cached_property
    def paid(self) -> Amount:
        """What is known to have been paid on it by then, up to what can have been, in US$ billions."""
        return leg_sum(self.arrows, Money.PAID)

    def counted(self, money: Money) -> Amount:
        """Add up one kind of money of its deals; what is stated of the pair as a whole is a floor under the sum."""
        match money:
            case Money.CONTRACTED:
                return self.contracted
            case Money.DUE:
                return self.due
            case Money.PAID:
                return self.paid

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
class Form(Displayed):
    """A ring of companies as a loop of one kind: the legs that the kind can carry, and whence.

    Parameters
    ----------
    legs : tuple of Leg
        Each leg's payee is the next leg's payer, and the last one's payee is the root.
    roots : tuple of str
        The funders (or guarantors, or issuers of shares) whose value comes back over these legs. The first is the root
        that they are written from; with several funding legs there may be more.
    gain : float or None
        The share of a dollar leaving the root that goes round once, if every company passes on what it gets in
        proportion; None if an amount is unknown or a leg is not of cash alone.
    """

    kind: Kind
    legs: tuple[Leg, ...]
    roots: tuple[str, ...]
    gain: float | None = None

    @cached_property
    def bottleneck(self) -> Amount:
        """Its smallest leg in US$ billions."""
        return Amount.smallest(leg.amount for leg in self.legs)

    def counted(self, money: Money) -> Amount:
        """Give its smallest leg in one kind of money, in US$ billions."""
        return Amount.smallest(leg.counted(money) for leg in self.legs)

    @property
    def weakest_status(self) -> Status:
        """The status of its least certain leg."""
        return min((leg.status for leg in self.legs), key=lambda status: status.rank)

    @property
    def complete_since(self) -> date:
        """The day on which its last leg came to stand."""
        return max(leg.since for leg in self.legs)


@dataclass(frozen=True)
class Loop(Displayed):
    """A ring of companies, an elementary circuit, with every kind of loop that its deals close.

    Parameters
    ----------
    forms : tuple of Form
        One for each kind, and for each root of a kind whose legs are others. The first is the one that the loop is
        written from and measured by: of the first kind in the order of `KINDS`, and of that the largest.
    detour_of : tuple of str
        The names of the direct loops that stand on fewer of its companies; none if it is direct.
    """

    forms: tuple[Form, ...]
    detour_of: tuple[str, ...] = ()

    def __repr__(self) -> str:
        ring = " -> ".join([*self.companies, self.root])
        since = "undated" if self.complete_since == UNDATED else f"since {self.complete_since}"
        of = f", detour of {', '.join(self.detour_of)}" if self.detour_of else ""
        return f"<{', '.join(self.kinds)} loop {ring}, contracted {brief(self.contracted)}, {since}{of}>"

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """Its kinds, each once, that of the first form first."""
        return tuple(dict.fromkeys(form.kind for form in self.forms))

    @property
    def kind(self) -> Kind:
        """The kind of its first form."""
        return self.forms[0].kind

    @property
    def is_direct(self) -> bool:
        """Whether no loop of a shown kind stands on a proper subset of its companies."""
        return not self.detour_of

    @property
    def legs(self) -> tuple[Leg, ...]:
        """The legs of its first form, from the root on."""
        return self.forms[0].legs

    @property
    def roots(self) -> tuple[str, ...]:
        """The roots of all its forms, each once; the first is the one that it is written from."""
        return tuple(dict.fromkeys(root for form in self.forms for root in form.roots))

    @property
    def gain(self) -> float | None:
        """The gain of its first form."""
        return self.forms[0].gain

    @property
    def companies(self) -> tuple[str, ...]:
        """The ids of its companies, from the root on."""
        return tuple(leg.payer for leg in self.legs)

    @property
    def name(self) -> str:
        """Its companies joined by hyphens, from the root on; no two loops of a view have one name."""
        return "-".join(self.companies)

    @property
    def root(self) -> str:
        """The company that the loop is written from."""
        return self.legs[0].payer

    @property
    def arrows(self) -> tuple[Arrow, ...]:
        """The deals on it, leg by leg, those of its first form first."""
        found = (arrow for form in self.forms for leg in form.legs for arrow in leg.arrows)
        return tuple({arrow.deal.id: arrow for arrow in found}.values())

    @property
    def expansions(self) -> int:
        """In how many ways one deal can be picked for each leg of its first form."""
        return prod(len(leg.arrows) for leg in self.legs)

    @property
    def bottleneck(self) -> Amount:
        """The smallest leg of its first form in US$ billions."""
        return self.forms[0].bottleneck

    @cached_property
    def contracted(self) -> Amount:
        """Its smallest leg as contracted, in US$ billions: what the contracts allow to go round."""
        return self.forms[0].counted(Money.CONTRACTED)

    @cached_property
    def due(self) -> Amount:
        """Its smallest leg as due by the day of the view, or in its window, in US$ billions: what can have gone round by then."""
        return self.forms[0].counted(Money.DUE)

    @cached_property
    def paid(self) -> Amount:
        """Its smallest leg as paid by then, in US$ billions: what is known to have gone round at most."""
        return self.forms[0].counted(Money.PAID)

    def size(self, money: Money | str) -> Amount:
        """Give its smallest leg in one kind of money, in US$ billions."""
        match Money(money):
            case Money.CONTRACTED:
                return self.contracted
            case Money.DUE:
                return self.due
            case Money.PAID:
                return self.paid

    @cached_property
    def incentives(self) -> tuple[Reward, ...]:
        """The warrants, grants and credits of the view that are a cut of the price of a purchase on its first form."""
        return rewards_for(arrow for leg in self.legs for arrow in leg.arrows)

    @cached_property
    def net(self) -> Amount:
        """What is contracted to go round net of incentives, in US$ billions.

        See Also
        --------
        net_on : The same of what is due or paid.
        """
        return self.net_on(Money.CONTRACTED)

    def net_on(self, money: Money | str) -> Amount:
        """Give the smallest leg in one kind of money, purchases net of what their sellers give for them."""
        return Amount.smallest(net_sum(leg.arrows, money) for leg in self.legs)

    @property
    def leg_coverage(self) -> tuple[float | None, ...]:
        """For each leg, which share of it the bottleneck is; None where either is unknown."""
        smallest, sizes = self.bottleneck.central, [leg.amount.central for leg in self.legs]
        return tuple(None if smallest is None or not size else float(smallest / size) for size in sizes)

    @property
    def weakest_status(self) -> Status:
        """The status of its least certain leg, of the form that stands firmest: below that certainty it is no loop."""
        return max((form.weakest_status for form in self.forms), key=lambda status: status.rank)

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
        """The day on which the last leg of its oldest form came to stand, which made it a loop; `datetime.date.min` where no deal has a day."""
        return min(form.complete_since for form in self.forms)
