"""Throughput circularity: of all money in the system, recycled and new, the share that is recycled."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import islice

from aigraph.flows.measure import Measure, basis
from aigraph.flows.network import GraphLike, network_of
from aigraph.model.display import Displayed
from aigraph.model.row import Row

DEFAULT_CYCLES = 10_000
_TOLERANCE = 1e-12


@dataclass(frozen=True, kw_only=True)
class ThroughputCircularity(Displayed):
    """Recycled money beside new money.

    Parameters
    ----------
    share : Measure
        Recycled money as a share of recycled and new money.
    recycled_usd_bn : Measure
        The circulation, each loop counted once whatever its length.
    new_usd_bn : Measure
        What companies pay beyond what they receive: the money that enters.
    loops : tuple of (tuple of str, float)
        Each loop with its loop-erased weight in US$ billions, largest first; empty if there were too many to list.
    """

    share: Measure
    recycled_usd_bn: Measure
    new_usd_bn: Measure
    loops: tuple[tuple[tuple[str, ...], float], ...]

    def row(self) -> Row:
        """Flatten to one row; the names are public."""
        return {
            **self.share.row(),
            "recycled_usd_bn": self.recycled_usd_bn.central,
            "new_usd_bn": self.new_usd_bn.central,
        }


def throughput_circularity(network: GraphLike, *, max_loops: int = DEFAULT_CYCLES) -> ThroughputCircularity:
    """Measure recycled money as a share of all money in the system, recycled and new.

    Parameters
    ----------
    network : View, Network or networkx.DiGraph
        Cash flows; on a graph the ``weight`` of an edge is its amount in US$ billions.
    max_loops : int
        The most loops to decompose the circulation into. If there are more, recycled money has bounds and no central value.

    Returns
    -------
    ThroughputCircularity
        The share, recycled and new money, and the loops.

    Raises
    ------
    ValueError
        If a graph is undirected or has a negative weight, or `max_loops` is below 1.

    See Also
    --------
    max_circulation : The most money that can return.
    measures.balanced_circulation : The circulation that is decomposed into loops.

    Notes
    -----
    T / (T + D): T = sum of the loop-erased weights of all loops of the balanced circulation, D = sum of
    max(out - in, 0) [1]_. With P = c_ij / c_i on a circulation c, a loop through company k has the weight
    c_k (prod p) det N, where N is the inverse of I - P without k, restricted to the rest of the loop [2]_. An intermediary
    inserted in a flow changes nothing. With more than `max_loops` loops, T lies between V/k and V/2 on each strongly
    connected component of k companies with circulation V. Exponential in the number of loops, hence the limit.

    References
    ----------
    .. [1] M. Homs-Dones, R. S. MacKay, B. Sansom, Y. Zhou, "Circular directional flow decomposition of networks", 2025.
       https://arxiv.org/abs/2506.12546
    .. [2] D.-Q. Jiang, M. Qian, M.-P. Qian, "Mathematical Theory of Nonequilibrium Steady States",
       Lecture Notes in Mathematics 1833, Springer, 2004.

    Examples
    --------
    >>> import networkx as nx
    >>> g = nx.DiGraph()
    >>> g.add_weighted_edges_from([("chips", "lab", 2), ("lab", "cloud", 1), ("cloud", "chips", 1)])
    >>> found = throughput_circularity(g)
    >>> round(found.share.central, 6), round(found.new_usd_bn.central, 6)
    (0.5, 1.0)
    """
    if max_loops < 1:
        raise ValueError(f"max_loops {max_loops} is below 1")
    import numpy as np

    from aigraph.flows.cycle_decomposition import cycle_weights, cycles_of
    from aigraph.flows.strong_components import strong_components

    network = network_of(network)
    weights, circulation = network.intercompany_matrix(), network.balanced_circulation
    total = float(weights.sum())
    entering = float(np.maximum(weights.sum(axis=1) - weights.sum(axis=0), 0).sum())
    new = entering if entering > _TOLERANCE * total else 0.0
    cycles = list(islice(cycles_of(circulation), max_loops + 1))
    low: float | None = None
    central: float | None = None
    high: float | None = None
    if len(cycles) > max_loops:
        components = [(float(circulation[nodes].sum()), len(nodes)) for nodes in strong_components(circulation)]
        low, high = sum(v / k for v, k in components), sum(v / 2 for v, _ in components)
        note, loops = f"More than {max_loops:,} loops, so only ends are given; max_loops sets the limit.", []
    else:
        note = "" if total else "No amount is known."
        loops = list(zip(cycles, cycle_weights(circulation, cycles), strict=True))
        central = sum(amount for _, amount in loops)

    def share(recycled: float | None) -> float | None:
        return None if recycled is None or recycled + new == 0 else recycled / (recycled + new)

    measure = partial(Measure, note=note, **basis(network))
    ranked = sorted(loops, key=lambda row: (-row[1], row[0]))
    return ThroughputCircularity(
        share=measure(
            name="throughput_circularity",
            unit="share",
            low=share(low),
            central=share(central),
            high=share(high),
            denominators={"new_usd_bn": new} if central is None else {"recycled_and_new_usd_bn": central + new},
        ),
        recycled_usd_bn=measure(
            name="recycled_money", unit="usd_bn", low=low, central=central if network.is_known else None, high=high
        ),
        new_usd_bn=measure(name="new_money", unit="usd_bn", central=new if network.is_known else None),
        loops=tuple((tuple(network.companies[node] for node in loop), amount) for loop, amount in ranked),
    )
