"""The sides of a company: who buys from it, who funds it and from whom it buys, with all that each name can stand for."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any, Literal, get_args

from aigraph.flows.network import Flow, Network, company_in, network_of, payments_of
from aigraph.model.amount import UNKNOWN, Amount
from aigraph.model.company import Name
from aigraph.model.instruments import DealClass, Layer
from aigraph.model.ledger import View

Side = Literal["customers", "funders", "suppliers"]
SIDES: tuple[Side, ...] = get_args(Side)
_CLASS = {"customers": DealClass.PURCHASE, "funders": DealClass.FUNDING, "suppliers": DealClass.PURCHASE}

Range = tuple[float, float]
"""The least and the most that an amount can be, in US$ billions; the most may be infinite."""


def cash_of(given: View | Network | Any, company: Name) -> tuple[View | Network | Any, Network, str]:
    """Keep the cash of a view, make the network of it, and find the company.

    Raises
    ------
    UnknownNameError
        If no company is called that.
    """
    if isinstance(given, View):
        given = replace(given, layers=tuple(layer for layer in given.layers if layer is Layer.CASH))
    network = network_of(given)
    return given, network, company_in(given, network, company)


def flows_on(network: Network, company: str, side: Side) -> list[Flow]:
    """Give the flows on one side of a company; one without a class is on every side."""
    return [
        flow
        for flow in network.flows
        if company == (flow.payer if side == "suppliers" else flow.payee)
        and flow.payer != flow.payee
        and flow.deal_class in {_CLASS[side], None}
    ]


def other_end(flow: Flow, side: Side) -> str:
    """Name the company that a flow ties to the one whose side it is on."""
    return flow.payee if side == "suppliers" else flow.payer


def ranges_of(given: View | Network | Any, flows: Collection[Flow], side: Side) -> dict[str, Range]:
    """Give the least and the most that each name can stand for, deals without a central value included."""
    told = {name: amount for name, _, amount in payments_of(given)} if isinstance(given, View) else {}
    amounts: dict[str, list[Amount]] = {}
    for flow in flows:
        of = amounts.setdefault(other_end(flow, side), [])
        of += [flow.amount, *(told.get(deal, UNKNOWN) for deal in flow.missing)]
    return {name: range_of(Amount.total(of)) for name, of in amounts.items()}


def range_of(amount: Amount) -> Range:
    """Give both ends of an amount as numbers; an open end is infinite."""
    return float(amount.low), math.inf if amount.high is None else float(amount.high)


def total_of(ranges: Mapping[str, Range]) -> Range:
    """Add up what several names can stand for."""
    return sum(low for low, _ in ranges.values()), sum(high for _, high in ranges.values())
