"""Strongly connected components of a network: only inside them can money circulate."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

Matrix = NDArray[np.float64]
Indices = NDArray[np.intp]


def component_labels(weights: Matrix | Any) -> Indices:
    """Label each node with the number of its strongly connected component. O(nodes + edges) on a sparse matrix."""
    _, labels = connected_components(csr_array(weights), connection="strong")
    return np.asarray(labels, dtype=np.intp)


def strong_components(weights: Matrix | Any) -> list[Indices]:
    """Give the nodes of each strongly connected component of two or more.

    Parameters
    ----------
    weights : array or sparse array
        Adjacency matrix, payers as rows.

    Examples
    --------
    >>> [list(map(int, nodes)) for nodes in strong_components(np.array([[0, 1, 0], [1, 0, 1], [0, 0, 0]]))]
    [[0, 1]]
    """
    labels = component_labels(weights)
    # Most nodes lie in no component of two: they are left out before anything is sorted.
    shared = np.flatnonzero(np.bincount(labels)[labels] > 1) if len(labels) else np.zeros(0, dtype=np.intp)
    order = shared[np.argsort(labels[shared], kind="stable")]
    borders = np.flatnonzero(np.diff(labels[order])) + 1
    return [nodes for nodes in np.split(order, borders) if len(nodes)]


def edges_within_components(weights: Matrix) -> tuple[Indices, Indices]:
    """Give payers and payees of the edges inside strongly connected components: no other edge lies on a cycle."""
    labels = component_labels(weights)
    payers, payees = weights.nonzero()
    within = labels[payers] == labels[payees]
    return payers[within], payees[within]


def cyclic_part(weights: Matrix) -> Matrix:
    """Give the adjacency matrix among the companies that lie on some cycle: all that a circulation depends on."""
    labels = component_labels(weights)
    # An infinite amount times 0 would be no number, so cells are chosen.
    within = np.where(labels[:, None] == labels, weights, 0.0)
    nodes = np.flatnonzero(within.any(axis=0) | within.any(axis=1))
    part: Matrix = within[np.ix_(nodes, nodes)]
    return part
