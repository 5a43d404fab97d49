"""The ledger, every company, deal, event, source and figure on record; and views of it: of a day, a certainty and some layers."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Any

from aigraph.engine.frozen import dataclass
from aigraph.model.arrow import Arrow
from aigraph.model.company import Company, NamesInView
from aigraph.model.dates import UNDATED, day_of_view, day_text
from aigraph.model.deal import Deal, DealState
from aigraph.model.display import Displayed
from aigraph.model.instruments import DEFAULT_LAYERS, Layer
from aigraph.model.money.basis import Money
from aigraph.model.money.counted import Counting, Reward
from aigraph.model.money.deal_terms import DealCounter
from aigraph.model.names import choices_of
from aigraph.model.status import Level
from aigraph.model.tables import Tables
from aigraph.schedules.window import Window, window_of


@dataclass(frozen=True)
class Ledger(Tables):
    """Companies, aliases, deals, events, sources, metrics, evidence, payments and statements, in the order they were read.

    Nothing in it is ever changed: `where` gives a smaller ledger, `view` a graph of one day.
    """

    def __repr__(self) -> str:
        refused = f"; {self.intake.share}, see .intake" if self.intake else ""
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
        money: Money | str | None = None,
        window: Window | tuple[date | str, date | str] | str | None = None,
        assume_term_years: int | None = None,
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
        money : Money or str, optional
            What the amounts count: ``contracted``, ``due`` or ``paid``. By default ``due`` if there is a window, ``paid`` at
            the certainty of that name, else ``contracted``.
        window : str, (first day, last day) or Window, optional
            In which days money falls due or is paid: a period such as ``2026`` or ``2026-Q3``, ``2025-10-01..2026-09-30``, or
            ``last-4-quarters`` for those that had ended. By default all days up to `as_of`.
        assume_term_years : int, optional
            How long purchases run of which nobody tells a term. It moves central values alone.

        Raises
        ------
        ValueError
            If the day or the window is none, or none of the years 1900 to 2199, or the term is shorter than a year.
        UnknownChoiceError
            If a certainty, layer or kind of money is none; the message says which there are.

        See Also
        --------
        View.at : The same view at another certainty.

        Examples
        --------
        >>> from aigraph import load
        >>> load().view(status="Paid", layers="all").layers[-1].value
        'contingent'
        """
        # Of data without dates the one day is asked for that a view of them has.
        last = self.last_day or date.min
        is_undated = last == as_of == date.min
        day = last if as_of is None or is_undated else day_of_view(as_of)
        return View(
            self,
            day,
            Level(status),
            choices_of(Layer, layers),
            merge,
            money=_money(money, window),
            window=None if window is None else window_of(window, day),
            assume_term_years=assume_term_years,
        )


@dataclass(frozen=True)
class View(Displayed, NamesInView):
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
        day = "without dates" if self.as_of == UNDATED else f"on {self.as_of}"
        return f"<View of {len(self.arrows)} deals {day}, {self.status} or better, {' + '.join(self.layers)}>"

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
        known, key = self.counter.known, f"{self.money} {self.layers}"
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

    def _arrow(self, deal: Deal, state: DealState) -> Arrow:
        payer, payer_since = self.consolidation.group(deal.payer)
        payee, payee_since = self.consolidation.group(deal.payee)
        since = state.since[self.status]
        return Arrow(
            deal=deal,
            payer=payer,
            payee=payee,
            status=state.drawn_status,
            money=self.counts,
            since=max(since, payer_since, payee_since),
            events=state.events,
            counted=self.counter.count(deal, state, since),
        )

    @cached_property
    def counter(self) -> DealCounter:
        """Counts the deals of this view."""
        return DealCounter(
            self.ledger, self.consolidation, self.status, self.window, self.assume_term_years, lambda: self._rewards
        )

    @cached_property
    def _rewards(self) -> tuple[Reward, ...]:
        arrows = replace(self, layers=(Layer.VALUE,)).arrows
        return tuple(Reward(deal=one.deal, payer=one.payer, payee=one.payee, counted=one.counted) for one in arrows)

    @property
    def counting(self) -> Counting:
        """How the deals of this view are counted: its day, its window, and what is stated of pairs."""
        return self.counter.counting

    @cached_property
    def derived(self) -> dict[Hashable, Any]:
        """What was worked out of this view and is kept with it, each under a key of its own."""
        return {}

    @cached_property
    def companies(self) -> tuple[Company, ...]:
        """The companies at either end of a deal that is seen, in the order of the ledger."""
        ends = {end for arrow in self.arrows for end in (arrow.payer, arrow.payee)}
        known = [company for company in self.ledger.companies if company.id in ends]
        unlisted = ends - {company.id for company in known}
        return (*known, *(Company(id=end, name=end) for end in sorted(unlisted)))


def _money(money: Money | str | None, window: object) -> Money | None:
    """Read what amounts count; only what is due or paid has a window, and what is due is meant by one alone."""
    if money is None:
        return None if window is None else Money.DUE
    return Money(money)
