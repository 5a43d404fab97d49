"""Network flow as linear programs, solved by HiGHS."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog
from scipy.sparse import csr_array

Vector = NDArray[np.float64]
Indices = NDArray[np.intp]


def incidence_matrix(payers: Indices, payees: Indices, size: int) -> Any:
    """Give the node-edge incidence matrix of a network of some size: 1 at the payer of an edge, -1 at its payee."""
    edges, ones = np.arange(len(payers)), np.ones(len(payers))
    ends = (np.concatenate([payers, payees]), np.concatenate([edges, edges]))
    return csr_array((np.concatenate([ones, -ones]), ends), shape=(size, len(edges)))


def maximum_circulation(
    payers: Indices,
    payees: Indices,
    capacity: Vector,
    size: int,
    gain: Vector | None = None,
    *,
    limits: tuple[Any, Vector] | None = None,
) -> Vector:
    """Find the circulation with the largest total flow: conserved at every node, within the capacity of every edge.

    Parameters
    ----------
    payers, payees : array
        The nodes at the ends of each edge.
    capacity : array
        The most that each edge can carry, in any unit; it may be infinite, but not all around a ring.
    size : int
        The number of nodes.
    gain : array, optional
        What a unit of flow on each edge counts; by default 1.
    limits : (sparse array, array), optional
        Sets of edges, one a row, and the most that they carry together.

    Returns
    -------
    array
        The flow on each edge. The total is the largest; its split over the edges need not be unique.

    Notes
    -----
    Presolve is left out: where every edge has capacity it finds nothing to remove, and takes longer than the simplex method
    on large networks.
    """
    if not len(payers):
        return np.zeros(0)
    # In units of the largest capacity the tolerances of the solver are relative.
    unit = float(capacity[np.isfinite(capacity)].max(initial=0.0)) or 1.0
    answer = linprog(
        -np.ones(len(payers)) if gain is None else -gain,
        A_eq=incidence_matrix(payers, payees, size),
        b_eq=np.zeros(size),
        A_ub=None if limits is None else limits[0],
        b_ub=None if limits is None else limits[1] / unit,
        bounds=np.column_stack([np.zeros(len(payers)), capacity / unit]),
        method="highs",
        options={"presolve": False},
    )
    found: Vector = np.maximum(answer.x, 0.0) * unit
    return found
