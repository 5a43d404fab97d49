"""Each run is its own: it begins anew, has all limits to itself, and says what cut it short."""

import asyncio
import gc
import inspect
import threading
import time
from itertools import permutations

import networkx as nx
import pytest

import aigraph
from aigraph import engine
from aigraph.engine import (
    CycleList,
    Progress,
    default_progress,
    enumerate_cycles,
    enumerate_multigraph_cycles,
    enumerate_temporal_cycles,
    use_default_progress,
)

ENGINES = ["python", "extension", "compiled", "auto"]
DENSE = nx.complete_graph(12, create_using=nx.DiGraph)
ENDLESS = nx.complete_graph(40, create_using=nx.DiGraph)


@pytest.mark.parametrize("engine", ENGINES)
def test_runs_that_take_turns_do_not_disturb_each_other(engine):
    cycles = enumerate_cycles(DENSE, 4, engine=engine)
    alone = list(cycles)
    one, other = iter(cycles), iter(cycles)
    ahead = [next(one) for _ in range(100)]
    assert cycles.count().total == len(alone)
    assert list(other) == alone
    assert ahead + list(one) == alone


def test_each_run_says_for_itself_what_cut_it_short():
    cycles = enumerate_cycles(DENSE, max_cycles=5)
    whole, cut = iter(enumerate_cycles(DENSE, 2)), iter(cycles)
    assert (len(list(whole)), whole.cut) == (66, None)
    assert (len(list(cut)), cut.cut.limit) == (5, "max_cycles")
    left = iter(cycles)
    next(left)
    assert left.cut is None
    assert cycles.count().cut.found == 5
    assert not hasattr(cycles, "cut")


@pytest.mark.parametrize(
    "cycles",
    [
        enumerate_temporal_cycles([(0, 1), (1, 0), (1, 0)], time=[1, 2, 3], max_cycles=1, weight=[1, 2, 3]),
        enumerate_multigraph_cycles([(0, 1), (1, 0), (1, 0)], max_cycles=1, weight=[1, 2, 3]),
    ],
    ids=["temporal", "multigraph"],
)
def test_cycles_of_edges_are_cut_and_collected_alike(cycles):
    found = cycles.collect()
    assert found == [[0, 1]]
    assert found[0].edges == (0, 1)
    assert found.cut.limit == cycles.count().cut.limit == "max_cycles"
    assert repr(found).endswith("stopped at the limit with 1 cycle; 0.0% of the roots were done)")
    largest = cycles.largest(2)
    assert [(bottleneck, cycle.edges) for bottleneck, cycle in largest] == [(1.0, (0, 1)), (1.0, (0, 2))]
    assert largest.cut is None


def test_a_list_that_is_whole_looks_like_any_list():
    found = enumerate_cycles(DENSE, 2).collect()
    assert repr(found) == repr(list(found))
    assert CycleList([1], None) == [1]


def test_the_largest_for_certain_are_kept_when_time_runs_out():
    # A cycle of 30 nodes is searched for long before one closes.
    edges, weights = list(ENDLESS.edges), [1 + (7 * tail + 13 * head) % 29 for tail, head in ENDLESS.edges]
    cycles = enumerate_cycles(edges, min_length=30, weight=weights, max_seconds=0.3, engine="python")
    largest = cycles.largest(10_000)
    assert largest.cut.limit == "max_seconds"
    assert len(largest) < 10_000


@pytest.mark.parametrize("leave", [lambda run: run.close(), lambda _: None], ids=["closed", "dropped"])
def test_threads_end_with_the_run_that_started_them(leave):
    before = threading.active_count()
    run = enumerate_cycles(ENDLESS, 9, engine="compiled", threads=2).batches(1000)
    next(run)
    gc.disable()
    try:
        leave(run)
        del run
    finally:
        gc.enable()
    began = time.monotonic()
    while threading.active_count() > before and time.monotonic() - began < 20:
        time.sleep(0.01)
    assert threading.active_count() == before


def test_a_default_callback_is_heard_in_its_own_block_and_thread_only():
    heard, elsewhere = [], []
    with use_default_progress(heard.append):
        thread = threading.Thread(target=lambda: elsewhere.append(default_progress()))
        thread.start()
        thread.join()
        with use_default_progress(elsewhere.append):
            assert default_progress() == elsewhere.append
        enumerate_cycles(ENDLESS, 12, max_seconds=0.4, engine="python").count()
    assert elsewhere == [None]
    assert all(isinstance(at, Progress) for at in heard)
    assert len(heard) >= 2
    assert default_progress() is None


def test_asynchronous_tasks_have_callbacks_of_their_own():
    async def search(name):
        with use_default_progress(name):
            await asyncio.sleep(0)
            return default_progress()

    async def both():
        return await asyncio.gather(search("one"), search("other"))

    assert asyncio.run(both()) == ["one", "other"]


def test_progress_of_a_run_says_how_far_what_was_taken_goes():
    run = iter(enumerate_cycles(DENSE, 3, engine="python"))
    assert run.progress.share == 1.0  # no root is known yet
    next(run)
    assert (run.progress.roots_done, run.progress.roots) == (0, 12)
    list(run)
    assert (run.progress.roots_done, run.progress.found) == (12, 66 + 440)


PUBLIC = [
    engine.enumerate_cycles,
    engine.enumerate_temporal_cycles,
    engine.enumerate_multigraph_cycles,
    engine.count_cycles,
    engine.largest_cycles,
]


@pytest.mark.parametrize("function", PUBLIC, ids=lambda function: function.__name__)
def test_every_option_stands_in_the_signature_with_its_type(function):
    ours = inspect.signature(function).parameters.values()
    theirs = inspect.signature(engine.enumerate_cycles).parameters
    kinds = (inspect.Parameter.VAR_KEYWORD, inspect.Parameter.VAR_POSITIONAL)
    assert all(parameter.kind not in kinds and parameter.annotation for parameter in ours)
    for parameter in ours:
        if parameter.name in theirs and parameter.name != "weight":
            assert parameter.default == theirs[parameter.name].default
        assert f"{parameter.name}" in function.__doc__
    with pytest.raises(TypeError, match="unexpected keyword argument 'limit'"):
        function(DENSE, limit=3)


def test_functions_are_found_in_the_engine():
    assert set(engine.__all__) <= set(dir(engine))
    assert {function.__name__ for function in PUBLIC} <= set(engine.__all__)
    assert aigraph.engine.count_cycles(list(permutations("abc", 2))) == {2: 3, 3: 2}
