"""The tables of a ledger, and how companies, deals, sources and states are found in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import field, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self

from aigraph.engine.frozen import Deferred, dataclass
from aigraph.model.company import Alias, Company, LoopName, Name, Names
from aigraph.model.dates import UNDATED, day_of
from aigraph.model.deal import Deal, DealState, Event, certain_on, state_after
from aigraph.model.display import Displayed
from aigraph.model.evidence import Evidence
from aigraph.model.instruments import Layer
from aigraph.model.metric import Metric
from aigraph.model.money.payment import Payment, Statement
from aigraph.model.name_index import NameIndex
from aigraph.model.names import each
from aigraph.model.source import Source
from aigraph.schedules.firmness import Firmness

if TYPE_CHECKING:
    from aigraph.model.intake import Intake

_KEPT = 12


@dataclass(frozen=True)
class Tables(Deferred, Displayed):
    """Companies, aliases, deals, events, sources, metrics, evidence, payments and statements, in the order they were read.

    Parameters
    ----------
    intake : Intake or None
        What became of each row, where they were read from a table of the user; None for a folder.
    """

    companies: tuple[Company, ...] = ()
    aliases: tuple[Alias, ...] = field(default_factory=tuple)
    deals: tuple[Deal, ...] = ()
    events: tuple[Event, ...] = ()
    sources: tuple[Source, ...] = ()
    metrics: tuple[Metric, ...] = field(default_factory=tuple)
    evidence: tuple[Evidence, ...] = field(default_factory=tuple)
    payments: tuple[Payment, ...] = ()
    statements: tuple[Statement, ...] = ()
    intake: Intake | None = field(default=None, compare=False, repr=False)

    @cached_property
    def company_by_id(self) -> Mapping[str, Company]:
        """Companies by id."""
        return {company.id: company for company in self.companies}

    @cached_property
    def nameless(self) -> frozenset[str]:
        """The companies that stand for parties without a name: what reaches them and what leaves them is not the same money."""
        return frozenset(company.id for company in self.companies if company.is_placeholder)

    @cached_property
    def deal_by_id(self) -> Mapping[str, Deal]:
        """Deals by id."""
        return {deal.id: deal for deal in self.deals}

    @cached_property
    def options(self) -> frozenset[str]:
        """The payments that need never begin: they bind nobody before they are exercised. A warrant is given when it is granted."""
        return frozenset(
            deal.id for deal in self.deals if deal.firmness is Firmness.OPTION and deal.instrument.layer is Layer.CASH
        )

    @cached_property
    def source_by_id(self) -> Mapping[str, Source]:
        """Sources by id."""
        return {source.id: source for source in self.sources}

    @cached_property
    def payments_by_deal(self) -> Mapping[str, tuple[Payment, ...]]:
        """For each deal that has some its payments, in the order they were read."""
        found: dict[str, list[Payment]] = defaultdict(list)
        for payment in self.payments:
            found[payment.deal].append(payment)
        return {deal: tuple(rows) for deal, rows in found.items()}

    @cached_property
    def history(self) -> Mapping[str, tuple[tuple[date, Event], ...]]:
        """For each deal its events with the day on which each was certain, oldest first.

        An event is certain on the last day that its date can mean, or on the day its source appeared if that
        came first. On one day the better source has the last word. An event that nothing dates counts from the last
        day of the data, and from `UNDATED` if nothing in them has a date.
        """
        dated: dict[str, list[tuple[date, str, int, Event]]] = defaultdict(list)
        days = [certain_on(event, self.source_by_id.get(event.source)) for event in self.events]
        last = max((*filter(None, days), *self._newest_rows), default=UNDATED)
        for order, (day, event) in enumerate(zip(days, self.events, strict=True)):
            source = self.source_by_id.get(event.source)
            # Grades run from A to D, so "worse first" is descending: compare by the negated letter.
            dated[event.deal].append((day or last, source.grade if source else "D", order, event))
        return {
            deal: tuple(
                (day, event) for day, _, _, event in sorted(rows, key=lambda row: (row[0], -ord(row[1]), row[2]))
            )
            for deal, rows in dated.items()
        }

    @cached_property
    def documented_events(self) -> tuple[Event, ...]:
        """The events of deals on record that cite a document, and no table of somebody's own."""
        own = {source.id for source in self.sources if source.is_own_table}
        return tuple(event for event in self.events if event.source not in own and event.deal in self.deal_by_id)

    @cached_property
    def documented_deals(self) -> tuple[tuple[Deal, DealState], ...]:
        """The deals with such events that were neither called off nor refuted, with the state that all events leave them in."""
        documented = {event.deal for event in self.documented_events}
        states = self.states(self.last_day) if self.last_day else {}
        live = ((deal, states[deal.id]) for deal in self.deals if deal.id in documented and deal.id in states)
        return tuple((deal, state) for deal, state in live if state.status.rank >= 0)

    @cached_property
    def last_day(self) -> date | None:
        """The day of the newest event: the default day of a view, so that a result never depends on the clock."""
        days = (day for events in self.history.values() for day, _ in events)
        return max((*days, *self._newest_rows), default=None)

    @property
    def _newest_rows(self) -> tuple[date, ...]:
        """The newest day of the rows of a large table, which may be that of a deal on no loop."""
        return (self.intake.newest,) if self.intake and self.intake.newest else ()

    @cached_property
    def names(self) -> NameIndex:
        """All names of companies: ids, printed names, tickers, aliases; of one that is not listed, the id that records use."""
        listed = {company.id: company.name for company in self.companies}
        named = {end: end for deal in self.deals for end in (deal.payer, deal.payee, *deal.tied_to)}
        named |= {metric.company: metric.company for metric in self.metrics}
        named |= {company.parent: company.parent for company in self.companies if company.parent}
        tickers = ((company.ticker, company.id) for company in self.companies if company.ticker)
        aliases = ((alias.alias, alias.company) for alias in self.aliases)
        return NameIndex.of("company", named | listed, tickers, aliases, listing="`aigraph companies`")

    def company(self, name: Name) -> Company:
        """Find a company by id, name, ticker or alias, in any case and script, with Bengali case endings.

        Raises
        ------
        UnknownNameError
            If no company is called that; the message offers the nearest names.

        See Also
        --------
        View.company : The company that it counts as on a day.

        Examples
        --------
        >>> from aigraph import load
        >>> load().company("NVDA").name
        'Nvidia'
        """
        called = name.id if isinstance(name, Company) else name
        # Most ask by id, and need not wait for the index of names.
        found = called if called in self.company_by_id else self.names.find(called)
        return self.company_by_id.get(found) or Company(id=found, name=found)

    def loop_ids(self, name: LoopName) -> tuple[str, ...]:
        """Read the companies of a loop from its name: any sort of names, joined by arrows, commas, spaces or hyphens.

        Raises
        ------
        UnknownNameError
            If a part of it is no name of a company; the message offers the nearest to that part.

        See Also
        --------
        View.loop_ids : The companies that they count as on a day.

        Examples
        --------
        >>> from aigraph import load
        >>> load().loop_ids("NVDA → xAI, Oracle")
        ('nvidia', 'xai', 'oracle')
        """
        return self.names.split(name) if isinstance(name, str) else tuple(self.company(one).id for one in name)

    def deal(self, name: str) -> Deal:
        """Find a deal by its id, in any case.

        Raises
        ------
        UnknownNameError
            If no deal has that id; the message offers the nearest.
        """
        return self.deal_by_id.get(name) or self.deal_by_id[self._deal_names.find(name)]

    def source(self, name: str) -> Source:
        """Find a source by its id, title or address, in any case.

        Raises
        ------
        UnknownNameError
            If no source is called that, with the nearest names, or several are.
        """
        return self.source_by_id.get(name) or self.source_by_id[self._source_names.find(name)]

    @cached_property
    def _deal_names(self) -> NameIndex:
        return NameIndex.of("deal", {deal.id: deal.id for deal in self.deals}, listing="`aigraph deals`")

    @cached_property
    def _source_names(self) -> NameIndex:
        addresses = ((source.url, source.id) for source in self.sources if source.url)
        return NameIndex.of("source", {it.id: it.title for it in self.sources}, addresses, listing="`aigraph sources`")

    def where(
        self,
        *,
        companies: Names | None = None,
        touching: Names | None = None,
        deals: str | Iterable[str] | None = None,
    ) -> Self:
        """Keep only some deals with their events and payments; companies and sources stay.

        Parameters
        ----------
        companies : str, Company or iterable of them, optional
            By any of their names; a deal stays if both its ends are among them.
        touching : str, Company or iterable of them, optional
            By any of their names; a deal stays if one of its ends is among them.
        deals : str or iterable of str, optional
            Ids of the deals to keep.

        Raises
        ------
        UnknownNameError
            If a company or a deal is not there; the message offers the nearest names.

        Examples
        --------
        >>> from aigraph import load
        >>> sorted({deal.payee for deal in load().where(companies=["NVDA", "OpenAI"]).deals})
        ['nvidia', 'openai']
        """
        kept: Iterable[Deal] = self.deals
        for names, suffices in ((companies, all), (touching, any)):
            if names is not None:
                ends = {self.company(name).id for name in each(names)}
                kept = [deal for deal in kept if suffices(end in ends for end in (deal.payer, deal.payee))]
        if deals is not None:
            wanted = {self.deal(name).id for name in each(deals)}
            kept = [deal for deal in kept if deal.id in wanted]
        ids = {deal.id for deal in kept}
        # A statement is about all contracts of its pair, so that it says nothing of some of them.
        cut = {(deal.payer, deal.payee, deal.instrument.deal_class) for deal in self.deals if deal.id not in ids}
        return replace(
            self,
            deals=tuple(kept),
            events=tuple(event for event in self.events if event.deal in ids),
            payments=tuple(payment for payment in self.payments if payment.deal in ids),
            statements=tuple(row for row in self.statements if (row.payer, row.payee, row.deal_class) not in cut),
        )

    def umbrellas_of(self, deal: Deal) -> tuple[Deal, ...]:
        """Give the umbrella that contains a deal, the one that contains that, and so on; none if it is part of none."""
        found = {deal.id: deal}
        while deal.part_of in self.deal_by_id and deal.part_of not in found:
            found[deal.part_of] = deal = self.deal_by_id[deal.part_of]
        return tuple(found.values())[1:]

    def states(self, as_of: date | str) -> Mapping[str, DealState]:
        """For each deal that has events by a day, the state they leave. O(events), once for each day."""
        as_of = day_of(as_of)
        if as_of not in self._states:
            states = {
                deal: state_after(
                    ((day, event) for day, event in history if day <= as_of),
                    is_option=deal in self.options,
                    is_paid_by_rows=any(row.shows_payment_by(as_of) for row in self.payments_by_deal.get(deal, ())),
                )
                for deal, history in self.history.items()
            }
            self._states[as_of] = {deal: state for deal, state in states.items() if state is not None}
        return self._states[as_of]

    @cached_property
    def _states(self) -> dict[date, Mapping[str, DealState]]:
        return {}

    def shared(self, key: Hashable) -> dict[str, Any]:
        """Give the dictionary that views with one key share; those of the last few keys are kept."""
        while key not in self._shared and len(self._shared) >= _KEPT:
            del self._shared[next(iter(self._shared))]
        return self._shared.setdefault(key, {})

    @cached_property
    def _shared(self) -> dict[Hashable, dict[str, Any]]:
        return {}
