"""What one thread of a compiled search works on."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from aigraph.engine.simple.compiled.adjacency import CompiledRows

Array = Any

ON_PATH = 1 << 30
FAR = 1 << 29

# Two cache lines: processors fetch them in pairs.
_LINES = 128

# Where the numbers of `Scratch.state` stand.
ROOT, END, DEPTH, SIZE, LONGEST, GUARDED = range(6)


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
    ends : int32 array
        For each successor one hop from the root its number in the graph, where tables are written.
    path, held : int32 arrays
        The nodes of the path, and the gate that each had.
    best : int32 array
        For each node of the path the fewest hops to the root that were found from it.
    position, stop : int64 arrays
        For each node of the path the successors that are still to be tried.
    state : int64 array
        The root, the root to stop before, the length of the path, the size of the small graph, the bound,
        and 1 if failures are remembered. A flag here, since kernels are compiled anew for each constant they are called with.
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
    ends: Array
    path: Array
    held: Array
    best: Array
    position: Array
    stop: Array
    state: Array


def scratch_for(rows: CompiledRows, longest: int) -> Scratch:
    """Make the scratch of one thread; `longest` 0 is no bound. Memory that is not used is never touched."""
    nodes, arcs = len(rows.places), len(rows.out)
    steps = min(longest or nodes, nodes) + 2

    def numbers(size: int) -> Array:
        return apart(size, np.int32)

    def offsets(size: int) -> Array:
        return apart(size, np.int64)

    def unmet() -> Array:
        return np.full(nodes, -1, np.int32)

    state = offsets(6)
    state[:] = 0, 0, 0, 0, longest, 0
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
        # Read eight at a time.
        ends=numbers(arcs + 8),
        path=numbers(steps),
        held=numbers(steps),
        best=numbers(steps),
        position=offsets(steps),
        stop=offsets(steps),
        state=state,
    )


def apart(size: int, kind: Any) -> Array:
    """Make an array, not filled, that shares no cache line with another.

    Two processors that write to one line, each to numbers of its own, wait for one another at every step.
    """
    margin = _LINES // np.dtype(kind).itemsize
    return np.empty(size + 2 * margin, kind)[margin : margin + size]


def counters(size: int) -> Array:
    """Make such an array of int64 zeros."""
    made = apart(size, np.int64)
    made[:] = 0
    return made
