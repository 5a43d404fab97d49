"""The counterparties of a company: its customers, funders and suppliers, with the range of amounts that each stands for."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Literal, get_args

from aigraph.flows.flow import Flow
from aigraph.flows.network import GraphLike, Network, company_in, network_of
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


def counterparty_ranges(flows: Collection[Flow], side: Side) -> dict[str, Range]:
    """Give the range of each counterparty; an open high end is infinite."""
    ranges: dict[str, Range] = {}
    for flow in flows:
        low, high = ranges.get(counterparty(flow, side), (0.0, 0.0))
        ranges[counterparty(flow, side)] = low + flow.end("low"), high + flow.end("high")
    return ranges
