"""The circulation of balanced flow forwarding: money that returns if every company pays on in proportion."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from aigraph.flows.ends.found_between import found_between
from aigraph.flows.measure import Measure, basis
from aigraph.flows.network import GraphLike, network_of
from aigraph.model.display import Displayed
from aigraph.model.row import Row

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class BalancedCirculation(Displayed):
    """The circulating part of the flows if every company pays on in proportion.

    Parameters
    ----------
    usd_bn : Measure
        Its sum over all flows.
    share : Measure
        The same as a share of all recorded money.
    flows : tuple of (str, str, float)
        Payer, payee and the circulating part of what is paid, in US$ billions.
    """

    usd_bn: Measure
    share: Measure
    flows: tuple[tuple[str, str, float], ...]

    def row(self) -> Row:
        """Flatten to one row; the names are public."""
        return {**self.usd_bn.row(), "share": self.share.on_record, **self.share.denominator_row()}


def balanced_circulation(network: GraphLike, *, ends: bool = True) -> BalancedCirculation:
    """Find the circulation in which every company pays on what it receives in proportion to its payments.

    Parameters
    ----------
    network : View, Network or networkx.DiGraph
        Cash flows; on a graph the ``weight`` of an edge is its amount in US$ billions.
    ends : bool
        Whether to search for the ends of the figures; they are found, not exact.

    Returns
    -------
    BalancedCirculation
        The amount, its share of all recorded money, and its split over the flows, which is unique.

    Raises
    ------
    ValueError
        If a graph is undirected or has a negative weight.

    See Also
    --------
    max_circulation : The most that can go round.
    measures.throughput_circularity : Splits it into loops.

    Notes
    -----
    Balanced flow forwarding [1]_: on each strongly connected component take the stationary circulation of the
    row-normalised flows, as large as their capacities allow; subtract it; repeat on the residual until it is acyclic. A step
    exhausts all that some company pays inside its component, so there are at most as many steps as companies: O(n**4) at
    worst. What a company pays itself is left out. Never more than the maximum circulation.

    References
    ----------
    .. [1] M. Homs-Dones, R. S. MacKay, B. Sansom, Y. Zhou, "Circular directional flow decomposition of networks", 2025.
       https://arxiv.org/abs/2506.12546

    Examples
    --------
    >>> import networkx as nx
    >>> g = nx.DiGraph()
    >>> g.add_weighted_edges_from([("chips", "lab", 2), ("lab", "cloud", 1), ("cloud", "chips", 1)])
    >>> balanced_circulation(g).share.on_record
    0.75
    """
    from aigraph.flows.methods.balanced_flow_forwarding import balanced_flow_forwarding
    from aigraph.flows.methods.strong_components import cyclic_part

    network = network_of(network)
    cached: dict[bytes, float] = {}

    def figures(weights: Matrix) -> tuple[float, float | None]:
        part, total = cyclic_part(weights), float(weights.sum())
        key = part.tobytes()
        if key not in cached:
            cached[key] = float(balanced_flow_forwarding(part).sum())
        return cached[key], cached[key] / total if total else None

    amount, share = found_between(network, figures, in_usd_bn=(True, False), ends=ends)
    names, circulation = network.companies, network.balanced_circulation
    measure = partial(Measure, **basis(network))
    return BalancedCirculation(
        usd_bn=measure(name="balanced_circulation", unit="usd_bn", bounds=amount),
        share=measure(
            name="balanced_circulation_share",
            unit="share",
            bounds=share,
            denominators={"recorded_usd_bn": float(network.intercompany_matrix().sum())},
        ),
        flows=tuple(
            (names[i], names[j], float(circulation[i, j])) for i, j in zip(*circulation.nonzero(), strict=True)
        ),
    )
