"""Balanced flow forwarding: the circulation in which every node forwards its inflow in proportion to its outflows."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, eye_array
from scipy.sparse.linalg import splu

from aigraph.engine.runtime.jit import can_compile
from aigraph.flows.methods.blas_threads import one_blas_thread
from aigraph.flows.methods.strong_components import Indices, edge_groups

Vector = NDArray[np.float64]
Matrix = NDArray[np.float64]
Stack = NDArray[np.float64]

_TOLERANCE = 1e-12
_LARGEST_STACKED = 48
_LARGEST_DENSE = 600
_MOST_CELLS = 4_000_000
_ROUNDS = 200
_MANY_EDGES = 3000
"""From here on the steps take longer than it does to load compiled code."""


def balanced_flow_forwarding(payers: Indices, payees: Indices, amounts: Matrix, size: int) -> Matrix:
    """Subtract stationary circulations, component by component, until no cycle is left; give their sum.

    Parameters
    ----------
    payers, payees : array
        The nodes at the ends of each edge, which are never the same node.
    amounts : array
        What each edge carries; or a matrix with many sets of amounts, one a row.
    size : int
        The number of nodes.

    Returns
    -------
    array
        The part of each amount that circulates, in the shape of `amounts`.

    Notes
    -----
    Each step exhausts all that some node pays inside its strongly connected component, so there are at most as many steps
    as nodes. A step finds one stationary distribution: of all sets of amounts at once in a component of some dozen nodes;
    directly up to some hundred, O(k**3); above by Gauss-Seidel sweeps from the last distribution in code that numba compiles, a
    share right to about 1e-8; without numba by power iteration, O(edges) a round, or by sparse LU where that converges slowly.

    References
    ----------
    .. [1] M. Homs-Dones, R. S. MacKay, B. Sansom, Y. Zhou, "Circular directional flow decomposition of networks", 2025.
       https://arxiv.org/abs/2506.12546

    Examples
    --------
    >>> around, back = np.array([0, 1, 2, 1]), np.array([1, 2, 0, 0])
    >>> balanced_flow_forwarding(around, back, np.array([3.0, 1.0, 1.0, 1.0]), 3).tolist()
    [2.0, 1.0, 1.0, 1.0]
    """
    rows = np.atleast_2d(amounts)
    circulation = np.zeros_like(rows)
    could = np.flatnonzero((rows > 0).any(axis=0))
    for edges in edge_groups(payers[could], payees[could], size):
        part = could[edges]
        nodes, ends = np.unique(np.concatenate([payers[part], payees[part]]), return_inverse=True)
        begin, end = ends[: len(part)], ends[len(part) :]
        if len(nodes) <= _LARGEST_STACKED:
            most = max(1, _MOST_CELLS // len(nodes) ** 2)
            for first in range(0, len(rows), most):
                some = slice(first, first + most)
                circulation[some, part] = _of_stack(begin, end, rows[some, part], len(nodes))
        else:
            find = by_compiled_steps if len(part) >= _MANY_EDGES and can_compile() else by_plain_steps
            for row, held in enumerate(rows):
                circulation[row, part] = find(begin, end, held[part], len(nodes))
    return circulation.reshape(amounts.shape)


def _of_stack(payers: Indices, payees: Indices, amounts: Matrix, size: int) -> Matrix:
    """Take many sets of amounts on one small component at once."""
    residual = np.zeros((len(amounts), size, size))
    residual[:, payers, payees] = amounts
    circulation = np.zeros_like(residual)
    rows = np.arange(len(amounts))
    itself = np.eye(size, dtype=bool)
    while True:
        together = _reach_each_other(residual)
        on_cycle = together.sum(axis=2) > 1
        going = on_cycle.any(axis=1)
        if not going.any():
            found: Matrix = circulation[:, payers, payees]
            return found
        rows, together, on_cycle = rows[going], together[going], on_cycle[going]
        inside = np.where(together & ~itself, residual[going], 0.0)
        paid = inside.sum(axis=2)
        per_dollar = np.divide(1.0, paid, out=np.zeros_like(paid), where=on_cycle)
        system = np.eye(size) - (inside * per_dollar[:, :, None]).transpose(0, 2, 1)
        # One equation of each component follows from the others; the sum of its probabilities takes its place.
        leads = together.argmax(axis=2) == np.arange(size)
        system = np.where(leads[:, :, None], together, system)
        stationary = np.maximum(np.linalg.solve(system, (leads & on_cycle)[..., None].astype(float))[..., 0], 0.0)
        used = stationary * per_dollar
        used /= np.where(on_cycle, np.where(together, used[:, None, :], 0.0).max(axis=2), 1.0)
        circulation[rows] += inside * used[:, :, None]
        residual = inside * np.where(used >= 1 - _TOLERANCE, 0.0, 1 - used)[:, :, None]


def _reach_each_other(weights: Stack) -> NDArray[np.bool_]:
    """Mark the pairs of nodes that reach each other, themselves among them, by repeated squaring."""
    size = weights.shape[1]
    reach = ((weights > 0) | np.eye(size, dtype=bool)).astype(np.float32)
    for _ in range(max(1, (size - 1).bit_length())):
        reach = (reach @ reach > 0).astype(np.float32)
    both: NDArray[np.bool_] = (reach > 0) & (reach > 0).transpose(0, 2, 1)
    return both


def by_compiled_steps(payers: Indices, payees: Indices, amounts: Vector, size: int) -> Vector:
    """Do as `by_plain_steps` does, with compiled code."""
    # Imported here because loading numba takes longer than most networks.
    from aigraph.flows.methods.forwarding_kernel import circulating_shares

    flowing = np.flatnonzero(amounts > 0)
    edges = flowing[np.argsort(payees[flowing], kind="stable")]
    starts = np.concatenate([[0], np.cumsum(np.bincount(payees[edges], minlength=size))])
    shares = np.zeros(len(edges))
    if not circulating_shares(starts, payers[edges].astype(np.int64), amounts[edges], shares):
        return by_plain_steps(payers, payees, amounts, size)
    circulation = np.zeros_like(amounts)
    circulation[edges] = amounts[edges] * shares
    return circulation


def by_plain_steps(payers: Indices, payees: Indices, amounts: Vector, size: int) -> Vector:
    """Take one set of amounts on a large component, of which the smaller ones that are left wait in a queue."""
    circulation, residual, guess = np.zeros_like(amounts), amounts.copy(), np.ones(size)
    queue = [np.flatnonzero(residual > 0)[edges] for edges in _groups_left(payers, payees, residual, size)]
    while queue:
        edges = queue.pop()
        nodes, ends = np.unique(np.concatenate([payers[edges], payees[edges]]), return_inverse=True)
        begin, end, held = ends[: len(edges)], ends[len(edges) :], residual[edges]
        paid = np.bincount(begin, weights=held, minlength=len(nodes))
        stationary = _stationary(begin, end, held / paid[begin], guess[nodes])
        guess[nodes] = stationary
        used = stationary / paid
        used /= used.max()
        circulation[edges] += held * used[begin]
        # A node keeps its proportions, so all it pays is exhausted at once; what is equal but for rounding is equal.
        residual[edges] = held * np.where(used >= 1 - _TOLERANCE, 0.0, 1 - used)[begin]
        left = edges[residual[edges] > 0]
        queue += [left[inner] for inner in edge_groups(payers[left], payees[left], size)]
    return circulation


def _groups_left(payers: Indices, payees: Indices, residual: Vector, size: int) -> list[Indices]:
    left = np.flatnonzero(residual > 0)
    return edge_groups(payers[left], payees[left], size)


def _stationary(payers: Indices, payees: Indices, probability: Vector, guess: Vector) -> Vector:
    """Give the stationary distribution of an irreducible Markov chain, up to a factor."""
    size = len(guess)
    if size > _LARGEST_DENSE:
        forward = csr_array((probability, (payees, payers)), shape=(size, size))
        found = _by_power_iteration(forward, guess)
        return _by_sparse_factors(forward) if found is None else found
    system = np.eye(size)
    system[payees, payers] -= probability
    # One equation follows from the others; the sum of the probabilities takes its place.
    system[-1] = 1.0
    with one_blas_thread(size):
        distribution: Vector = np.maximum(np.linalg.solve(system, np.eye(size)[-1]), 0.0)
    return distribution


def _by_power_iteration(forward: Any, guess: Vector) -> Vector | None:
    """Multiply until the distribution settles; after half of the rounds by halves, so that no period keeps it from that."""
    held = guess / guess.sum()
    for number in range(_ROUNDS):
        after = forward @ held
        after /= after.sum()
        if np.abs(after - held).max() <= _TOLERANCE * after.max():
            settled: Vector = after
            return settled
        held = (after + held) / 2 if number > _ROUNDS // 2 else after
    return None


def _by_sparse_factors(forward: Any) -> Vector:
    """Hold the first probability at 1 and solve for the others."""
    size = forward.shape[0]
    system = (eye_array(size) - forward).tocsc()
    others = splu(system[1:, 1:].tocsc()).solve(-system[1:, [0]].toarray()[:, 0])
    found: Vector = np.maximum(np.concatenate([[1.0], others]), 0.0)
    return found
