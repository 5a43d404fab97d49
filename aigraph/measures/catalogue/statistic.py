"""A measure of the list as a statistic of a network whose amounts change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from aigraph.flows.evaluator import Statistic
from aigraph.flows.measure import Measure
from aigraph.flows.network import GraphLike, Network, company_in, network_of
from aigraph.flows.sources.due_window import in_default_window
from aigraph.flows.sources.window_revenue import revenue_on_record
from aigraph.measures.catalogue.listed import COMPANY, LOOPS, WINDOW, ListedMeasure, Many
from aigraph.measures.catalogue.names import measure_named
from aigraph.measures.round_trip.at_amounts import share_at, shares_at
from aigraph.measures.sources_and_uses import sources_and_uses
from aigraph.measures.sources_and_uses.at_amounts import SourcesAt
from aigraph.model.company import Name
from aigraph.model.ledger import View
from aigraph.model.origin import AigraphError


@dataclass(frozen=True, slots=True)
class OfNetwork:
    """A listed measure as a statistic of a network with other amounts.

    Parameters
    ----------
    listed : ListedMeasure
        The measure.
    figure : callable
        From a network to the measure: of one with ends that differ with its ends.
    many : callable, optional
        The same for many sets of amounts at once.
    """

    listed: ListedMeasure
    figure: Callable[[Network], Measure]
    many: Many | None = None

    @property
    def __name__(self) -> str:
        """The name of the measure, for a figure that is a bare number."""
        return self.listed.name

    def __call__(self, network: Network) -> Measure:
        """Measure a network."""
        return self.figure(network)


def statistic_of(measure: Statistic | str, graph: GraphLike, of: Name | None = None) -> tuple[GraphLike, Statistic]:
    """Give a measure as a statistic of a network, and what it is asked of; one that is none of the list stays as it is.

    Raises
    ------
    UnknownNameError
        If no measure is called so.
    AigraphError
        If a company is named for a measure that is about none, or is missing.
    """
    if not isinstance(measure, str):
        return graph, measure
    listed = measure_named(measure)
    if listed.about == LOOPS:
        found = listed.of(graph, of)
        return graph, OfNetwork(listed, lambda _: found)
    if listed.about == WINDOW:
        if not isinstance(graph, View):
            raise AigraphError(f"{listed.typed} is asked of a view, and not of a graph")
        sources = SourcesAt.of(graph, listed.name, of)
        whole = sources.recorded(sources_and_uses(graph))
        return sources.view, OfNetwork(
            listed, lambda network: sources(network) if network.is_certain else whole, sources.many
        )
    if listed.about == COMPANY:
        if of is None:
            raise AigraphError(f"{listed.typed} is about a company: name one")
        if isinstance(graph, View):
            graph = in_default_window(graph)
        company, revenue = company_in(graph, network_of(graph), of), _revenue(graph)
        whole = listed.of(graph, company)
        return graph, OfNetwork(
            listed,
            lambda network: share_at(network, company, revenue) if network.is_certain else whole,
            partial(shares_at, company, revenue) if company in network_of(graph).index else None,
        )
    if of is not None:
        raise AigraphError(f"{listed.typed} is about the whole network, and not about {of}")
    return graph, OfNetwork(listed, listed.of, listed.many)


def _revenue(graph: GraphLike) -> dict[str, float]:
    """Give the revenue of the window of a view; of whole amounts there is none of the same period."""
    if not isinstance(graph, View) or graph.window is None:
        return {}
    return revenue_on_record(graph, graph.window)
