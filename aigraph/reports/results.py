"""Everything that a report tells, measured once by the functions that the commands call."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from aigraph.answers.system import FIGURES
from aigraph.flows.measure import Measure
from aigraph.flows.network import Network, network_of
from aigraph.language.words import count
from aigraph.loops.deadline import SearchTooLargeError
from aigraph.loops.find import LoopList
from aigraph.measures.diff import Change, Diff, diff
from aigraph.measures.keystones import Keystones, keystones
from aigraph.measures.ladder import Ladder, ladder
from aigraph.measures.null_model import NullModel, null_model
from aigraph.measures.round_trip import RoundTrip, round_trips
from aigraph.measures.throughput_circularity import ThroughputCircularity, throughput_circularity
from aigraph.measures.throughput_circularity.recycled_share import RecycledShare
from aigraph.measures.tornado import Tornado, tornado
from aigraph.measures.uncertainty import Uncertainty, uncertainty
from aigraph.model.instruments import Layer
from aigraph.model.ledger import Ledger
from aigraph.model.loop import Loop
from aigraph.model.origin import AigraphError
from aigraph.model.search_limits import DEFAULT_LENGTH
from aigraph.model.view import Arrow, View

DEFAULT_TOP = 5
DEFAULT_DAYS = 90
DEFAULT_DRAWS = 200
MOST_FLOWS = 2_000
"""Flows between companies up to which amounts are drawn: some minutes on the slowest machine."""
# The work is bounded by the size of the data, never by a clock: or two machines would write two reports.
_NO_CLOCK = float("inf")


@dataclass(frozen=True)
class Asked:
    """What a report is about.

    Parameters
    ----------
    companies : tuple of str
        Ids; loops through all of them, and deals with one of them at an end. None means the whole.
    top : int
        How many loops are told in full, and how long other lists are at most.
    since : datetime.date
        The day since which changes are told.
    draws, seed : int
        How often amounts are drawn, in each of two ways, and from which seed on.
    """

    companies: tuple[str, ...]
    top: int
    since: date
    draws: int
    seed: int
    max_length: int = DEFAULT_LENGTH


MOST_AT_ONCE, RECYCLED = FIGURES["max_circulation"], FIGURES["throughput_circularity"]
"""What a ladder in a report shows beside its loops and sums, in this order."""


@dataclass(frozen=True)
class Facts:
    """The answers, each worked out when it is first asked for; None where one is beyond reach, and `missing` says why."""

    view: View
    asked: Asked

    @property
    def ledger(self) -> Ledger:
        """The data."""
        return self.view.ledger

    @cached_property
    def cash(self) -> View:
        """The view without what is no cash: what the measures of money look at."""
        return replace(self.view, layers=tuple(layer for layer in self.view.layers if layer is Layer.CASH))

    @cached_property
    def network(self) -> Network:
        """The flows of cash."""
        return network_of(self.cash)

    @cached_property
    def ladder(self) -> Ladder:
        """What stands at each certainty."""
        return ladder(
            self.view, [MOST_AT_ONCE, RECYCLED], companies=self.asked.companies, max_length=self.asked.max_length
        )

    @cached_property
    def loops(self) -> tuple[Loop, ...]:
        """The loops asked about, largest bottleneck first."""
        return self.ladder[self.view.status].loops

    @cached_property
    def all_loops(self) -> LoopList:
        """All loops of the view, whichever companies were asked about."""
        return self.changes.after

    @cached_property
    def deals(self) -> tuple[Arrow, ...]:
        """The deals asked about."""
        asked = set(self.asked.companies)
        return tuple(arrow for arrow in self.view.arrows if not asked or asked & {arrow.payer, arrow.payee})

    @cached_property
    def recycled(self) -> ThroughputCircularity:
        """Recycled money of the whole view."""
        return throughput_circularity(self.network)

    @cached_property
    def most_at_once(self) -> Measure:
        """The most that can go round at once, in the whole view, in US$ billions."""
        return MOST_AT_ONCE(self.network)

    @property
    def recorded_usd_bn(self) -> float | None:
        """All money on record, of deals with a figure to quote; None if none has one."""
        known = [flow.amount.central for flow in self.network.flows if flow.deals and flow.amount.central is not None]
        return float(sum(known)) if known else None

    @cached_property
    def trips(self) -> tuple[RoundTrip, ...] | str:
        """The round trips of the companies asked about, else of all that fund and sell; or why there are none."""
        try:
            return round_trips(self.cash, self.asked.companies or None)
        except AigraphError as error:
            return _sentence(error)

    @cached_property
    def keystones(self) -> Keystones | str:
        """What holds the loops together; or why that is not known."""
        try:
            return keystones(self.view, self.asked.max_length)
        except SearchTooLargeError as error:
            return _sentence(error)

    @cached_property
    def changes(self) -> Diff:
        """The loops of the day before the first of the days asked for, and of the last."""
        return diff(
            self.ledger,
            min(self.asked.since, self.view.as_of),
            self.view.as_of,
            status=self.view.status,
            layers=self.view.layers,
            max_length=self.asked.max_length,
        )

    @cached_property
    def changed(self) -> tuple[Change, ...]:
        """The changes to loops through the companies asked about."""
        asked = set(self.asked.companies)
        return tuple(
            change
            for change in self.changes.changes
            if asked <= {self.view.group_of(company) for company in change.loop.companies}
        )

    @property
    def too_large(self) -> str:
        """Say why amounts are not drawn; empty if they are."""
        flows = len(self.network.flows)
        if flows <= MOST_FLOWS:
            return ""
        return (
            f"{count(flows, 'flow')} between companies are more than the {MOST_FLOWS:,} up to which a report draws amounts; "
            "aigraph.uncertainty, tornado and null_model can be asked one by one."
        )

    @cached_property
    def most_between(self) -> Uncertainty:
        """The ends of the most that can go round at once: two runs, for it never falls when an amount rises."""
        return uncertainty(MOST_AT_ONCE, self.cash, monotone=True)

    @cached_property
    def recycled_between(self) -> Uncertainty:
        """The ends of the recycled share, and where most draws lie."""
        asked = self.asked
        return uncertainty(RecycledShare(), self.cash, draws=asked.draws, seed=asked.seed, time_limit=_NO_CLOCK)

    @cached_property
    def movers(self) -> Tornado:
        """The deals that move the recycled share most."""
        return tornado(RecycledShare(), self.cash, time_limit=_NO_CLOCK)

    @cached_property
    def chance(self) -> NullModel:
        """The loops beside those that chance gives."""
        return null_model(self.cash, seed=self.asked.seed)


def gather(
    view: View,
    companies: Collection[str] = (),
    *,
    top: int = DEFAULT_TOP,
    since: date | None = None,
    draws: int = DEFAULT_DRAWS,
    seed: int = 0,
    max_length: int = DEFAULT_LENGTH,
) -> Facts:
    """Say what a report is to be about.

    Parameters
    ----------
    companies : collection of str
        Names; they are looked up, and stand for their parents where subsidiaries are merged.
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
    ids = dict.fromkeys(view.group_of(view.ledger.company(name).id) for name in companies)
    return Facts(view, Asked(tuple(ids), top, since, draws, seed, max_length))


def _sentence(error: AigraphError) -> str:
    text = str(error)
    return f"{text[:1].upper()}{text[1:]}."
