"""Routes funding that must be spent with certain companies along recorded purchases."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog
from scipy.sparse import csr_array

from aigraph.flows.methods.linear_programs import incidence_matrix
from aigraph.flows.methods.reachability import reachable

Matrix = NDArray[np.float64]


def route_earmarked(purchases: Matrix, start: int, usd_bn: float, targets: list[int], avoid: int | None) -> Matrix:
    """Route earmarked money along purchases to the companies where it must be spent.

    Parameters
    ----------
    purchases : array
        What each company (row) pays each other for goods and services, in US$ billions.
    start : int
        The company that got the money.
    usd_bn : float
        How much, in US$ billions.
    targets : list of int
        The companies where it must be spent.
    avoid : int or None
        A company that it must not pass through.

    Returns
    -------
    array
        The purchases made with it: a maximum flow to the targets, by paths as short as possible.
    """
    capacity = purchases.copy()
    capacity[targets], capacity[:, start] = 0, 0
    if avoid is not None:
        capacity[avoid], capacity[:, avoid] = 0, 0
    nodes = np.arange(len(purchases))
    useful = reachable(capacity, nodes == start) & reachable(csr_array(capacity.T), np.isin(nodes, targets))
    capacity[~useful], capacity[:, ~useful] = 0, 0
    payers, payees = capacity.nonzero()
    routed = np.zeros_like(purchases)
    if not len(payers):
        return routed
    n, m = len(purchases), len(payers)
    incidence = incidence_matrix(payers, payees, n)
    between = [node for node in np.flatnonzero(useful) if node != start and node not in targets]
    # A dollar delivered is worth more than the longest path costs, so short paths are only a second objective.
    worth = np.where(np.isin(payees, targets), 1.0, 0.0) - 1 / (2 * (n + 1))
    answer = linprog(
        -worth,
        A_ub=incidence[[start]],
        b_ub=[1.0],
        A_eq=incidence[between] if between else None,
        b_eq=np.zeros(len(between)) if between else None,
        bounds=np.column_stack([np.zeros(m), capacity[payers, payees] / usd_bn]),
        method="highs",
    )
    routed[payers, payees] = answer.x.clip(0) * usd_bn
    return routed
