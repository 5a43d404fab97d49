"""Reads the edges and nodes of any networkx graph, with one message for an attribute that is no amount."""

from __future__ import annotations

import math
import numbers
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from aigraph.flows.payments import FlowKey
from aigraph.model.amount import Amount
from aigraph.model.instruments import DealClass


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge of a graph as a payment.

    Parameters
    ----------
    name : str
        Its number in the graph.
    deal_class : DealClass or None
        None if it has none.
    amount : Amount
        Its ``weight``, between ``low`` and ``high`` if these are given; unknown without any.
    """

    name: str
    payer: str
    payee: str
    deal_class: DealClass | None
    amount: Amount

    @property
    def key(self) -> FlowKey:
        """The flow that it is part of."""
        return self.payer, self.payee, self.deal_class


def edges_of(graph: Any) -> list[Edge]:
    """Read the edges of a directed graph.

    Raises
    ------
    TypeError
        If it is no networkx graph.
    ValueError
        If it is undirected, two of its nodes have the same name as text, or an attribute is not what it should be.
    """
    nodes_of(graph)
    return [
        Edge(str(number), str(payer), str(payee), _class(payer, payee, attributes), _amount(payer, payee, attributes))
        for number, (payer, payee, attributes) in enumerate(graph.edges(data=True))
    ]


def nodes_of(graph: Any) -> tuple[str, ...]:
    """Give the nodes of a directed graph as text, sorted; raises as `edges_of` does."""
    if not (hasattr(graph, "is_directed") and hasattr(graph, "edges")):
        raise TypeError(f"expected a View, a Network or a networkx.DiGraph, got {type(graph).__name__}")
    if not graph.is_directed():
        raise ValueError("the graph is undirected; money needs arrows: expected a DiGraph or MultiDiGraph")
    names: dict[str, Any] = {}
    for node in graph:
        if str(node) in names:
            raise ValueError(f"the nodes {names[str(node)]!r} and {node!r} have the same name as text; rename one")
        names[str(node)] = node
    return tuple(sorted(names))


def node_amounts(graph: Any, attribute: str) -> dict[str, float]:
    """Read an amount from the nodes, ``inflow`` or ``outflow``; nodes without it are left out."""
    amounts = {
        str(node): _number(value, f"the {attribute} {value!r} of {node!r}")
        for node, value in graph.nodes(data=attribute)
    }
    return {node: float(amount) for node, amount in amounts.items() if amount is not None}


def _class(payer: Any, payee: Any, attributes: dict[str, Any]) -> DealClass | None:
    name = attributes.get("deal_class")
    if name is None:
        return None
    try:
        return DealClass(name)
    except ValueError:
        known = ", ".join(DealClass)
        raise ValueError(f"the deal_class {name!r} of {payer!r} -> {payee!r} is none of {known}") from None


def _amount(payer: Any, payee: Any, attributes: dict[str, Any]) -> Amount:
    # `to_graph` has the unit in the names of the ends.
    attributes = {"low": attributes.get("low_usd_bn"), "high": attributes.get("high_usd_bn")} | attributes
    low, central, high = (
        _number(attributes.get(end), f"the {end} {attributes.get(end)!r} of {payer!r} -> {payee!r}")
        for end in ("low", "weight", "high")
    )
    known = [end for end in (low, central, high) if end is not None]
    if known != sorted(known):
        values = ", ".join(
            f"{end} {attributes[end]}" for end in ("low", "weight", "high") if attributes.get(end) is not None
        )
        raise ValueError(f"the amount of {payer!r} -> {payee!r} has {values}: expected low <= weight <= high")
    return Amount.of(low, central, high)


def _number(value: Any, what: str) -> Decimal | None:
    """Read a number that is not negative; a missing value or NaN is unknown."""
    if value is None:
        return None
    if not isinstance(value, (numbers.Real, Decimal)):
        raise ValueError(f"{what} is no number")  # noqa: TRY004  -- one kind of error for a wrong value of any type
    if math.isnan(value):
        return None
    if math.isinf(value):
        raise ValueError(f"{what} is infinite; leave out what is unknown")
    if value < 0:
        raise ValueError(f"{what} is negative; turn the arrow round")
    return value if isinstance(value, Decimal) else Decimal(repr(float(value)))
