"""Adjacency in compressed sparse rows (CSR) of the non-trivial strongly connected components, in linear time."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

import numpy as np

from aigraph.engine.edge_list import EdgeList
from aigraph.engine.runtime.arrays import BoolArray, Int32Array, Int64Array
from aigraph.engine.runtime.jit import kernel


class CSR(NamedTuple):
    """Successors and predecessors by rank, as in `Adjacency`; here in ascending order.

    Parameters
    ----------
    out_at, into_at : int64 array [nodes + 1]
        Where each row begins in `out` and `into`.
    out, into : int32 array [edges]
        The ranks of the successors and predecessors of each rank, row after row.
    nodes : int32 array [nodes]
        For each rank the number of the node in the graph.
    """

    out_at: Int64Array
    out: Int32Array
    into_at: Int64Array
    into: Int32Array
    nodes: Int32Array


def build_csr(edges: EdgeList, roots: Collection[int] | None) -> tuple[CSR, int, list[int]]:
    """Prepare a graph as `build_adjacency` does; give also the number of roots, and the nodes with an edge to themselves.

    Counting sorts, no comparisons: linear in the edges, apart from sorting the nodes by rank.
    """
    size = len(edges.nodes)
    tails = np.asarray(edges.tails, dtype=np.int32)
    heads = np.asarray(edges.heads, dtype=np.int32)
    out_at, ends, out, has_loop = _sort_edges(size, tails, heads)
    out_degree, in_degree = _keep_within(out_at, ends, out, _strong_components(out_at, ends, out))
    nodes = np.flatnonzero(out_degree)
    order_by = -out_degree[nodes] * in_degree[nodes]
    searched = len(nodes)
    self_loops = np.flatnonzero(has_loop)
    if roots is not None:
        wanted = np.zeros(size, dtype=np.bool_)
        wanted[list(roots)] = True
        searched = int(wanted[nodes].sum())
        self_loops = self_loops[wanted[self_loops]]
        order = np.lexsort((order_by, ~wanted[nodes]))
    else:
        order = np.argsort(order_by, kind="stable")
    nodes = nodes[order]
    csr = CSR(*_rank_edges(nodes, out_at, ends, out, out_degree, in_degree), nodes.astype(np.int32))
    return csr, searched, self_loops.tolist()


@kernel
def _sort_edges(
    size: int, tails: Int32Array, heads: Int32Array
) -> tuple[Int64Array, Int64Array, Int32Array, BoolArray]:
    """Sort edges by tail and head with two counting sorts, without parallel edges and self-loops.

    Gives where each row begins and ends, the heads, and which nodes have a self-loop.
    """
    into_at = np.zeros(size + 1, np.int64)
    out_at = np.zeros(size + 1, np.int64)
    has_loop = np.zeros(size, np.bool_)
    for edge in range(len(tails)):
        if tails[edge] == heads[edge]:
            has_loop[tails[edge]] = True
        else:
            into_at[heads[edge] + 1] += 1
            out_at[tails[edge] + 1] += 1
    for node in range(size):
        into_at[node + 1] += into_at[node]
        out_at[node + 1] += out_at[node]
    by_head = np.empty(into_at[size], np.int32)
    ends = into_at[:size].copy()
    for edge in range(len(tails)):
        if tails[edge] != heads[edge]:
            by_head[ends[heads[edge]]] = tails[edge]
            ends[heads[edge]] += 1
    out = np.empty(out_at[size], np.int32)
    ends = out_at[:size].copy()
    for head in range(size):
        for at in range(into_at[head], into_at[head + 1]):
            tail = by_head[at]
            if ends[tail] == out_at[tail] or out[ends[tail] - 1] != head:
                out[ends[tail]] = head
                ends[tail] += 1
    return out_at, ends, out, has_loop


@kernel
def _strong_components(out_at: Int64Array, ends: Int64Array, out: Int32Array) -> Int32Array:
    """Give the number of each node's strongly connected component, by Tarjan's algorithm, as `strong_components` does."""
    size = len(ends)
    component = np.full(size, -1, np.int32)
    index = np.full(size, -1, np.int32)
    low = np.empty(size, np.int32)
    next_at = out_at[:size].copy()
    path = np.empty(size, np.int32)
    stack = np.empty(size, np.int32)
    visited = components = stacked = 0
    for start in range(size):
        if index[start] != -1:
            continue
        depth = 1
        path[0] = start
        index[start] = low[start] = visited
        visited += 1
        stack[stacked] = start
        stacked += 1
        while depth > 0:
            node = path[depth - 1]
            if next_at[node] < ends[node]:
                head = out[next_at[node]]
                next_at[node] += 1
                if index[head] == -1:
                    index[head] = low[head] = visited
                    visited += 1
                    stack[stacked] = head
                    stacked += 1
                    path[depth] = head
                    depth += 1
                elif component[head] == -1 and index[head] < low[node]:
                    low[node] = index[head]
                continue
            depth -= 1
            if depth > 0 and low[node] < low[path[depth - 1]]:
                low[path[depth - 1]] = low[node]
            if low[node] == index[node]:
                while True:
                    stacked -= 1
                    component[stack[stacked]] = components
                    if stack[stacked] == node:
                        break
                components += 1
    return component


@kernel
def _keep_within(
    out_at: Int64Array, ends: Int64Array, out: Int32Array, component: Int32Array
) -> tuple[Int64Array, Int64Array]:
    """Drop edges between components, in place, and give the out-degree and the in-degree of each node."""
    size = len(ends)
    out_degree = np.zeros(size, np.int64)
    in_degree = np.zeros(size, np.int64)
    for tail in range(size):
        kept = out_at[tail]
        for at in range(out_at[tail], ends[tail]):
            head = out[at]
            if component[head] == component[tail]:
                out[kept] = head
                kept += 1
                in_degree[head] += 1
        ends[tail] = kept
        out_degree[tail] = kept - out_at[tail]
    return out_degree, in_degree


@kernel
def _rank_edges(
    nodes: Int64Array,
    out_at: Int64Array,
    ends: Int64Array,
    out: Int32Array,
    out_degree: Int64Array,
    in_degree: Int64Array,
) -> tuple[Int64Array, Int32Array, Int64Array, Int32Array]:
    """Write the rows anew by rank; distributing edges in the order of one end sorts them by the other."""
    size = len(nodes)
    rank = np.full(len(ends), -1, np.int32)
    new_out_at = np.zeros(size + 1, np.int64)
    new_into_at = np.zeros(size + 1, np.int64)
    for at in range(size):
        rank[nodes[at]] = at
        new_out_at[at + 1] = new_out_at[at] + out_degree[nodes[at]]
        new_into_at[at + 1] = new_into_at[at] + in_degree[nodes[at]]
    new_into = np.empty(new_into_at[size], np.int32)
    filled = new_into_at[:size].copy()
    for tail in range(size):
        for at in range(out_at[nodes[tail]], ends[nodes[tail]]):
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
