"""The cycles of a circulation, each with its loop-erased weight."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import pairwise
from math import prod

import numpy as np
from numpy.typing import NDArray

from aigraph.engine.simple_cycles import enumerate_cycles
from aigraph.flows.methods.blas_threads import one_blas_thread
from aigraph.flows.methods.strong_components import Indices, strong_components

Matrix = NDArray[np.float64]
Cycle = tuple[int, ...]


def cycles_of(circulation: Matrix) -> Iterator[Cycle]:
    """Yield the simple cycles of a circulation as node indices."""
    import networkx as nx

    graph = nx.DiGraph()
    graph.add_nodes_from(np.flatnonzero(circulation.any(axis=1)).tolist())
    graph.add_edges_from(np.argwhere(circulation).tolist())
    for cycle in enumerate_cycles(graph, keep_on_interrupt=False):
        yield tuple(int(str(node)) for node in cycle)


def cycle_weights(circulation: Matrix, cycles: Collection[Cycle]) -> list[float]:
    """Give the loop-erased weight of each cycle of a circulation; together they are the circulation.

    Notes
    -----
    With P = c_ij / c_i on a circulation c, a cycle through node k has the weight c_k (prod p) det N, where N is the inverse
    of I - P without k, restricted to the rest of the cycle [1]_.

    References
    ----------
    .. [1] D.-Q. Jiang, M. Qian, M.-P. Qian, "Mathematical Theory of Nonequilibrium Steady States",
       Lecture Notes in Mathematics 1833, Springer, 2004.
    """
    throughflow = circulation.sum(axis=1)
    component_of = {int(node): nodes for nodes in strong_components(circulation) for node in nodes}
    fundamental: dict[int, tuple[Indices, Matrix]] = {}
    weights = []
    for first, *rest in cycles:
        if first not in fundamental:
            others = np.setdiff1d(component_of[first], [first])
            transitions = circulation[np.ix_(others, others)] / throughflow[others][:, None]
            # The fundamental matrix: expected visits to each node between two visits to the first.
            with one_blas_thread(len(others)):
                fundamental[first] = others, np.linalg.inv(np.eye(len(others)) - transitions)
        others, visits = fundamental[first]
        at = np.searchsorted(others, rest)
        probability = prod(float(circulation[i, j] / throughflow[i]) for i, j in pairwise((first, *rest, first)))
        weights.append(float(throughflow[first] * np.linalg.det(visits[np.ix_(at, at)])) * probability)
    return weights
