"""The ledger, every company, deal, event, source and metric; and its views, each of a day, a certainty and some layers.

They know each other, so that they stand together.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from aigraph.model.amount import Amount
from aigraph.model.company import Company, LoopName, Merger, Name, Names
from aigraph.model.dates import day_of, day_text
from aigraph.model.deal import Arrow, Deal
from aigraph.model.display import Displayed
from aigraph.model.instruments import DEFAULT_LAYERS, Layer
from aigraph.model.names import choices_of, each
from aigraph.model.status import Level
from aigraph.model.tables import Tables


@dataclass(frozen=True)
class Ledger(Tables):
    """Companies, aliases, deals, events, sources, metrics, evidence, payments and statements, in the order they were read.

    Nothing in it is ever changed: `where` gives a smaller ledger, `view` a graph of one day.
    """

    def __repr__(self) -> str:
        refused = f"; {self.intake.refused} of {self.intake.read} rows refused, see .intake" if self.intake else ""
        return (
            f"<Ledger of {len(self.companies)} companies, {len(self.deals)} deals, {len(self.events)} events, "
            f"{len(self.sources)} sources, to {day_text(self.last_day) if self.last_day else 'no day'}{refused}>"
        )

    def view(
        self,
        *,
        as_of: date | str | None = None,
        status: Level | str = Level.BINDING,
        layers: str | Iterable[Layer | str] = DEFAULT_LAYERS,
        merge: bool = True,
    ) -> View:
        """See the ledger on a day, at a certainty, in some layers.

        Parameters
        ----------
        as_of : datetime.date or str, optional
            The day, a year or month meaning its last; by default the last day of the data, never today.
        status : Level or str
            ``paid``, ``binding``, ``announced`` or ``all``.
        layers : Layer, str or iterable of them
            Some of ``cash``, ``value``, ``contingent``, or ``all``.
        merge : bool
            Whether subsidiaries count as their parent from the day of consolidation.

        Raises
        ------
        ValueError
            If the day is none.
        UnknownChoiceError
            If a certainty or layer is none; the message says which there are.

        See Also
        --------
        View.at : The same view at another certainty.

        Examples
        --------
        >>> from aigraph import load
        >>> load().view(status="Paid", layers="all").layers[-1].value
        'contingent'
        """
        day = self.last_day or date.min if as_of is None else day_of(as_of)
        return View(self, day, Level(status), choices_of(Layer, layers), merge)


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
        states = self.ledger.states(self.as_of)
        for umbrella in self.ledger.umbrellas_of(deal) if deal.part_of else ():
            whole = states[umbrella.id].amount.high if umbrella.id in states else None
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

    def loop_ids(self, name: LoopName) -> tuple[str, ...]:
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
        for company in map(self.group_of, self.ledger.loop_ids(name)):
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
        """Give the id of the company that one counts as on this day: of the one that consolidates it, else its own."""
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
