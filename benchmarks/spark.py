"""Runs of the search on Spark beside one process, with the cost model: `python -m benchmarks.spark [--millions 1 5] [--cores 1 2]`.

Every cell is a process of its own. Times of processors are summed over the process, the Java machine and the Python workers; memory is
the most of their proportional set sizes (PSS) together, looked at a few times a second.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from pathlib import Path
from time import monotonic, sleep

from benchmarks.transactions import WINDOW_S, write_parquet

K_TIMED, K_SIMPLE = 6, 4


class Watch:
    """Sums processor time and memory of this process and all that it has started."""

    def __init__(self):
        import psutil

        self.psutil, self.me = psutil, psutil.Process()
        self.seconds, self.peak, self.ended = {}, 0, False
        threading.Thread(target=self._look, daemon=True).start()

    def _look(self):
        while not self.ended:
            self.look()
            sleep(0.3)

    def look(self):
        memory = 0
        for process in [self.me, *self.me.children(recursive=True)]:
            try:
                times = process.cpu_times()
                self.seconds[process.pid] = times.user + times.system
                memory += process.memory_full_info().pss
            except self.psutil.Error:
                continue
        self.peak = max(self.peak, memory)

    def processor_s(self):
        self.look()
        return sum(self.seconds.values())


def spark_cell(path, cores, kind, planted, memory):
    os.environ["PYSPARK_PYTHON"] = sys.executable
    from aigraph.spark.find import plan_on_spark
    from aigraph.spark.session import start_session

    watch, began = Watch(), monotonic()
    session = start_session(f"local[{cores}]", "1500m")
    started = monotonic() - began
    df = session.read.parquet(path)
    found = {"session_wall_s": started}
    for run in ("cold", "warm"):
        began, before = monotonic(), watch.processor_s()
        if kind == "slices":
            plan = plan_on_spark(
                df, K_TIMED, time="time", window=WINDOW_S, weight="amount", tolerance=(0.85, 1.0), edge="id"
            )
        else:
            plan = plan_on_spark(df, K_SIMPLE, plan=kind, memory=memory or 2_000_000_000)
        planned = monotonic()
        out = tempfile.mkdtemp()
        plan.run().write.mode("overwrite").parquet(out)
        ended = monotonic()
        found[run] = {
            "plan_wall_s": planned - began,
            "run_wall_s": ended - planned,
            "wall_s": ended - began,
            "processor_s": watch.processor_s() - before,
        }
    rows = session.read.parquet(out)
    found |= {
        "tasks": plan.tasks,
        "copies": plan.slices.copies if plan.slices else 1.0,
        "expected_processor_s": plan.cost.processor_s,
        "expected_one_machine_s": plan.cost.one_machine_s,
        "moved_mb": plan.cost.moved_bytes / 1e6,
        "peak_gb": watch.peak / 1e9,
        "processor_s": watch.processor_s(),
        "by_length": {str(row["length"]): row["count"] for row in rows.groupBy("length").count().collect()},
    }
    if kind == "slices":
        keys = Counter(tuple(row["edges"]) for row in rows.select("edges").toLocalIterator())
        found |= {
            "planted": len(set(map(tuple, planted)) & keys.keys()),
            "digest": digest(keys),
            "repeats": sum(keys.values()) - len(keys),
        }
    session.stop()
    return found


def here_cell(path, cores, kind, planted):
    import pyarrow.parquet as pq

    from aigraph.engine import enumerate_cycles, enumerate_temporal_cycles

    watch, began = Watch(), monotonic()
    table = pq.read_table(path)
    ends = table["payer"].to_numpy(), table["payee"].to_numpy()
    found = {"read_wall_s": monotonic() - began}
    if kind == "slices":
        cycles = enumerate_temporal_cycles(
            ends, K_TIMED, time=table["time"].to_numpy(), window=WINDOW_S, weight=table["amount"].to_numpy(), tolerance=(0.85, 1.0),
            engine="compiled", threads=cores,
        )  # fmt: skip
        keys = Counter(tuple(row) for _, matrix in cycles.batches() for row in matrix.tolist())
        lengths = Counter(map(len, keys))
        found |= {"planted": len(set(map(tuple, planted)) & keys.keys()), "digest": digest(keys)}
    else:
        cycles = enumerate_cycles(ends, K_SIMPLE, engine="compiled", threads=cores)
        lengths = Counter()
        for length, matrix in cycles.batches():
            lengths[length] += len(matrix)
    found |= {"wall_s": monotonic() - began, "processor_s": watch.processor_s(), "peak_gb": watch.peak / 1e9}
    return found | {"by_length": {str(length): number for length, number in lengths.items()}}


def digest(keys):
    import hashlib

    return hashlib.sha256(repr(sorted(keys)).encode()).hexdigest()[:12]


def cell(**what):
    command = [sys.executable, "-m", "benchmarks.spark", "--cell", json.dumps(what)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  a cell of its own
    try:
        return json.loads(done.stdout.splitlines()[-1])
    except (IndexError, ValueError):
        return {"failed": done.stderr[-2000:]}


def as_table(path):
    """Lay the runs of a file out as a table: a row for each search, one process beside Spark."""
    runs = [json.loads(line) for line in path.read_text().splitlines()]
    by_key = {(run["kind"], run["millions"], run["cores"], run["engine"]): run for run in runs if "failed" not in run}
    rows = [
        "| plan | millions | cores | one process: processor s (GB) | Spark: processor s, first / again (GB) | model | wall s, again | tasks | same |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for kind, millions, cores, engine in sorted(by_key):
        if engine == "here" or (kind, millions, cores, "here") not in by_key:
            continue
        spark, here = by_key[kind, millions, cores, engine], by_key[kind, millions, cores, "here"]
        same = spark["by_length"] == here["by_length"] and spark.get("digest") == here.get("digest")
        planted = f", {spark['planted']} planted" if "planted" in spark else ""
        rows.append(
            f"| {kind} | {millions:g} | {cores} | {here['processor_s']:.0f} ({here['peak_gb']:.1f}) | "
            f"{spark['cold']['processor_s']:.0f} / {spark['warm']['processor_s']:.0f} ({spark['peak_gb']:.1f}) | "
            f"{spark['expected_processor_s']:.0f} | {spark['warm']['wall_s']:.0f} | {spark['tasks']} | "
            f"{'yes' if same else 'NO'}: {sum(spark['by_length'].values())}{planted} |"
        )
    return "\n".join(rows)


def main():
    parser = argparse.ArgumentParser(prog="python -m benchmarks.spark", description=__doc__)
    parser.add_argument("--millions", nargs="+", type=float, default=[1, 5, 10, 25], help="millions of transactions")
    parser.add_argument("--cores", nargs="+", type=int, default=[1, 2])
    parser.add_argument("--kinds", nargs="+", default=["slices", "tasks"], help="slices, tasks, neighbourhoods")
    parser.add_argument("--memory", type=int, help="bytes that a task may take")
    parser.add_argument("--out", type=Path, default=Path("out/spark.jsonl"))
    parser.add_argument("--table", type=Path, help="print the runs of this file as a table, and run nothing")
    parser.add_argument("--cell", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.table:
        print(as_table(chosen.table))
        return
    if chosen.cell:
        what = json.loads(chosen.cell)
        planted = json.loads(Path(what["planted"]).read_text())
        if what["engine"] == "spark":
            found = spark_cell(what["path"], what["cores"], what["kind"], planted, what["memory"])
        else:
            found = here_cell(what["path"], what["cores"], what["kind"], planted)
        print(json.dumps(found))
        return
    with tempfile.TemporaryDirectory() as folder, chosen.out.open("a") as out:
        for millions in chosen.millions:
            path, rings = f"{folder}/{millions}.parquet", Path(folder, f"{millions}.json")
            rings.write_text(json.dumps(write_parquet(path, int(millions * 1e6))))
            for kind in chosen.kinds:
                for cores in chosen.cores:
                    for engine in ("here", "spark"):
                        what = {
                            "engine": engine,
                            "path": path,
                            "cores": cores,
                            "kind": kind,
                            "planted": str(rings),
                            "memory": chosen.memory,
                        }
                        line = {"millions": millions, "kind": kind, "cores": cores, "engine": engine, **cell(**what)}
                        print(json.dumps(line), flush=True)
                        out.write(json.dumps(line) + "\n")
                        out.flush()
            Path(path).unlink()


if __name__ == "__main__":
    main()
