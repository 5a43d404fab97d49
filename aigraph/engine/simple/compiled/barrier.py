"""Cycles under guard, compiled: without a bound on their length, in order of the search, or where dead ends abound."""

from __future__ import annotations

from typing import Any

from aigraph.engine.runtime.jit import kernel
from aigraph.engine.simple.compiled.adjacency import CompiledRows
from aigraph.engine.simple.compiled.bounded_counts import FINISHED, FULL, PAUSED
from aigraph.engine.simple.compiled.root_subgraph import open_root
from aigraph.engine.simple.compiled.scratch import DEPTH, END, FAR, LONGEST, ON_PATH, ROOT, SIZE, Scratch

Array = Any


@kernel
def begin_guard(scratch: Scratch) -> None:
    """Take the path as it is, and think of each of its nodes that a cycle closed from it."""
    for step in range(scratch.state[DEPTH]):
        scratch.best[step] = scratch.hops[scratch.path[step]]


@kernel
def guard_slice(
    rows: CompiledRows,
    scratch: Scratch,
    shortest: int,
    counts: Array,
    cells: Array,
    lengths: Array,
    used: Array,
    budget: int,
) -> Any:
    """Search as `python_guarded` and, without a bound, `python_johnson` do until the roots are done, the room is full or the budget is spent.

    Cycles are written one after the other to `cells` and their lengths to `lengths`; if `cells` is empty they are only
    counted. `used` says how much of both is filled. A bound of 0 is none.
    """
    state, gate, adjacent, path, place = scratch.state, scratch.gate, scratch.adjacent, scratch.path, scratch.place
    best, position = scratch.best, scratch.position
    longest = state[LONGEST]
    bounded = longest > 0
    hop = 1 if bounded else 0
    writing = len(cells) > 0
    steps = 0
    while steps < budget:
        depth = state[DEPTH]
        if depth == 0:
            if state[ROOT] >= state[END]:
                return FINISHED
            steps += open_root(rows, scratch)
            if state[SIZE] == 0:
                state[ROOT] += 1
            else:
                best[0] = ON_PATH
            continue
        steps += 1
        at = position[depth - 1]
        if at < scratch.stop[depth - 1]:
            node = adjacent[at]
            reach = gate[node]
            if reach >= FAR or (bounded and reach > longest - depth):
                position[depth - 1] = at + 1
                continue
            if scratch.closes[node]:
                if depth + 1 >= shortest:
                    if writing:
                        begin = used[0]
                        if begin + depth + 1 > len(cells) or used[1] == len(lengths):
                            return FULL
                        for step in range(depth):
                            cells[begin + step] = place[path[step]]
                        cells[begin + depth] = place[node]
                        lengths[used[1]] = depth + 1
                        used[0] += depth + 1
                        used[1] += 1
                        steps += depth // 8
                    counts[depth + 1] += 1
                best[depth] = hop
            else:
                best[depth] = ON_PATH
            position[depth - 1] = at + 1
            gate[node] = ON_PATH
            path[depth] = node
            position[depth] = scratch.at[node]
            scratch.stop[depth] = scratch.at[node + 1]
            state[DEPTH] = depth + 1
            continue
        depth -= 1
        state[DEPTH] = depth
        if depth == 0:
            state[ROOT] += 1
            continue
        node = path[depth]
        hops = best[depth]
        if hops == ON_PATH:
            gate[node] = longest - depth + 1 if bounded else FAR
        else:
            best[depth - 1] = min(best[depth - 1], hops + hop)
            gate[node] = hops
            steps += _reopen(scratch, node, hop)
    return PAUSED


@kernel
def _reopen(scratch: Scratch, node: int, hop: int) -> Any:
    """Lower what nodes need that can go through a node which left the path, and through those in turn."""
    gate, into, waiting = scratch.gate, scratch.into, scratch.free
    waiting[0] = node
    first, held = 0, 1
    looked = 0
    # First in, first out: so each node is lowered at once as far as it will be, and waits no more than once.
    while first < held:
        near = waiting[first]
        first += 1
        reach = gate[near] + hop
        for which in range(scratch.into_at[near], scratch.into_at[near + 1]):
            tail = into[which]
            if reach < gate[tail] < ON_PATH:
                gate[tail] = reach
                waiting[held] = tail
                held += 1
        looked += scratch.into_at[near + 1] - scratch.into_at[near]
    return looked
