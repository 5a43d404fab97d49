"""Reads a networkx graph of any origin: amounts on its edges and nodes, and one clear message for what is none."""

from __future__ import annotations

import math
import numbers
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

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
    def place(self) -> tuple[str, str, DealClass | None]:
        """Payer, payee and class: where the payment runs."""
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


def amounts_at(graph: Any, attribute: str) -> dict[str, float]:
    """Read what nodes get from outside (``inflow``) or lose to it (``outflow``); nodes without it are left out."""
    return dict(_node_amounts(graph, attribute))


def _node_amounts(graph: Any, attribute: str) -> Iterator[tuple[str, float]]:
    for node, given in graph.nodes(data=attribute):
        known = _number(given, f"the {attribute} {given!r} of {node!r}")
        if known is not None:
            yield str(node), float(known)


def _class(payer: Any, payee: Any, attributes: dict[str, Any]) -> DealClass | None:
    given = attributes.get("deal_class")
    if given is None:
        return None
    try:
        return DealClass(given)
    except ValueError:
        known = ", ".join(DealClass)
        raise ValueError(f"the deal_class {given!r} of {payer!r} -> {payee!r} is none of {known}") from None


def _amount(payer: Any, payee: Any, attributes: dict[str, Any]) -> Amount:
    # `to_graph` has the unit in the names of the ends.
    attributes = {"low": attributes.get("low_usd_bn"), "high": attributes.get("high_usd_bn")} | attributes
    low, central, high = (
        _number(attributes.get(end), f"the {end} {attributes.get(end)!r} of {payer!r} -> {payee!r}")
        for end in ("low", "weight", "high")
    )
    known = [end for end in (low, central, high) if end is not None]
    if known != sorted(known):
        said = ", ".join(
            f"{end} {attributes[end]}" for end in ("low", "weight", "high") if attributes.get(end) is not None
        )
        raise ValueError(f"the amount of {payer!r} -> {payee!r} has {said}: expected low <= weight <= high")
    return Amount.of(low, central, high)


def _number(given: Any, what: str) -> Decimal | None:
    """Read a number that is not negative; what is not a number at all, as an empty cell of a table, is unknown."""
    if given is None:
        return None
    if not isinstance(given, (numbers.Real, Decimal)):
        raise ValueError(f"{what} is no number")  # noqa: TRY004  -- one kind of error for a wrong value of any type
    if math.isnan(given):
        return None
    if math.isinf(given):
        raise ValueError(f"{what} is infinite; leave out what is unknown")
    if given < 0:
        raise ValueError(f"{what} is negative; turn the arrow round")
    return given if isinstance(given, Decimal) else Decimal(repr(float(given)))
