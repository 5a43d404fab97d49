"""The circulation in which all pass on in proportion, and the loops that it is made of."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import pairwise
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array, diags_array
from scipy.sparse.linalg import ArpackNoConvergence, eigs

from aigraph.engine.simple_cycles import enumerate_cycles
from aigraph.flows.blas_threads import one_thread
from aigraph.flows.strong_components import Places, groups_of

Vector = NDArray[np.float64]
Matrix = NDArray[np.float64]
Cycle = tuple[int, ...]

_DUST = 1e-12
_DENSE = 600


def balanced_flows(weights: Matrix) -> Matrix:
    """Forward in proportion, round after round, until nothing can go round any more.

    Parameters
    ----------
    weights : array
        What each place (row) pays each other (column), itself excepted.

    Returns
    -------
    array
        The part of each flow that circulates.

    Notes
    -----
    A round uses up all that some place pays into its group, so there are at most as many rounds as places. Each round finds
    one stationary vector: directly up to some hundred places, O(k**3), by Arnoldi iteration above.
    """
    circulation = np.zeros_like(weights)
    start = csr_array(weights)
    waiting: list[tuple[Places, Any, Vector]] = [
        (places, start[places][:, places], np.ones(len(places))) for places in groups_of(start)
    ]
    while waiting:
        places, left, guess = waiting.pop()
        if len(places) <= _DENSE and not isinstance(left, np.ndarray):
            left = left.toarray()
        paid = left.sum(axis=1)
        visits = _stationary(_scaled(left, 1 / paid), guess)
        used = visits / paid
        used /= used.max()
        payers, payees = left.nonzero()
        circulation[places[payers], places[payees]] += left[payers, payees] * used[payers]
        # Each place keeps its proportions, so all it pays is used up at once; a tie but for rounding is a tie.
        left = _scaled(left, np.where(used >= 1 - _DUST, 0.0, 1 - used))
        waiting += [(places[inner], left[inner][:, inner], visits[inner]) for inner in groups_of(left)]
    return circulation


def _scaled(rows: Any, by: Vector) -> Any:
    """Multiply each row of a matrix, or of a sparse one, by a number."""
    if isinstance(rows, np.ndarray):
        return rows * by[:, None]
    made = csr_array(diags_array(by) @ rows)
    made.eliminate_zeros()
    return made


def _stationary(chances: Any, guess: Vector) -> Vector:
    """Give how often each place of an irreducible chain is visited in the long run, in some unit."""
    size = chances.shape[0]
    if size > _DENSE:
        try:
            _, vectors = eigs(chances.T, k=1, which="LR", v0=guess, tol=0)
        except ArpackNoConvergence:
            chances = chances.toarray()
        else:
            visits: Vector = np.abs(vectors[:, 0].real)
            return visits
    # One equation follows from the others; the sum of the shares takes its place.
    system = np.eye(size) - chances.T
    system[-1] = 1.0
    with one_thread(size):
        found: Vector = np.maximum(np.linalg.solve(system, np.eye(size)[-1]), 0.0)
    return found


def loops_in(circulation: Matrix) -> Iterator[Cycle]:
    """Yield the loops of a circulation as places."""
    import networkx as nx

    places = np.flatnonzero(circulation.any(axis=1))
    graph = nx.DiGraph()
    graph.add_nodes_from(places.tolist())
    graph.add_edges_from(np.argwhere(circulation).tolist())
    for cycle in enumerate_cycles(graph, keep_on_interrupt=False):
        yield tuple(int(str(place)) for place in cycle)


def weights_of(circulation: Matrix, cycles: Collection[Cycle]) -> list[float]:
    """Give the amount that goes round each loop of a circulation; together they are the circulation."""
    passing = circulation.sum(axis=1)
    group_of = {int(place): places for places in groups_of(circulation) for place in places}
    inverses: dict[int, tuple[Places, Matrix]] = {}
    weights = []
    for first, *rest in cycles:
        if first not in inverses:
            others = np.setdiff1d(group_of[first], [first])
            chances = circulation[np.ix_(others, others)] / passing[others][:, None]
            # How often money visits each other place between two visits to the first.
            with one_thread(len(others)):
                inverses[first] = others, np.linalg.inv(np.eye(len(others)) - chances)
        others, visits = inverses[first]
        at = np.searchsorted(others, rest)
        chance = prod(float(circulation[i, j] / passing[i]) for i, j in pairwise((first, *rest, first)))
        weights.append(float(passing[first] * np.linalg.det(visits[np.ix_(at, at)])) * chance)
    return weights
