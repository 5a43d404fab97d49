"""The round-trip share on record alone, for a network that is evaluated again and again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from aigraph.flows.measure import Measure, basis
from aigraph.flows.network import Network
from aigraph.measures.round_trip.revenue_network import RevenueNetwork
from aigraph.model.amount import Bounds
from aigraph.model.instruments import DealClass

if TYPE_CHECKING:
    from aigraph.flows.pairs import Amounts, Vector


def share_at(network: Network, company: str, revenue: Mapping[str, float]) -> Measure:
    """Give what `round_trip` has on record for a network whose sums are fixed, without its ends: funds mix, none is tied."""
    from aigraph.flows.sources.inputs import Inputs
    from aigraph.flows.sources.split import split

    system = RevenueNetwork.of(network, revenue)
    back = 0.0
    if company in network.index:
        found = split(Inputs.of(network, system.outside, system.revenue))
        back = float(found.round_trip[network.index[company]])
    whole = system.revenue[company] if system.is_open(company) else system.sold(company)
    bounds = Bounds.exactly(min(1.0, back / whole)) if whole else Bounds.undefined("there is no revenue")
    return Measure(name="round_trip_share", of=company, unit="share", bounds=bounds, **basis(network))


def shares_at(company: str, revenue: Mapping[str, float], network: Network) -> Callable[[Amounts], Vector]:
    """Give the same for many sets of sums of the flows of a network, one a row; NaN is undefined."""
    import numpy as np

    from aigraph.flows.sources.many import SourcesMany

    system = RevenueNetwork.of(network, revenue)
    known = SourcesMany.of(network, system.outside, revenue)
    sold_by = np.array(
        [flow.payee == company != flow.payer and flow.deal_class is DealClass.PURCHASE for flow in network.flows]
    )

    def share(flows: Amounts) -> Vector:
        back = known.split(flows, np.zeros_like(flows)).round_trip[:, network.index[company]]
        whole: Vector = np.maximum(flows[:, sold_by].sum(axis=1), revenue.get(company, 0.0))
        shares = np.divide(back, whole, out=np.full_like(whole, np.nan), where=whole > 0)
        return np.minimum(1.0, shares)

    return share
