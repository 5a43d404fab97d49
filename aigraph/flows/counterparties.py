"""The counterparties of a company: its customers, funders and suppliers, with the range of amounts that each stands for."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Literal, get_args

from aigraph.flows.network import Flow, GraphLike, Network, company_in, network_of
from aigraph.flows.payments import payments_of
from aigraph.model.amount import UNKNOWN, Amount
from aigraph.model.company import Name
from aigraph.model.instruments import DealClass, Layer
from aigraph.model.ledger import View

Side = Literal["customers", "funders", "suppliers"]
SIDES: tuple[Side, ...] = get_args(Side)
_CLASS = {"customers": DealClass.PURCHASE, "funders": DealClass.FUNDING, "suppliers": DealClass.PURCHASE}

Range = tuple[float, float]
"""The least and the most that an amount can be, in US$ billions; the most may be infinite."""


def cash_network_of(graph: GraphLike, company: Name) -> tuple[GraphLike, Network, str]:
    """Restrict a view to cash, make the network of it, and find the company.

    Raises
    ------
    UnknownNameError
        If no company is called that.
    """
    if isinstance(graph, View):
        graph = replace(graph, layers=tuple(layer for layer in graph.layers if layer is Layer.CASH))
    network = network_of(graph)
    return graph, network, company_in(graph, network, company)


def flows_on_side(network: Network, company: str, side: Side) -> list[Flow]:
    """Give the flows between a company and its counterparties on one side; a flow without a class is on every side."""
    return [
        flow
        for flow in network.flows
        if company == (flow.payer if side == "suppliers" else flow.payee)
        and flow.payer != flow.payee
        and flow.deal_class in {_CLASS[side], None}
    ]


def counterparty(flow: Flow, side: Side) -> str:
    """Name the other end of a flow on a side."""
    return flow.payee if side == "suppliers" else flow.payer


def counterparty_ranges(graph: GraphLike, flows: Collection[Flow], side: Side) -> dict[str, Range]:
    """Give the range of each counterparty, deals without a central value included."""
    amount_of = {name: amount for name, _, amount in payments_of(graph)} if isinstance(graph, View) else {}
    amounts: dict[str, list[Amount]] = {}
    for flow in flows:
        own = amounts.setdefault(counterparty(flow, side), [])
        own += [flow.amount, *(amount_of.get(deal, UNKNOWN) for deal in flow.missing)]
    return {name: range_of(Amount.total(own)) for name, own in amounts.items()}


def range_of(amount: Amount) -> Range:
    """Give the bounds of an amount as numbers; an open high end is infinite."""
    return float(amount.low), math.inf if amount.high is None else float(amount.high)


def sum_ranges(ranges: Mapping[str, Range]) -> Range:
    """Add ranges up."""
    return sum(low for low, _ in ranges.values()), sum(high for _, high in ranges.values())
