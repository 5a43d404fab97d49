"""All figures of a report, each computed once by the function that its command calls."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from aigraph.flows.measure import Measure
from aigraph.flows.network import Network, network_of
from aigraph.flows.sources.due_window import in_window
from aigraph.flows.sources.window_revenue import WindowRevenue
from aigraph.language.loops import window_words
from aigraph.language.translation import gettext
from aigraph.loops.deadline import SearchTooLargeError
from aigraph.loops.loop_list import LoopList
from aigraph.measures.diff import Change, Diff, diff
from aigraph.measures.keystones import Keystones, keystones
from aigraph.measures.ladder import Ladder, ladder
from aigraph.measures.max_circulation import circulation_amount
from aigraph.measures.null_model import NullModel, null_model
from aigraph.measures.round_trip import RoundTrip, round_trips
from aigraph.measures.sources_and_uses import SourcesAndUses, sources_and_uses
from aigraph.model.arrow import Arrow
from aigraph.model.company import Names
from aigraph.model.ledger import Ledger, View
from aigraph.model.loop import Loop
from aigraph.model.origin import AigraphError
from aigraph.model.search_limits import DEFAULT_LENGTH

DEFAULT_TOP = 5
DEFAULT_DAYS = 90
DEFAULT_DRAWS = 199


@dataclass(frozen=True)
class Query:
    """The arguments of a report.

    Parameters
    ----------
    companies : tuple of str
        Ids; loops through all of them, and deals with one of them at an end. None means all.
    top : int
        The number of loops described in full, and the most rows of other lists.
    since : datetime.date
        The day since which changes are listed.
    draws, seed : int
        The number of networks of the null model, and their seed.
    """

    companies: tuple[str, ...]
    top: int
    since: date
    draws: int
    seed: int
    max_length: int = DEFAULT_LENGTH


@dataclass(frozen=True)
class Results:
    """The figures, each computed when it is first used; a string says why one could not be."""

    view: View
    query: Query

    @property
    def ledger(self) -> Ledger:
        """The data."""
        return self.view.ledger

    @cached_property
    def due(self) -> View:
        """The view of cash that falls due in its window, by default in the last four calendar quarters that had ended."""
        return in_window(self.view)

    @cached_property
    def network(self) -> Network:
        """The network of cash that falls due in the window."""
        return network_of(self.due)

    @property
    def window_text(self) -> str:
        """The window in words."""
        return gettext("in {window}", window=window_words(self.due.window)) if self.due.window else ""

    @cached_property
    def due_deals(self) -> tuple[Arrow, ...]:
        """The cash deals with a company of the query at an end, as they fall due in the window."""
        return self._touching(self.due)

    @cached_property
    def money(self) -> SourcesAndUses | str:
        """Where the money comes from that falls due in the window; or why that cannot be said."""
        if not self.network.flows:
            return gettext("No deal of cash is among them, so no sum of money can be given.")
        try:
            return sources_and_uses(self.due)
        except ValueError as error:
            return gettext("Not worked out: {why}.", why=str(error))

    @property
    def revenue(self) -> Mapping[str, WindowRevenue]:
        """The revenue that companies report for the window; empty where nothing could be split."""
        return {} if isinstance(self.money, str) else self.money.revenue

    @cached_property
    def ladder(self) -> Ladder:
        """Loops and sums at each level of certainty."""
        return ladder(
            self.view,
            companies=self.query.companies,
            max_length=self.query.max_length,
        )

    @cached_property
    def loops(self) -> tuple[Loop, ...]:
        """The loops through the companies of the query, largest bottleneck first."""
        return self.ladder[self.view.status].loops

    @cached_property
    def all_loops(self) -> LoopList:
        """All loops of the view."""
        return self.diff.after

    @cached_property
    def deals(self) -> tuple[Arrow, ...]:
        """The deals with a company of the query at an end."""
        return self._touching(self.view)

    def _touching(self, view: View) -> tuple[Arrow, ...]:
        companies = set(self.query.companies)
        return tuple(arrow for arrow in view.arrows if not companies or companies & {arrow.payer, arrow.payee})

    @cached_property
    def max_circulation(self) -> Measure:
        """The maximum circulation of what falls due in the window, in US$ billions."""
        return circulation_amount(self.network)

    @cached_property
    def round_trips(self) -> tuple[RoundTrip, ...] | str:
        """The round trips of the companies of the query, else of all that fund and sell; or why there are none."""
        try:
            return round_trips(self.due, self.query.companies or None)
        except AigraphError as error:
            return _sentence(error)

    @cached_property
    def keystones(self) -> Keystones | str:
        """Minimum feedback sets and knock-outs; or why they are not known."""
        try:
            return keystones(self.view, max_length=self.query.max_length)
        except SearchTooLargeError as error:
            return _sentence(error)

    @cached_property
    def diff(self) -> Diff:
        """The changes between the day of `Query.since` and that of the view."""
        return diff(
            self.ledger,
            min(self.query.since, self.view.as_of),
            self.view.as_of,
            status=self.view.status,
            layers=self.view.layers,
            max_length=self.query.max_length,
        )

    @cached_property
    def relevant_changes(self) -> tuple[Change, ...]:
        """The changes to loops through the companies of the query."""
        companies = set(self.query.companies)
        return tuple(
            change
            for change in self.diff.changes
            if companies <= {self.view.group_of(company) for company in change.loop.companies}
        )

    @cached_property
    def null_model(self) -> NullModel:
        """The loops on record beside those of rewired networks."""
        return null_model(self.view, draws=self.query.draws, seed=self.query.seed)


def results_for(
    view: View,
    companies: Names = (),
    *,
    top: int = DEFAULT_TOP,
    since: date | None = None,
    draws: int = DEFAULT_DRAWS,
    seed: int = 0,
    max_length: int = DEFAULT_LENGTH,
) -> Results:
    """Resolve the arguments of a report; figures are computed when they are used.

    Parameters
    ----------
    companies : str, Company or iterable of them
        By any of their names; a consolidated subsidiary means its parent.
    since : datetime.date, optional
        By default `DEFAULT_DAYS` days before the day of the view.

    Raises
    ------
    UnknownNameError
        If no company is called that.
    ValueError
        If `top` or `draws` is below 1, or `since` is after the day of the view.
    """
    for name, number in (("top", top), ("draws", draws)):
        if number < 1:
            raise ValueError(f"{name} {number} is below 1")
    if since is not None and since > view.as_of:
        raise ValueError(f"since {since} is after {view.as_of}, the day of the view")
    if since is None:
        days = min(DEFAULT_DAYS, (view.as_of - date.min).days)
        since = view.as_of - timedelta(days=days)
    return Results(view, Query(view.company_ids(companies), top, since, draws, seed, max_length))


def _sentence(error: AigraphError) -> str:
    text = str(error)
    return f"{text[:1].upper()}{text[1:]}."
