"""Routes funding that must be spent with certain companies along recorded purchases."""

from __future__ import annotations

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_array

from aigraph.flows.methods.linear_programs import incidence_matrix
from aigraph.flows.methods.reachability import reachable
from aigraph.flows.methods.sparse_rows import without


def route_earmarked(
    purchases: csr_array, start: int, usd_bn: float, targets: list[int], avoid: int | None
) -> csr_array:
    """Route earmarked money along purchases to the companies where it must be spent.

    Parameters
    ----------
    purchases : sparse array
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
    sparse array
        The purchases made with it: a maximum flow to the targets, by paths as short as possible.
    """
    size = purchases.shape[0]
    nodes = np.arange(size)
    no_way_out = np.isin(nodes, [*targets, *([] if avoid is None else [avoid])])
    no_way_in = np.isin(nodes, [start, *([] if avoid is None else [avoid])])
    capacity = without(without(purchases, no_way_out, rows=True), no_way_in, columns=True)
    useful = reachable(capacity, nodes == start) & reachable(capacity.T, np.isin(nodes, targets))
    capacity = without(capacity, ~useful, rows=True, columns=True).tocoo()
    payers, payees = capacity.coords
    if not len(payers):
        return csr_array((size, size))
    n, m = size, len(payers)
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
        bounds=np.column_stack([np.zeros(m), capacity.data / usd_bn]),
        method="highs",
    )
    return csr_array((answer.x.clip(0) * usd_bn, (payers, payees)), shape=(size, size))
