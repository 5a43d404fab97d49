"""The cycles of a circulation, each with its loop-erased weight."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from aigraph.engine.simple_cycles import enumerate_cycles
from aigraph.flows.methods.blas_threads import one_blas_thread
from aigraph.flows.methods.strong_components import Indices, edge_groups

Matrix = NDArray[np.float64]
Cycle = tuple[int, ...]

_MOST_CELLS = 4_000_000


def cycles_of(payers: Indices, payees: Indices) -> Iterator[Cycle]:
    """Yield the simple cycles of edges as node indices."""
    order = np.lexsort((payees, payers))
    for cycle in enumerate_cycles(np.column_stack([payers, payees])[order], keep_on_interrupt=False):
        yield tuple(int(str(node)) for node in cycle)


def cycle_weights(
    payers: Indices, payees: Indices, circulation: Matrix, cycles: Collection[Cycle], size: int
) -> Matrix:
    """Give the loop-erased weight of each cycle of a circulation; together they are the circulation.

    Parameters
    ----------
    circulation : array
        Some circulations that are positive on all edges, one a row.
    cycles : collection of tuple of int
        The cycles of the edges, which the columns of the answer stand for.
    size : int
        The number of nodes.

    Notes
    -----
    With P = c_ij / c_i on a circulation c, a cycle through node k has the weight c_k (prod p) det N, where N is the inverse
    of I - P without k, restricted to the rest of the cycle [1]_.

    References
    ----------
    .. [1] D.-Q. Jiang, M. Qian, M.-P. Qian, "Mathematical Theory of Nonequilibrium Steady States",
       Lecture Notes in Mathematics 1833, Springer, 2004.
    """
    weights = np.zeros((len(circulation), len(cycles)))
    edge = {ends: number for number, ends in enumerate(zip(payers.tolist(), payees.tolist(), strict=True))}
    columns_of: dict[int, list[int]] = {}
    listed = list(cycles)
    for column, (first, *_) in enumerate(listed):
        columns_of.setdefault(first, []).append(column)
    for group in edge_groups(payers, payees, size):
        nodes, ends = np.unique(np.concatenate([payers[group], payees[group]]), return_inverse=True)
        begin, end = ends[: len(group)], ends[len(group) :]
        place = {int(node): number for number, node in enumerate(nodes)}
        most = max(1, _MOST_CELLS // len(nodes) ** 2)
        for some in (slice(row, row + most) for row in range(0, len(circulation), most)):
            held = circulation[some]
            flows = np.zeros((len(held), len(nodes), len(nodes)))
            flows[:, begin, end] = held[:, group]
            through = flows.sum(axis=2)
            transitions = flows / through[:, :, None]
            for first in sorted(columns_of.keys() & place.keys()):
                others = np.delete(np.arange(len(nodes)), place[first])
                # The fundamental matrix: expected visits to each node between two visits to the first.
                with one_blas_thread(len(others)):
                    visits = np.linalg.inv(np.eye(len(others)) - transitions[:, others[:, None], others])
                for column in columns_of[first]:
                    _, *rest = listed[column]
                    at = np.searchsorted(others, [place[node] for node in rest])
                    on = [edge[ends] for ends in pairwise((first, *rest, first))]
                    begun = [place[node] for node in (first, *rest)]
                    probability = (held[:, on] / through[:, begun]).prod(axis=1)
                    weights[some, column] = (
                        through[:, place[first]] * np.linalg.det(visits[:, at[:, None], at]) * probability
                    )
    return weights
