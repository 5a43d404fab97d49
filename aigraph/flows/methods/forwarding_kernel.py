"""Balanced flow forwarding of large networks as one kernel that numba compiles: no step costs a call."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from aigraph.engine.runtime.jit import kernel

Vector = NDArray[np.float64]
Integers = NDArray[np.int64]

_CLOSE = 1e-8
"""The error, as a share of each node's rate, at which a stationary distribution has settled."""
_SPENT = 1e-9
"""The part of what a node had left, below which it is exhausted: what is equal but for rounding is equal."""
_PLAIN_SWEEPS = 60
_MOST_SWEEPS = 20_000
_RELAXED = 0.75


class _Network(NamedTuple):
    """What the steps change: the edges inside waiting components, by the node that they pay, and what each node has left."""

    first: Integers
    many: Integers
    payer: Integers
    amount: Vector
    number: Integers
    nodes: Integers
    left: Vector
    labels: Integers
    rate: Vector
    paid: Vector
    seen: Integers
    lowest: Integers
    after: Integers


@kernel
def circulating_shares(starts: Integers, payers: Integers, amounts: Vector, shares: Vector) -> bool:
    """Work out what share of each edge circulates; false if some distribution did not settle, and the shares mean nothing.

    Parameters
    ----------
    starts : array
        Where the edges to each node begin, and the number of edges at the end.
    payers : array
        The node that pays each edge, sorted by the node that is paid.
    amounts : array
        What each edge carries, above zero.
    shares : array
        The answer, in the order of the edges.

    Notes
    -----
    All that a node pays inside its component is used up in one proportion, so the state is one number a node: what it has
    left. The distribution of the last step is the guess of the next; the nodes of a component stand in an order in which
    payers mostly come first, for Gauss-Seidel sweeps.
    """
    size = len(starts) - 1
    network = _Network(
        starts[:-1].copy(),
        starts[1:] - starts[:-1],
        payers.copy(),
        amounts.copy(),
        np.arange(len(payers)),
        np.arange(size),
        np.ones(size),
        np.full(size, -1),
        np.ones(size),
        np.zeros(size),
        np.zeros(size, dtype=np.int64),
        np.zeros(size, dtype=np.int64),
        np.zeros(size, dtype=np.int64),
    )
    # One row for each component that waits: its first node, how many nodes it has, its first edge.
    queue = np.zeros((size + 1, 3), dtype=np.int64)
    waiting = _split(network, 0, size, 0, shares, queue, 0)
    while waiting > 0:
        waiting -= 1
        begin, count, edge = queue[waiting, 0], queue[waiting, 1], queue[waiting, 2]
        part = network.nodes[begin : begin + count]
        if not _settle(network, part):
            return False
        step = np.inf
        for node in part:
            if network.left[node] < step * network.rate[node]:
                step = network.left[node] / network.rate[node]
        for node in part:
            after = network.left[node] - step * network.rate[node]
            network.left[node] = after if after > _SPENT * network.left[node] else 0.0
        waiting = _split(network, begin, count, edge, shares, queue, waiting)
    return True


@kernel
def _settle(network: _Network, part: Integers) -> bool:
    """Let each node of a component pay all its edges at a rate at which it pays as much as it is paid."""
    first, many, payer, amount = network.first, network.many, network.payer, network.amount
    rate, paid = network.rate, network.paid
    for node in part:
        paid[node] = 0.0
    for node in part:
        for edge in range(first[node], first[node] + many[node]):
            paid[payer[edge]] += amount[edge]
    before = 0.0
    for sweep in range(_MOST_SWEEPS):
        change, most = 0.0, 0.0
        # Plain sweeps can go round in a period; relaxed ones cannot.
        weight = 1.0 if sweep < _PLAIN_SWEEPS else _RELAXED
        for node in part:
            got = 0.0
            for edge in range(first[node], first[node] + many[node]):
                got += amount[edge] * rate[payer[edge]]
            after = weight * got / paid[node] + (1.0 - weight) * rate[node]
            change = max(change, abs(after - rate[node]) / after)
            rate[node] = after
            most = max(most, after)
        shrinks = change / before if before > 0.0 else 0.5
        before = change
        # What is still to come adds up as a geometric series.
        if shrinks < 1.0 and change * shrinks <= _CLOSE * (1.0 - shrinks):
            for node in part:
                rate[node] /= most
            return True
    return False


@kernel
def _split(network: _Network, begin: int, count: int, edge: int, shares: Vector, queue: Integers, waiting: int) -> int:
    """Put the components that are left of one in the queue, and settle the edges that lie in none."""
    first, many, payer, amount, number = network.first, network.many, network.payer, network.amount, network.number
    labels, left = network.labels, network.left
    part = network.nodes[begin : begin + count].copy()
    finished = np.empty(count, dtype=np.int64)
    going, found = _components(network, part, finished)
    ends = np.zeros(found + 1, dtype=np.int64)
    for node in finished[:going]:
        ends[labels[node] + 1] += 1
    for label in range(found):
        ends[label + 1] += ends[label]
    place = ends[:-1].copy()
    for node in finished[:going]:
        network.nodes[begin + place[labels[node]]] = node
        place[labels[node]] += 1
    total = 0
    for node in part:
        total += many[node]
        if left[node] == 0.0:
            for one in range(first[node], first[node] + many[node]):
                shares[number[one]] = 1.0 - left[payer[one]]
    kept_payer, kept_number = np.empty(total, dtype=np.int64), np.empty(total, dtype=np.int64)
    kept_amount, kept = np.empty(total, dtype=np.float64), 0
    for label in range(found):
        held = ends[label + 1] - ends[label]
        if held > 1:
            queue[waiting, 0], queue[waiting, 1], queue[waiting, 2] = begin + ends[label], held, edge + kept
            waiting += 1
        for node in network.nodes[begin + ends[label] : begin + ends[label + 1]]:
            new = kept
            for one in range(first[node], first[node] + many[node]):
                if labels[payer[one]] == label:
                    kept_payer[kept], kept_amount[kept], kept_number[kept] = payer[one], amount[one], number[one]
                    kept += 1
                else:
                    shares[number[one]] = 1.0 - left[payer[one]]
            first[node], many[node] = edge + new, kept - new
    payer[edge : edge + kept] = kept_payer[:kept]
    amount[edge : edge + kept] = kept_amount[:kept]
    number[edge : edge + kept] = kept_number[:kept]
    return waiting


@kernel
def _components(network: _Network, part: Integers, finished: Integers) -> tuple[int, int]:
    """Label the strongly connected components of the nodes with something left, and put these in the order in which they finish.

    Tarjan's search, from payees to payers, so that a payer mostly finishes first.
    """
    first, many, payer, labels = network.first, network.many, network.payer, network.labels
    count = len(part)
    path, held = np.empty(count, dtype=np.int64), np.empty(count, dtype=np.int64)
    seen, lowest, after = network.seen, network.lowest, network.after
    for node in part:
        seen[node], labels[node], after[node] = 0, -1, first[node]
    clock = going = found = depth = waits = 0
    for root in part:
        if network.left[root] == 0.0 or seen[root] > 0:
            continue
        path[0], depth = root, 1
        while depth > 0:
            node = path[depth - 1]
            if seen[node] == 0:
                clock += 1
                seen[node] = lowest[node] = clock
                held[waits] = node
                waits += 1
            deeper = False
            while after[node] < first[node] + many[node]:
                other = payer[after[node]]
                after[node] += 1
                if network.left[other] == 0.0:
                    continue
                if seen[other] == 0:
                    path[depth] = other
                    depth += 1
                    deeper = True
                    break
                if labels[other] < 0:
                    lowest[node] = min(lowest[node], seen[other])
            if deeper:
                continue
            depth -= 1
            finished[going] = node
            going += 1
            if depth > 0:
                lowest[path[depth - 1]] = min(lowest[path[depth - 1]], lowest[node])
            if lowest[node] == seen[node]:
                while True:
                    waits -= 1
                    labels[held[waits]] = found
                    if held[waits] == node:
                        break
                found += 1
    return going, found
