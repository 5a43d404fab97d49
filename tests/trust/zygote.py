"""Runs commands in children of one process that has imported everything: a run costs its own work and no more.

Reads one JSON request a line (`words`, `folder`, `stdin`, `environment`, `cpu_s`, `memory_bytes`) and answers with one line: exit code or
signal, what was printed, processor seconds and the largest resident memory.
"""

import contextlib
import json
import os
import resource
import sys
import tempfile
from importlib import import_module
from pathlib import Path

MODULES = (
    "duckdb",
    "networkx",
    "numpy",
    "openpyxl",
    "pandas",
    "pyvis",
    "scipy.optimize",
    "aigraph.page.draw",
    "aigraph.reports.report",
    "aigraph.writing.export",
    "aigraph.datasets.merge",
    "aigraph.reading.load",
    "aigraph.reading.large.read",
    "aigraph.reading.readers.database",
    "aigraph.reading.readers.excel",
    "aigraph.reading.readers.json",
    "aigraph.reading.readers.parquet",
    "aigraph.reading.rows.rows_to_deals",
    "aigraph.figures.figure",
    "aigraph.cli.console_script",
)


def run(request: dict) -> dict:
    with tempfile.TemporaryDirectory() as kept:
        out, err = Path(kept) / "out", Path(kept) / "err"
        child = os.fork()
        if child == 0:
            _become(request, out, err)
        _, status, used = os.wait4(child, 0)
        return {
            "code": os.waitstatus_to_exitcode(status),
            "out": out.read_bytes().decode("utf-8", errors="backslashreplace"),
            "err": err.read_bytes().decode("utf-8", errors="backslashreplace"),
            "cpu_s": used.ru_utime + used.ru_stime,
            "memory_mb": used.ru_maxrss / 1000,
        }


def _become(request: dict, out: Path, err: Path) -> None:
    code = 99
    try:
        source = os.open(request.get("stdin") or os.devnull, os.O_RDONLY)
        os.dup2(source, 0)
        for number, path in ((1, out), (2, err)):
            os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
        os.chdir(request["folder"])
        os.environ.update(request.get("environment", {}))
        sys.stdin = open(0, encoding="utf-8")  # noqa: SIM115
        sys.stdout = open(1, "w", encoding="utf-8", errors="strict")  # noqa: SIM115
        sys.stderr = open(2, "w", encoding="utf-8", errors="backslashreplace")  # noqa: SIM115
        sys.argv = ["aigraph", *request["words"]]
        resource.setrlimit(resource.RLIMIT_CPU, (request["cpu_s"], request["cpu_s"] + 5))
        resource.setrlimit(resource.RLIMIT_AS, (request["memory_bytes"],) * 2)
        resource.setrlimit(resource.RLIMIT_FSIZE, (request.get("file_bytes", 2**40),) * 2)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        from aigraph.cli.console_script import run as command

        command()
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
    except BaseException:  # noqa: BLE001
        import traceback

        traceback.print_exc()
        code = 98
    finally:
        with contextlib.suppress(OSError, ValueError):
            sys.stdout.flush()
        with contextlib.suppress(OSError, ValueError):
            sys.stderr.flush()
        os._exit(code)


def main() -> None:
    for name in MODULES:
        import_module(name)
    from aigraph.cli.commands import COMMANDS

    for place in COMMANDS.values():
        import_module(f"aigraph.cli.{place.partition(':')[0]}")
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    for line in sys.stdin:
        answers.write(json.dumps(run(json.loads(line))) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
