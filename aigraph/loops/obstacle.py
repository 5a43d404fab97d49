"""What keeps companies from forming a loop in a view: the kind of obstacle, missing legs, and deals that are not shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from aigraph.loops.collect import Truncation
from aigraph.model.arrow import Arrow
from aigraph.model.deal import Deal
from aigraph.model.display import Displayed, Row
from aigraph.model.instruments import Layer
from aigraph.model.ledger import View
from aigraph.model.loop import Loop
from aigraph.model.status import Level, Status


class Obstacle(StrEnum):
    """Why companies form no loop.

    `MISSING_LEG`: no deal that the view shows leads from one of them to the next. `ONE_COMPANY`: they count as a single one.
    `REPEATED_COMPANY`: one of them comes twice. `PLACEHOLDER`: one of them stands for parties without a name, of which what
    reaches them and what leaves them is not the same money. `TIED_MONEY`: every leg has a deal, but money on it must be spent
    elsewhere.
    """

    MISSING_LEG = "missing_leg"
    ONE_COMPANY = "one_company"
    REPEATED_COMPANY = "repeated_company"
    PLACEHOLDER = "placeholder"
    TIED_MONEY = "tied_money"


class Hidden(StrEnum):
    """Why a view does not show a deal."""

    LESS_CERTAIN = "less_certain"
    OTHER_LAYER = "other_layer"
    ENDED = "ended"
    LATER = "later"
    UMBRELLA = "umbrella"
    BEFORE_CONSOLIDATION = "before_consolidation"


@dataclass(frozen=True, slots=True, kw_only=True)
class HiddenDeal:
    """A deal that would be on a leg, were it shown.

    Parameters
    ----------
    deal : Deal
        The deal.
    reason : Hidden
        Why the view does not show it.
    status : Status or None
        What was last said of it by the day of the view; None if nothing was.
    certainty : Level or None
        The strictest certainty at which it is seen on that day, if at any.
    since : datetime.date or None
        The day from which the reason holds: of a later deal that of its first event.
    """

    deal: Deal
    reason: Hidden
    status: Status | None = None
    certainty: Level | None = None
    since: date | None = None

    @property
    def layer(self) -> Layer:
        """Whether cash, value or a promise moves."""
        return self.deal.instrument.layer

    def row(self) -> Row:
        """Give the deal with the reason as one row; the names are public."""
        return {
            "deal": self.deal.id,
            "reason": self.reason,
            "status": self.status,
            "certainty": self.certainty,
            "layer": self.layer,
            "since": self.since,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingLeg(Displayed):
    """A step of the ring that no deal of the view takes.

    Parameters
    ----------
    payer, payee : str
        Ids of the companies.
    hidden : tuple of HiddenDeal
        Deals on record from one to the other that the view does not show.
    reverse : tuple of Arrow
        Deals that the view shows the other way.
    detour : tuple of str
        The shortest way by which money of the payer can reach the payee in the view, both ends included; empty if there is none.
    """

    payer: str
    payee: str
    hidden: tuple[HiddenDeal, ...]
    reverse: tuple[Arrow, ...]
    detour: tuple[str, ...]

    def row(self) -> Row:
        """Give the leg as one row; the names are public."""
        return {
            "payer": self.payer,
            "payee": self.payee,
            "hidden": tuple(hidden.deal.id for hidden in self.hidden),
            "reasons": tuple(str(hidden.reason) for hidden in self.hidden),
            "reverse": tuple(arrow.deal.id for arrow in self.reverse),
            "detour": self.detour,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class NoLoop:
    """Why companies form no loop in a view, and what comes nearest to it.

    Parameters
    ----------
    obstacle : Obstacle
        The kind of reason.
    missing : tuple of MissingLeg
        The legs without a deal, in their order.
    companies : tuple of str
        The companies that are the obstacle, if single ones are: repeated, nameless, or those at which money on it is tied.
    named : tuple of str
        The companies as they were named, before subsidiaries count as their parents.
    closed_in : tuple of View
        Views of the same ledger in which they do form one: at a weaker certainty, in more layers, on an earlier or a later day.
    among : tuple of Loop
        Loops that pass only companies of the name, in another order or fewer of them.
    among_in : View or None
        Where they do: the view itself, else with all layers, else also at any certainty; None if nowhere.
    nearest : tuple of Loop
        Loops of the view that share most with what was looked for, at most five.
    truncated : Truncation or None
        What cut the search for the nearest loops short.
    """

    obstacle: Obstacle
    missing: tuple[MissingLeg, ...] = ()
    companies: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    closed_in: tuple[View, ...] = ()
    among: tuple[Loop, ...] = ()
    among_in: View | None = None
    nearest: tuple[Loop, ...] = ()
    truncated: Truncation | None = None
