"""The circulation of balanced flow forwarding: money that returns if every company pays on in proportion."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from aigraph.flows.measure import Measure, basis
from aigraph.flows.network import GraphLike, network_of
from aigraph.model.display import Displayed, Row
from aigraph.model.extras import needs_extra

if TYPE_CHECKING:
    from aigraph.flows.pairs import Amounts, Pairs, Vector


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


@needs_extra
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
    >>> round(balanced_circulation(g).share.on_record, 9)
    0.75
    """
    from aigraph.flows.ends.found_between import found_between

    network = network_of(network)
    pairs = network.pairs
    amount, share = found_between(
        network, pairs, balanced_figures(pairs), in_usd_bn=(True, False), ends=ends, steps=pairs.steps
    )
    recorded = network.amounts(pairs)
    circulation = circulating_part(pairs, recorded)
    names = network.companies
    measure = partial(Measure, **basis(network))
    return BalancedCirculation(
        usd_bn=measure(name="balanced_circulation", unit="usd_bn", bounds=amount),
        share=measure(
            name="balanced_circulation_share",
            unit="share",
            bounds=share,
            denominators={"recorded_usd_bn": float(recorded.sum())},
        ),
        flows=tuple(
            (names[pairs.payers[number]], names[pairs.payees[number]], float(circulation[number]))
            for number in circulation.nonzero()[0]
        ),
    )


def circulating_part(pairs: Pairs, amounts: Amounts) -> Amounts:
    """Give the part of each amount that circulates if all pass it on in proportion, in the shape of the amounts."""
    from aigraph.flows.methods.balanced_flow_forwarding import balanced_flow_forwarding

    return balanced_flow_forwarding(pairs.payers, pairs.payees, amounts, pairs.size)


def balanced_figures(pairs: Pairs) -> Callable[[Amounts], tuple[Vector, Vector]]:
    """Give the circulation, and its share of all money, as a function of sets of amounts."""

    def figures(amounts: Amounts) -> tuple[Vector, Vector]:
        import numpy as np

        circulating, total = circulating_part(pairs, amounts).sum(axis=1), amounts.sum(axis=1)
        return circulating, np.divide(circulating, total, out=np.full_like(total, np.nan), where=total > 0)

    return figures
