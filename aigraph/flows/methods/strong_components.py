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


def edge_groups(payers: Indices, payees: Indices, size: int) -> list[Indices]:
    """Give the numbers of the edges inside each strongly connected component: no other edge lies on a cycle.

    Examples
    --------
    >>> [list(map(int, edges)) for edges in edge_groups(np.array([0, 1, 1]), np.array([1, 0, 2]), 3)]
    [[0, 1]]
    """
    labels = component_labels(csr_array((np.ones(len(payers)), (payers, payees)), shape=(size, size)))
    within = np.flatnonzero(labels[payers] == labels[payees])
    order = within[np.argsort(labels[payers[within]], kind="stable")]
    borders = np.flatnonzero(np.diff(labels[payers[order]])) + 1
    return [edges for edges in np.split(order, borders) if len(edges)]


def cyclic_edges(payers: Indices, payees: Indices, size: int) -> Indices:
    """Give the numbers of the edges inside strongly connected components in their order.

    Examples
    --------
    >>> cyclic_edges(np.array([0, 1, 1]), np.array([1, 2, 0]), 3).tolist()
    [0, 2]
    """
    return np.sort(np.concatenate([*edge_groups(payers, payees, size), np.zeros(0, dtype=np.intp)]))
