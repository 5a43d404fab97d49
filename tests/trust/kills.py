"""Kill writers at random moments, by hand: `python -m tests.trust.kills [--kills 300] [--seed 0]`.

Commands that write (`add`, `upgrade`, `merge`, `export`) are killed after a random time, from before their first write to
after their last. After each the folder must be readable and hold all that was there before, with the new rows or without, and
a new file must be whole or not there; what is left over must be gone after the next write. Ends with 1 if anything is not.
"""

import argparse
import os
import random
import signal
import sys
import tempfile
import time
import warnings
from collections import Counter
from pathlib import Path

import aigraph as ag
from aigraph.cli import main as main_of_aigraph
from aigraph.datasets.init import init
from aigraph.files.leftovers import LeftoverWarning

KINDS = ("add", "upgrade", "merge", "export over a folder", "export json", "export xlsx", "export sqlite")


def old_folder(folder):
    """Make a folder of a version before some columns and tables were added."""
    init(folder)
    (folder / "payments.csv").unlink(missing_ok=True)
    (folder / "statements.csv").unlink(missing_ok=True)


def words_of(kind, folder, number):
    """Give a command that writes, and the target that it makes anew, or None if it changes its data."""
    deal = ("--payer", "Example Lab", "--payee", "Example Chips", "--instrument", "equity", "--date", "2025-01-01")
    source = ("--source", f"s{number}", "--source-title", f"t{number}", "--source-published", "2025-01-01")
    if kind == "add":
        return (
            "add",
            "--data",
            folder,
            *deal,
            "--status",
            "signed",
            *source,
            "--id",
            f"killed-{number}",
            "--yes",
        ), None
    if kind == "upgrade":
        return ("upgrade", folder), None
    target = (
        folder.parent
        / {
            "merge": "merged",
            "export over a folder": "copy",
            "export json": "x.json",
            "export xlsx": "x.xlsx",
            "export sqlite": "x.sqlite",
        }[kind]
    )
    if kind == "merge":
        return ("merge", folder, folder, "-o", target), target
    return ("export", folder, "-o", target), target


def rows(ledger):
    return {deal.id for deal in ledger.deals}, len(ledger.events), len(ledger.companies)


def run_killed(words, after):
    """Run a command in a child, kill it after some seconds unless it has ended, and give how it ended.

    The child begins with all modules loaded: most kills fall into what it does with its files.
    """
    child = os.fork()
    if child == 0:
        code = 98
        try:
            for stream in (1, 2):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
            main_of_aigraph([str(word) for word in words], prog_name="aigraph")
        except SystemExit as end:
            code = end.code
        finally:
            os._exit(code)
    until = time.monotonic() + after
    while (ended := os.waitpid(child, os.WNOHANG)) == (0, 0):
        if time.monotonic() > until:
            os.kill(child, signal.SIGKILL)
            ended = os.waitpid(child, 0)
            break
        time.sleep(0.0002)
    return os.waitstatus_to_exitcode(ended[1])


def try_one(kind, number, after):
    """Kill one command after some seconds, and give whether it was killed, what is wrong afterwards, and the seconds."""
    with tempfile.TemporaryDirectory() as made, warnings.catch_warnings():
        warnings.simplefilter("ignore", LeftoverWarning)
        folder = Path(made, "deals")
        (old_folder if kind == "upgrade" else init)(folder)
        words, target = words_of(kind, folder, number)
        if kind == "export over a folder":
            ag.export(ag.load(folder), target)
        before = rows(ag.load(folder))
        began = time.monotonic()
        code = run_killed(words, after)
        seconds = time.monotonic() - began
        found = rows(ag.load(folder))
        faults = [] if before[0] <= found[0] and before[1] <= found[1] else [f"{kind}: rows are lost"]
        if found[0] - before[0] and found[1] == before[1]:
            faults.append(f"{kind}: a deal without its event")
        if kind == "add" and (code == 0) and f"killed-{number}" not in found[0]:
            faults.append("add: said to be written, and is not there")
        if code not in (0, -signal.SIGKILL):
            faults.append(f"{kind}: ended with {code}")
        if target is not None and target.exists() and rows(ag.load(target))[1] < before[1]:
            faults.append(f"{kind}: {target.name} is torn")
        if kind == "export over a folder" and not target.exists():
            faults.append(f"{kind}: the old folder is gone")
        ag.store.save(ag.load(folder), folder)
        if target is not None:
            ag.export(ag.load(folder), target)
        if left := [path.name for path in Path(made).rglob(".aigraph-*")]:
            faults.append(f"{kind}: {left[0]} is left after the next write")
        return code == -signal.SIGKILL, faults, seconds


def kill_writers(kills, seed):
    """Try until so many were killed, and give how many were killed and ended by kind, and the faults."""
    draw, killed, ended, faults, number = random.Random(seed), Counter(), Counter(), [], 0  # noqa: S311  a seed is wanted
    longest = dict.fromkeys(KINDS, 1.0)
    while sum(killed.values()) < kills:
        kind, number = KINDS[number % len(KINDS)], number + 1
        was_killed, found, seconds = try_one(kind, number, draw.random() * longest[kind])
        (killed if was_killed else ended)[kind] += 1
        faults += found
        # What ended is what it takes; what was killed may take longer.
        longest[kind] = max(seconds * 1.2, 0.01) if not was_killed else longest[kind] * 1.02
    return killed, ended, faults


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--seed", type=int, default=0)
    words = parser.parse_args()
    killed, ended, faults = kill_writers(words.kills, words.seed)
    for kind in KINDS:
        sys.stdout.write(f"{kind}: {killed[kind]} killed, {ended[kind]} ended before that\n")
    sys.stdout.write(
        "".join(f"{fault}\n" for fault in faults) + f"{sum(killed.values())} kills, {len(faults)} faults\n"
    )
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
