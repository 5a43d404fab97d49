"""A view: the ledger on a day, at a certainty, in some layers, with subsidiaries merged."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from aigraph.model.amount import Amount
from aigraph.model.company import Company
from aigraph.model.deal import Deal, Event
from aigraph.model.instruments import DealClass, Layer
from aigraph.model.status import Level, Status

if TYPE_CHECKING:
    from aigraph.model.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Arrow:
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
    told : tuple of Event
        What is known of it, oldest first.
    """

    deal: Deal
    payer: str
    payee: str
    status: Status
    amount: Amount
    since: date
    told: tuple[Event, ...]

    @property
    def deal_class(self) -> DealClass:
        """Whether it funds, buys, rewards or backs."""
        return self.deal.instrument.deal_class

    @property
    def layer(self) -> Layer:
        """Whether cash, value or a promise moves."""
        return self.deal.instrument.layer


@dataclass(frozen=True)
class View:
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

    def at(self, status: Level) -> View:
        """Give the same view at another certainty."""
        return replace(self, status=status)

    @cached_property
    def umbrellas(self) -> frozenset[str]:
        """Deals that are headings on this day: some of their parts are on record, so the parts are counted.

        This does not depend on the certainty, or a loop could stand at `paid` and fall at `binding`.
        """
        told = self.ledger.history
        return frozenset(
            deal.part_of
            for deal in self.ledger.deals
            if deal.part_of and deal.id in told and told[deal.id][0][0] <= self.as_of
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
                told=state.told,
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

    def group_of(self, company: str) -> str:
        """Follow a company up to whoever consolidates it on this day."""
        return self._group(company)[0]

    @cached_property
    def _groups(self) -> dict[str, tuple[str, date]]:
        return {}

    def _group(self, company: str) -> tuple[str, date]:
        if company not in self._groups:
            self._groups[company] = self._found_group(company)
        return self._groups[company]

    def _found_group(self, company: str) -> tuple[str, date]:
        since = date.min
        if not self.merge:
            return company, since
        seen = {company}
        while (
            (record := self.ledger.company_by_id.get(company))
            and record.parent
            and record.parent not in seen
            and (record.parent_since is None or record.parent_since.last <= self.as_of)
        ):
            if record.parent_since:
                since = max(since, record.parent_since.last)
            company = record.parent
            seen.add(company)
        return company, since

    @cached_property
    def companies(self) -> tuple[Company, ...]:
        """The companies at either end of a deal that is seen, in the order of the ledger."""
        ends = {end for arrow in self.arrows for end in (arrow.payer, arrow.payee)}
        known = [company for company in self.ledger.companies if company.id in ends]
        unlisted = ends - {company.id for company in known}
        return (*known, *(Company(id=end, name=end) for end in sorted(unlisted)))
