"""Which companies can all reach each other along flows: the only ones among whom money can go round."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

Matrix = NDArray[np.float64]
Places = NDArray[np.intp]


def groups_of(weights: Matrix | Any) -> list[Places]:
    """Give the places of each strongly connected group of two or more. O(places + flows) on a sparse matrix.

    Parameters
    ----------
    weights : array or sparse array
        What each place (row) pays each other (column).

    Examples
    --------
    >>> [list(map(int, group)) for group in groups_of(np.array([[0, 1, 0], [1, 0, 1], [0, 0, 0]]))]
    [[0, 1]]
    """
    _, group_of = connected_components(csr_array(weights), connection="strong")
    order = np.argsort(group_of, kind="stable")
    borders = np.flatnonzero(np.diff(group_of[order])) + 1
    return [places for places in np.split(order, borders) if len(places) > 1]


def flows_inside(weights: Matrix) -> tuple[Places, Places]:
    """Give payers and payees of the flows that lie inside a strongly connected group: no other can go round."""
    _, group_of = connected_components(csr_array(weights), connection="strong")
    payers, payees = weights.nonzero()
    kept = group_of[payers] == group_of[payees]
    return payers[kept], payees[kept]
