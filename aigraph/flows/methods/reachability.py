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
    Depth-first search: O(nodes + edges).

    Examples
    --------
    >>> reachable(np.array([[0, 2, 0], [0, 0, 0], [1, 0, 0]]), np.array([True, False, False])).tolist()
    [True, True, False]
    """
    matrix = csr_array(weights)
    starts, heads, held = matrix.indptr.tolist(), matrix.indices.tolist(), matrix.data.tolist()
    reached = sources.tolist()
    waiting = np.flatnonzero(sources).tolist()
    while waiting:
        tail = waiting.pop()
        for place in range(starts[tail], starts[tail + 1]):
            head = heads[place]
            if held[place] and not reached[head]:
                reached[head] = True
                waiting.append(head)
    return np.array(reached, dtype=bool)
