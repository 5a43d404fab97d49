"""All figures of a report, each computed once by the function that its command calls."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from aigraph.answers.system import FIGURES
from aigraph.flows.measure import Measure
from aigraph.flows.network import Network, network_of
from aigraph.language.sentences import count
from aigraph.loops.deadline import SearchTooLargeError
from aigraph.loops.loop_list import LoopList
from aigraph.measures.diff import Change, Diff, diff
from aigraph.measures.keystones import Keystones, keystones
from aigraph.measures.ladder import Ladder, ladder
from aigraph.measures.null_model import NullModel, null_model
from aigraph.measures.round_trip import RoundTrip, round_trips
from aigraph.measures.throughput_circularity import ThroughputCircularity, throughput_circularity
from aigraph.measures.throughput_circularity.recycled_share import RecycledShare
from aigraph.measures.tornado import Tornado, tornado
from aigraph.measures.uncertainty import Uncertainty, uncertainty
from aigraph.model.arrow import Arrow
from aigraph.model.company import Names
from aigraph.model.instruments import Layer
from aigraph.model.ledger import Ledger, View
from aigraph.model.loop import Loop
from aigraph.model.origin import AigraphError
from aigraph.model.search_limits import DEFAULT_LENGTH

DEFAULT_TOP = 5
DEFAULT_DAYS = 90
DEFAULT_DRAWS = 200
MAX_FLOWS = 2_000
"""Flows between companies up to which amounts are sampled: some minutes on the slowest machine."""
# The work is limited by the size of the data, never by a clock: or two machines would write two reports.
_NO_TIME_LIMIT = float("inf")


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
        The number of samples of amounts, in each of two ways, and their seed.
    """

    companies: tuple[str, ...]
    top: int
    since: date
    draws: int
    seed: int
    max_length: int = DEFAULT_LENGTH


MAX_CIRCULATION, THROUGHPUT_CIRCULARITY = FIGURES["max_circulation"], FIGURES["throughput_circularity"]
"""The further measures of the ladder in a report, in this order."""


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
    def cash(self) -> View:
        """The view restricted to cash, which the measures of money take."""
        return replace(self.view, layers=tuple(layer for layer in self.view.layers if layer is Layer.CASH))

    @cached_property
    def network(self) -> Network:
        """The network of cash flows."""
        return network_of(self.cash)

    @cached_property
    def ladder(self) -> Ladder:
        """Loops and sums at each level of certainty."""
        return ladder(
            self.view,
            [MAX_CIRCULATION, THROUGHPUT_CIRCULARITY],
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
        companies = set(self.query.companies)
        return tuple(arrow for arrow in self.view.arrows if not companies or companies & {arrow.payer, arrow.payee})

    @cached_property
    def throughput_circularity(self) -> ThroughputCircularity:
        """Recycled and new money of the whole view."""
        return throughput_circularity(self.network)

    @cached_property
    def max_circulation(self) -> Measure:
        """The maximum circulation of the whole view, in US$ billions."""
        return MAX_CIRCULATION(self.network)

    @property
    def recorded_usd_bn(self) -> float:
        """The sum of all cash deals on record, in US$ billions."""
        return sum(flow.on_record for flow in self.network.flows)

    @cached_property
    def round_trips(self) -> tuple[RoundTrip, ...] | str:
        """The round trips of the companies of the query, else of all that fund and sell; or why there are none."""
        try:
            return round_trips(self.cash, self.query.companies or None)
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

    @property
    def too_large(self) -> str:
        """Why amounts are not sampled; empty if they are."""
        flows = len(self.network.flows)
        if flows <= MAX_FLOWS:
            return ""
        return (
            f"{count(flows, 'flow')} between companies are more than the {MAX_FLOWS:,} up to which a report draws amounts; "
            "aigraph.measures.uncertainty, tornado and null_model can be called one by one."
        )

    @cached_property
    def throughput_circularity_range(self) -> Uncertainty:
        """The range of the recycled share, and its quantiles."""
        query = self.query
        return uncertainty(self.cash, RecycledShare(), draws=query.draws, seed=query.seed, max_seconds=_NO_TIME_LIMIT)

    @cached_property
    def tornado(self) -> Tornado:
        """The deals that move the recycled share most."""
        return tornado(self.cash, RecycledShare(), max_seconds=_NO_TIME_LIMIT)

    @cached_property
    def null_model(self) -> NullModel:
        """The loops on record beside those of rewired networks."""
        return null_model(self.cash, seed=self.query.seed)


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
