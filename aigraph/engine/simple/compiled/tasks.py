"""One search as tasks that need not know of each other: ranges of roots, and ranges of the branches of a hub."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Literal, NamedTuple

import numpy as np

from aigraph.engine.runtime.arrays import Float64Array, Int32Array
from aigraph.engine.simple.compiled.graph.csr import CSR
from aigraph.engine.simple.compiled.sort_by_length import sort_by_length
from aigraph.engine.simple.compiled.worker import SimpleJob, SimpleWorker

# Longer cycles are written one after the other, and sorted by length in pieces.
_MAX_TABLE_LENGTH = 16
_MAX_ROWS = 1 << 16


class Task(NamedTuple):
    """A part of a search for simple cycles; all tasks together find each cycle once.

    Parameters
    ----------
    root, end : int
        The roots, by rank.
    branch, branches : int
        Of one root the share of its first edges that is searched; 0 and 1 for all of them.
    work : float
        Expected work, in an unknown unit.
    """

    root: int
    end: int
    branch: int = 0
    branches: int = 1
    work: float = 0.0


def divide(csr: CSR, roots: int, tasks: int) -> list[Task]:
    """Divide a search into about so many tasks of similar work, most work first.

    The work of a root is the number of paths of two edges that it is the middle of: what a search meets at its first two steps. A root with
    more work than a task should have is divided by its first edges.

    Examples
    --------
    >>> from aigraph.engine.edge_list import EdgeList
    >>> from aigraph.engine.simple.compiled.graph.csr import build_csr
    >>> edges = EdgeList(nodes=range(4), tails=[0, 0, 0, 1, 2, 3], heads=[1, 2, 3, 0, 0, 0])
    >>> [task[:4] for task in divide(build_csr(edges, None)[0], 4, 4)]
    [(1, 3, 0, 1), (0, 1, 0, 3), (0, 1, 1, 3), (0, 1, 2, 3), (3, 4, 0, 1)]
    """
    work = _work(csr)[:roots]
    fair = max(1.0, float(work.sum()) / max(1, tasks))
    found, first, held = [], 0, 0.0
    for root in np.flatnonzero(work > fair).tolist():
        # Hubs have the first ranks, so that the ranges between them are few.
        found += _ranges(work, first, root, fair)
        out_degree = int(csr.out_at[root + 1] - csr.out_at[root])
        branches = max(1, min(out_degree, int(np.ceil(work[root] / fair))))
        held = float(work[root]) / branches
        found += [Task(root, root + 1, branch, branches, held) for branch in range(branches)]
        first = root + 1
    found += _ranges(work, first, roots, fair)
    return sorted(found, key=lambda task: -task.work)


def _work(csr: CSR) -> Float64Array:
    out_degree, in_degree = np.diff(csr.out_at), np.diff(csr.into_at)
    work: Float64Array = 1.0 + out_degree * in_degree.astype(np.float64)
    return work


def _ranges(work: Float64Array, first: int, end: int, fair: float) -> list[Task]:
    if first >= end:
        return []
    summed = np.cumsum(work[first:end])
    cuts = first + np.searchsorted(summed, np.arange(fair, summed[-1], fair)) + 1
    edges = np.unique(np.concatenate([[first], cuts[cuts < end], [end]])).tolist()
    return [Task(begin, stop, work=float(work[begin:stop].sum())) for begin, stop in pairwise(edges)]


class TaskSearch:
    """Searches tasks of one graph one after the other, with scratch arrays that are made once.

    Parameters
    ----------
    csr : CSR
        The graph.
    max_length, min_length : int
        The most and the fewest nodes of a cycle; a `max_length` of 0 is no bound. Self-loops are not among them.
    """

    def __init__(self, csr: CSR, max_length: int, min_length: int) -> None:
        nodes = len(csr.nodes)
        bound = 0 if max_length >= nodes else max_length
        self._tables = 2 < bound <= _MAX_TABLE_LENGTH
        self._nothing = nodes == 0 or max_length == 1
        degree = int(np.diff(csr.out_at).max(initial=0))
        output: Literal["tables", "stream"] = "tables" if self._tables else "stream"
        # Tables of a hub hold the followers of a node at least, as those of a whole search do.
        job = SimpleJob(csr, bound, max(2, min_length), output, max(_MAX_ROWS, 4 * degree + 4))
        self._worker = SimpleWorker(job)

    def tables(self, task: Task) -> Iterator[Int32Array]:
        """Yield the cycles of a task as matrices of node numbers, a cycle a row."""
        if self._nothing:
            return
        worker = self._worker
        worker.assign(task.root, task.end)
        if task.branches > 1:
            worker.keep_branches(task.branch, task.branches)
        while worker.roots_left:
            for piece in worker.run_slice():
                yield from (piece,) if self._tables else sort_by_length(*piece)
        for piece in worker.flush():
            yield from (piece,) if self._tables else sort_by_length(*piece)
