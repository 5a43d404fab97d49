"""Linear programs over flows, solved by HiGHS."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog
from scipy.sparse import csr_array

Vector = NDArray[np.float64]
Places = NDArray[np.intp]


def balance(payers: Places, payees: Places, size: int) -> Any:
    """Give, as a sparse matrix on flows, what each of so many places pays out less what it takes in."""
    flows, ones = np.arange(len(payers)), np.ones(len(payers))
    ends = (np.concatenate([payers, payees]), np.concatenate([flows, flows]))
    return csr_array((np.concatenate([ones, -ones]), ends), shape=(size, len(flows)))


def largest_circulation(payers: Places, payees: Places, room: Vector, size: int) -> Vector:
    """Find flows that come in wherever they go out, as large together as they can be.

    Parameters
    ----------
    payers, payees : array
        The places at the ends of each flow.
    room : array
        The most that each flow can carry, in any unit.
    size : int
        How many places there are.

    Returns
    -------
    array
        The flows. Their sum is the largest; the split over flows need not be the only one.

    Notes
    -----
    Presolve is left out: a circulation with room on every flow gives it nothing to remove, and it takes longer than the
    simplex on large networks.
    """
    if not len(payers):
        return np.zeros(0)
    # In units of the largest flow the tolerances of the solver are relative ones.
    unit = float(room.max()) or 1.0
    answer = linprog(
        -np.ones(len(payers)),
        A_eq=balance(payers, payees, size),
        b_eq=np.zeros(size),
        bounds=np.column_stack([np.zeros(len(payers)), room / unit]),
        method="highs",
        options={"presolve": False},
    )
    found: Vector = np.maximum(answer.x, 0.0) * unit
    return found
