"""Programs that a user has built, such as those in C++: a command by its path, put the same questions in the same run.

`--program 'IBM=/opt/cycle -f {edges} -tws {window} -algo 8 -n 1'`: `{edges}` is a file with a line ``tail head time`` for each edge, `{k}` the bound, or -1
for none, and `{window}` the window, in seconds. The last whole number that the program prints is its count of cycles. Its time is what it
prints as ``Total time: 0.12 s``, as that of IBM does, and else that of the whole process, reading the file included.
"""

import re
import shlex
import shutil
import subprocess
import tempfile
from pathlib import Path
from time import perf_counter

from benchmarks.graphs import dated, load, simple


def read_programs(given):
    """Give the command of each program by its label.

    >>> read_programs(["IBM=/opt/cycle -f {edges}"])
    {'IBM': '/opt/cycle -f {edges}'}
    """
    return {label: command for label, _, command in (text.partition("=") for text in given)}


def suits(command, case):
    """Say whether a command can put the question: one with a window needs its place, and one without has none; a bound needs its place.

    >>> suits("cycle {edges} {k}", {"kind": "temporal", "k": None}), suits("cycle {edges} {k}", {"kind": "bounded", "k": 3})
    (False, True)
    >>> suits("cycle {edges}", {"kind": "bounded", "k": 3}), suits("cycle {edges}", {"kind": "all", "k": None})
    (False, True)
    """
    return ("{window}" in command) == (case["kind"] == "temporal") and ("{k}" in command or case["k"] is None)


def ask(command, case, folder, limit_s):
    """Give seconds and the total, or a word why there are none."""
    first = shlex.split(command)[0]
    if shutil.which(first) is None:
        return {f"no program {first}": True}
    tails, heads, times = load(case["graph"], folder)
    if case["kind"] == "temporal":
        tails, heads, times = dated(tails, heads, times)
    else:
        (tails, heads), times = simple(tails, heads), None
    with tempfile.TemporaryDirectory() as place:
        edges = Path(place, "edges.txt")
        rows = zip(tails, heads, times if times is not None else [0] * len(tails), strict=True)
        edges.write_text("".join(f"{tail} {head} {time}\n" for tail, head, time in rows))
        filled = command.format(edges=edges, k=case["k"] or -1, window=case.get("window", ""))
        began = perf_counter()
        try:
            done = subprocess.run(shlex.split(filled), capture_output=True, text=True, timeout=limit_s, check=False)  # noqa: S603 - what the user named
        except subprocess.TimeoutExpired:
            return {"over": limit_s}
        seconds = perf_counter() - began
    numbers = re.findall(r"\b\d+\b", done.stdout)
    if done.returncode or not numbers:
        return {f"failed with {done.returncode}": True}
    told = re.search(r"Total time: ([0-9.e-]+) s", done.stdout)
    return {"seconds": float(told[1]) if told else seconds, "total": int(numbers[-1])}
