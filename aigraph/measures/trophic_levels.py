"""Trophic levels of companies in the flow of money, and how incoherent they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aigraph.flows.measure import Measure, basis, recorded
from aigraph.flows.methods.blas_threads import one_blas_thread
from aigraph.flows.network import GraphLike, network_of
from aigraph.model.display import Displayed
from aigraph.model.row import Row

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, kw_only=True)
class TrophicLevels(Displayed):
    """The level of each company, and the trophic incoherence of the network.

    Parameters
    ----------
    levels : mapping of str to float
        Company to level; money flows from low to high, 0 is the lowest of each weakly connected component, and a company
        without a deal of known size has level 0.
    incoherence : Measure
        0 if every payment climbs exactly one level, 1 if all levels are equal.
    """

    levels: Mapping[str, float]
    incoherence: Measure

    def row(self) -> Row:
        """Flatten to one row: the incoherence, and each level by its company."""
        return {**self.incoherence.row(), **{f"level_{company}": level for company, level in self.levels.items()}}

    def rows(self) -> list[Row]:
        """Give one row for each company, the lowest first."""
        ranked = sorted(self.levels.items(), key=lambda item: (item[1], item[0]))
        return [{"company": company, "trophic_level": level} for company, level in ranked]


def trophic_levels(network: GraphLike) -> TrophicLevels:
    """Give each company the level that puts payees one level above their payers in the least-squares sense.

    Parameters
    ----------
    network : View, Network or networkx.DiGraph
        Cash flows; on a graph the ``weight`` of an edge is its amount in US$ billions.

    Returns
    -------
    TrophicLevels
        The levels and the trophic incoherence F0; the latter is None if no amount is known.

    Raises
    ------
    ValueError
        If a graph is undirected or has a negative weight.

    See Also
    --------
    measures.strong_core : The companies between which money flows both up and down.

    Notes
    -----
    Levels h solve (diag(in + out) - W - W^T) h = in - out in each weakly connected component, shifted so that the lowest is 0;
    F0 = sum of w_ij (h_j - h_i - 1)**2 / sum of w [1]_. A high F0 says "not layered", not that cash comes back. What
    a company pays itself is left out. O(n**3) in the largest component.

    References
    ----------
    .. [1] R. S. MacKay, S. Johnson, B. Sansom, "How directed is a directed network?", R. Soc. Open Sci. 7, 201138,
       2020. https://doi.org/10.1098/rsos.201138

    Examples
    --------
    >>> import networkx as nx
    >>> chain = nx.DiGraph()
    >>> chain.add_weighted_edges_from([("fund", "lab", 5), ("lab", "cloud", 4)])
    >>> found = trophic_levels(chain)
    >>> {company: round(level, 6) for company, level in found.levels.items()}, round(found.incoherence.on_record, 6)
    ({'cloud': 2.0, 'fund': 0.0, 'lab': 1.0}, 0.0)
    """
    network = network_of(network)
    weights = network.intercompany_matrix()
    total = float(weights.sum())
    levels = _levels(weights)
    steps = levels[None, :] - levels[:, None] - 1
    incoherence = float((weights * steps**2).sum()) / total if total else None
    return TrophicLevels(
        levels=dict(zip(network.companies, map(float, levels), strict=True)),
        incoherence=Measure(
            name="trophic_incoherence",
            unit="share",
            bounds=recorded(network, incoherence),
            denominators={"recorded_usd_bn": total},
            **basis(network),
            note="0 is layered, 1 is not layered at all; it does not say that cash returns." if total else "",
        ),
    )


def _levels(weights: NDArray[np.float64]) -> NDArray[np.float64]:
    import numpy as np
    from scipy.linalg import solve
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import connected_components

    levels = np.zeros(len(weights))
    paid, received = weights.sum(axis=1), weights.sum(axis=0)
    n_components, labels = connected_components(csr_array(weights), connection="weak")
    for component in range(n_components):
        nodes = np.flatnonzero(labels == component)
        if len(nodes) == 1:
            continue
        inside = weights[np.ix_(nodes, nodes)]
        laplacian = np.diag((paid + received)[nodes]) - inside - inside.T
        # The Laplacian fixes levels only up to a constant; with one of them held, the rest is positive definite.
        found = np.zeros(len(nodes))
        with one_blas_thread(len(nodes)):
            found[1:] = solve(laplacian[1:, 1:], (received - paid)[nodes][1:], assume_a="pos")
        levels[nodes] = found - found.min()
    return levels
