"""The scratch arrays of one thread of a compiled search."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from aigraph.engine.runtime.arrays import BoolArray, Int32Array, Int64Array, padded
from aigraph.engine.runtime.simd import LANES
from aigraph.engine.simple.compiled.graph.csr import CSR

# The barrier of a node on the path, and of one that is blocked without a bound on length: above every distance.
ON_PATH = 1 << 30
BLOCKED = 1 << 29

# The places in `Scratch.state` behind `ROOT` and `END`.
DEPTH, SIZE, MAX_LENGTH, USES_BARRIERS = range(2, 6)


class Scratch(NamedTuple):
    """Arrays made once for each thread, since to allocate them for each root would cost more than the search.

    The subgraph of a root is what cycles through it can pass; its nodes have numbers of their own, 0 is the root.

    Parameters
    ----------
    to_root, from_root, local : int32 arrays by rank
        Distances to and from the root, and the number in the subgraph; all -1 but while the subgraph is built.
    queue : int32 array [2 nodes]
        The queues of the two breadth-first searches.
    node : int32 array
        For each node of the subgraph its number in the graph.
    barrier : int32 array
        A lower bound on the distance to the root beside the path; `ON_PATH` on it.
    distance : int32 array
        The distance to the root.
    closes : bool array
        Whether an edge leads to the root.
    at, adjacent : int64 and int32 arrays
        Successors but for the root, in compressed rows, by distance to the root and then by rank.
    near : int64 array
        Where the successors one hop from the root end in each row.
    free : int32 array
        How many of these are not on the path.
    into_at, into : int64 and int32 arrays
        Predecessors: of all nodes if barriers are used, else of the nodes one hop from the root.
    last : int32 array
        For each successor one hop from the root its number in the graph, for tables.
    path, saved : int32 arrays
        The nodes of the path, and the barrier that each had.
    shortest : int32 array
        For each node of the path the fewest hops to the root by which a cycle closed from it.
    position, stop : int64 arrays
        For each node of the path the range of successors that are not tried yet.
    state : int64 array
        The root, the root to stop before, the length of the path, the size of the subgraph, the bound on length or 0, and
        1 if barriers are used. A flag here, since a kernel is compiled anew for each constant that it is called with.
    """

    to_root: Int32Array
    from_root: Int32Array
    local: Int32Array
    queue: Int32Array
    node: Int32Array
    barrier: Int32Array
    distance: Int32Array
    closes: BoolArray
    at: Int64Array
    adjacent: Int32Array
    near: Int64Array
    free: Int32Array
    into_at: Int64Array
    into: Int32Array
    last: Int32Array
    path: Int32Array
    saved: Int32Array
    shortest: Int32Array
    position: Int64Array
    stop: Int64Array
    state: Int64Array


def make_scratch(csr: CSR, max_length: int) -> Scratch:
    """Make the scratch arrays of one thread; a `max_length` of 0 is no bound. Memory that is not used is never touched."""
    nodes, edges = len(csr.nodes), len(csr.out)
    steps = min(max_length or nodes, nodes) + 2

    def numbers(size: int) -> Int32Array:
        return padded(size, np.int32)

    def offsets(size: int) -> Int64Array:
        return padded(size, np.int64)

    def unvisited() -> Int32Array:
        return np.full(nodes, -1, np.int32)

    state = offsets(6)
    state[:] = 0, 0, 0, 0, max_length, 0
    return Scratch(
        to_root=unvisited(),
        from_root=unvisited(),
        local=unvisited(),
        queue=numbers(2 * nodes),
        node=numbers(nodes),
        barrier=numbers(nodes),
        distance=numbers(nodes),
        closes=np.empty(nodes, np.bool_),
        at=offsets(nodes + 1),
        adjacent=numbers(edges),
        near=offsets(nodes),
        free=numbers(nodes),
        into_at=offsets(nodes + 2),
        into=numbers(edges),
        # Read a vector at a time.
        last=numbers(edges + LANES),
        path=numbers(steps),
        saved=numbers(steps),
        shortest=numbers(steps),
        position=offsets(steps),
        stop=offsets(steps),
        state=state,
    )
