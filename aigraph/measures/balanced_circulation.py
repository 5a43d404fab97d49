"""How much money goes round if every company passes on what comes back in proportion."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

from aigraph.flows.network import Network, network_of
from aigraph.flows.result import Measure, basis
from aigraph.model.display import Displayed
from aigraph.model.ledger import View
from aigraph.model.row import Row


@dataclass(frozen=True, kw_only=True)
class BalancedCirculation(Displayed):
    """Money that goes round when every company passes on in proportion.

    Parameters
    ----------
    usd_bn : Measure
        The sum of the circulating part of all flows.
    share : Measure
        The same as a share of all recorded money.
    flows : tuple of (str, str, float)
        Payer, payee and the circulating part of what is paid, in US$ billions.
    """

    usd_bn: Measure
    share: Measure
    flows: tuple[tuple[str, str, float], ...]

    def row(self) -> Row:
        """Flatten the answer to one row."""
        return {**self.usd_bn.row(), "share": self.share.central} | {
            f"denominator_{name}": figure for name, figure in self.share.denominators.items()
        }


def balanced_circulation(network: View | Network | Any) -> BalancedCirculation:
    """Find the money that goes round if every company passes on what comes back in proportion to what it pays.

    Parameters
    ----------
    network : View, Network or networkx.DiGraph
        Cash flows; on a graph the ``weight`` of an edge is its amount in US$ billions.

    Returns
    -------
    BalancedCirculation
        The amount, its share of all recorded money, and its one split over the flows.

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
    Balanced flow forwarding [1]_: on each strongly connected group take the stationary circulation of the
    row-normalised flows, as large as they can carry; subtract it; repeat on what is left until no loop is. A round uses
    up all that some company pays into its group, so there are at most as many rounds as companies: O(n**4) at worst.
    What a company pays itself is left out. Never more than the largest circulation.

    References
    ----------
    .. [1] M. Homs-Dones, R. S. MacKay, B. Sansom, Y. Zhou, "Circular directional flow decomposition of networks", 2025.
       https://arxiv.org/abs/2506.12546

    Examples
    --------
    >>> import networkx as nx
    >>> g = nx.DiGraph()
    >>> g.add_weighted_edges_from([("chips", "lab", 2), ("lab", "cloud", 1), ("cloud", "chips", 1)])
    >>> balanced_circulation(g).share.central
    0.75
    """
    network = network_of(network)
    total, circulation = float(network.between().sum()), network.balanced
    amount = float(circulation.sum())
    names = network.companies
    measure = partial(Measure, note="" if total else "No amount is known.", **basis(network))
    return BalancedCirculation(
        usd_bn=measure(name="balanced_circulation", unit="usd_bn", central=amount if network.is_known else None),
        share=measure(
            name="balanced_circulation_share",
            unit="share",
            central=amount / total if total else None,
            denominators={"recorded_usd_bn": total},
        ),
        flows=tuple(
            (names[i], names[j], float(circulation[i, j])) for i, j in zip(*circulation.nonzero(), strict=True)
        ),
    )
