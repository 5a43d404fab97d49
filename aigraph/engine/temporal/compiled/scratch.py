"""The scratch arrays of one thread of the compiled search for temporal cycles."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from aigraph.engine.runtime.arrays import Int32Array, Int64Array, padded_zeros
from aigraph.engine.temporal.compiled.timeline import CompiledTimeline


class TemporalScratch(NamedTuple):
    """Arrays made once for each thread; their columns are in `columns.py`.

    Parameters
    ----------
    node : int32 array [nodes x 16]
        What sweeps and paths know of each node; a row fills a cache line.
    frontier : int32 array [4 x nodes]
        For each direction the nodes to visit in this round and in the next.
    sweep : int64 array [2 x 6]
        For each direction how far the sweep has come.
    found : int32 array [edges x 4]
        The edges that can follow the first one, as they are found.
    key : int64 array [2 x edges]
        Their sort keys, and room to sort them.
    candidate : int32 array [edges x 3]
        The same edges by place, with their ranks and barriers.
    pair : int32 array [pairs x 4]
        The pairs (tail, head) of candidates.
    stack : int32 array
        The stack on which nodes are unblocked.
    step : int32 array [steps x 7]
        The path.
    arrival : int32 array [edges x 3]
        The edges on the path, step by step: edge, rank, and which candidate it is.
    summed : int64 array [edges]
        The numbers of paths up to these, summed within each step.
    state : int64 array [12]
        Where the search stands.
    """

    node: Int32Array
    frontier: Int32Array
    sweep: Int64Array
    found: Int32Array
    key: Int64Array
    candidate: Int32Array
    pair: Int32Array
    stack: Int32Array
    step: Int32Array
    arrival: Int32Array
    summed: Int64Array
    state: Int64Array


def make_temporal_scratch(timeline: CompiledTimeline) -> TemporalScratch:
    """Make the scratch arrays of one thread: some numbers a node, and some an edge of the fullest window."""
    nodes, widest = len(timeline.csr.begin) - 1, timeline.widest
    return TemporalScratch(
        node=np.zeros((nodes, 16), np.int32),
        frontier=np.zeros((4, nodes), np.int32),
        sweep=padded_zeros(12).reshape(2, 6),
        found=np.empty((widest, 4), np.int32),
        key=np.empty((2, widest), np.int64),
        candidate=np.empty((widest, 3), np.int32),
        pair=np.empty((widest, 4), np.int32),
        stack=np.empty(widest, np.int32),
        step=np.zeros((min(nodes, widest) + 3, 7), np.int32),
        arrival=np.empty((widest, 3), np.int32),
        summed=np.empty(widest, np.int64),
        state=padded_zeros(12),
    )
