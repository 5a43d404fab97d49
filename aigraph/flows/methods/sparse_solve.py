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
_MOST_ROUNDS = 3_000


def solve(system: Any, right: Vector) -> Vector:
    """Solve a system of equations.

    Raises
    ------
    AigraphError
        If iteration does not settle.

    Notes
    -----
    Above `LARGEST_DENSE` unknowns BiCGSTAB [1]_, then Richardson's iteration, then GMRES; O(entries) a round.

    References
    ----------
    .. [1] H. A. van der Vorst, "Bi-CGSTAB", SIAM J. Sci. Stat. Comput. 13(2), 1992. https://doi.org/10.1137/0913035

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
        # From a right side with few entries BiCGSTAB often breaks down, where Richardson's iteration settles.
        found, failed = _richardson(system, right)
    if failed:
        found, _ = gmres(system, right, x0=found, rtol=_RESIDUAL, restart=_RESTART)
    if np.abs(system @ found - right).max() > _ENOUGH * max(1.0, float(np.abs(right).max())):
        raise AigraphError(f"a system of {size:,} equations does not settle: give part of the data")
    solution: Vector = found
    return solution


def _richardson(system: Any, right: Vector) -> tuple[Vector, bool]:
    """Add what is left of the right side, again and again; and whether it has not settled."""
    found, least = right.copy(), _RESIDUAL * float(np.abs(right).max())
    for _ in range(_MOST_ROUNDS):
        left = right - system @ found
        if float(np.abs(left).max()) <= least:
            return found, False
        found += left
    return found, True
