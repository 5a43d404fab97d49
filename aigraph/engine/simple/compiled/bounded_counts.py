"""Counts of cycles of bounded length, compiled: the last two hops are added up, not walked."""

from __future__ import annotations

from typing import Any

from aigraph.engine.runtime.jit import kernel
from aigraph.engine.simple.compiled.adjacency import CompiledRows
from aigraph.engine.simple.compiled.root_subgraph import open_root
from aigraph.engine.simple.compiled.scratch import DEPTH, END, LONGEST, ON_PATH, ROOT, SIZE, Scratch

Array = Any

# What a slice of work ended with.
FINISHED, PAUSED, FULL = range(3)


@kernel
def enter(scratch: Scratch, node: int) -> None:
    """Put a node on the path."""
    depth = scratch.state[DEPTH]
    gate = scratch.gate[node]
    scratch.path[depth] = node
    scratch.held[depth] = gate
    scratch.gate[node] = ON_PATH
    scratch.position[depth] = scratch.at[node]
    scratch.stop[depth] = scratch.at[node + 1]
    if gate == 1:
        for which in range(scratch.into_at[node], scratch.into_at[node + 1]):
            scratch.free[scratch.into[which]] -= 1
    scratch.state[DEPTH] = depth + 1


@kernel
def leave(scratch: Scratch) -> None:
    """Take the last node off the path; with the root the small graph is done."""
    depth = scratch.state[DEPTH] - 1
    scratch.state[DEPTH] = depth
    if depth == 0:
        scratch.state[ROOT] += 1
        return
    node = scratch.path[depth]
    scratch.gate[node] = scratch.held[depth]
    if scratch.held[depth] == 1:
        for which in range(scratch.into_at[node], scratch.into_at[node + 1]):
            scratch.free[scratch.into[which]] += 1


@kernel
def count_slice(rows: CompiledRows, scratch: Scratch, counts: Array, budget: int) -> Any:
    """Count cycles of at least two nodes until the roots are done or the budget of steps is spent."""
    state, gate, adjacent = scratch.state, scratch.gate, scratch.adjacent
    longest = state[LONGEST]
    steps = 0
    while steps < budget:
        depth = state[DEPTH]
        if depth == 0:
            if state[ROOT] >= state[END]:
                return FINISHED
            steps += open_root(rows, scratch)
            if state[SIZE] == 0:
                state[ROOT] += 1
            continue
        first, stop = scratch.position[depth - 1], scratch.stop[depth - 1]
        if depth >= longest - 2:
            # Two hops are left, or, where no cycle may have more than two nodes, one: each node counts for all that
            # can follow it, but for those that lie on the path.
            whole = closing = 0
            for which in range(first, stop):
                node = adjacent[which]
                reach = gate[node]
                if reach > longest - depth:
                    if reach == ON_PATH:
                        continue
                    break
                whole += scratch.free[node]
                closing += reach == 1
            counts[depth + 1] += closing
            if longest > 2:
                counts[depth + 2] += whole
            steps += stop - first + 1
            leave(scratch)
            continue
        steps += 1
        if first == stop:
            leave(scratch)
            continue
        node = adjacent[first]
        scratch.position[depth - 1] = first + 1
        reach = gate[node]
        if reach <= longest - depth:
            counts[depth + 1] += reach == 1
            enter(scratch, node)
        elif reach != ON_PATH:
            scratch.position[depth - 1] = stop
    return PAUSED
