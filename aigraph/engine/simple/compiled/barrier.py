"""Search with barriers, compiled: with a bound in the order of the search, and without one (Johnson)."""

from __future__ import annotations

from aigraph.engine.runtime.arrays import Int32Array, Int64Array
from aigraph.engine.runtime.jit import kernel
from aigraph.engine.runtime.root_range import END, ROOT
from aigraph.engine.simple.compiled.graph.csr import CSR
from aigraph.engine.simple.compiled.graph.root_subgraph import open_root
from aigraph.engine.simple.compiled.graph.scratch import BLOCKED, DEPTH, MAX_LENGTH, ON_PATH, Scratch
from aigraph.engine.simple.compiled.path import FINISHED, FULL, PAUSED


@kernel
def begin_barriers(scratch: Scratch) -> None:
    """Take the path as it is, and assume of each of its nodes that a cycle closed from it."""
    for step in range(scratch.state[DEPTH]):
        scratch.shortest[step] = scratch.distance[scratch.path[step]]


@kernel
def barrier_slice(
    csr: CSR,
    scratch: Scratch,
    min_length: int,
    counts: Int64Array,
    cells: Int32Array,
    lengths: Int32Array,
    used: Int64Array,
    budget: int,
) -> int:
    """Search as `list_with_barriers` and, without a bound, `list_unbounded` do, for a slice.

    Without a bound a barrier is 0, or `BLOCKED` (Johnson 1975, https://doi.org/10.1137/0204007); with one it is a number of
    hops (Peng et al. 2019, https://doi.org/10.14778/3372716.3372720).

    Parameters
    ----------
    min_length : int
        The fewest nodes of a cycle.
    counts : int64 array by length
        What is found is added here.
    cells, lengths : int32 arrays
        The cycles are written here one after the other, and their lengths; not if `cells` is empty.
    used : int64 array [2]
        How much of the two is filled.
    budget : int
        The most steps.

    Returns
    -------
    int
        `FINISHED` if the roots are done, `FULL` if the next cycle has no room, `PAUSED` if the budget is spent.
    """
    state, barrier, adjacent, path, number = (
        scratch.state,
        scratch.barrier,
        scratch.adjacent,
        scratch.path,
        scratch.node,
    )
    shortest, position = scratch.shortest, scratch.position
    max_length = state[MAX_LENGTH]
    bounded = max_length > 0
    hop = 1 if bounded else 0
    writing = len(cells) > 0
    steps = 0
    while steps < budget:
        depth = state[DEPTH]
        if depth == 0:
            if state[ROOT] >= state[END]:
                return FINISHED
            steps += open_root(csr, scratch)
            continue
        steps += 1
        at = position[depth - 1]
        if at < scratch.stop[depth - 1]:
            node = adjacent[at]
            hops = barrier[node]
            if hops >= BLOCKED or (bounded and hops > max_length - depth):
                position[depth - 1] = at + 1
                continue
            if scratch.closes[node]:
                if depth + 1 >= min_length:
                    if writing:
                        begin = used[0]
                        if begin + depth + 1 > len(cells) or used[1] == len(lengths):
                            return FULL
                        for step in range(depth):
                            cells[begin + step] = number[path[step]]
                        cells[begin + depth] = number[node]
                        lengths[used[1]] = depth + 1
                        used[0] += depth + 1
                        used[1] += 1
                        steps += depth // 8
                    counts[depth + 1] += 1
                shortest[depth] = hop
            else:
                shortest[depth] = ON_PATH
            position[depth - 1] = at + 1
            barrier[node] = ON_PATH
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
        hops = shortest[depth]
        if hops == ON_PATH:
            barrier[node] = max_length - depth + 1 if bounded else BLOCKED
        else:
            shortest[depth - 1] = min(shortest[depth - 1], hops + hop)
            barrier[node] = hops
            steps += _lower_barriers(scratch, node, hop)
    return PAUSED


@kernel
def _lower_barriers(scratch: Scratch, node: int, hop: int) -> int:
    """Lower the barriers of nodes that can go through a node which left the path (unblock), and through those in turn.

    Gives the number of edges visited.
    """
    barrier, into, queue = scratch.barrier, scratch.into, scratch.free
    queue[0] = node
    first, end = 0, 1
    visited = 0
    # First in, first out: so each node is lowered at once as far as it will be, and queued no more than once.
    while first < end:
        near = queue[first]
        first += 1
        hops = barrier[near] + hop
        for place in range(scratch.into_at[near], scratch.into_at[near + 1]):
            tail = into[place]
            if hops < barrier[tail] < ON_PATH:
                barrier[tail] = hops
                queue[end] = tail
                end += 1
        visited += scratch.into_at[near + 1] - scratch.into_at[near]
    return visited
