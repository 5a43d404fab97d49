"""Which share of the money at each node has been there before, if all nodes pass on in proportion."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from aigraph.flows.methods.blas_threads import one_blas_thread
from aigraph.flows.methods.strong_components import Indices, edge_groups

Matrix = NDArray[np.float64]
Marks = NDArray[np.bool_]

LARGEST = 3_000
"""A component of more nodes is left out: the inverse would take the square of them in memory, and its cube in time."""
_TOLERANCE = 1e-12
_MOST_CELLS = 4_000_000


def return_shares(payers: Indices, payees: Indices, amounts: Matrix, throughflow: Matrix) -> tuple[Matrix, Marks]:
    """Give the share of what passes through each node that was there before, and whether it never leaves a component.

    Parameters
    ----------
    payers, payees : array
        The nodes at the ends of each edge; a node can pay itself.
    amounts : array
        Sets of amounts on the edges, one a row.
    throughflow : array
        What passes through each node, at least what it pays; one row for each set.

    Returns
    -------
    array
        1 - 1 / N_ii with N the inverse of I - G, G the amounts over the throughflow of their payers; NaN in a component of
        more than `LARGEST` nodes.
    array of bool
        Whether the node lies in a component that no money enters or leaves: there the share is 1.
    """
    size = throughflow.shape[1]
    shares, closed = np.zeros_like(throughflow), np.zeros(throughflow.shape, dtype=bool)
    patterns, pattern_of = np.unique(amounts > 0, axis=0, return_inverse=True)
    for number, pattern in enumerate(patterns):
        rows, some = np.flatnonzero(pattern_of.reshape(-1) == number), np.flatnonzero(pattern)
        for edges in edge_groups(payers[some], payees[some], size):
            _fill(payers, payees, amounts, throughflow, (shares, closed), (rows, some[edges]))
    return shares, closed


def _fill(
    payers: Indices,
    payees: Indices,
    amounts: Matrix,
    throughflow: Matrix,
    found: tuple[Matrix, Marks],
    at: tuple[Indices, Indices],
) -> None:
    (shares, closed), (rows, edges) = found, at
    nodes, ends = np.unique(np.concatenate([payers[edges], payees[edges]]), return_inverse=True)
    if len(nodes) > LARGEST:
        shares[np.ix_(rows, nodes)] = np.nan
        return
    begin, end = ends[: len(edges)], ends[len(edges) :]
    most = max(1, _MOST_CELLS // len(nodes) ** 2)
    for some in (rows[first : first + most] for first in range(0, len(rows), most)):
        held, passing = amounts[np.ix_(some, edges)], throughflow[np.ix_(some, nodes)]
        # A closed component has no inverse: it is a recurrent class, which a dollar never leaves.
        never_leaves = passing.sum(axis=1) - held.sum(axis=1) <= _TOLERANCE * passing.sum(axis=1)
        within = np.zeros((len(some), len(nodes), len(nodes)))
        within[:, begin, end] = np.where(never_leaves[:, None], 0.0, held)
        within /= passing[:, :, None]
        with one_blas_thread(len(nodes)):
            visits = np.linalg.inv(np.eye(len(nodes)) - within)
        once = 1 - 1 / np.diagonal(visits, axis1=1, axis2=2)
        shares[np.ix_(some, nodes)] = np.where(never_leaves[:, None], 1.0, once)
        closed[np.ix_(some, nodes)] = never_leaves[:, None]
