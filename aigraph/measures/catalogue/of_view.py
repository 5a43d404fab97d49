"""The measures that a network alone does not give: of loops, of a company's revenue, of what falls due in a window."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, cast

from aigraph.flows.measure import Measure, basis
from aigraph.flows.network import GraphLike, network_of
from aigraph.flows.sources.due_window import in_default_window
from aigraph.loops.find import find_loops
from aigraph.measures.catalogue.listed import COMPANY, LOOPS, WINDOW, Figure, ListedMeasure
from aigraph.measures.round_trip import round_trip, round_trips
from aigraph.measures.sources_and_uses import sources_and_uses
from aigraph.measures.sources_and_uses.at_amounts import SourcesAt
from aigraph.model.amount import Bounds
from aigraph.model.company import Name
from aigraph.model.ledger import View
from aigraph.model.origin import AigraphError
from aigraph.model.search_limits import DEFAULT_LENGTH

SOURCES: Mapping[str, str] = {
    "uses": "Purchases and investments that fall due in the window.",
    "recycled": "Of these, purchases paid with money that the seller itself had given out as funding.",
    "equity": "Paid with outside money that entered as shares, grants and the like.",
    "debt": "Paid with outside money that entered as loans and bonds.",
    "own": "Paid with the company's own business: revenue beyond funded recorded sales.",
    "others": "Paid with the business of other companies, passed on.",
    "unfunded": "Due, and no money for it found on record; no forecast of default.",
    "recycled_share": "Recycled money as a share of all that is funded in the window.",
    "debt_share": "Debt as a share of all funding that companies receive in the window.",
}
"""Where the money of a window comes from, of one company or of all."""


def _loops(count: Callable[[Any], int], name: str) -> Figure:
    def counted(view: GraphLike, _company: Name | None, _ends: bool) -> Measure:
        loops = find_loops(cast(View, view), keep_on_interrupt=False)
        found = float(count(loops))
        bounds = (
            Bounds(low=found, on_record=found, high=None, why_open=f"the search {loops.truncated}")
            if loops.truncated
            else Bounds.exactly(found)
        )
        rests_on: dict[str, Any] = basis(network_of(view))
        return Measure(name=name, unit="count", bounds=bounds, **rests_on)

    return counted


def _round_trip(graph: GraphLike, company: Name | None, _ends: bool) -> Measure:
    if isinstance(graph, View):
        graph = in_default_window(graph)
    if company is not None:
        return round_trip(graph, company).share
    note = "no company that funds and sells has such a share"
    try:
        shares = [trip.share for trip in round_trips(graph) if trip.share.on_record is not None]
    except AigraphError as error:
        shares, note = [], str(error)
    if shares:
        return shares[0]
    return Measure(name="round_trip_share", unit="share", bounds=Bounds.undefined(note), **basis(network_of(graph)))


def _source(part: str) -> Figure:
    def measured(view: GraphLike, company: Name | None, ends: bool) -> Measure:
        return SourcesAt.of(cast(View, view), part, company).recorded(sources_and_uses(view) if ends else None)

    return measured


VIEW_MEASURES = (
    ListedMeasure(
        name="direct_loops",
        meaning="How many direct loops stand: no shorter loop lies among their companies.",
        about=LOOPS,
        figure=_loops(lambda loops: len(loops.direct), "direct_loops"),
    ),
    ListedMeasure(
        name="direct_pairs",
        meaning="How many loops of two companies stand; each of them is direct.",
        about=LOOPS,
        figure=_loops(lambda loops: loops.pairs, "direct_pairs"),
    ),
    ListedMeasure(
        name="loops",
        meaning=f"How many loops of at most {DEFAULT_LENGTH} companies stand, with detours.",
        about=LOOPS,
        figure=_loops(len, "loops"),
    ),
    ListedMeasure(
        name="round_trip_share",
        meaning=(
            "Of the company's revenue, the share that is its own funding come back, if all money mixes in proportion; without a "
            "company, the largest such share."
        ),
        about=COMPANY,
        figure=_round_trip,
    ),
    *(
        ListedMeasure(name=name, meaning=meaning, about=WINDOW, figure=_source(name))
        for name, meaning in SOURCES.items()
    ),
)
"""In the order in which they are listed, after those of the network."""
