"""The subgraph of one root: what cycles through it can pass, with node numbers of its own."""

from __future__ import annotations

import numpy as np

from aigraph.engine.runtime.jit import kernel
from aigraph.engine.runtime.root_range import ROOT
from aigraph.engine.simple.compiled.graph.csr import CSR
from aigraph.engine.simple.compiled.graph.distances import measure_bounded, measure_unbounded
from aigraph.engine.simple.compiled.graph.scratch import DEPTH, MAX_LENGTH, ON_PATH, SIZE, USES_BARRIERS, Scratch


@kernel
def open_root(csr: CSR, scratch: Scratch) -> int:
    """Build the subgraph of the current root and begin its path, or pass it by if it has no cycle; give the edges visited."""
    to_root, local, queue, state = scratch.to_root, scratch.local, scratch.queue, scratch.state
    at, adjacent, number, barrier = scratch.at, scratch.adjacent, scratch.node, scratch.barrier
    root, max_length = state[ROOT], state[MAX_LENGTH]
    nodes = len(to_root)
    bounded = max_length > 0
    measured = measure_bounded(csr, scratch, root, max_length) if bounded else measure_unbounded(csr, scratch, root)
    bound = max_length if bounded else nodes
    size = filled = 0
    visited = measured
    if measured > 1:
        local[root] = 0
        number[0] = csr.nodes[root]
        # The second half of the queue is free again: it holds the rank of each node of the subgraph.
        queue[nodes] = root
        size = 1
        at[0] = 0
        level_end = 1
        hops = 0
        # Counting sort of the successors by distance.
        count = np.zeros(bound + 2 if bounded else 2, np.int64)
        node = 0
        while node < size:
            if node == level_end:
                level_end = size
                hops += 1
            rank = queue[nodes + node]
            barrier[node] = scratch.distance[node] = to_root[rank]
            row_end = csr.out_at[rank + 1]
            row = row_end
            allowed = bound - hops - 1 if bounded else 0
            count[:] = 0
            while row > csr.out_at[rank] and csr.out[row - 1] > root:
                row -= 1
                distance = to_root[csr.out[row]]
                if distance != -1 and distance <= allowed:
                    count[distance + 1] += 1
            visited += row_end - row + 1
            scratch.near[node] = filled + (count[2] if bounded else 0)
            for distance in range(1, len(count)):
                count[distance] += count[distance - 1]
            for place in range(row, row_end):
                head = csr.out[place]
                distance = to_root[head]
                if distance != -1 and distance <= allowed:
                    if local[head] == -1:
                        local[head] = size
                        number[size] = csr.nodes[head]
                        queue[nodes + size] = head
                        size += 1
                    adjacent[filled + count[distance]] = local[head]
                    count[distance] += 1
            filled += count[len(count) - 1]
            node += 1
            at[node] = filled
        scratch.closes[:size] = False
        for place in range(csr.into_at[root + 1] - 1, csr.into_at[root] - 1, -1):
            tail = csr.into[place]
            if tail <= root:
                break
            if local[tail] != -1:
                scratch.closes[local[tail]] = True
        for place in range(size):
            local[queue[nodes + place]] = -1
    for place in range(measured):
        to_root[queue[place]] = -1
    if size <= 1:
        state[SIZE] = 0
        state[ROOT] += 1
        return visited
    state[SIZE] = size
    state[DEPTH] = 1
    scratch.path[0] = 0
    scratch.shortest[0] = ON_PATH
    scratch.position[0] = 0
    scratch.stop[0] = at[1]
    transpose(scratch)
    return visited + filled


@kernel
def transpose(scratch: Scratch) -> None:
    """Write the predecessors: all of them if barriers are used, else those of nodes one hop from the root."""
    size = scratch.state[SIZE]
    whole = scratch.state[USES_BARRIERS] == 1
    at, near, adjacent = scratch.at, scratch.near, scratch.adjacent
    into_at, into = scratch.into_at, scratch.into
    into_at[: size + 2] = 0
    for tail in range(size):
        end = at[tail + 1] if whole else near[tail]
        scratch.free[tail] = near[tail] - at[tail]
        for place in range(at[tail], end):
            into_at[adjacent[place] + 2] += 1
    for node in range(size):
        into_at[node + 2] += into_at[node + 1]
    for tail in range(size):
        end = at[tail + 1] if whole else near[tail]
        for place in range(at[tail], end):
            head = adjacent[place]
            into[into_at[head + 1]] = tail
            into_at[head + 1] += 1
