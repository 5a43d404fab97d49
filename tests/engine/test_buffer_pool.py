"""A buffer is reused only when the last view of it is gone."""

import networkx as nx
import numpy as np
import pytest

from aigraph.engine import enumerate_cycles
from aigraph.engine.runtime import worker_pool
from aigraph.engine.runtime.buffer_pool import BufferPool


def test_memory_comes_back_when_the_last_view_is_gone():
    pool = BufferPool()
    table = pool.acquire(8)
    table[:] = 7
    kept = np.asarray(table.reshape(2, 4).T[1:])[1:]
    del table
    other = pool.acquire(8)
    other[:] = 1
    assert not np.shares_memory(kept, other)
    assert (kept == 7).all()
    del kept
    again = pool.acquire(8)
    assert len(pool) == 2
    again[:] = 2
    assert (other == 1).all()


def test_a_buffer_of_another_size_is_not_reused():
    pool = BufferPool()
    pool.acquire(4)
    assert pool.acquire(6).size == 6
    assert len(pool) == 2


@pytest.mark.parametrize("threads", [1, 2])
def test_tables_that_are_kept_do_not_change_when_more_are_written(threads, monkeypatch):
    monkeypatch.setattr(worker_pool, "_SOLO_S", 0.0)
    graph = nx.gnp_random_graph(40, 0.4, seed=1, directed=True)
    cycles = enumerate_cycles(graph, 5, engine="compiled", threads=threads)
    kept, copies = [], []
    for which, (_, table) in enumerate(cycles.batches(500)):
        part = table[::3] if which % 2 else table[1:, 1:].T
        kept.append(part)
        copies.append(part.copy())
        if which % 5 == 4:
            del kept[-3], copies[-3]
    assert len(kept) > 100
    assert all((part == copy).all() for part, copy in zip(kept, copies, strict=True))
