"""Trophic incoherence of many sets of amounts at once."""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from aigraph.flows.pairs import Amounts, Indices, Pairs, Vector

_MOST_CELLS = 4_000_000


def incoherence(pairs: Pairs, amounts: Amounts) -> Vector:
    """Give the trophic incoherence of each set of amounts; NaN where all are 0.

    Notes
    -----
    The least of sum w_ij (h_j - h_i - 1)**2 over all levels h, by sum w. A node with one neighbour, which it pays or which
    pays it, stands exactly one level from it and adds nothing: such nodes are taken away one after the other, and the rest
    is solved, O(k**3) a set. Sets of amounts with the same positive pairs are solved together.
    """
    sums = amounts.sum(axis=1)
    found = np.zeros(len(amounts))
    patterns, pattern_of = np.unique(amounts > 0, axis=0, return_inverse=True)
    for number, pattern in enumerate(patterns):
        rows = np.flatnonzero(pattern_of.reshape(-1) == number)
        edges = _without_leaves(pairs, np.flatnonzero(pattern))
        if len(edges):
            most = max(1, _MOST_CELLS // len(np.unique(pairs.payers[edges])) ** 2)
            for some in (rows[first : first + most] for first in range(0, len(rows), most)):
                found[some] = _least_squares(pairs.payers[edges], pairs.payees[edges], amounts[np.ix_(some, edges)])
    shares: Vector = np.divide(found, sums, out=np.full_like(sums, np.nan), where=sums > 0)
    return shares


def _without_leaves(pairs: Pairs, edges: Indices) -> Indices:
    """Take away the edges of nodes that have but one edge, until none has."""
    while len(edges):
        degree = np.bincount(np.concatenate([pairs.payers[edges], pairs.payees[edges]]), minlength=pairs.size)
        kept = (degree[pairs.payers[edges]] > 1) & (degree[pairs.payees[edges]] > 1)
        if kept.all():
            break
        edges = edges[kept]
    return edges


def _least_squares(payers: Indices, payees: Indices, amounts: Amounts) -> Vector:
    nodes, ends = np.unique(np.concatenate([payers, payees]), return_inverse=True)
    begin, end = ends[: len(payers)], ends[len(payers) :]
    laplacian = np.zeros((len(amounts), len(nodes), len(nodes)))
    right = np.zeros((len(amounts), len(nodes)))
    for edge, (i, j) in enumerate(zip(begin.tolist(), end.tolist(), strict=True)):
        weight = amounts[:, edge]
        laplacian[:, i, i] += weight
        laplacian[:, j, j] += weight
        laplacian[:, i, j] -= weight
        laplacian[:, j, i] -= weight
        right[:, j] += weight
        right[:, i] -= weight
    links = csr_array((np.ones(len(payers)), (begin, end)), shape=(len(nodes), len(nodes)))
    _, labels = connected_components(links, directed=False)
    # The levels of a component are fixed only up to a constant: those of its first node are held at 0.
    free = np.ones(len(nodes), dtype=bool)
    free[np.unique(labels, return_index=True)[1]] = False
    levels = np.zeros_like(right)
    levels[:, free] = np.linalg.solve(laplacian[:, free][:, :, free], right[:, free, None])[..., 0]
    steps = levels[:, end] - levels[:, begin] - 1
    found: Vector = (amounts * steps**2).sum(axis=1)
    return found
