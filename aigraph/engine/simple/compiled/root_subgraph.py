"""The part of the graph that cycles through one root can pass, as a small graph of its own for compiled search."""

from __future__ import annotations

from typing import Any

import numpy as np

from aigraph.engine.runtime.jit import kernel
from aigraph.engine.simple.compiled.adjacency import CompiledRows
from aigraph.engine.simple.compiled.distances import measure, measure_all
from aigraph.engine.simple.compiled.scratch import DEPTH, GUARDED, LONGEST, ROOT, SIZE, Scratch


@kernel
def open_root(rows: CompiledRows, scratch: Scratch) -> Any:
    """Write the small graph of the root of the state; give the arcs looked at, and 0 as its size if it has no cycle."""
    home, local, queue, state = scratch.home, scratch.local, scratch.queue, scratch.state
    at, adjacent, place, gate = scratch.at, scratch.adjacent, scratch.place, scratch.gate
    root, longest = state[ROOT], state[LONGEST]
    nodes = len(home)
    bounded = longest > 0
    met = measure(rows, scratch, root, longest) if bounded else measure_all(rows, scratch, root)
    bound = longest if bounded else nodes
    size = filled = 0
    looked = met
    if met > 1:
        local[root] = 0
        place[0] = rows.places[root]
        # The second half of the queue is free again: it holds the rank of each node of the small graph.
        queue[nodes] = root
        size = 1
        at[0] = 0
        level_end = 1
        hops = 0
        tally = np.zeros(bound + 2 if bounded else 2, np.int64)
        node = 0
        while node < size:
            if node == level_end:
                level_end = size
                hops += 1
            rank = queue[nodes + node]
            gate[node] = scratch.hops[node] = home[rank]
            row_end = rows.out_at[rank + 1]
            row = row_end
            allowed = bound - hops - 1 if bounded else 0
            tally[:] = 0
            while row > rows.out_at[rank] and rows.out[row - 1] > root:
                row -= 1
                reach = home[rows.out[row]]
                if reach != -1 and reach <= allowed:
                    tally[reach + 1] += 1
            looked += row_end - row + 1
            scratch.near[node] = filled + (tally[2] if bounded else 0)
            for reach in range(1, len(tally)):
                tally[reach] += tally[reach - 1]
            for which in range(row, row_end):
                head = rows.out[which]
                reach = home[head]
                if reach != -1 and reach <= allowed:
                    if local[head] == -1:
                        local[head] = size
                        place[size] = rows.places[head]
                        queue[nodes + size] = head
                        size += 1
                    adjacent[filled + tally[reach]] = local[head]
                    tally[reach] += 1
            filled += tally[len(tally) - 1]
            node += 1
            at[node] = filled
        scratch.closes[:size] = False
        for which in range(rows.into_at[root + 1] - 1, rows.into_at[root] - 1, -1):
            tail = rows.into[which]
            if tail <= root:
                break
            if local[tail] != -1:
                scratch.closes[local[tail]] = True
        for which in range(size):
            local[queue[nodes + which]] = -1
    for which in range(met):
        home[queue[which]] = -1
    if size <= 1:
        state[SIZE] = 0
        return looked
    state[SIZE] = size
    state[DEPTH] = 1
    scratch.path[0] = 0
    scratch.position[0] = 0
    scratch.stop[0] = at[1]
    turn(scratch)
    return looked + filled


@kernel
def turn(scratch: Scratch) -> Any:
    """Turn the arcs of the small graph round: under guard all of them, else those to nodes one hop from the root."""
    size = scratch.state[SIZE]
    whole = scratch.state[GUARDED] == 1
    at, near, adjacent = scratch.at, scratch.near, scratch.adjacent
    into_at, into = scratch.into_at, scratch.into
    into_at[: size + 2] = 0
    for tail in range(size):
        end = at[tail + 1] if whole else near[tail]
        scratch.free[tail] = near[tail] - at[tail]
        for which in range(at[tail], end):
            into_at[adjacent[which] + 2] += 1
    for node in range(size):
        into_at[node + 2] += into_at[node + 1]
    for tail in range(size):
        end = at[tail + 1] if whole else near[tail]
        for which in range(at[tail], end):
            head = adjacent[which]
            into[into_at[head + 1]] = tail
            into_at[head + 1] += 1
