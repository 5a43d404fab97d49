"""Put every question to every program, each in a process of its own with a time limit, and compare the counts."""

import json
import subprocess
import sys

from benchmarks.cases import title
from benchmarks.cell import ENOUGH_S
from benchmarks.programs import ask, suits


def run(cases, folder, limit_s, tell, programs=None):
    """Give for each case a dictionary from program to what was measured; `tell` gets a line on each.

    `programs` are commands of the user's by their label.

    A program that ran out of time on a graph is not asked for longer cycles of it.
    """
    results, given_up = [], set()
    for case in cases:
        measured = {}
        for engine in case["engines"]:
            key = (engine, case["kind"], case["graph"], case.get("window"))
            measured[engine] = {"not asked": True} if key in given_up else _one(engine, case, folder, limit_s)
            if "seconds" not in measured[engine]:
                given_up.add(key)
            tell(f"{title(case)}: {engine}: {measured[engine].get('seconds', 'no answer')}")
        for label, command in (programs or {}).items():
            if suits(command, case):
                measured[label] = ask(command, case, folder, limit_s)
                tell(f"{title(case)}: {label}: {measured[label].get('seconds', next(iter(measured[label])))}")
        results.append({"case": case, "measured": measured, "agree": agree(measured)})
    return results


def _one(engine, case, folder, limit_s):
    asked = json.dumps([engine, case, str(folder) if folder else None])
    command = [sys.executable, "-m", "benchmarks.cell", asked]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as child:  # noqa: S603 - our own command
        # Time to start, to load and to compile does not count; of the repeats only the first can take long.
        child.stdout.readline()
        try:
            answer, complaint = child.communicate(timeout=3 * limit_s + ENOUGH_S)
        except subprocess.TimeoutExpired:
            child.kill()
            return {"over": limit_s}
    if child.returncode:
        return {"failed": complaint.strip().splitlines()[-1:]}
    measured = json.loads(answer)
    return measured if measured["seconds"] <= limit_s else {"over": limit_s}


def agree(measured):
    """Say whether all programs that answered counted the same."""
    counts = [answer["counts"] for answer in measured.values() if "counts" in answer]
    totals = [answer["total"] for answer in measured.values() if "total" in answer]
    expected = sum(counts[0].values()) if counts else None
    return all(count == counts[0] for count in counts) and all(total == expected for total in totals if counts)
