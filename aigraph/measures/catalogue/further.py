"""Further figures beside an answer: measures of the list, or anything with bounds that a function of a view gives."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aigraph.flows.measure import Measure, basis
from aigraph.flows.network import Network
from aigraph.measures.catalogue.listed import NETWORK, ListedMeasure
from aigraph.model.ledger import View

Further = ListedMeasure | Callable[[View], Any]


def figure_of(measure: Further, view: View, network: Network, *, ends: bool = True) -> Measure:
    """Measure a view, or its network where that is enough; anything with bounds is a measure by the name of what gave it."""
    if isinstance(measure, ListedMeasure):
        return measure.of(network if measure.about == NETWORK else view, ends=ends)
    figure = measure(view)
    if isinstance(figure, Measure):
        return figure
    name = getattr(measure, "__name__", type(measure).__name__)
    if not hasattr(figure, "bounds"):
        raise TypeError(f"{name} gave a {type(figure).__name__}; expected a Measure or an object with bounds")
    return Measure(name=name, unit="", bounds=figure.bounds, **basis(network))
