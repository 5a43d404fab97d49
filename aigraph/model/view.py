"""A view of a ledger: of a day, a certainty and some layers, counted in one way."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from aigraph.engine.frozen import dataclass
from aigraph.model.arrow import Arrow
from aigraph.model.company import Company, Consolidation, LoopName, Merger, Name, Names
from aigraph.model.deal import Deal, DealState
from aigraph.model.display import Displayed
from aigraph.model.instruments import Layer
from aigraph.model.money.basis import Money
from aigraph.model.money.counted import CountedDeal, Counting, Pair, Reward
from aigraph.model.money.deal_terms import terms_of, within_umbrellas
from aigraph.model.money.statements import statements_by_pair
from aigraph.model.names import choices_of, each
from aigraph.model.status import Level, Status
from aigraph.schedules.pair_statements import PairStatement
from aigraph.schedules.terms import Terms
from aigraph.schedules.window import Window

if TYPE_CHECKING:
    from aigraph.model.ledger import Ledger


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
    money : Money or None
        What the amounts of its arrows are asked to count; None leaves it to the certainty, see `counts`.
    window : Window or None
        The days in which money falls due or is paid; None for all days up to `as_of`.
    assume_term_years : int or None
        A term for purchases without one, for central values alone.
    """

    ledger: Ledger
    as_of: date
    status: Level
    layers: tuple[Layer, ...]
    merge: bool = True
    money: Money | None = None
    window: Window | None = None
    assume_term_years: int | None = None

    def __repr__(self) -> str:
        return f"<View of {len(self.arrows)} deals on {self.as_of}, {self.status} or better, {' + '.join(self.layers)}>"

    def __post_init__(self) -> None:
        object.__setattr__(self, "status", Level(self.status))
        object.__setattr__(self, "layers", choices_of(Layer, self.layers))
        object.__setattr__(self, "money", None if self.money is None else Money(self.money))
        if self.assume_term_years is not None and self.assume_term_years < 1:
            raise ValueError(f"a term of {self.assume_term_years} years: expected 1 or more")

    @property
    def counts(self) -> Money:
        """What the amounts of its arrows count: unless it is said, what is contracted, and at the certainty `paid` what is paid."""
        return self.money or (Money.PAID if self.status is Level.PAID else Money.CONTRACTED)

    def at(self, status: Level | str) -> View:
        """Give the same view at another certainty."""
        return replace(self, status=Level(status))

    @cached_property
    def umbrellas(self) -> frozenset[str]:
        """Deals that are headings on this day: some of their parts are on record, so the parts are counted.

        This does not depend on the certainty, or a loop could stand at `paid` and fall at `binding`.
        """
        history = self.ledger.history
        parts = (deal for deal in self.ledger.deals if deal.part_of and deal.id in history)
        return frozenset(deal.part_of for deal in parts if history[deal.id][0][0] <= self.as_of)

    @cached_property
    def arrows(self) -> tuple[Arrow, ...]:
        """The deals that are seen, in the order of the ledger. O(deals + events)."""
        return tuple(arrow for arrow in self._seen if arrow.payer != arrow.payee and not arrow.counted.is_over)

    def admits(self, arrow: Arrow) -> bool:
        """Whether an arrow of a view that is weaker and else the same stands at the certainty of this one."""
        return self.status in self.ledger.states(self.as_of)[arrow.deal.id].since

    @cached_property
    def within_groups(self) -> tuple[Arrow, ...]:
        """Deals that fall inside one group once its subsidiaries are merged, and so are no arrows."""
        return tuple(arrow for arrow in self._seen if arrow.payer == arrow.payee)

    @cached_property
    def before_consolidation(self) -> tuple[Arrow, ...]:
        """Deals of subsidiaries that had wholly fallen due before they were bought: that money is not the buyer's."""
        return tuple(arrow for arrow in self._seen if arrow.payer != arrow.payee and arrow.counted.is_over)

    @cached_property
    def _seen(self) -> tuple[Arrow, ...]:
        # Views that are made apart of the same day, layers and money are one question, and have one answer.
        known, key = self._counted, f"{self.money} {self.layers}"
        if key not in known:
            known[key] = self._see()
        seen: tuple[Arrow, ...] = known[key]
        return seen

    def _see(self) -> tuple[Arrow, ...]:
        states = self.ledger.states(self.as_of)
        return tuple(
            self._arrow(deal, states[deal.id])
            for deal in self.ledger.deals
            if deal.id in states and self.status in states[deal.id].since
            if deal.instrument.layer in self.layers and deal.id not in self.umbrellas
        )

    def counts_from(self, deal: Deal) -> date | None:
        """Give the day of consolidation from which a deal counts for the two companies of its arrow, if it was made before."""
        day = max(self._consolidation.group(end)[1] for end in (deal.payer, deal.payee))
        return day if self.ledger.history[deal.id][0][0] < day else None

    def _arrow(self, deal: Deal, state: DealState) -> Arrow:
        payer, payer_since = self._consolidation.group(deal.payer)
        payee, payee_since = self._consolidation.group(deal.payee)
        since = state.since[self.status]
        counted = self._counted.get(deal.id)
        if counted is None:
            counted = self._counted[deal.id] = self._count(deal, state, since)
            self._counted_at_any_level.setdefault(deal.id, counted)
        return Arrow(
            deal=deal,
            payer=payer,
            payee=payee,
            status=state.drawn_status,
            money=self.counts,
            since=max(since, payer_since, payee_since),
            events=state.events,
            counted=counted,
        )

    def _count(self, deal: Deal, state: DealState, since: date) -> CountedDeal:
        counts_from = self.counts_from(deal)
        is_whole = (
            counts_from is None
            and state.paid_usd_bn is None
            and state.status is not Status.CANCELLED
            and deal.basis != "annual"
            and deal.id not in self.ledger.payments_by_deal
        )
        return CountedDeal(
            lambda: self._terms(deal, state),
            self.counting,
            since=since,
            deal_class=deal.instrument.deal_class,
            counts_from=counts_from,
            # An assumed term begins on the day since which the deal stands, which hangs on the certainty.
            same=self._counted_at_any_level.get(deal.id) if self.assume_term_years is None else None,
            whole=(lambda: within_umbrellas(self.ledger, deal, self.as_of, state.amount)) if is_whole else None,
        )

    def _terms(self, deal: Deal, state: DealState) -> Terms:
        last = max(self.as_of, self.counting.days.last)
        return terms_of(
            self.ledger,
            deal,
            self.as_of,
            within_umbrellas(self.ledger, deal, self.as_of, state.amount),
            paid_until=last,
        )

    @cached_property
    def _counted(self) -> dict[str, Any]:
        """What is counted of each deal: the same for all layers and every kind of money, so that such views share it; and what each sees."""
        key = (self.as_of, self.status, self.merge, self.window, self.assume_term_years)
        return self.ledger.shared(key)

    @cached_property
    def _counted_at_any_level(self) -> dict[str, CountedDeal]:
        return self.ledger.shared((self.as_of, self.merge, self.window, self.assume_term_years))

    @cached_property
    def counting(self) -> Counting:
        """How the deals of this view are counted: its day, its window, and what is stated of pairs."""
        return Counting(
            as_of=self.as_of,
            window=self.window,
            assume_term_years=self.assume_term_years,
            statements=lambda: self._statements,
            rewards=lambda: self._rewards,
        )

    @cached_property
    def _statements(self) -> Mapping[Pair, tuple[PairStatement, ...]]:
        return statements_by_pair(self.ledger, self.as_of, self.group_of) if self.ledger.statements else {}

    @cached_property
    def _rewards(self) -> tuple[Reward, ...]:
        arrows = replace(self, layers=(Layer.VALUE,)).arrows
        return tuple(Reward(deal=one.deal, payer=one.payer, payee=one.payee, counted=one.counted) for one in arrows)

    @cached_property
    def derived(self) -> dict[Hashable, Any]:
        """What was worked out of this view and is kept with it, each under a key of its own."""
        return {}

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
        return self._consolidation.mergers(name)

    def group_of(self, name: str) -> str:
        """Give the id of the company that one counts as on this day: of the one that consolidates it, else its own."""
        return self._consolidation.group(name)[0]

    @cached_property
    def _consolidation(self) -> Consolidation:
        return Consolidation(self.ledger.company, self.as_of, self.merge)

    @cached_property
    def companies(self) -> tuple[Company, ...]:
        """The companies at either end of a deal that is seen, in the order of the ledger."""
        ends = {end for arrow in self.arrows for end in (arrow.payer, arrow.payee)}
        known = [company for company in self.ledger.companies if company.id in ends]
        unlisted = ends - {company.id for company in known}
        return (*known, *(Company(id=end, name=end) for end in sorted(unlisted)))
