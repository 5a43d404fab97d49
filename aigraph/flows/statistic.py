"""A statistic of a network: a function from the network to one figure, which can be evaluated many times."""

from __future__ import annotations

import math
import numbers
from collections.abc import Callable
from typing import Any

from aigraph.flows.measure import Measure, basis, recorded
from aigraph.flows.network import Network

UNDEFINED = "the figure is undefined"

Statistic = Callable[[Network], Measure | float | None]
"""From a network to a figure, or None where it is undefined."""


def value_of(figure: Any) -> float | None:
    """Give the value of a statistic as a number; one that is not finite is undefined.

    Raises
    ------
    TypeError
        If it is anything else than a `Measure`, a number or None.
    """
    value = figure.on_record if isinstance(figure, Measure) else figure
    if value is None:
        return None
    if not isinstance(value, numbers.Real):
        raise TypeError(
            f"the measure gave {type(figure).__name__}, expected a Measure or a number; name the part that is meant, as in "
            "lambda network: max_circulation(network).share"
        )
    return float(value) if math.isfinite(value) else None


def as_measure(figure: Any, statistic: Statistic, network: Network) -> Measure:
    """Give the value of a statistic as a `Measure`; a bare number gets the name of the function and no unit."""
    if isinstance(figure, Measure):
        return figure
    name = getattr(statistic, "__name__", "figure")
    bounds = recorded(network, value_of(figure), UNDEFINED)
    return Measure(name=name, unit="", bounds=bounds, **basis(network))
