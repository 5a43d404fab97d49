"""Evaluates a statistic of a network again and again, with the uncertain flows at other amounts each time."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from decimal import Decimal

from aigraph.flows.amount_sampling import FlowSampler, Vector
from aigraph.flows.network import Flow, Network
from aigraph.flows.statistic import Statistic, value_of
from aigraph.language.sentences import count
from aigraph.model.amount import Amount


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
    without_high, without_central : tuple of str
        The deals without a high end, and without a central value.
    varying : list of int
        The flows whose bounds differ.
    """

    def __init__(self, statistic: Statistic, network: Network, sampler: FlowSampler) -> None:
        self.statistic, self.sampler = statistic, sampler
        self.undefined = 0
        self.without_high = tuple(part.name for part in sampler.uncertain if part.is_unbounded)
        self.without_central = tuple(part.name for part in sampler.uncertain if part.amount.central is None)
        self.varying = [number for number, width in enumerate(sampler.high - sampler.low) if width > 0]
        self.network = replace(network, flows=tuple(_counting(flow, self.without_central) for flow in network.flows))
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
            flow = flows[index]
            # Spelt out, as this is done millions of times and `replace` takes several times as long.
            amount = Amount.of(central=Decimal(usd_bn))
            flows[index] = Flow(flow.payer, flow.payee, flow.deal_class, amount, flow.deals, flow.missing)
        return replace(self.network, flows=tuple(flows))

    def notes(self, *, monotone: bool) -> list[str]:
        """Say what the range does not cover."""
        notes = []
        if not self.varying:
            notes.append("No recorded amount has two ends that differ.")
        if self.without_high:
            notes.append(
                f"{count(len(self.without_high), 'amount')} without a high end, so no upper figure is given; in all runs they "
                f"reach at most their central value{'.' if monotone else ', and the low end too rests on that.'}"
            )
        if self.without_central:
            notes.append(
                f"The figure on record leaves out {count(len(self.without_central), 'amount')} without a central value; "
                "the range counts them."
            )
        if self.sampler.rounds:
            notes.append(
                f"Parts of {count(len(self.sampler.rounds), 'round')} are drawn so that they fit their whole; the outer ends "
                "take them apart, and can be wider than that."
            )
        if self.network.n_edges_missing:
            notes.append(f"{count(self.network.n_edges_missing, 'deal')} of unknown size in no run.")
        return notes


def _counting(flow: Flow, deals: Collection[str]) -> Flow:
    """Count deals that were missing as deals with an amount."""
    if not flow.missing:
        return flow
    counted = tuple(deal for deal in flow.missing if deal in deals)
    still_missing = tuple(deal for deal in flow.missing if deal not in deals)
    return replace(flow, deals=flow.deals + counted, missing=still_missing)
