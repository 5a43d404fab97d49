"""Evaluates a statistic of a network again and again, with the uncertain flows at other amounts each time."""

from __future__ import annotations

import math
import numbers
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from aigraph.flows.measure import Measure, basis, recorded
from aigraph.flows.network import Network
from aigraph.language.sentences import count
from aigraph.language.translation import gettext

if TYPE_CHECKING:
    from aigraph.flows.amount_sampling import FlowSampler, Matrix, Vector

UNDEFINED = "the figure is undefined"

Statistic = Callable[[Network], Measure | float | None]
"""From a network to a figure, or None where it is undefined."""
Progress = Callable[[str, float], object]
"""Told what is being done, and how much of it is done, 0 to 1."""
_AT_ONCE = 500
_DRAWS = 2_000
_DRAWS_ALONE = 200


def default_draws(statistic: Statistic) -> int:
    """Give how many draws are made unless told: fewer of a listed measure that takes one set of amounts at a time."""
    return _DRAWS_ALONE if getattr(statistic, "many", True) is None else _DRAWS


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
        From a network to a figure; with an attribute ``many`` all sets of amounts are evaluated at once.
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
        return self.evaluate_all(amounts[None])[0]

    def evaluate_all(self, rows: Matrix, progress: Progress | None = None) -> list[float | None]:
        """Evaluate it for many sets of amounts, one a row."""
        import numpy as np

        flows = np.tile(np.array([flow.on_record for flow in self.network.flows]), (len(rows), 1))
        flows[:, self._indices] = rows
        values = evaluate_flows(self.statistic, self.network, flows, progress)
        self.undefined += values.count(None)
        return values

    def notes(self) -> list[str]:
        """Say what the draws do not cover."""
        notes = []
        if not self.varying:
            notes.append(gettext("No recorded amount has two ends that differ."))
        if self.without_high:
            notes.append(
                gettext(
                    "{amounts} without a ceiling: never drawn above the figure on record.",
                    amounts=count(len(self.without_high), "amount"),
                )
            )
        if self.sampler.rounds:
            notes.append(
                gettext(
                    "Parts of {rounds} are drawn so that they fit their whole; the ends take them apart, and can be wider than that.",
                    rounds=count(len(self.sampler.rounds), "round"),
                )
            )
        if self.network.n_edges_missing:
            notes.append(
                gettext("{deals} of unknown size in no draw.", deals=count(self.network.n_edges_missing, "deal"))
            )
        return notes


def evaluate_flows(
    statistic: Statistic, network: Network, flows: Matrix, progress: Progress | None = None
) -> list[float | None]:
    """Evaluate a statistic with the flows of a network at other sums, one set a row; None where it is undefined.

    Parameters
    ----------
    network : Network
        All of its sums are fixed.
    flows : array
        The sums in the order of its flows.
    """
    many = getattr(statistic, "many", None)

    def tell(done: int) -> None:
        if progress:
            progress(f"set of amounts {done:,} of {len(flows):,}", done / len(flows))

    values: list[float | None] = []
    if many is not None:
        of_rows = many(network)
        for first in range(0, len(flows), _AT_ONCE):
            found = of_rows(flows[first : first + _AT_ONCE])
            values += [float(value) if math.isfinite(value) else None for value in found]
            tell(len(values))
        return values
    for other in networks_at(network, flows):
        values.append(value_of(statistic(other)))
        tell(len(values))
    return values


def networks_at(network: Network, flows: Matrix) -> Iterator[Network]:
    """Yield a network with its flows at other sums, one set a row."""
    import numpy as np

    recorded = np.array([flow.on_record for flow in network.flows])
    for row in flows:
        changed = list(network.flows)
        for index in np.flatnonzero(row != recorded):
            changed[index] = changed[index].at(float(row[index]))
        yield replace(network, flows=tuple(changed))
