"""Temporal edges in compressed sparse rows by tail and by head, built with counting sorts."""

from __future__ import annotations

import numpy as np

from aigraph.engine.runtime.arrays import Int32Array
from aigraph.engine.runtime.jit import kernel
from aigraph.engine.temporal.compiled.columns import (
    AT_RANK,
    HEAD,
    INTO,
    NEVER,
    NEXT,
    NEXT_INTO_TAIL,
    NEXT_OUT_OF_HEAD,
    OTHER,
    OUT,
    PLACE,
    RANK,
    TAIL,
)


@kernel
def fill_csr(edge: Int32Array, begin: Int32Array, rows: Int32Array, edge_at: Int32Array, place_of: Int32Array) -> None:
    """Fill the other arrays of a `TemporalCSR`, and the last columns of `edge`, from its first four. O(n + m).

    Edges are taken by time, those of one time together: so the number of edges of a node that were seen when such a group
    begins, or ends, is the place from which on, or up to which, its edges are later, or earlier.
    """
    nodes, edges = len(begin) - 1, len(edge)
    begin[0, 1] = edges
    for number in range(edges):
        begin[edge[number, TAIL] + 1, 0] += 1
        begin[edge[number, HEAD] + 1, 1] += 1
    for node in range(nodes):
        begin[node + 1, 0] += begin[node, 0]
        begin[node + 1, 1] += begin[node, 1]
    # Copied one by one, here and below: to copy slices takes longer to compile than all of the rest.
    seen = np.empty((nodes, 2), np.int32)
    for node in range(nodes):
        seen[node, 0], seen[node, 1] = begin[node, 0], begin[node, 1]
    at_into, arrived = np.empty(edges, np.int32), np.empty(edges, np.int32)
    of_place, at_out = np.empty(edges, np.int32), np.empty(edges, np.int32)
    first = 0
    while first < edges:
        end = first
        while end < edges and edge[end, RANK] == edge[first, RANK]:
            arrived[end] = seen[edge[end, TAIL], 1]
            end += 1
        for number in range(first, end):
            tail, head = edge[number, TAIL], edge[number, HEAD]
            at_out[number], at_into[number] = seen[tail, 0], seen[head, 1]
            of_place[seen[head, 1] - edges] = number
            seen[tail, 0] += 1
            seen[head, 1] += 1
        for number in range(first, end):
            tail, head, rank = edge[number, TAIL], edge[number, HEAD], edge[number, RANK]
            edge[number, OUT] = seen[head, 0]
            edge[number, INTO] = begin[tail, 1] + begin[tail + 1, 1] - seen[tail, 1]
            place = at_out[number]
            rows[place, OTHER], rows[place, AT_RANK], rows[place, NEXT] = head, rank, seen[head, 0]
            # Reversed within the rows of the head.
            place = begin[head, 1] + begin[head + 1, 1] - 1 - at_into[number]
            rows[place, OTHER], rows[place, AT_RANK] = tail, -rank
            rows[place, NEXT] = begin[tail, 1] + begin[tail + 1, 1] - arrived[number]
        first = end
    # Edges are taken by head and time: so those of each tail come by head and time.
    for node in range(nodes):
        seen[node, 0] = begin[node, 0]
    for place in range(edges):
        number = of_place[place]
        tail, head = edge[number, TAIL], edge[number, HEAD]
        at = seen[tail, 0]
        edge_at[at], place_of[number] = number, at
        rows[at_out[number], PLACE] = at
        rows[begin[head, 1] + begin[head + 1, 1] - 1 - (edges + place), PLACE] = at
        seen[tail, 0] += 1
    # From the last edge back: the next edge into each node, and out of it.
    for node in range(nodes):
        seen[node, 0] = seen[node, 1] = NEVER
    end = edges
    while end > 0:
        first = end
        while first > 0 and edge[first - 1, RANK] == edge[end - 1, RANK]:
            first -= 1
            edge[first, NEXT_INTO_TAIL] = seen[edge[first, TAIL], 1]
            edge[first, NEXT_OUT_OF_HEAD] = seen[edge[first, HEAD], 0]
        for number in range(first, end):
            seen[edge[number, TAIL], 0] = edge[number, RANK]
            seen[edge[number, HEAD], 1] = edge[number, RANK]
        end = first
