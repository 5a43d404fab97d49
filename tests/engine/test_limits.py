"""What cuts a search short is said, with how much was done, and what was found is kept."""

import os
import signal
import subprocess
import sys
import threading
from time import monotonic, sleep

import networkx as nx
import pytest

from aigraph.engine import enumerate_cycles

ENGINES = ["python", "extension", "compiled", "auto"]

# Far more cycles than there is time for: about 10^46.
ENDLESS = nx.complete_graph(40, create_using=nx.DiGraph)


@pytest.mark.parametrize("engine", ENGINES)
def test_a_limit_gives_the_first_cycles_and_says_that_there_are_more(engine):
    cycles = enumerate_cycles(ENDLESS, 4, max_cycles=1000, engine=engine)
    first = cycles.collect()
    assert len(first) == 1000
    assert (first.cut.limit, first.cut.value, first.cut.found) == ("max_cycles", 1000, 1000)
    assert first == list(enumerate_cycles(ENDLESS, 4, max_cycles=2000, engine=engine))[:1000]
    counts = cycles.count()
    assert (counts.total, counts.cut.limit) == (1000, "max_cycles")
    assert sum(len(table) for _, table in cycles.batches(300)) == 1000


@pytest.mark.parametrize("engine", ENGINES)
def test_a_limit_that_is_just_enough_cuts_nothing(engine):
    triangle = nx.DiGraph([("a", "b"), ("b", "c"), ("c", "a"), ("b", "a")])
    cycles = enumerate_cycles(triangle, max_cycles=2, engine=engine)
    found = cycles.collect()
    assert len(found) == 2
    assert found.cut is None
    assert cycles.count().cut is None


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("max_length", [12, None])
@pytest.mark.parametrize("threads", [1, 2])
def test_time_runs_out_within_a_second_and_what_was_found_is_kept(engine, max_length, threads):
    cycles = enumerate_cycles(ENDLESS, max_length, max_seconds=0.3, engine=engine, threads=threads)
    began = monotonic()
    counts = cycles.count()
    assert monotonic() - began < 20  # compilation and a busy machine included
    assert counts.total > 0
    assert (counts.cut.limit, counts.cut.value) == ("max_seconds", 0.3)
    assert 0 <= counts.cut.share < 1
    assert 0.3 <= counts.cut.seconds < 20
    assert str(counts.cut).startswith("stopped after 0.3 s with ")


@pytest.mark.parametrize("engine", ENGINES)
def test_tables_keep_what_was_found_before_the_time_ran_out(engine):
    cycles = enumerate_cycles(ENDLESS, 8, max_seconds=0.3, engine=engine)
    run = cycles.batches(10**5)
    kept = sum(len(table) for _, table in run)
    assert run.cut.limit == "max_seconds"
    assert run.cut.found == kept > 0


@pytest.mark.parametrize("engine", ENGINES)
def test_memory_of_the_answer_is_limited(engine):
    cycles = enumerate_cycles(ENDLESS, 3, min_length=3, max_bytes=12_000, engine=engine)
    run = cycles.batches(100)
    assert sum(table.nbytes for _, table in run) <= 12_000
    assert run.cut.limit == "max_bytes"
    assert len(list(cycles)) == 12_000 // (56 + 8 * 3)


INTERRUPTED = """
import networkx as nx, signal, sys, warnings
# Started in the background of a shell, a process is deaf to interrupts.
signal.signal(signal.SIGINT, signal.default_int_handler)
from aigraph.engine import enumerate_cycles
cycles = enumerate_cycles(nx.complete_graph(40, create_using=nx.DiGraph), 9, engine=sys.argv[1], threads=int(sys.argv[2]))
warnings.simplefilter("ignore")
enumerate_cycles(nx.complete_graph(9, create_using=nx.DiGraph), 9, engine=sys.argv[1]).count()
print("ready", flush=True)
counts = cycles.count()
print(counts.cut.limit, counts.total > 0, flush=True)
"""


@pytest.mark.parametrize(("engine", "threads"), [("python", 1), ("extension", 1), ("compiled", 1), ("compiled", 2)])
def test_an_interrupt_ends_the_search_within_a_second_and_keeps_what_was_found(engine, threads):
    words = [sys.executable, "-c", INTERRUPTED, engine, str(threads)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "ready\n"
        reports = []
        threading.Timer(1.0, lambda: (reports.append(monotonic()), os.kill(process.pid, signal.SIGINT))).start()
        assert process.stdout.readline() == "interrupt True\n"
        assert monotonic() - reports[0] < 3  # a second, and what a busy machine adds


PLAIN_INTERRUPTED = """
import collections, networkx as nx, signal, warnings
signal.signal(signal.SIGINT, signal.default_int_handler)
warnings.simplefilter("ignore")
from aigraph.engine import enumerate_cycles
run = iter(enumerate_cycles(nx.complete_graph(25, create_using=nx.DiGraph)))
next(run)
print("ready", flush=True)
# Nothing of Python stands between two blocks, so that the search itself meets the interrupt.
collections.deque(run, maxlen=0)
print(run.cut.limit, run.cut.found > 10_000, run.cut.share, flush=True)
"""


def test_an_interrupt_ends_a_call_without_any_option():
    with subprocess.Popen([sys.executable, "-c", PLAIN_INTERRUPTED], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "ready\n"
        sleep(0.5)
        os.kill(process.pid, signal.SIGINT)
        assert process.communicate(timeout=60)[0] == "interrupt True 0.0\n"


@pytest.mark.parametrize("engine", ["python", "extension", "compiled"])
def test_progress_reports_roots_and_finds_and_never_goes_back(engine):
    reports = []
    cycles = enumerate_cycles(ENDLESS, 10, max_seconds=0.5, engine=engine, progress=reports.append)
    assert cycles.count().cut.limit == "max_seconds"
    assert len(reports) >= 2
    assert [entry.found for entry in reports] == sorted(entry.found for entry in reports)
    assert all(entry.roots in (0, 40) and 0 <= entry.share <= 1 for entry in reports)


@pytest.mark.parametrize(
    ("option", "value"),
    [("max_cycles", 0), ("max_seconds", 0), ("max_bytes", -1), ("min_length", 0), ("max_length", 0), ("threads", 0)],
)
def test_a_limit_below_one_is_refused_with_its_value(option, value):
    with pytest.raises(ValueError, match=rf"{option} {value} is"):
        enumerate_cycles(ENDLESS, **{option: value})


@pytest.mark.parametrize("option", ["max_cycles", "max_seconds", "max_bytes", "min_length", "max_length"])
def test_a_limit_that_is_no_number_is_refused_with_its_value(option):
    with pytest.raises(TypeError, match=rf"{option} '3' is no (whole )?number"):
        enumerate_cycles(ENDLESS, **{option: "3"})


def test_an_unknown_engine_is_refused():
    with pytest.raises(
        ValueError, match="engine 'fortran' is unknown: expected one of auto, python, extension, compiled"
    ):
        enumerate_cycles(ENDLESS, engine="fortran")
