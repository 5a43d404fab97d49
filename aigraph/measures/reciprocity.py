"""Weighted reciprocity: how much of the money is matched by payments straight back."""

from __future__ import annotations

from aigraph.flows.measure import Measure, basis
from aigraph.flows.network import GraphLike, network_of


def reciprocity(network: GraphLike) -> Measure:
    """Measure the share of the money that two companies pay each other in equal amounts.

    Parameters
    ----------
    network : View, Network or networkx.DiGraph
        Cash flows; on a graph the ``weight`` of an edge is its amount in US$ billions.

    Returns
    -------
    Measure
        A share from 0 (no pair pays both ways) to 1 (every pair pays the same both ways), None if no amount is known.

    Raises
    ------
    ValueError
        If a graph is undirected or has a negative weight.

    See Also
    --------
    max_circulation : Sees longer loops, too.
    measures.null_model : Whether it is more than chance.

    Notes
    -----
    Sum over ordered pairs of min(w_ij, w_ji), divided by the sum of w [1]_; of all loops it sees only those of two
    companies. Funding and purchases between two companies are added up first. What a company pays itself is left
    out. O(n**2).

    References
    ----------
    .. [1] T. Squartini, F. Picciolo, F. Ruzzenenti, D. Garlaschelli, "Reciprocity of weighted networks",
       Sci. Rep. 3, 2729, 2013. https://doi.org/10.1038/srep02729

    Examples
    --------
    >>> import networkx as nx
    >>> g = nx.DiGraph()
    >>> g.add_weighted_edges_from([("chips", "lab", 10), ("lab", "chips", 5), ("lab", "cloud", 5)])
    >>> reciprocity(g).central
    0.5
    """
    import numpy as np

    network = network_of(network)
    weights = network.intercompany_matrix()
    total = float(weights.sum())
    return Measure(
        name="reciprocity",
        unit="share",
        central=float(np.minimum(weights, weights.T).sum()) / total if total else None,
        denominators={"recorded_usd_bn": total},
        **basis(network),
        note="Pairs only; longer loops are not seen." if total else "No amount is known.",
    )
