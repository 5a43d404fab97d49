"""The round-trip share on record alone, for a network that is evaluated again and again."""

from __future__ import annotations

from collections.abc import Mapping

from aigraph.flows.measure import Measure, basis
from aigraph.flows.network import Network
from aigraph.measures.round_trip.revenue_network import RevenueNetwork
from aigraph.model.amount import Bounds


def share_at(network: Network, company: str, revenue: Mapping[str, float]) -> Measure:
    """Give what `round_trip` has on record for a network whose sums are fixed, without its ends: funds mix, none is tied."""
    system = RevenueNetwork.of(network, revenue)
    back = float(system.split.round_trip[network.index[company]]) if company in network.index else 0.0
    whole = system.revenue[company] if system.is_open(company) else system.sold(company)
    bounds = Bounds.exactly(min(1.0, back / whole)) if whole else Bounds.undefined("there is no revenue")
    return Measure(name="round_trip_share", of=company, unit="share", bounds=bounds, **basis(network))
