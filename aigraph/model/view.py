"""A view: the ledger on a day, at a certainty, in some layers, with subsidiaries merged."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from aigraph.model.amount import Amount
from aigraph.model.choice import choices_of
from aigraph.model.company import Company, Merger, Name, Names
from aigraph.model.deal import Deal, Event
from aigraph.model.display import Displayed
from aigraph.model.instruments import DealClass, Layer
from aigraph.model.names import each
from aigraph.model.status import Level, Status

if TYPE_CHECKING:
    from aigraph.model.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Arrow(Displayed):
    """A deal as one view shows it.

    Parameters
    ----------
    deal : Deal
        The deal itself, with the ends that were recorded.
    payer, payee : str
        Its ends after subsidiaries were merged.
    amount : Amount
        Its size at the certainty of the view, in US$ billions.
    since : datetime.date
        The first day from which it stood, at this certainty and between these ends, until now.
    events : tuple of Event
        What is known of it, oldest first.
    """

    deal: Deal
    payer: str
    payee: str
    status: Status
    amount: Amount
    since: date
    events: tuple[Event, ...]

    @property
    def deal_class(self) -> DealClass:
        """Whether it funds, buys, rewards or backs."""
        return self.deal.instrument.deal_class

    @property
    def layer(self) -> Layer:
        """Whether cash, value or a promise moves."""
        return self.deal.instrument.layer


@dataclass(frozen=True)
class View(Displayed):
    """A ledger seen on a day. Made by `Ledger.view`; `at` changes one setting.

    Parameters
    ----------
    status : Level
        The certainty asked for.
    layers : tuple of Layer
        What kinds of value may move.
    merge : bool
        Whether subsidiaries count as their parent.
    """

    ledger: Ledger
    as_of: date
    status: Level
    layers: tuple[Layer, ...]
    merge: bool = True

    def __repr__(self) -> str:
        return f"<View of {len(self.arrows)} deals on {self.as_of}, {self.status} or better, {' + '.join(self.layers)}>"

    def __post_init__(self) -> None:
        object.__setattr__(self, "status", Level(self.status))
        object.__setattr__(self, "layers", choices_of(Layer, self.layers))

    def at(self, status: Level | str) -> View:
        """Give the same view at another certainty."""
        return replace(self, status=Level(status))

    @cached_property
    def umbrellas(self) -> frozenset[str]:
        """Deals that are headings on this day: some of their parts are on record, so the parts are counted.

        This does not depend on the certainty, or a loop could stand at `paid` and fall at `binding`.
        """
        history = self.ledger.history
        return frozenset(
            deal.part_of
            for deal in self.ledger.deals
            if deal.part_of and deal.id in history and history[deal.id][0][0] <= self.as_of
        )

    @cached_property
    def arrows(self) -> tuple[Arrow, ...]:
        """The deals that are seen, in the order of the ledger. O(deals + events)."""
        return tuple(arrow for arrow in self._all_arrows() if arrow.payer != arrow.payee)

    @cached_property
    def within_groups(self) -> tuple[Arrow, ...]:
        """Deals that fall inside one group once its subsidiaries are merged, and so are no arrows."""
        return tuple(arrow for arrow in self._all_arrows() if arrow.payer == arrow.payee)

    def _all_arrows(self) -> Iterable[Arrow]:
        states = self.ledger.states(self.as_of)
        for deal in self.ledger.deals:
            state = states.get(deal.id)
            if state is None or self.status not in state.since:
                continue
            if deal.instrument.layer not in self.layers or deal.id in self.umbrellas:
                continue
            payer, payer_since = self._group(deal.payer)
            payee, payee_since = self._group(deal.payee)
            yield Arrow(
                deal=deal,
                payer=payer,
                payee=payee,
                status=state.status,
                amount=self._within_umbrellas(deal, deal.over_its_term(state.amount_at(self.status))),
                since=max(state.since[self.status], payer_since, payee_since),
                events=state.events,
            )

    def _within_umbrellas(self, deal: Deal, amount: Amount) -> Amount:
        """Cap an open amount by the umbrella that contains it: a part is not larger than its whole."""
        if not deal.part_of:
            return amount
        states, seen = self.ledger.states(self.as_of), {deal.id}
        while deal.part_of in self.ledger.deal_by_id and deal.part_of not in seen:
            deal = self.ledger.deal_by_id[deal.part_of]
            seen.add(deal.id)
            whole = states[deal.id].amount.high if deal.id in states else None
            if whole is not None and amount.low <= whole and (amount.high is None or amount.high > whole):
                amount = replace(amount, high=whole)
        return amount

    def company(self, name: Name) -> Company:
        """Find a company by any of its names, as it counts in this view: a merged subsidiary is its parent.

        Raises
        ------
        UnknownNameError
            If no company is called that; the message offers the nearest names.

        See Also
        --------
        Ledger.company : The company itself.
        View.mergers : Why it counts as another.

        Examples
        --------
        >>> from aigraph import load
        >>> load().view().company("xAI").name, load().view(as_of="2025-12-31").company("xAI").name
        ('SpaceX', 'xAI')
        """
        return self.ledger.company(self.group_of(self.ledger.company(name).id))

    def company_ids(self, names: Names) -> tuple[str, ...]:
        """Find companies by any of their names, and give the ids of what they count as here, each once.

        Raises
        ------
        UnknownNameError
            If no company is called so; the message offers the nearest names.

        Examples
        --------
        >>> from aigraph import load
        >>> load().view().company_ids(["NVDA", "xAI", "SpaceX"])
        ('nvidia', 'spacex')
        """
        return tuple(dict.fromkeys(self.company(name).id for name in each(names)))

    def loop_ids(self, name: str) -> tuple[str, ...]:
        """Read the companies of a loop from its name, as ids of what they count as here.

        Any sort of name will do for each, joined by arrows, commas, spaces or hyphens. The first may stand again at the end;
        a company that counts as the one before it is no further stop.

        Raises
        ------
        UnknownNameError
            If a part of it is no name of a company; the message offers the nearest to that part.

        Examples
        --------
        >>> from aigraph import load
        >>> load().view().loop_ids("Nvidia → OpenAI → Oracle → Nvidia")
        ('nvidia', 'openai', 'oracle')
        """
        ring: list[str] = []
        for company in map(self.group_of, self.ledger.names.split(name)):
            if ring[-1:] != [company]:
                ring.append(company)
        return tuple(ring[:-1] if len(ring) > 1 and ring[0] == ring[-1] else ring)

    def mergers(self, name: Name) -> tuple[Merger, ...]:
        """Say by which mergers a company counts as another in this view, from itself upwards; none if it counts as itself.

        Examples
        --------
        >>> from aigraph import load
        >>> [(merger.parent, str(merger.since)) for merger in load().view().mergers("xAI")]
        [('spacex', '2026-02-02')]
        """
        company = self.ledger.company(name)
        found: list[Merger] = []
        seen = {company.id}
        while self._is_merged(company) and company.parent not in seen:
            since = company.parent_since.last if company.parent_since else None
            found.append(Merger(company=company.id, parent=company.parent, since=since))
            seen.add(company.parent)
            company = self.ledger.company(company.parent)
        return tuple(found)

    def group_of(self, name: str) -> str:
        """Give the id of the company that one counts as on this day: of whoever consolidates it, else its own."""
        return self._group(name)[0]

    @cached_property
    def _groups(self) -> dict[str, tuple[str, date]]:
        return {}

    def _group(self, name: str) -> tuple[str, date]:
        """Give it with the day since when."""
        if name not in self._groups:
            company = self.ledger.company(name)
            mergers = self.mergers(company)
            self._groups[name] = (
                mergers[-1].parent if mergers else company.id,
                max((merger.since for merger in mergers if merger.since), default=date.min),
            )
        return self._groups[name]

    def _is_merged(self, company: Company) -> bool:
        since = company.parent_since
        return self.merge and bool(company.parent) and (since is None or since.last <= self.as_of)

    @cached_property
    def companies(self) -> tuple[Company, ...]:
        """The companies at either end of a deal that is seen, in the order of the ledger."""
        ends = {end for arrow in self.arrows for end in (arrow.payer, arrow.payee)}
        known = [company for company in self.ledger.companies if company.id in ends]
        unlisted = ends - {company.id for company in known}
        return (*known, *(Company(id=end, name=end) for end in sorted(unlisted)))
