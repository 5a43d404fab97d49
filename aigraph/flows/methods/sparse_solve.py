"""Linear systems of a sparse matrix near the identity: dense where that is small, else by iteration, never filled in."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse.linalg import bicgstab, gmres

from aigraph.flows.methods.blas_threads import one_blas_thread
from aigraph.model.origin import AigraphError

Vector = NDArray[np.float64]

LARGEST_DENSE = 3_000
"""Up to so many unknowns a system is solved as a dense one: LU of a sparse one of random structure fills in as much."""
_RESIDUAL = 1e-11
_ENOUGH = 1e-9
_RESTART = 50


def solve(system: Any, right: Vector) -> Vector:
    """Solve a system of equations.

    Raises
    ------
    AigraphError
        If iteration does not settle.

    Notes
    -----
    Above `LARGEST_DENSE` unknowns BiCGSTAB, then GMRES; O(entries) a round.

    Examples
    --------
    >>> from scipy.sparse import csr_array
    >>> solve(csr_array([[1.0, -0.5], [0.0, 1.0]]), np.array([1.0, 2.0])).tolist()
    [2.0, 2.0]
    """
    size = len(right)
    if size <= LARGEST_DENSE:
        with one_blas_thread(size):
            exact: Vector = np.linalg.solve(system.toarray(), right)
        return exact
    found, failed = bicgstab(system, right, rtol=_RESIDUAL)
    if failed:
        found, _ = gmres(system, right, x0=found, rtol=_RESIDUAL, restart=_RESTART)
    if np.abs(system @ found - right).max() > _ENOUGH * max(1.0, float(np.abs(right).max())):
        raise AigraphError(f"a system of {size:,} equations does not settle: give part of the data")
    solution: Vector = found
    return solution
