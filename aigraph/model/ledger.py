"""The ledger: every company, deal, event, source and metric, read-only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from aigraph.model.company import Alias, Company
from aigraph.model.dates import UNDATED, day_text
from aigraph.model.deal import Deal, DealState, Event, tell
from aigraph.model.evidence import Evidence
from aigraph.model.instruments import DEFAULT_LAYERS, Layer
from aigraph.model.intake import Intake
from aigraph.model.metric import Metric
from aigraph.model.names import fold, stems, suggest
from aigraph.model.origin import UnknownNameError
from aigraph.model.source import Source
from aigraph.model.status import Level
from aigraph.model.view import View


@dataclass(frozen=True)
class Ledger:
    """Companies, aliases, deals, events, sources, metrics and evidence, in the order they were read.

    Nothing in it is ever changed: `where` gives a smaller ledger, `view` a graph of one day.

    Parameters
    ----------
    intake : Intake or None
        What became of each row, where the ledger was read from a table of the user; None for a folder.
    """

    companies: tuple[Company, ...] = ()
    aliases: tuple[Alias, ...] = ()
    deals: tuple[Deal, ...] = ()
    events: tuple[Event, ...] = ()
    sources: tuple[Source, ...] = ()
    metrics: tuple[Metric, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    intake: Intake | None = field(default=None, compare=False, repr=False)

    def __repr__(self) -> str:
        refused = f"; {self.intake.refused} of {self.intake.read} rows refused, see .intake" if self.intake else ""
        return (
            f"<Ledger of {len(self.companies)} companies, {len(self.deals)} deals, {len(self.events)} events, "
            f"{len(self.sources)} sources, to {day_text(self.last_day) if self.last_day else 'no day'}{refused}>"
        )

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
    def source_by_id(self) -> Mapping[str, Source]:
        """Sources by id."""
        return {source.id: source for source in self.sources}

    @cached_property
    def history(self) -> Mapping[str, tuple[tuple[date, Event], ...]]:
        """For each deal its events with the day on which each was certain, oldest first.

        An event is certain on the last day that its date can mean, or on the day its source appeared if that
        came first. On one day the better source has the last word. An event that nothing dates counts from the last
        day of the data, and from `UNDATED` if nothing in them has a date.
        """
        told: dict[str, list[tuple[date, str, int, Event]]] = defaultdict(list)
        days = [certain_on(event, self.source_by_id.get(event.source)) for event in self.events]
        last = max((day for day in days if day is not None), default=UNDATED)
        for order, (day, event) in enumerate(zip(days, self.events, strict=True)):
            source = self.source_by_id.get(event.source)
            # Grades run from A to D, so "worse first" is descending: compare by the negated letter.
            told[event.deal].append((day or last, source.grade if source else "D", order, event))
        return {
            deal: tuple(
                (day, event) for day, _, _, event in sorted(rows, key=lambda row: (row[0], -ord(row[1]), row[2]))
            )
            for deal, rows in told.items()
        }

    @cached_property
    def last_day(self) -> date | None:
        """The day of the newest event: the default day of a view, so that a result never depends on the clock."""
        return max((day for told in self.history.values() for day, _ in told), default=None)

    @cached_property
    def _names(self) -> Mapping[str, str]:
        names = {fold(alias.alias): alias.company for alias in self.aliases}
        names |= {fold(company.ticker): company.id for company in self.companies if company.ticker}
        names |= {fold(company.name): company.id for company in self.companies}
        names |= {fold(company.id): company.id for company in self.companies}
        return names

    def company(self, name: str) -> Company:
        """Find a company by id, name, ticker or alias, in any case and script, with Bengali case endings.

        Raises
        ------
        UnknownNameError
            If no company is called that; the message offers the nearest names.
        """
        found = next((self._names[stem] for stem in stems(name) if stem in self._names), None)
        if found is None or found not in self.company_by_id:
            near = suggest(name, self._names)
            hint = f"; did you mean {' or '.join(near)}?" if near else ""
            raise UnknownNameError(f"no company is called {name!r}{hint}")
        return self.company_by_id[found]

    def states(self, as_of: date) -> Mapping[str, DealState]:
        """For each deal that has events by a day, the state they leave. O(events), once for each day."""
        if as_of not in self._states:
            told = {
                deal: tell((day, event) for day, event in history if day <= as_of)
                for deal, history in self.history.items()
            }
            self._states[as_of] = {deal: state for deal, state in told.items() if state is not None}
        return self._states[as_of]

    @cached_property
    def _states(self) -> dict[date, Mapping[str, DealState]]:
        return {}

    def where(
        self,
        *,
        companies: Collection[str] | None = None,
        touching: Collection[str] | None = None,
        deals: Collection[str] | None = None,
    ) -> Ledger:
        """Keep only some deals and their events; companies and sources stay.

        Parameters
        ----------
        companies : collection of str, optional
            Names or ids; a deal stays if both its ends are among them.
        touching : collection of str, optional
            Names or ids; a deal stays if one of its ends is among them.
        deals : collection of str, optional
            Ids of the deals to keep.
        """
        kept: Iterable[Deal] = self.deals
        if companies is not None:
            ends = {self.company(name).id for name in companies}
            kept = [deal for deal in kept if deal.payer in ends and deal.payee in ends]
        if touching is not None:
            ends = {self.company(name).id for name in touching}
            kept = [deal for deal in kept if deal.payer in ends or deal.payee in ends]
        if deals is not None:
            unknown = sorted(set(deals) - self.deal_by_id.keys())
            if unknown:
                raise UnknownNameError(f"no deal has the id {unknown[0]!r}")
            kept = [deal for deal in kept if deal.id in deals]
        kept = tuple(kept)
        ids = {deal.id for deal in kept}
        events = tuple(event for event in self.events if event.deal in ids)
        return replace(self, deals=kept, events=events)

    def view(
        self,
        *,
        as_of: date | str | None = None,
        status: Level | str = Level.BINDING,
        layers: Iterable[Layer | str] = DEFAULT_LAYERS,
        merge: bool = True,
    ) -> View:
        """See the ledger on a day, at a certainty, in some layers.

        Parameters
        ----------
        as_of : datetime.date or str, optional
            The day; by default the last day of the data, never today.
        status : Level or str
            ``paid``, ``binding``, ``announced`` or ``all``.
        layers : iterable of Layer or str
            Some of ``cash``, ``value``, ``contingent``.
        merge : bool
            Whether subsidiaries count as their parent from the day of consolidation.

        Raises
        ------
        ValueError
            If a day, level or layer is not one.
        """
        if isinstance(as_of, str):
            as_of = date.fromisoformat(as_of)
        day = as_of or self.last_day or date.min
        chosen = {Layer(layer) for layer in layers}
        return View(self, day, Level(status), tuple(layer for layer in Layer if layer in chosen), merge)


def certain_on(event: Event, source: Source | None) -> date | None:
    """Give the day by which an event had certainly happened, or None if nothing dates it."""
    ends = [event.date.last] if event.date else []
    if source and source.published:
        ends.append(source.published.last)
    if not ends:
        return None
    # A source can tell only of what came before it, so it narrows a vague date; it never moves a precise one.
    return max(min(ends), event.date.first) if event.date else min(ends)
