"""Evaluates a statistic of a network again and again, with the uncertain flows at other amounts each time."""

from __future__ import annotations

from dataclasses import replace

from aigraph.flows.amount_sampling import FlowSampler, Vector
from aigraph.flows.network import Network
from aigraph.flows.statistic import Statistic, value_of
from aigraph.language.sentences import count


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
