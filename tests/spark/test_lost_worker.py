"""Workers that are killed while they search change nothing in the answer."""

import os
import signal
from collections import Counter
from pathlib import Path
from threading import Thread
from time import monotonic, sleep

import numpy as np
import pyarrow as pa
import pytest

from aigraph.engine import count_cycles
from aigraph.spark import find_cycles_on_spark

_WAIT_S = 60


def python_workers():
    """Give the processes that the daemon of Python of this process's Spark has forked, and of no other on the machine."""
    parent_of, daemons = {}, set()
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            command = (folder / "cmdline").read_bytes()
            parent_of[int(folder.name)] = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
        if b"pyspark.daemon" in command:
            daemons.add(int(folder.name))

    def is_ours(process):
        while process in parent_of and process != os.getpid():
            process = parent_of[process]
        return process == os.getpid()

    return {process for process in daemons if parent_of[process] in daemons and is_ours(process)}


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are found in /proc")
def test_workers_killed_in_mid_run_change_nothing(spark):
    edges = np.random.default_rng(3).integers(0, 300, (3000, 2))
    df = spark.createDataFrame(pa.table({"src": edges[:, 0], "dst": edges[:, 1]}))
    cycles = find_cycles_on_spark(df, 4, plan="tasks", tasks=30)
    answer, killed = [], set()
    thread = Thread(target=lambda: answer.extend(cycles.groupBy("length").count().collect()))
    thread.start()
    began = monotonic()
    while thread.is_alive() and len(killed) < 2 and monotonic() - began < _WAIT_S:
        tracker = spark.sparkContext.statusTracker()
        stages = [tracker.getStageInfo(stage) for stage in tracker.getActiveStageIds()]
        # Two tasks are at work, and some are done.
        if any(
            stage and stage.numTasks > 20 and stage.numActiveTasks and stage.numCompletedTasks > len(killed) * 5
            for stage in stages
        ):
            for worker in sorted(python_workers() - killed)[:1]:
                os.kill(worker, signal.SIGKILL)
                killed.add(worker)
        sleep(0.02)
    thread.join()
    assert len(killed) == 2
    want = count_cycles((edges[:, 0], edges[:, 1]), 4, engine="python")
    assert Counter({row["length"]: row["count"] for row in answer}) == Counter(dict(want))
