"""Tables of bounded cycles: one column a step, of which only the last two change from row to row."""

from __future__ import annotations

import numpy as np

from aigraph.engine.runtime.arrays import Int32Array, Int64Array
from aigraph.engine.runtime.jit import kernel
from aigraph.engine.runtime.root_range import END, ROOT
from aigraph.engine.runtime.simd import LANES, copy_8, store_8
from aigraph.engine.simple.compiled.graph.csr import CSR
from aigraph.engine.simple.compiled.graph.root_subgraph import open_root
from aigraph.engine.simple.compiled.graph.scratch import DEPTH, MAX_LENGTH, ON_PATH, SIZE, Scratch
from aigraph.engine.simple.compiled.path import FINISHED, FULL, PAUSED, pop, push

# Columns are longer than the most rows of their tables: vector stores run over the end, and columns that begin a multiple
# of 4 KB apart would map to the same cache sets.
MARGIN = 24


@kernel
def write_slice(
    csr: CSR,
    scratch: Scratch,
    min_length: int,
    longest: Int32Array,
    second: Int32Array,
    shorter: Int32Array,
    table_at: Int64Array,
    filled: Int64Array,
    max_rows: int,
    budget: int,
) -> int:
    """Write cycles into one table for each length until the roots are done, a table is full or the budget is spent.

    The bound on length is at least 3. A node of the path is written to its column once, for all rows that were begun while
    it was on the path.

    Parameters
    ----------
    min_length : int
        The fewest nodes of a cycle.
    longest, second : int32 arrays
        The tables of the longest cycles and of those one shorter: a column for each step, of `max_rows` and `MARGIN` cells.
    shorter : int32 array
        The tables of the others.
    table_at : int64 array by length
        Where each of these begins.
    filled : int64 array by length
        The rows of each table that are filled.
    max_rows : int
        The most rows of a table.
    budget : int
        The most steps.
    """
    state, barrier, adjacent, number = scratch.state, scratch.barrier, scratch.adjacent, scratch.node
    path, position, at, near, free = scratch.path, scratch.position, scratch.at, scratch.near, scratch.free
    max_length = state[MAX_LENGTH]
    # Indices are unsigned: a signed one is tested for being negative each time.
    zero, one, lanes, stride = np.uint64(0), np.uint64(1), np.uint64(LANES), np.uint64(max_rows + MARGIN)
    column = (max_length - 2) * (max_rows + MARGIN)
    lasts = scratch.last
    longest_rows, second_rows = filled[max_length], filled[max_length - 1]
    since = np.empty((2, max_length), np.int64)
    since[0], since[1] = longest_rows, second_rows
    steps = np.int64(0)
    status = PAUSED
    while steps < budget:
        depth = state[DEPTH]
        if depth == 0:
            if state[ROOT] >= state[END]:
                status = FINISHED
                break
            steps += open_root(csr, scratch)
            for tail in range(state[SIZE]):
                for place in range(at[tail], near[tail]):
                    lasts[place] = number[adjacent[place]]
            since[0, 0], since[1, 0] = longest_rows, second_rows
            continue
        first, stop = position[depth - 1], scratch.stop[depth - 1]
        steps += 1
        if depth == max_length - 2:
            # Two hops are left: each node is followed by all nodes that can close, but for those on the path.
            closing = min(stop, near[path[depth - 1]])
            if max_length > min_length and second_rows + closing - first > max_rows:
                status = FULL
                break
            before = row = np.uint64(column + longest_rows)
            room = np.int64(max_rows - longest_rows)
            current = first
            while current < stop:
                middle = np.uint64(adjacent[np.uint64(current)])
                if barrier[middle] > 2:
                    if barrier[middle] != ON_PATH:
                        stop = current
                        break
                    current += 1
                    continue
                followers = np.int64(free[middle])
                if followers > room:
                    break
                room -= followers
                current += 1
                value = number[middle]
                to, end = np.uint64(at[middle]), np.uint64(near[middle])
                if followers == np.int64(end - to):
                    # What is stored too many is overwritten by the rows that come next.
                    ahead = row
                    while to < end:
                        store_8(longest, ahead, value)
                        copy_8(longest, ahead + stride, lasts, to)
                        ahead += lanes
                        to += lanes
                    row += np.uint64(followers)
                    continue
                while to < end:
                    # So is a row that passes a node twice: a branch for each row would cost more than the row.
                    longest[row] = value
                    longest[row + stride] = lasts[to]
                    row += one if barrier[adjacent[to]] != ON_PATH else zero
                    to += one
            if max_length > min_length:
                second_row = np.uint64(column + second_rows)
                for place in range(first, min(current, closing)):
                    last = np.uint64(adjacent[np.uint64(place)])
                    second[second_row] = number[last]
                    second_row += one if barrier[last] != ON_PATH else zero
                second_rows = np.int64(second_row) - column
            steps += 2 * np.int64(row - before) + 2 * (current - first)
            longest_rows = np.int64(row) - column
            position[depth - 1] = current
            if current < stop:
                status = FULL
                break
            first = stop
        if first == stop:
            _fill_column(
                longest, number[path[depth - 1]], (depth - 1) * (max_rows + MARGIN), since[0, depth - 1], longest_rows
            )
            _fill_column(
                second, number[path[depth - 1]], (depth - 1) * (max_rows + MARGIN), since[1, depth - 1], second_rows
            )
            pop(scratch)
            continue
        node = adjacent[first]
        hops = barrier[node]
        if hops > max_length - depth:
            position[depth - 1] = first + 1 if hops == ON_PATH else stop
            continue
        if hops == 1 and min_length <= depth + 1 < max_length - 1:
            if filled[depth + 1] == max_rows:
                status = FULL
                break
            cell = table_at[depth + 1] + filled[depth + 1]
            for step in range(depth):
                shorter[cell + step * (max_rows + MARGIN)] = number[path[step]]
            shorter[cell + depth * (max_rows + MARGIN)] = number[node]
            filled[depth + 1] += 1
        position[depth - 1] = first + 1
        push(scratch, node)
        since[0, depth], since[1, depth] = longest_rows, second_rows
    filled[max_length], filled[max_length - 1] = longest_rows, second_rows
    for step in range(state[DEPTH]):
        _fill_column(longest, number[path[step]], step * (max_rows + MARGIN), since[0, step], longest_rows)
        _fill_column(second, number[path[step]], step * (max_rows + MARGIN), since[1, step], second_rows)
    return status


@kernel
def _fill_column(table: Int32Array, value: int, column: int, begin: int, end: int) -> None:
    """Write one value into rows of a column, and into some more that are overwritten later."""
    cell, last = np.uint64(column + begin), np.uint64(column + end)
    while cell < last:
        store_8(table, cell, value)
        cell += np.uint64(LANES)
