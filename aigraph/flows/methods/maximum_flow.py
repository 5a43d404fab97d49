"""Maximum flow with capacities of any size, by Dinic's algorithm on integers, refined until nothing is left to find."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import maximum_flow as integer_flow

Vector = NDArray[np.float64]
Indices = NDArray[np.intp]

_MOST = 2**30
"""The sum of all capacities as integers: no sum of flows leaves 32 bits."""
_ROUNDS = 4
_TOLERANCE = 1e-12


def maximum_flow(tails: Indices, heads: Indices, capacity: Vector, size: int, source: int, sink: int) -> float:
    """Give the value of the maximum flow from one node to another.

    Parameters
    ----------
    tails, heads : array
        The nodes at the ends of each edge; parallel edges are added up.
    capacity : array
        The most that each edge can carry; it may be infinite, but not all the way from source to sink.

    Notes
    -----
    Dinic (1970) on integers, of scipy. Capacities are rounded down to integers; what the rounding left is found on the residual
    graph, whose capacities are a million times finer, and so on. O(n^2 m) at worst, near-linear in practice.

    Examples
    --------
    >>> ends = np.array([0, 0, 1, 2]), np.array([1, 2, 3, 3])
    >>> round(maximum_flow(*ends, np.array([2.5, np.inf, 1.25, 0.1]), 4, 0, 3), 6)
    1.35
    """
    finite = np.isfinite(capacity)
    most = float(capacity[finite].sum())
    if not most:
        return 0.0
    # More than all finite capacities together never comes out of an edge without one.
    left = coo_array((np.where(finite, capacity, most), (tails, heads)), shape=(size, size)).tocsr()
    found, total = 0.0, float(left.sum())
    for _ in range(_ROUNDS):
        unit = total / _MOST
        whole = csr_array((np.floor(left.data / unit).astype(np.int32), left.indices, left.indptr), shape=left.shape)
        if not whole.nnz:
            break
        answer = integer_flow(whole, source, sink)
        found += float(answer.flow_value) * unit
        # What is rounded to nothing keeps its way back, so that a later round can use it.
        left = csr_array(left - csr_array(answer.flow) * unit)
        left.data = np.maximum(left.data, 0.0)
        left.eliminate_zeros()
        remaining = min(total, unit * left.nnz)
        if remaining <= _TOLERANCE * most:
            break
        left.data = np.minimum(left.data, remaining)
        total = float(left.sum())
        if not total:
            break
    return found
