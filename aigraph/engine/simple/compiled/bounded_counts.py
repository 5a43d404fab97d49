"""Counts of bounded cycles: the last two hops are added up, not walked."""

from __future__ import annotations

from aigraph.engine.runtime.arrays import Int64Array
from aigraph.engine.runtime.jit import kernel
from aigraph.engine.runtime.root_range import END, ROOT
from aigraph.engine.simple.compiled.graph.csr import CSR
from aigraph.engine.simple.compiled.graph.root_subgraph import open_root
from aigraph.engine.simple.compiled.graph.scratch import DEPTH, MAX_LENGTH, ON_PATH, Scratch
from aigraph.engine.simple.compiled.path import FINISHED, PAUSED, pop, push


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
