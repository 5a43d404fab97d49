"""How long `aigraph cycles` takes from start to end, beside Python itself and the import of networkx and click.

    python -m benchmarks.startup [--repeat 20]

The commands take turns, so that other work on the machine slows all of them alike. Medians and smallest are printed: of
the processor time, user and system together, and of the time on the clock. Each runs in a process of its own, its
byte code compiled before, and writes into a pipe.
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

AIGRAPH = "import sys; sys.argv[0] = 'aigraph'; from aigraph.__main__ import run; run()"
YARDSTICK = 'python -c "import networkx, click"'
COMMANDS = {
    'python -c "pass"': ("pass",),
    'python -c "import aigraph"': ("import aigraph",),
    YARDSTICK: ("import networkx, click",),
    "aigraph cycles": (AIGRAPH, "cycles"),
    "aigraph explain nvidia-openai-oracle": (AIGRAPH, "explain", "nvidia-openai-oracle"),
    "aigraph --help": (AIGRAPH, "--help"),
}


def run(words, environment):
    """Give the processor time and the clock time of one process, in milliseconds."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [sys.executable, "-c", *words]
    subprocess.run(command, stdout=subprocess.PIPE, check=True, env=environment)  # noqa: S603 - the commands stand above
    spent, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return 1000 * used, 1000 * spent


def measure(commands, repeat):
    """Give for each command the times of all its runs; a first run, which compiles, is not among them."""
    times = {name: [] for name in commands}
    with tempfile.TemporaryDirectory() as compiled:
        environment = os.environ | {"PYTHONPYCACHEPREFIX": compiled, "PYTHONPATH": str(Path(__file__).parents[1])}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        for turn in range(repeat + 1):
            for name, words in commands.items():
                taken = run(words, environment)
                if turn:
                    times[name].append(taken)
    return times


def table(times):
    """Write the medians side by side, the smallest in brackets, with the ratio to the yardstick."""
    lines = ["| command | processor, ms | clock, ms | processor, ratio |", "|---|---:|---:|---:|"]
    halves = {name: [statistics.median(column) for column in zip(*taken, strict=True)] for name, taken in times.items()}
    for name, taken in times.items():
        cells = [
            f"{half:.0f} ({min(column):.0f})"
            for half, column in zip(halves[name], zip(*taken, strict=True), strict=True)
        ]
        lines.append(f"| `{name}` | {' | '.join(cells)} | {halves[name][0] / halves[YARDSTICK][0]:.2f} |")
    return "\n".join(lines)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeat", type=int, default=20, help="runs of each command [20]")
    print(table(measure(COMMANDS, parser.parse_args().repeat)))
