"""Balanced flow forwarding: the circulation in which every node forwards its inflow in proportion to its outflows."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, diags_array
from scipy.sparse.linalg import ArpackNoConvergence, eigs

from aigraph.flows.methods.blas_threads import one_blas_thread
from aigraph.flows.methods.strong_components import Indices, strong_components

Vector = NDArray[np.float64]
Matrix = NDArray[np.float64]

_TOLERANCE = 1e-12
_LARGEST_DENSE = 600


def balanced_flow_forwarding(weights: Matrix) -> Matrix:
    """Subtract stationary circulations, component by component, until no cycle is left; give their sum.

    Parameters
    ----------
    weights : array
        Adjacency matrix with a zero diagonal, payers as rows.

    Returns
    -------
    array
        The part of each flow that circulates.

    Notes
    -----
    Each step exhausts all that some node pays inside its strongly connected component, so there are at most as many steps
    as nodes. A step finds one stationary distribution: directly up to some hundred nodes, O(k**3), by Arnoldi iteration above.

    References
    ----------
    .. [1] M. Homs-Dones, R. S. MacKay, B. Sansom, Y. Zhou, "Circular directional flow decomposition of networks", 2025.
       https://arxiv.org/abs/2506.12546
    """
    circulation = np.zeros_like(weights)
    start = csr_array(weights)
    queue: list[tuple[Indices, Any, Vector]] = [
        (nodes, start[nodes][:, nodes], np.ones(len(nodes))) for nodes in strong_components(start)
    ]
    while queue:
        nodes, residual, guess = queue.pop()
        if len(nodes) <= _LARGEST_DENSE and not isinstance(residual, np.ndarray):
            residual = residual.toarray()
        paid = residual.sum(axis=1)
        stationary = _stationary(_scale_rows(residual, 1 / paid), guess)
        used = stationary / paid
        used /= used.max()
        payers, payees = residual.nonzero()
        circulation[nodes[payers], nodes[payees]] += residual[payers, payees] * used[payers]
        # A node keeps its proportions, so all it pays is exhausted at once; what is equal but for rounding is equal.
        residual = _scale_rows(residual, np.where(used >= 1 - _TOLERANCE, 0.0, 1 - used))
        queue += [(nodes[inner], residual[inner][:, inner], stationary[inner]) for inner in strong_components(residual)]
    return circulation


def _scale_rows(matrix: Any, by: Vector) -> Any:
    """Multiply each row of a dense or sparse matrix by a number."""
    if isinstance(matrix, np.ndarray):
        return matrix * by[:, None]
    scaled = csr_array(diags_array(by) @ matrix)
    scaled.eliminate_zeros()
    return scaled


def _stationary(transitions: Any, guess: Vector) -> Vector:
    """Give the stationary distribution of an irreducible Markov chain, up to a factor."""
    size = transitions.shape[0]
    if size > _LARGEST_DENSE:
        try:
            _, vectors = eigs(transitions.T, k=1, which="LR", v0=guess, tol=0)
        except ArpackNoConvergence:
            transitions = transitions.toarray()
        else:
            leading: Vector = np.abs(vectors[:, 0].real)
            return leading
    # One equation follows from the others; the sum of the probabilities takes its place.
    system = np.eye(size) - transitions.T
    system[-1] = 1.0
    with one_blas_thread(size):
        distribution: Vector = np.maximum(np.linalg.solve(system, np.eye(size)[-1]), 0.0)
    return distribution
