"""A deal counted in the three ways: contracted, due and paid, each computed on first use."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cached_property

from aigraph.engine.frozen import dataclass
from aigraph.model.amount import NOTHING, Amount
from aigraph.model.deal import Deal
from aigraph.model.instruments import DealClass
from aigraph.model.money.basis import Money
from aigraph.model.money.joint_sum import Ceiling
from aigraph.schedules.assumed_term import assume_term
from aigraph.schedules.by_day import contracted, due_by, whole_amount
from aigraph.schedules.in_window import due_in, has_assumed_central, paid_in
from aigraph.schedules.pair_statements import PairStatement
from aigraph.schedules.payments import known_paid
from aigraph.schedules.terms import Terms
from aigraph.schedules.window import Window

_DAY = timedelta(days=1)

Pair = tuple[str, str, DealClass]
"""Payer, payee and class of the deals between them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counting:
    """How a view counts: what all its arrows have in common.

    Parameters
    ----------
    as_of : datetime.date
        The day of the view: what became known later does not count.
    window : Window or None
        The days in which money falls due or is paid; None for all days up to `as_of`.
    assume_term_years : int or None
        The term that purchases without a schedule are assumed to have, for their central values alone.
    statements : callable
        Gives for each pair and class what is stated of all their contracts together.
    rewards : callable
        Gives the warrants, grants and credits of the view, whatever its layers.
    ceilings : callable
        Gives for each part of an umbrella, and for what is left of one, the umbrellas that contain it, the innermost first.
    """

    as_of: date
    window: Window | None
    assume_term_years: int | None
    statements: Callable[[], Mapping[Pair, tuple[PairStatement, ...]]]
    rewards: Callable[[], Sequence[Reward]]
    ceilings: Callable[[], Mapping[str, tuple[Ceiling, ...]]]

    @property
    def days(self) -> Window:
        """The window, or all days up to the day of the view."""
        return self.window or Window.by(self.as_of)


class CountedDeal:
    """One deal between two groups of companies, counted.

    Parameters
    ----------
    make_terms : callable
        Gives the terms of the deal; called when a sum is first used.
    counting : Counting
        How the view counts.
    since : datetime.date
        The day since which the deal stands.
    deal_class : DealClass
        Only a purchase is ever given an assumed term.
    counts_from : datetime.date or None
        The day from which it counts for its two ends: that of consolidation, of a deal that a subsidiary made before.
    same : CountedDeal, optional
        The same deal counted in the same way by a view of another certainty, which sums do not depend on: they are shared.
    whole : callable, optional
        Gives its amount where that is all that is contracted, so that no terms need be put together.
    """

    def __init__(
        self,
        make_terms: Callable[[], Terms],
        counting: Counting,
        *,
        since: date,
        deal_class: DealClass,
        counts_from: date | None = None,
        same: CountedDeal | None = None,
        whole: Callable[[], Amount] | None = None,
    ) -> None:
        self._same, self._whole = same, whole
        self.counting, self.counts_from = counting, counts_from
        self._make_terms, self._since, self._deal_class = make_terms, since, deal_class

    @cached_property
    def terms(self) -> Terms:
        """The terms from which the sums follow, with the assumed term where the view has one."""
        if self._same is not None:
            return self._same.terms
        terms = self._make_terms()
        years = self.counting.assume_term_years
        if years is None or self._deal_class is not DealClass.PURCHASE or terms.amount.central is None:
            return terms
        return assume_term(terms, years, self._since)

    def on(self, day: date, window: Window | None = None) -> CountedDeal:
        """Count the same deal on another day, or in another window, by the terms that are known on the day of the view."""
        return CountedDeal(
            lambda: self.terms,
            replace(self.counting, as_of=day, window=window or self.counting.window, assume_term_years=None),
            since=self._since,
            deal_class=self._deal_class,
            counts_from=self.counts_from,
        )

    @cached_property
    def contracted(self) -> Amount:
        """What the contract allows over its whole term, in US$ billions; from the day on which it counts."""
        if self._same is not None:
            return self._same.contracted
        if self._whole is not None:
            return whole_amount(self._whole())
        whole = contracted(self.terms, self.counting.as_of)
        if self.counts_from is None:
            return whole
        # What is contracted rests on no assumed term: the assumption is named beside what is due.
        reported = replace(self.terms, assumed_term=None)
        rest = whole.less(due_by(reported, self.counts_from - _DAY))
        return rest.at_least(self._due_in(reported, Window.by(self.counting.as_of)))

    @cached_property
    def due(self) -> Amount:
        """What has fallen due, or been paid, by the day of the view or in its window, in US$ billions."""
        return self.due_in(self.counting.days) if self._same is None else self._same.due

    @cached_property
    def paid(self) -> Amount:
        """What is known to have been paid by then, up to what can have been, in US$ billions."""
        return self.paid_in(self.counting.days) if self._same is None else self._same.paid

    def due_in(self, days: Window) -> Amount:
        """Give what falls due on some days."""
        return self._due_in(self.terms, days)

    def _due_in(self, terms: Terms, days: Window) -> Amount:
        if self.counts_from is None:
            return due_in(terms, days)
        counted = self._days_that_count(days)
        if counted is None:
            return NOTHING
        paid = paid_in(terms, counted).low
        return due_in(terms, counted).at_least(Amount(paid, paid, paid))

    def paid_in(self, days: Window) -> Amount:
        """Give what is known to have been paid on some days."""
        if self.counts_from is None:
            return paid_in(self.terms, days)
        counted = self._days_that_count(days)
        if counted is None:
            return NOTHING
        # Arrears from before the day are not known to be of the new group: only what is known to be paid goes beyond what is due.
        paid, high = paid_in(self.terms, counted), self.due_in(days).high
        return Amount(paid.low, paid.low if paid.low == high else paid.central, high)

    def _days_that_count(self, days: Window) -> Window | None:
        first = self.counts_from
        if first is None or (days.first is not None and days.first >= first):
            return days
        return Window(first, days.last) if first <= days.last else None

    @cached_property
    def is_over(self) -> bool:
        """Whether all of it had fallen due before it counts for its two ends, so that it never does."""
        if self._same is not None:
            return self._same.is_over
        return self.counts_from is not None and self.due_in(Window.by(date.max)) == NOTHING

    @cached_property
    def is_paid_on_record(self) -> bool:
        """Whether a source says that something of it is paid, or has vested."""
        return known_paid(self.terms, self.counting.days.last) is not None

    def amount(self, money: Money) -> Amount:
        """Give the sum of one kind."""
        match money:
            case Money.CONTRACTED:
                return self.contracted
            case Money.DUE:
                return self.due
            case Money.PAID:
                return self.paid

    @cached_property
    def assumes_term(self) -> bool:
        """Whether the central value of what is due rests on a term that nobody told."""
        if self.counting.assume_term_years is None or self.terms.assumed_term is None:
            return False
        counted = self._days_that_count(self.counting.days)
        return counted is not None and has_assumed_central(self.terms, counted)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reward:
    """A warrant, grant or credit that a seller gives to its customer, between the groups of a view.

    Parameters
    ----------
    payer, payee : str
        The seller and the customer, after subsidiaries were merged.
    """

    deal: Deal
    payer: str
    payee: str
    counted: CountedDeal
