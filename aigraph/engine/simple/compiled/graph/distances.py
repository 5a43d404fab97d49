"""Bounded breadth-first distances to the root, of the nodes that a cycle through it can pass."""

from __future__ import annotations

from aigraph.engine.runtime.arrays import Int32Array, Int64Array
from aigraph.engine.runtime.jit import inlined, kernel
from aigraph.engine.simple.compiled.graph.csr import CSR
from aigraph.engine.simple.compiled.graph.scratch import Scratch


@inlined
def _visit(
    row_at: Int64Array,
    rows: Int32Array,
    distance: Int32Array,
    queue: Int32Array,
    first: int,
    stop: int,
    end: int,
    root: int,
    hops: int,
) -> int:
    """Give a distance to the unvisited neighbours above the root of queue[first:stop], and add them to the queue's `end`."""
    for place in range(first, stop):
        node = queue[place]
        for at in range(row_at[node + 1] - 1, row_at[node] - 1, -1):
            other = rows[at]
            if other <= root:
                break
            if distance[other] == -1:
                distance[other] = hops
                queue[end] = other
                end += 1
    return end


@kernel
def measure_bounded(csr: CSR, scratch: Scratch, root: int, max_length: int) -> int:
    """Write `to_root` for the nodes of closed walks of at most `max_length` edges, as `distances_to_root` does.

    They are first in the queue; gives how many there are.
    """
    to_root, from_root, queue = scratch.to_root, scratch.from_root, scratch.queue
    nodes = len(to_root)
    half = max_length // 2
    to_root[root] = 0
    queue[0] = root
    first, end = 0, 1
    for hops in range(1, half + 1):
        stop = end
        end = _visit(csr.into_at, csr.into, to_root, queue, first, stop, end, root, hops)
        first = stop
        if end == stop:
            break
    from_root[root] = 0
    queue[nodes] = root
    first, forward_end = nodes, nodes + 1
    if end > 1:
        for hops in range(1, max_length - half):
            stop = forward_end
            forward_end = _visit(csr.out_at, csr.out, from_root, queue, first, stop, forward_end, root, hops)
            first = stop
    for hops in range(half + 1, max_length):
        before = end
        for place in range(nodes + 1, forward_end):
            node = queue[place]
            if from_root[node] + hops > max_length:
                break
            if to_root[node] != -1:
                continue
            for at in range(csr.out_at[node + 1] - 1, csr.out_at[node] - 1, -1):
                head = csr.out[at]
                if head <= root:
                    break
                if to_root[head] == hops - 1:
                    to_root[node] = hops
                    queue[end] = node
                    end += 1
                    break
        if end == before:
            break
    for place in range(nodes, forward_end):
        from_root[queue[place]] = -1
    return end


@kernel
def measure_unbounded(csr: CSR, scratch: Scratch, root: int) -> int:
    """Write 0 to `to_root` for all nodes that reach the root, or that the root reaches and that reach it, if these are fewer.

    The searches in both directions take turns, so that a root on a long dead end costs no more than its smaller side.
    """
    to_root, from_root, queue = scratch.to_root, scratch.from_root, scratch.queue
    nodes = len(to_root)
    to_root[root] = from_root[root] = 0
    queue[0] = queue[nodes] = root
    end, forward_end = 1, nodes + 1
    backward, forward = 0, nodes
    while backward < end and forward < forward_end:
        end = _visit(csr.into_at, csr.into, to_root, queue, backward, backward + 1, end, root, 0)
        backward += 1
        forward_end = _visit(csr.out_at, csr.out, from_root, queue, forward, forward + 1, forward_end, root, 0)
        forward += 1
    if backward < end:
        # What the root reaches is known completely: the backward search begins anew within it.
        for place in range(end):
            to_root[queue[place]] = -1
        to_root[root] = 0
        end, backward = 1, 0
        while backward < end:
            node = queue[backward]
            backward += 1
            for at in range(csr.into_at[node + 1] - 1, csr.into_at[node] - 1, -1):
                tail = csr.into[at]
                if tail <= root:
                    break
                if to_root[tail] == -1 and from_root[tail] == 0:
                    to_root[tail] = 0
                    queue[end] = tail
                    end += 1
    for place in range(nodes, forward_end):
        from_root[queue[place]] = -1
    return end
