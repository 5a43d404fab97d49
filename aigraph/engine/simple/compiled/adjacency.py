"""A graph made ready for compiled search in time linear in its arcs: counting sorts, no comparisons."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, NamedTuple

import numpy as np

from aigraph.engine.edge_list import Arcs
from aigraph.engine.runtime.jit import kernel

Array = Any


class CompiledRows(NamedTuple):
    """Who points to whom, by rank, as `rows.Rows`: rows one after the other, here in ascending order.

    Parameters
    ----------
    out_at, into_at : int64 array [nodes + 1]
        Where each row begins.
    out, into : int32 array [arcs]
        The ranks that each rank points to, and that point to it.
    places : int32 array [nodes]
        For each rank the number of the node in the graph.
    """

    out_at: Array
    out: Array
    into_at: Array
    into: Array
    places: Array


def compiled_rows_of(arcs: Arcs, roots: Collection[int] | None) -> tuple[CompiledRows, int, list[int]]:
    """Make a graph ready as `rows_of` does; also give the number of roots, and the nodes that point to themselves.

    Linear in the arcs, apart from sorting the nodes by rank.
    """
    size = len(arcs.nodes)
    tails = np.asarray(arcs.tails, dtype=np.int32)
    heads = np.asarray(arcs.heads, dtype=np.int32)
    out_at, ends, out, selves = _sorted_rows(size, tails, heads)
    leaving, arriving = _keep_parts(out_at, ends, out, _components(out_at, ends, out))
    live = np.flatnonzero(leaving)
    worth = -leaving[live] * arriving[live]
    searched = len(live)
    looped = np.flatnonzero(selves)
    if roots is not None:
        wanted = np.zeros(size, dtype=np.bool_)
        wanted[list(roots)] = True
        searched = int(wanted[live].sum())
        looped = looped[wanted[looped]]
        order = np.lexsort((worth, ~wanted[live]))
    else:
        order = np.argsort(worth, kind="stable")
    places = live[order]
    new_out_at, new_out, into_at, into = _ranked(places, out_at, ends, out, leaving, arriving)
    rows = CompiledRows(new_out_at, new_out, into_at, into, places.astype(np.int32))
    return rows, searched, looped.tolist()


@kernel
def _sorted_rows(size: int, tails: Array, heads: Array) -> Any:
    """Sort arcs by tail and head by dealing them out twice; repeats and self-loops are left out."""
    into_at = np.zeros(size + 1, np.int64)
    out_at = np.zeros(size + 1, np.int64)
    selves = np.zeros(size, np.bool_)
    for arc in range(len(tails)):
        if tails[arc] == heads[arc]:
            selves[tails[arc]] = True
        else:
            into_at[heads[arc] + 1] += 1
            out_at[tails[arc] + 1] += 1
    for node in range(size):
        into_at[node + 1] += into_at[node]
        out_at[node + 1] += out_at[node]
    by_head = np.empty(into_at[size], np.int32)
    ends = into_at[:size].copy()
    for arc in range(len(tails)):
        if tails[arc] != heads[arc]:
            by_head[ends[heads[arc]]] = tails[arc]
            ends[heads[arc]] += 1
    out = np.empty(out_at[size], np.int32)
    ends = out_at[:size].copy()
    for head in range(size):
        for at in range(into_at[head], into_at[head + 1]):
            tail = by_head[at]
            if ends[tail] == out_at[tail] or out[ends[tail] - 1] != head:
                out[ends[tail]] = head
                ends[tail] += 1
    return out_at, ends, out, selves


@kernel
def _components(out_at: Array, ends: Array, out: Array) -> Any:
    """Give numbers to the strongly connected parts, as `components.components` does."""
    size = len(ends)
    part = np.full(size, -1, np.int32)
    order = np.full(size, -1, np.int32)
    low = np.empty(size, np.int32)
    next_at = out_at[:size].copy()
    path = np.empty(size, np.int32)
    waiting = np.empty(size, np.int32)
    clock = parts = held = 0
    for start in range(size):
        if order[start] != -1:
            continue
        depth = 1
        path[0] = start
        order[start] = low[start] = clock
        clock += 1
        waiting[held] = start
        held += 1
        while depth > 0:
            node = path[depth - 1]
            if next_at[node] < ends[node]:
                head = out[next_at[node]]
                next_at[node] += 1
                if order[head] == -1:
                    order[head] = low[head] = clock
                    clock += 1
                    waiting[held] = head
                    held += 1
                    path[depth] = head
                    depth += 1
                elif part[head] == -1 and order[head] < low[node]:
                    low[node] = order[head]
                continue
            depth -= 1
            if depth > 0 and low[node] < low[path[depth - 1]]:
                low[path[depth - 1]] = low[node]
            if low[node] == order[node]:
                while True:
                    held -= 1
                    part[waiting[held]] = parts
                    if waiting[held] == node:
                        break
                parts += 1
    return part


@kernel
def _keep_parts(out_at: Array, ends: Array, out: Array, part: Array) -> Any:
    """Drop arcs between parts, in place, and count what leaves and enters each node."""
    size = len(ends)
    leaving = np.zeros(size, np.int64)
    arriving = np.zeros(size, np.int64)
    for tail in range(size):
        kept = out_at[tail]
        for at in range(out_at[tail], ends[tail]):
            head = out[at]
            if part[head] == part[tail]:
                out[kept] = head
                kept += 1
                arriving[head] += 1
        ends[tail] = kept
        leaving[tail] = kept - out_at[tail]
    return leaving, arriving


@kernel
def _ranked(places: Array, out_at: Array, ends: Array, out: Array, leaving: Array, arriving: Array) -> Any:
    """Write the rows anew by rank; dealing arcs out in order of one end sorts them by the other."""
    size = len(places)
    rank = np.full(len(ends), -1, np.int32)
    new_out_at = np.zeros(size + 1, np.int64)
    new_into_at = np.zeros(size + 1, np.int64)
    for at in range(size):
        rank[places[at]] = at
        new_out_at[at + 1] = new_out_at[at] + leaving[places[at]]
        new_into_at[at + 1] = new_into_at[at] + arriving[places[at]]
    new_into = np.empty(new_into_at[size], np.int32)
    filled = new_into_at[:size].copy()
    for tail in range(size):
        for at in range(out_at[places[tail]], ends[places[tail]]):
            head = rank[out[at]]
            new_into[filled[head]] = tail
            filled[head] += 1
    new_out = np.empty(new_out_at[size], np.int32)
    filled = new_out_at[:size].copy()
    for head in range(size):
        for at in range(new_into_at[head], new_into_at[head + 1]):
            tail = new_into[at]
            new_out[filled[tail]] = head
            filled[tail] += 1
    return new_out_at, new_out, new_into_at, new_into
