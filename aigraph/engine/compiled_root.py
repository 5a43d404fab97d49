"""The part of the graph that cycles through one root can pass, as a small graph of its own for compiled search."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from aigraph.engine.compiled import kernel
from aigraph.engine.compiled_rows import CompiledRows

Array = Any

ON_PATH = 1 << 30
FAR = 1 << 29

# Where the numbers of `Scratch.state` stand.
ROOT, END, DEPTH, SIZE, LONGEST = range(5)


class Scratch(NamedTuple):
    """What one thread works on; made once, since asking for memory at every root would cost more than the search.

    Parameters
    ----------
    home, away, local : int32 arrays by rank
        Hops to and from the root, and the number in the small graph; all -1 but while a root is opened.
    queue : int32 array [2 nodes]
        Whom the two breadth-first searches met.
    place : int32 array
        For each node of the small graph its number in the graph; 0 is the root.
    gate : int32 array
        Hops to the root that a node needs; `ON_PATH` while it is on the path.
    hops : int32 array
        Hops to the root where nothing is in the way.
    closes : bool array
        Whether an arc goes to the root.
    at, adjacent : int64 and int32 arrays
        Successors but for the root, nearest to the root first, then by rank.
    near : int64 array
        Where the successors one hop from the root end in each row.
    free : int32 array
        How many of these are not on the path.
    into_at, into : int64 and int32 arrays
        Predecessors: of all nodes under guard, else of the nodes one hop from the root.
    path, held : int32 arrays
        The nodes of the path, and the gate that each had.
    least : int32 array
        For each beginning of the path, which of its nodes comes first in the graph.
    best : int32 array
        For each node of the path the fewest hops to the root that were found from it.
    position, stop : int64 arrays
        For each node of the path the successors that are still to be tried.
    state : int64 array
        The root, the root to stop before, the length of the path, the size of the small graph, the bound.
    """

    home: Array
    away: Array
    local: Array
    queue: Array
    place: Array
    gate: Array
    hops: Array
    closes: Array
    at: Array
    adjacent: Array
    near: Array
    free: Array
    into_at: Array
    into: Array
    path: Array
    held: Array
    least: Array
    best: Array
    position: Array
    stop: Array
    state: Array


def scratch_for(rows: CompiledRows, longest: int) -> Scratch:
    """Make the scratch of one thread; `longest` 0 is no bound. Memory that is not used is never touched."""
    nodes, arcs = len(rows.places), len(rows.out)
    steps = min(longest or nodes, nodes) + 2

    def numbers(size: int) -> Array:
        return np.empty(size, np.int32)

    def offsets(size: int) -> Array:
        return np.empty(size, np.int64)

    def unmet() -> Array:
        return np.full(nodes, -1, np.int32)

    return Scratch(
        home=unmet(),
        away=unmet(),
        local=unmet(),
        queue=numbers(2 * nodes),
        place=numbers(nodes),
        gate=numbers(nodes),
        hops=numbers(nodes),
        closes=np.empty(nodes, np.bool_),
        at=offsets(nodes + 1),
        adjacent=numbers(arcs),
        near=offsets(nodes),
        free=numbers(nodes),
        into_at=offsets(nodes + 2),
        into=numbers(arcs),
        path=numbers(steps),
        held=numbers(steps),
        least=numbers(steps),
        best=numbers(steps),
        position=offsets(steps),
        stop=offsets(steps),
        state=np.array([0, 0, 0, 0, longest], np.int64),
    )


@kernel
def measure(rows: CompiledRows, scratch: Scratch, root: int, longest: int) -> Any:
    """Give home to the nodes of closed walks of at most `longest` arcs, as `reach.hops_home` does."""
    home, away, queue = scratch.home, scratch.away, scratch.queue
    nodes = len(home)
    back = longest // 2
    home[root] = 0
    queue[0] = root
    first, met = 0, 1
    for hops in range(1, back + 1):
        last = met
        for which in range(first, last):
            node = queue[which]
            for at in range(rows.into_at[node + 1] - 1, rows.into_at[node] - 1, -1):
                tail = rows.into[at]
                if tail <= root:
                    break
                if home[tail] == -1:
                    home[tail] = hops
                    queue[met] = tail
                    met += 1
        first = last
        if met == last:
            break
    away[root] = 0
    queue[nodes] = root
    first, seen = nodes, nodes + 1
    if met > 1:
        for hops in range(1, longest - back):
            last = seen
            for which in range(first, last):
                node = queue[which]
                for at in range(rows.out_at[node + 1] - 1, rows.out_at[node] - 1, -1):
                    head = rows.out[at]
                    if head <= root:
                        break
                    if away[head] == -1:
                        away[head] = hops
                        queue[seen] = head
                        seen += 1
            first = last
    for hops in range(back + 1, longest):
        before = met
        for which in range(nodes + 1, seen):
            node = queue[which]
            if away[node] + hops > longest:
                break
            if home[node] != -1:
                continue
            for at in range(rows.out_at[node + 1] - 1, rows.out_at[node] - 1, -1):
                head = rows.out[at]
                if head <= root:
                    break
                if home[head] == hops - 1:
                    home[node] = hops
                    queue[met] = node
                    met += 1
                    break
        if met == before:
            break
    for which in range(nodes, seen):
        away[queue[which]] = -1
    return met


@kernel
def measure_all(rows: CompiledRows, scratch: Scratch, root: int) -> Any:
    """Give home 0 to all nodes from which the root can be reached, or to all that it reaches if those are fewer.

    The two searches take turns, so that a root on a long way that leads nowhere costs no more than its shorter side.
    """
    home, away, queue = scratch.home, scratch.away, scratch.queue
    nodes = len(home)
    home[root] = away[root] = 0
    queue[0] = queue[nodes] = root
    met, seen = 1, nodes + 1
    back, ahead = 0, nodes
    while back < met and ahead < seen:
        node = queue[back]
        back += 1
        for at in range(rows.into_at[node + 1] - 1, rows.into_at[node] - 1, -1):
            tail = rows.into[at]
            if tail <= root:
                break
            if home[tail] == -1:
                home[tail] = 0
                queue[met] = tail
                met += 1
        node = queue[ahead]
        ahead += 1
        for at in range(rows.out_at[node + 1] - 1, rows.out_at[node] - 1, -1):
            head = rows.out[at]
            if head <= root:
                break
            if away[head] == -1:
                away[head] = 0
                queue[seen] = head
                seen += 1
    if back < met:
        # What the root reaches is known whole: from there the way back is looked for only inside of it.
        for which in range(met):
            home[queue[which]] = -1
        home[root] = 0
        met, back = 1, 0
        while back < met:
            node = queue[back]
            back += 1
            for at in range(rows.into_at[node + 1] - 1, rows.into_at[node] - 1, -1):
                tail = rows.into[at]
                if tail <= root:
                    break
                if home[tail] == -1 and away[tail] == 0:
                    home[tail] = 0
                    queue[met] = tail
                    met += 1
    for which in range(nodes, seen):
        away[queue[which]] = -1
    return met


@kernel
def open_root(rows: CompiledRows, scratch: Scratch, guarded: bool) -> Any:
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
    scratch.least[0] = 0
    scratch.position[0] = 0
    scratch.stop[0] = at[1]
    turn(scratch, guarded)
    return looked + filled


@kernel
def turn(scratch: Scratch, whole: bool) -> Any:
    """Turn the arcs of the small graph round: all of them, or those to nodes one hop from the root."""
    size = scratch.state[SIZE]
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
