"""Parallel deals aggregated: all deals from one company to another, which are cut together."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from aigraph.flows.flow import End, Flow
from aigraph.flows.network import Network
from aigraph.loops.cyclic_core import Pair
from aigraph.model.display import Displayed, Row


@dataclass(frozen=True, slots=True)
class Bundle(Displayed):
    """All deals from one company to another.

    Parameters
    ----------
    flows : tuple of Flow
        Its deals by class.
    """

    payer: str
    payee: str
    flows: tuple[Flow, ...]

    @property
    def deals(self) -> tuple[str, ...]:
        """The deals of which any size is known."""
        return tuple(deal for flow in self.flows for deal in flow.deals)

    @property
    def missing(self) -> tuple[str, ...]:
        """The deals of unknown amount."""
        return tuple(deal for flow in self.flows for deal in flow.missing)

    @property
    def is_priced(self) -> bool:
        """Whether a sum is on record, or known to be exactly 0."""
        return any(flow.on_record or flow.is_certain for flow in self.flows)

    def usd_bn(self, end: End = "on_record") -> Decimal | None:
        """Add up the amounts, in US$ billions; None if their high end is open."""
        ends = [flow.end(end) for flow in self.flows]
        return None if math.inf in ends else sum((Decimal(repr(figure)) for figure in ends), Decimal(0))

    def row(self) -> Row:
        """Flatten to plain values; the names are public."""
        figure = self.usd_bn()
        return {
            "payer": self.payer,
            "payee": self.payee,
            "usd_bn": float(figure) if self.is_priced and figure is not None else None,
            "deals": self.deals,
            "missing": self.missing,
        }


def aggregate_parallel_deals(network: Network) -> dict[Pair, Bundle]:
    """Aggregate the flows of a network by payer and payee; what a company pays itself is left out."""
    joined: dict[Pair, list[Flow]] = {}
    for flow in network.flows:
        if flow.payer != flow.payee:
            joined.setdefault((flow.payer, flow.payee), []).append(flow)
    return {pair: Bundle(*pair, tuple(flows)) for pair, flows in joined.items()}


def costs_of(bundles: Mapping[Pair, Bundle], end: End) -> dict[Pair, Decimal]:
    """Give one end of the sum of each bundle, in US$ billions; bundles without that end are left out."""
    return {pair: figure for pair, bundle in bundles.items() if (figure := bundle.usd_bn(end)) is not None}
