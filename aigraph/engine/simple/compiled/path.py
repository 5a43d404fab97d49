"""The path of a bounded depth-first search, and why a slice of a search ends."""

from __future__ import annotations

from aigraph.engine.runtime.jit import kernel
from aigraph.engine.runtime.root_range import ROOT
from aigraph.engine.simple.compiled.graph.scratch import DEPTH, ON_PATH, Scratch

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
