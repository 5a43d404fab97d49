"""Cycles of bounded length as tables, compiled: the last hop is copied as a block of rows that differ in one place."""

from __future__ import annotations

from typing import Any

import numpy as np

from aigraph.engine.compiled import kernel
from aigraph.engine.compiled_bounded import FINISHED, FULL, PAUSED, enter, leave
from aigraph.engine.compiled_root import open_root
from aigraph.engine.compiled_rows import CompiledRows
from aigraph.engine.compiled_scratch import DEPTH, END, LONGEST, ON_PATH, ROOT, SIZE, Scratch

Array = Any

# Rows are copied so many cells at a time, so that a table needs as many cells more than its rows.
STRIDE = 8


@kernel
def write_slice(
    rows: CompiledRows,
    scratch: Scratch,
    shortest: int,
    widest: Array,
    shorter: Array,
    table_at: Array,
    filled: Array,
    room: int,
    budget: int,
) -> Any:
    """Write cycles into one table for each length until the roots are done, a table is full or the budget is spent.

    Tables have room for so many rows, of which the first are filled. That of the longest cycles is `widest`, with a row and
    `STRIDE` cells more; the others begin at `table_at` in `shorter`. `longest` is at least 3.
    """
    state, gate, adjacent = scratch.state, scratch.gate, scratch.adjacent
    longest = state[LONGEST]
    forms = np.zeros(3 * (longest + STRIDE), np.int32)
    written = np.int64(0)
    while written < budget:
        depth = state[DEPTH]
        if depth == 0:
            if state[ROOT] >= state[END]:
                return FINISHED
            written += open_root(rows, scratch)
            if state[SIZE] == 0:
                state[ROOT] += 1
            continue
        first, stop = scratch.position[depth - 1], scratch.stop[depth - 1]
        written += 1
        if first == stop:
            leave(scratch)
            continue
        if depth == longest - 2:
            before = filled[longest]
            _lay_forms(scratch, longest, forms)
            scratch.position[depth - 1] = _write_ends(scratch, shortest, widest, shorter, table_at, filled, room, forms)
            written += 2 * (filled[longest] - before) + 2 * (scratch.position[depth - 1] - first)
            if scratch.position[depth - 1] < stop:
                return FULL
            leave(scratch)
            continue
        node = adjacent[first]
        reach = gate[node]
        if reach > longest - depth:
            scratch.position[depth - 1] = first + 1 if reach == ON_PATH else stop
            continue
        if reach == 1 and depth + 1 >= shortest:
            if filled[depth + 1] == room:
                return FULL
            _write_closing(scratch, node, shorter, table_at[depth + 1], filled)
        scratch.position[depth - 1] = first + 1
        enter(scratch, node)
    return PAUSED


@kernel
def _write_closing(scratch: Scratch, node: int, cells: Array, table: int, filled: Array) -> None:
    """Write the cycle of the path and one more node, from its first node in the graph on."""
    place, path = scratch.place, scratch.path
    depth = scratch.state[DEPTH]
    lead = scratch.least[depth - 1]
    if place[node] < place[path[lead]]:
        lead = depth
    start = table + filled[depth + 1] * (depth + 1)
    filled[depth + 1] += 1
    for step in range(depth):
        cells[start + (step - lead if step >= lead else step - lead + depth + 1)] = place[path[step]]
    cells[start + depth - lead] = place[node]


@kernel
def _lay_forms(scratch: Scratch, longest: int, forms: Array) -> None:
    """Lay out the three rows that a path and two more nodes can make, with gaps for the two.

    They begin with the node of the path that comes first in the graph, with the last node but one, or with the last.
    """
    place, path = scratch.place, scratch.path
    depth = longest - 2
    lead = scratch.least[depth - 1]
    wide = longest + STRIDE
    for step in range(depth):
        value = place[path[step]]
        forms[step - lead if step >= lead else step - lead + longest] = value
        forms[wide + 2 + step] = value
        forms[2 * wide + 1 + step] = value


@kernel
def _write_ends(
    scratch: Scratch,
    shortest: int,
    cells: Array,
    shorter: Array,
    table_at: Array,
    filled: Array,
    room: int,
    forms: Array,
) -> Any:
    """Write all cycles that go on from the path through one or two more nodes; give the position that was reached.

    A last node that lies on the path is written like others, and then written over: a branch for each row would cost
    more than the row. Indices are unsigned, since a signed one is tested for being negative each time.
    """
    gate, place, adjacent, free = scratch.gate, scratch.place, scratch.adjacent, scratch.free
    depth = scratch.state[DEPTH]
    longest = scratch.state[LONGEST]
    stop = scratch.stop[depth - 1]
    zero, one, stride = np.uint64(0), np.uint64(1), np.uint64(STRIDE)
    width, wide = np.uint64(longest), np.uint64(longest + STRIDE)
    lead = scratch.least[depth - 1]
    least = place[scratch.path[lead]]
    own_gap = np.uint64(depth - lead)
    row = np.uint64(filled[longest] * longest)
    begun = row
    left = np.int64(room - filled[longest])
    at = scratch.position[depth - 1]
    while at < stop:
        node = np.uint64(adjacent[np.uint64(at)])
        reach = gate[node]
        if reach > 2:
            if reach == ON_PATH:
                at += 1
                continue
            at = stop
            break
        fresh = np.int64(free[node])
        if fresh > left or filled[longest - 1] == room:
            break
        left -= fresh
        at += 1
        middle = place[node]
        if reach == 1 and longest > shortest:
            _write_closing(scratch, node, shorter, table_at[longest - 1], filled)
        if fresh == 0:
            continue
        own = least < middle
        first = least if own else middle
        form_here = zero if own else wide
        middle_here = own_gap if own else zero
        last_here = (own_gap if own else zero) + one
        end_at = np.uint64(scratch.near[node])
        which = np.uint64(scratch.at[node])
        while which < end_at:
            last = np.uint64(adjacent[which])
            which += one
            end = place[last]
            turned = end < first
            form = wide + wide if turned else form_here
            to = row
            row_end = row + width
            while to < row_end:
                cell_0, cell_1, cell_2, cell_3 = (
                    forms[form],
                    forms[form + one],
                    forms[form + np.uint64(2)],
                    forms[form + np.uint64(3)],
                )
                cell_4, cell_5, cell_6, cell_7 = (
                    forms[form + np.uint64(4)],
                    forms[form + np.uint64(5)],
                    forms[form + np.uint64(6)],
                    forms[form + np.uint64(7)],
                )
                cells[to] = cell_0
                cells[to + one] = cell_1
                cells[to + np.uint64(2)] = cell_2
                cells[to + np.uint64(3)] = cell_3
                cells[to + np.uint64(4)] = cell_4
                cells[to + np.uint64(5)] = cell_5
                cells[to + np.uint64(6)] = cell_6
                cells[to + np.uint64(7)] = cell_7
                to += stride
                form += stride
            cells[row + (width - one if turned else middle_here)] = middle
            cells[row + (zero if turned else last_here)] = end
            row += width if gate[last] != ON_PATH else zero
    filled[longest] += np.int64((row - begun) // width)
    return at
