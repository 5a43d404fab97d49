"""A search in tasks finds what the whole search finds, each cycle once."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigraph.engine import enumerate_cycles
from aigraph.engine.edge_list import EdgeList
from aigraph.engine.simple.compiled.graph.csr import build_csr
from aigraph.engine.simple.compiled.graph.stored_csr import open_csr, save_csr
from aigraph.engine.simple.compiled.tasks import TaskSearch, divide

NODES = 9
PAIRS = st.lists(st.tuples(st.integers(0, NODES - 1), st.integers(0, NODES - 1)), max_size=40)


def edge_list(pairs, nodes=NODES):
    return EdgeList(nodes=range(nodes), tails=[tail for tail, _ in pairs], heads=[head for _, head in pairs])


def in_tasks(csr, roots, max_length, min_length, tasks):
    search = TaskSearch(csr, max_length or 0, min_length)
    return Counter(
        frozenset(zip(row, row[1:] + row[:1], strict=True))
        for task in divide(csr, roots, tasks)
        for table in search.tables(task)
        for row in table.tolist()
    )


def whole(pairs, max_length, min_length):
    found = enumerate_cycles(pairs, max_length, min_length=max(2, min_length), engine="python")
    return Counter(frozenset(zip(row, row[1:] + row[:1], strict=True)) for row in found)


@given(
    PAIRS,
    st.sampled_from([None, 1, 2, 3, 4, 5, 7]),
    st.sampled_from([1, 2, 3, 4]),
    st.sampled_from([1, 2, 5, 40]),
)
def test_tasks_find_each_cycle_of_the_whole_once(pairs, max_length, min_length, tasks):
    csr, roots, _ = build_csr(edge_list(pairs), None)
    assert in_tasks(csr, roots, max_length, min_length, tasks) == whole(pairs, max_length, min_length)


@pytest.mark.parametrize("max_length", [2, 3, 4, 5, None])
def test_a_hub_with_half_of_all_work_is_divided_by_its_first_edges(max_length):
    draw = np.random.default_rng(7)
    pairs = [(0, node) for node in range(1, 30)] + [(node, 0) for node in range(1, 30)]
    pairs += draw.integers(1, 30, (40, 2)).tolist()
    csr, roots, _ = build_csr(edge_list(pairs, 30), None)
    shared = [task for task in divide(csr, roots, 8) if task.branches > 1]
    assert len(shared) > 5
    assert in_tasks(csr, roots, max_length, 1, 8) == whole(pairs, max_length, 1)


def test_tasks_have_similar_work_and_cover_each_root_once():
    draw = np.random.default_rng(8)
    csr, roots, _ = build_csr(edge_list(draw.integers(0, 2000, (10_000, 2)).tolist(), 2000), None)
    tasks = divide(csr, roots, 16)
    covered = sorted(root for task in tasks for root in range(task.root, task.end))
    assert covered == list(range(roots))
    assert 16 <= len(tasks) <= 20
    assert max(task.work for task in tasks) < 2 * sum(task.work for task in tasks) / 16


def test_an_adjacency_on_disk_is_mapped_and_gives_the_same_cycles(tmp_path):
    pairs = np.random.default_rng(9).integers(0, 60, (400, 2)).tolist()
    csr, roots, _ = build_csr(edge_list(pairs, 60), None)
    mapped = open_csr(save_csr(csr, tmp_path))
    assert in_tasks(mapped, roots, 4, 1, 5) == whole(pairs, 4, 1)
