"""Counts of bounded cycles: the last two hops are added up, not walked."""

from __future__ import annotations

from aigraph.engine.runtime.arrays import Int64Array
from aigraph.engine.runtime.jit import kernel
from aigraph.engine.simple.compiled.adjacency import CSR
from aigraph.engine.simple.compiled.root_subgraph import open_root
from aigraph.engine.simple.compiled.scratch import DEPTH, END, MAX_LENGTH, ON_PATH, ROOT, SIZE, Scratch

# Why a slice ended.
FINISHED, PAUSED, FULL = range(3)


@kernel
def push(scratch: Scratch, node: int) -> None:
    """Add a node to the path."""
    depth = scratch.state[DEPTH]
    barrier = scratch.barrier[node]
    scratch.path[depth] = node
    scratch.saved[depth] = barrier
    scratch.barrier[node] = ON_PATH
    scratch.position[depth] = scratch.at[node]
    scratch.stop[depth] = scratch.at[node + 1]
    if barrier == 1:
        for place in range(scratch.into_at[node], scratch.into_at[node + 1]):
            scratch.free[scratch.into[place]] -= 1
    scratch.state[DEPTH] = depth + 1


@kernel
def pop(scratch: Scratch) -> None:
    """Remove the last node from the path; with the root its subgraph is done."""
    depth = scratch.state[DEPTH] - 1
    scratch.state[DEPTH] = depth
    if depth == 0:
        scratch.state[ROOT] += 1
        return
    node = scratch.path[depth]
    scratch.barrier[node] = scratch.saved[depth]
    if scratch.saved[depth] == 1:
        for place in range(scratch.into_at[node], scratch.into_at[node + 1]):
            scratch.free[scratch.into[place]] += 1


@kernel
def count_slice(csr: CSR, scratch: Scratch, counts: Int64Array, budget: int) -> int:
    """Count cycles of at least two nodes until the roots are done or the budget of steps is spent."""
    state, barrier, adjacent = scratch.state, scratch.barrier, scratch.adjacent
    max_length = state[MAX_LENGTH]
    steps = 0
    while steps < budget:
        depth = state[DEPTH]
        if depth == 0:
            if state[ROOT] >= state[END]:
                return FINISHED
            steps += open_root(csr, scratch)
            if state[SIZE] == 0:
                state[ROOT] += 1
            continue
        first, stop = scratch.position[depth - 1], scratch.stop[depth - 1]
        if depth >= max_length - 2:
            # Two hops are left, or one where no cycle may have more than two nodes: each node counts for all nodes that
            # can follow it, less those on the path.
            followed = closing = 0
            for place in range(first, stop):
                node = adjacent[place]
                hops = barrier[node]
                if hops > max_length - depth:
                    if hops == ON_PATH:
                        continue
                    break
                followed += scratch.free[node]
                closing += hops == 1
            counts[depth + 1] += closing
            if max_length > 2:
                counts[depth + 2] += followed
            steps += stop - first + 1
            pop(scratch)
            continue
        steps += 1
        if first == stop:
            pop(scratch)
            continue
        node = adjacent[first]
        scratch.position[depth - 1] = first + 1
        hops = barrier[node]
        if hops <= max_length - depth:
            counts[depth + 1] += hops == 1
            push(scratch, node)
        elif hops != ON_PATH:
            scratch.position[depth - 1] = stop
    return PAUSED
