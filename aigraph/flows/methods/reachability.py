"""Which nodes of a network can be reached from others."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array


def reachable(weights: NDArray[np.float64] | Any, sources: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Mark the nodes that can be reached along edges from any of some nodes, these included.

    Parameters
    ----------
    weights : array or sparse array
        Adjacency matrix; an edge is an entry that is not 0.
    sources : array of bool
        The nodes to start from.

    Notes
    -----
    Breadth-first search by sparse products: O(edges * longest shortest path).

    Examples
    --------
    >>> reachable(np.array([[0, 2, 0], [0, 0, 0], [1, 0, 0]]), np.array([True, False, False])).tolist()
    [True, True, False]
    """
    predecessors = csr_array((csr_array(weights) != 0).astype(float)).T.tocsr()
    reached: NDArray[np.bool_] = sources.copy()
    frontier = reached
    while frontier.any():
        frontier = (predecessors @ frontier.astype(float) > 0) & ~reached
        reached = reached | frontier
    return reached
