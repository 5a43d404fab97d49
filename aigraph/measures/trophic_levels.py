"""Trophic levels of companies in the flow of money, and how incoherent they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aigraph.flows.measure import Measure, basis, recorded
from aigraph.flows.network import GraphLike, network_of
from aigraph.language.translation import gettext
from aigraph.model.display import Displayed, Row
from aigraph.model.extras import needs_extra

if TYPE_CHECKING:
    from scipy.sparse import csr_array

    from aigraph.flows.pairs import Pairs, Vector

_LARGEST_DIRECT = 3_000
_RESIDUAL = 1e-14


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


@needs_extra
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
    a company pays itself is left out. A sparse direct solve, or conjugate gradients for more than 3,000 companies.

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
    pairs = network.pairs
    amounts = network.amounts(pairs)
    total = float(amounts.sum())
    levels = _levels(pairs, amounts)
    steps = levels[pairs.payees] - levels[pairs.payers] - 1
    incoherence = float((amounts * steps**2).sum()) / total if total else None
    return TrophicLevels(
        levels=dict(zip(network.companies, map(float, levels), strict=True)),
        incoherence=Measure(
            name="trophic_incoherence",
            unit="share",
            bounds=recorded(network, incoherence),
            denominators={"recorded_usd_bn": total},
            **basis(network),
            note=gettext("0 is layered, 1 is not layered at all; it does not say that cash returns.") if total else "",
        ),
    )


def _levels(pairs: Pairs, amounts: Vector) -> Vector:
    import numpy as np
    from scipy.sparse import diags_array
    from scipy.sparse.csgraph import connected_components

    paid, received = pairs.paid(amounts), pairs.received(amounts)
    weights = pairs.matrix(amounts)
    _, labels = connected_components(weights, connection="weak")
    # The Laplacian fixes the levels of a component only up to a constant: those of one node are held.
    held = np.zeros(pairs.size, dtype=bool)
    held[np.unique(labels, return_index=True)[1]] = True
    levels = np.zeros(pairs.size)
    if not held.all():
        laplacian = (diags_array(paid + received) - weights - weights.T).tocsr()
        levels[~held] = _solved(laplacian[~held][:, ~held], (received - paid)[~held])
    lowest = np.full(labels.max(initial=-1) + 1, np.inf)
    np.minimum.at(lowest, labels, levels)
    above: Vector = levels - lowest[labels]
    return above


def _solved(laplacian: csr_array, right: Vector) -> Vector:
    """Solve a symmetric positive definite system: directly, or a large one by conjugate gradients if these settle."""
    from scipy.sparse import diags_array
    from scipy.sparse.linalg import cg, spsolve

    if len(right) > _LARGEST_DIRECT:
        found, failed = cg(laplacian, right, rtol=_RESIDUAL, M=diags_array(1 / laplacian.diagonal()))
        if not failed:
            settled: Vector = found
            return settled
    direct: Vector = spsolve(laplacian.tocsc(), right, permc_spec="MMD_AT_PLUS_A")
    return direct
