"""Evaluates a statistic of a network again and again, with the uncertain flows at other amounts each time."""

from __future__ import annotations

import math
import numbers
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from aigraph.flows.amount_sampling import FlowSampler, Vector
from aigraph.flows.measure import Measure, basis, recorded
from aigraph.flows.network import Network
from aigraph.language.sentences import count

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


class Evaluator:
    """Evaluates a statistic at given amounts of the uncertain flows.

    Parameters
    ----------
    statistic : callable
        From a network to a figure.
    network : Network
        The flows as recorded.
    sampler : FlowSampler
        Which of them are uncertain, and their bounds.

    Attributes
    ----------
    undefined : int
        The number of evaluations without a figure.
    without_high : tuple of str
        The deals of known size without a ceiling.
    varying : list of int
        The flows whose bounds differ.
    """

    def __init__(self, statistic: Statistic, network: Network, sampler: FlowSampler) -> None:
        self.statistic, self.sampler = statistic, sampler
        self.undefined = 0
        self.without_high = tuple(part.name for part in sampler.uncertain if part.is_unbounded)
        self.varying = [number for number, width in enumerate(sampler.high - sampler.low) if width > 0]
        self.network = network.at("on_record")
        index_of = {(flow.payer, flow.payee, flow.deal_class): index for index, flow in enumerate(network.flows)}
        self._indices = [index_of[key] for key in sampler.keys]

    def evaluate(self, amounts: Vector) -> float | None:
        """Evaluate the statistic with the uncertain flows at these amounts."""
        value = value_of(self.statistic(self.network_at(amounts)))
        self.undefined += value is None
        return value

    def network_at(self, amounts: Vector) -> Network:
        """Give the network with the uncertain flows at these amounts."""
        flows = list(self.network.flows)
        for index, usd_bn in zip(self._indices, amounts.tolist(), strict=True):
            flows[index] = flows[index].at(usd_bn)
        return replace(self.network, flows=tuple(flows))

    def notes(self) -> list[str]:
        """Say what the draws do not cover."""
        notes = []
        if not self.varying:
            notes.append("No recorded amount has two ends that differ.")
        if self.without_high:
            notes.append(
                f"{count(len(self.without_high), 'amount')} without a ceiling: never drawn above the figure on record."
            )
        if self.sampler.rounds:
            notes.append(
                f"Parts of {count(len(self.sampler.rounds), 'round')} are drawn so that they fit their whole; the ends "
                "take them apart, and can be wider than that."
            )
        if self.network.n_edges_missing:
            notes.append(f"{count(self.network.n_edges_missing, 'deal')} of unknown size in no draw.")
        return notes
