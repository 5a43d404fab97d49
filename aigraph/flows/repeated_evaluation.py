"""Asks a measure again and again, with the flows that can differ at other sizes each time."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from decimal import Decimal

from aigraph.flows.amount_sampling import Spread, Vector
from aigraph.flows.network import Flow, Network
from aigraph.flows.question import Question, figure_of
from aigraph.language.plural import count
from aigraph.model.amount import Amount


class Runs:
    """Runs a measure with flows at given sizes.

    Parameters
    ----------
    measure : callable
        What to ask.
    network : Network
        The flows as recorded.
    spread : Spread
        Which of them can differ, and how far.

    Attributes
    ----------
    undefined : int
        How many runs gave no figure.
    without_high, without_central : tuple of str
        The deals without a high end, and without a central value.
    loose : list of int
        The flows that differ in some run.
    """

    def __init__(self, measure: Question, network: Network, spread: Spread) -> None:
        self.measure, self.spread = measure, spread
        self.undefined = 0
        self.without_high = tuple(item.name for item in spread.moving if item.is_open)
        self.without_central = tuple(item.name for item in spread.moving if item.amount.central is None)
        self.loose = [place for place, width in enumerate(spread.high - spread.low) if width > 0]
        self.network = replace(network, flows=tuple(_counting(flow, self.without_central) for flow in network.flows))
        place_of = {(flow.payer, flow.payee, flow.deal_class): at for at, flow in enumerate(network.flows)}
        self.places = [place_of[place] for place in spread.places]

    def at(self, row: Vector) -> float | None:
        """Run the measure with the flows that move at these sizes."""
        figure = figure_of(self.measure(self.network_at(row)))
        self.undefined += figure is None
        return figure

    def network_at(self, row: Vector) -> Network:
        """Give the network with the flows that move at these sizes."""
        flows = list(self.network.flows)
        for place, size in zip(self.places, row.tolist(), strict=True):
            flow = flows[place]
            # Spelt out, as this is done millions of times and `replace` takes several times as long.
            amount = Amount.of(central=Decimal(size))
            flows[place] = Flow(flow.payer, flow.payee, flow.deal_class, amount, flow.deals, flow.missing)
        return replace(self.network, flows=tuple(flows))

    def notes(self, *, monotone: bool) -> list[str]:
        """Say what the range does not cover."""
        notes = []
        if not self.loose:
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
        if self.spread.rounds:
            notes.append(
                f"Parts of {count(len(self.spread.rounds), 'umbrella')} are drawn so that they fit their whole; the outer ends take "
                "them apart, and can be wider than that."
            )
        if self.network.n_edges_missing:
            notes.append(f"{count(self.network.n_edges_missing, 'deal')} of unknown size in no run.")
        return notes


def _counting(flow: Flow, deals: Collection[str]) -> Flow:
    """Count deals that were missing as deals with an amount."""
    if not flow.missing:
        return flow
    counted = tuple(deal for deal in flow.missing if deal in deals)
    left = tuple(deal for deal in flow.missing if deal not in deals)
    return replace(flow, deals=flow.deals + counted, missing=left)
