"""Time-respecting reachability, compiled: sweeps of earliest arrival forward and latest departure backward."""

from __future__ import annotations

import numpy as np

from aigraph.engine.runtime.arrays import Int32Array, Int64Array
from aigraph.engine.runtime.jit import kernel
from aigraph.engine.temporal.compiled.columns import (
    AT,
    AT_RANK,
    BACKWARD,
    CANDIDATES,
    FOUND_HERE,
    FOUND_OTHER,
    FOUND_PLACE,
    FOUND_RANK,
    HEAD,
    HOPS,
    INTO,
    LOW,
    LOW_DONE,
    NEW,
    NEXT,
    NEXT_INTO_TAIL,
    NEXT_OUT_OF_HEAD,
    OTHER,
    OUT,
    PLACE,
    RANK,
    REACHED,
    ROUND,
    ROW,
    SEEN,
    SIZE,
    STAMP,
    TAIL,
    UNTIL,
)
from aigraph.engine.temporal.compiled.sorting import sort


@kernel
def may_close(edge: Int32Array, start: int) -> bool:
    """Say whether some edge leads to the tail of edge `start`, and some edge out of its head, later in its window."""
    until = edge[start, UNTIL]
    return bool(edge[start, NEXT_INTO_TAIL] <= until and edge[start, NEXT_OUT_OF_HEAD] <= until)


@kernel
def cheaper_direction(edge: Int32Array, rows: Int32Array, begin: Int32Array, start: int) -> int:
    """Guess which sweep from edge `start` ends sooner, by the edges it begins with: 0 forward, 1 backward."""
    until, tail, head = edge[start, UNTIL], edge[start, TAIL], edge[start, HEAD]
    step = 1
    while True:
        forward, backward = edge[start, OUT] + step, edge[start, INTO] - 1 - step
        if forward >= begin[head + 1, 0] or rows[forward, AT_RANK] > until:
            return 0
        if backward < begin[tail, 1] or rows[backward, AT_RANK] < -until:
            return 1
        step *= 2


@kernel
def last_in_window(rows: Int32Array, low: int, high: int, until: int) -> int:
    """Give the first of rows[low:high], latest first, that is not after `until`, by galloping from the end: it is usually near."""
    leap = 1
    while high - leap >= low and rows[high - leap, AT_RANK] >= -until:
        high -= leap
        leap *= 2
    low = max(low, high - leap)
    while low < high:
        middle = (low + high) // 2
        if rows[middle, AT_RANK] < -until:
            low = middle + 1
        else:
            high = middle
    return low


@kernel
def begin_sweep(
    edge: Int32Array,
    rows: Int32Array,
    begin: Int32Array,
    node: Int32Array,
    frontier: Int32Array,
    sweep: Int64Array,
    state: Int64Array,
    start: int,
    direction: int,
    stamp: int,
) -> None:
    """Begin a sweep from edge `start`: forward from its head (direction 0), or backward from its tail (direction 1)."""
    column = direction * BACKWARD
    if direction == 0:
        here = edge[start, HEAD]
        node[here, REACHED] = edge[start, RANK]
        node[here, LOW] = edge[start, OUT]
        node[here, LOW_DONE] = begin[here + 1, 0]
    else:
        here = edge[start, TAIL]
        node[here, column + REACHED] = -edge[start, UNTIL] - 1
        node[here, column + LOW] = last_in_window(rows, begin[here, 1], edge[start, INTO], edge[start, UNTIL])
        node[here, column + LOW_DONE] = edge[start, INTO]
    node[here, column + STAMP] = stamp
    node[here, column + HOPS] = 1 - direction
    frontier[2 * direction, 0] = here
    sweep[direction, SIZE], sweep[direction, ROW], sweep[direction, AT], sweep[direction, NEW] = 1, 0, 0, 0
    sweep[direction, ROUND], sweep[direction, SEEN] = 1 - direction, 0
    state[CANDIDATES] = 0


@kernel
def continue_sweep(
    edge: Int32Array,
    rows: Int32Array,
    begin: Int32Array,
    node: Int32Array,
    frontier: Int32Array,
    sweep: Int64Array,
    found: Int32Array,
    state: Int64Array,
    start: int,
    direction: int,
    stamp: int,
    against: int,
    rounds: int,
    max_length: int,
    budget: int,
    writing: bool,
) -> bool:
    """Continue a sweep until it is complete, or `budget` edges have been visited; say whether it is complete.

    It notes for each node when it is reached first, and by the fewest hops. Each edge is visited once: where a node is
    reached earlier than was known, only the edges in between are new. The source of the opposite sweep is not passed.

    Parameters
    ----------
    against : int
        The stamp of the opposite sweep if that is complete: then only edges on a closed walk are followed. 0 in a first sweep.
    rounds : int
        The most rounds, or 0: the forward sweep stops half way if there is a `max_length`. Then a node may be reached by more
        hops, and earlier, than is known, as far as the bound allows.
    writing : bool
        Whether the edges that are followed are written to `found`.
    """
    column, other_column = direction * BACKWARD, BACKWARD - direction * BACKWARD
    source, target = edge[start, TAIL], edge[start, HEAD]
    until = -edge[start, RANK] - 1
    if direction == 0:
        source, target = target, source
        until = edge[start, UNTIL]
    size, row, at, new = sweep[direction, SIZE], sweep[direction, ROW], sweep[direction, AT], sweep[direction, NEW]
    hops, seen, candidates = sweep[direction, ROUND], sweep[direction, SEEN], state[CANDIDATES]
    half = max_length // 2
    while size and (rounds == 0 or hops < rounds) and seen < budget:
        hops += 1
        while at < size and seen < budget:
            here = frontier[2 * direction + row, at]
            at += 1
            place, end = node[here, column + LOW], node[here, column + LOW_DONE]
            node[here, column + LOW_DONE] = place
            seen -= place
            while place < end and rows[place, AT_RANK] <= until:
                other, rank = rows[place, OTHER], rows[place, AT_RANK]
                if other in (source, here):
                    place += 1
                    continue
                if against:
                    useful = (
                        other == target
                        or (
                            node[other, other_column + STAMP] == against
                            and node[other, other_column + REACHED] < -rank
                            and (max_length == 0 or node[other, other_column + HOPS] + hops <= max_length)
                        )
                        or (max_length != 0 and half + 1 + hops <= max_length)
                    )
                    if not useful:
                        place += 1
                        continue
                if writing:
                    found[candidates, FOUND_PLACE] = rows[place, PLACE]
                    found[candidates, FOUND_HERE] = here
                    found[candidates, FOUND_OTHER] = other
                    found[candidates, FOUND_RANK] = rank
                    candidates += 1
                fresh = node[other, column + STAMP] != stamp
                if fresh:
                    node[other, column + STAMP] = stamp
                    node[other, column + HOPS] = hops
                    node[other, column + LOW] = node[other, column + LOW_DONE] = begin[other + 1, direction]
                if fresh or rank < node[other, column + REACHED]:
                    node[other, column + REACHED] = rank
                    waits = node[other, column + LOW] < node[other, column + LOW_DONE]
                    node[other, column + LOW] = rows[place, NEXT]
                    if not waits and other != target and rows[place, NEXT] < node[other, column + LOW_DONE]:
                        frontier[2 * direction + 1 - row, new] = other
                        new += 1
                place += 1
            seen += place
        if at == size:
            size, row, at, new = new, 1 - row, 0, 0
        else:
            hops -= 1
    sweep[direction, SIZE], sweep[direction, ROW], sweep[direction, AT], sweep[direction, NEW] = size, row, at, new
    sweep[direction, ROUND], sweep[direction, SEEN], state[CANDIDATES] = hops, seen, candidates
    return bool(size == 0 or (rounds and hops >= rounds and at == 0))


@kernel
def filter_found(
    edge: Int32Array,
    node: Int32Array,
    found: Int32Array,
    key: Int64Array,
    start: int,
    direction: int,
    stamp: int,
    seen: int,
) -> int:
    """Keep of the edges that a sweep has written those on a closed walk: give their number, and number them in `key`.

    In place of a second sweep, which would visit all edges of the nodes in between: the edges are taken latest first, and
    each is kept that leads to the target, or to a node that a kept one leaves. O(n log n) for n edges.
    """
    column = BACKWARD - direction * BACKWARD
    target, least = edge[start, TAIL], 0
    if direction:
        target, least = edge[start, HEAD], edge[start, UNTIL]
    for at in range(seen):
        key[0, at] = np.int64(found[at, FOUND_RANK] + least) << 32 | at
    row = sort(key, seen)
    kept = 0
    for at in range(seen - 1, -1, -1):
        number = key[row, at] & 0xFFFFFFFF
        here, other, rank = found[number, FOUND_HERE], found[number, FOUND_OTHER], found[number, FOUND_RANK]
        if other == target or (node[other, column + STAMP] == stamp and node[other, column + REACHED] < -rank):
            key[1 - row, kept] = np.int64(found[number, FOUND_PLACE]) << 32 | number
            kept += 1
            if node[here, column + STAMP] != stamp:
                node[here, column + STAMP] = stamp
                node[here, column + REACHED] = -rank
    if row == 0:
        for at in range(kept):
            key[0, at] = key[1, at]
    return kept


@kernel
def number_found(found: Int32Array, key: Int64Array, candidates: int) -> None:
    """Write the numbers of the edges found to `key`, with their places."""
    for at in range(candidates):
        key[0, at] = np.int64(found[at, FOUND_PLACE]) << 32 | at
