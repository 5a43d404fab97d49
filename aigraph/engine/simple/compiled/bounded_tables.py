"""Cycles of bounded length as tables, compiled: a column a step, of which only the last two change from row to row."""

from __future__ import annotations

from typing import Any

import numpy as np

from aigraph.engine.runtime.jit import kernel
from aigraph.engine.runtime.simd import EIGHT, copy_eight, fill_eight
from aigraph.engine.simple.compiled.adjacency import CompiledRows
from aigraph.engine.simple.compiled.bounded_counts import FINISHED, FULL, PAUSED, enter, leave
from aigraph.engine.simple.compiled.root_subgraph import open_root
from aigraph.engine.simple.compiled.scratch import DEPTH, END, LONGEST, ON_PATH, ROOT, SIZE, Scratch

Array = Any

# Columns are longer than their tables have room for: rows may be begun that are not kept, and columns that begin a
# multiple of 4 KB apart would push one another out of the cache.
MARGIN = 24


@kernel
def write_slice(
    rows: CompiledRows,
    scratch: Scratch,
    shortest: int,
    widest: Array,
    wide: Array,
    shorter: Array,
    table_at: Array,
    filled: Array,
    room: int,
    budget: int,
) -> Any:
    """Write cycles into one table for each length until the roots are done, a table is full or the budget is spent.

    Each table has a column for each step, of `room` rows and `MARGIN`, of which the first are filled. Those of the longest
    cycles and of the next shorter ones are `widest` and `wide`; the others begin at `table_at` in `shorter`. `longest` is
    at least 3. A node of the path is written into its column once, for all rows that were begun while it was on the path.
    """
    state, gate, adjacent, place = scratch.state, scratch.gate, scratch.adjacent, scratch.place
    path, position, at, near, free = scratch.path, scratch.position, scratch.at, scratch.near, scratch.free
    longest = state[LONGEST]
    # Indices are unsigned: a signed one is tested for being negative each time.
    zero, one, eight, high = np.uint64(0), np.uint64(1), np.uint64(EIGHT), np.uint64(room + MARGIN)
    column = (longest - 2) * (room + MARGIN)
    ends = scratch.ends
    many, few = filled[longest], filled[longest - 1]
    since = np.empty((2, longest), np.int64)
    since[0], since[1] = many, few
    written = np.int64(0)
    status = PAUSED
    while written < budget:
        depth = state[DEPTH]
        if depth == 0:
            if state[ROOT] >= state[END]:
                status = FINISHED
                break
            written += open_root(rows, scratch)
            if state[SIZE] == 0:
                state[ROOT] += 1
            else:
                for tail in range(state[SIZE]):
                    for to_last in range(at[tail], near[tail]):
                        ends[to_last] = place[adjacent[to_last]]
            since[0, 0], since[1, 0] = many, few
            continue
        first, stop = position[depth - 1], scratch.stop[depth - 1]
        written += 1
        if depth == longest - 2:
            # Two hops are left: each node counts for all that can follow it, but for those that lie on the path.
            closing = min(stop, near[path[depth - 1]])
            if longest > shortest and few + closing - first > room:
                status = FULL
                break
            begun = row = np.uint64(column + many)
            left = np.int64(room - many)
            here = first
            while here < stop:
                middle = np.uint64(adjacent[np.uint64(here)])
                if gate[middle] > 2:
                    if gate[middle] != ON_PATH:
                        stop = here
                        break
                    here += 1
                    continue
                fresh = np.int64(free[middle])
                if fresh > left:
                    break
                left -= fresh
                here += 1
                number = place[middle]
                to, end = np.uint64(at[middle]), np.uint64(near[middle])
                if fresh == np.int64(end - to):
                    # What is written too many is written over by the rows that come next.
                    ahead = row
                    while to < end:
                        fill_eight(widest, ahead, number)
                        copy_eight(widest, ahead + high, ends, to)
                        ahead += eight
                        to += eight
                    row += np.uint64(fresh)
                    continue
                while to < end:
                    # So is a row that passes a node twice: a branch for each row would cost more than the row.
                    widest[row] = number
                    widest[row + high] = ends[to]
                    row += one if gate[adjacent[to]] != ON_PATH else zero
                    to += one
            if longest > shortest:
                below = np.uint64(column + few)
                for which in range(first, min(here, closing)):
                    last = np.uint64(adjacent[np.uint64(which)])
                    wide[below] = place[last]
                    below += one if gate[last] != ON_PATH else zero
                few = np.int64(below) - column
            written += 2 * np.int64(row - begun) + 2 * (here - first)
            many = np.int64(row) - column
            position[depth - 1] = here
            if here < stop:
                status = FULL
                break
            first = stop
        if first == stop:
            _write_down(widest, place[path[depth - 1]], (depth - 1) * (room + MARGIN), since[0, depth - 1], many)
            _write_down(wide, place[path[depth - 1]], (depth - 1) * (room + MARGIN), since[1, depth - 1], few)
            leave(scratch)
            continue
        node = adjacent[first]
        reach = gate[node]
        if reach > longest - depth:
            position[depth - 1] = first + 1 if reach == ON_PATH else stop
            continue
        if reach == 1 and shortest <= depth + 1 < longest - 1:
            if filled[depth + 1] == room:
                status = FULL
                break
            cell = table_at[depth + 1] + filled[depth + 1]
            for step in range(depth):
                shorter[cell + step * (room + MARGIN)] = place[path[step]]
            shorter[cell + depth * (room + MARGIN)] = place[node]
            filled[depth + 1] += 1
        position[depth - 1] = first + 1
        enter(scratch, node)
        since[0, depth], since[1, depth] = many, few
    filled[longest], filled[longest - 1] = many, few
    for step in range(state[DEPTH]):
        _write_down(widest, place[path[step]], step * (room + MARGIN), since[0, step], many)
        _write_down(wide, place[path[step]], step * (room + MARGIN), since[1, step], few)
    return status


@kernel
def _write_down(table: Array, value: int, column: int, begin: int, end: int) -> None:
    """Write one value into rows of a column, and into some more: they are written later."""
    cell, last = np.uint64(column + begin), np.uint64(column + end)
    while cell < last:
        fill_eight(table, cell, value)
        cell += np.uint64(EIGHT)
