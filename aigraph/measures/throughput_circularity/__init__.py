"""Throughput circularity: of all money in the system, recycled and new, the share that is recycled."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from aigraph.flows.measure import Measure, basis
from aigraph.flows.network import GraphLike, network_of
from aigraph.model.display import Displayed, Row
from aigraph.model.extras import needs_extra

DEFAULT_CYCLES = 10_000


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
            "recycled_usd_bn": self.recycled_usd_bn.on_record,
            "new_usd_bn": self.new_usd_bn.on_record,
        }


@needs_extra
def throughput_circularity(
    network: GraphLike, *, max_loops: int = DEFAULT_CYCLES, ends: bool = True
) -> ThroughputCircularity:
    """Measure recycled money as a share of all money in the system, recycled and new.

    Parameters
    ----------
    network : View, Network or networkx.DiGraph
        Cash flows; on a graph the ``weight`` of an edge is its amount in US$ billions.
    max_loops : int
        The most loops to decompose the circulation into. If there are more, recycled money is not given.
    ends : bool
        Whether to search for the ends of the figures; they are found, not exact.

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
    inserted in a flow changes nothing. Exponential in the number of loops, hence the limit.

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
    >>> round(found.share.on_record, 6), round(found.new_usd_bn.on_record, 6)
    (0.5, 1.0)
    """
    if max_loops < 1:
        raise ValueError(f"max_loops {max_loops} is below 1")
    from aigraph.flows.ends.found_between import found_between
    from aigraph.measures.throughput_circularity.recycled_and_new import RecycledAndNew

    network = network_of(network)
    pairs = network.pairs
    split = RecycledAndNew(pairs, max_loops)
    recycled_usd_bn, new_usd_bn, share = found_between(
        network,
        pairs,
        split,
        in_usd_bn=(True, True, False),
        ends=ends,
        steps=pairs.steps,
        why_undefined=split.why_undefined,
    )
    loops = split.loops(network.amounts(pairs))
    recycled, new = recycled_usd_bn.on_record, new_usd_bn.on_record or 0.0
    measure = partial(Measure, **basis(network))
    return ThroughputCircularity(
        share=measure(
            name="throughput_circularity",
            unit="share",
            bounds=share,
            denominators={"new_usd_bn": new} if recycled is None else {"recycled_and_new_usd_bn": recycled + new},
        ),
        recycled_usd_bn=measure(name="recycled_money", unit="usd_bn", bounds=recycled_usd_bn),
        new_usd_bn=measure(name="new_money", unit="usd_bn", bounds=new_usd_bn),
        loops=tuple((tuple(network.companies[node] for node in loop), amount) for loop, amount in loops),
    )
