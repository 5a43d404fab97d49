"""Mutate the rooms that figures come from, one place at a time, and see whether a test fails.

    python scripts/mutation/mutate.py [--mutants 500] [--seed 0] [--seconds 60] [--most 60] [--out out/mutants.json] [--again]

Needs the file that `scripts/mutation/blocks.py` writes: it says which tests run a line. Places are drawn
at random over all functions of `model`, `rules`, `loops`, `measures` and `reading`. One process imports everything and collects
the tests once; each mutant is a child of it, in which the code of one function is another, and runs the tests that run the
line, those first that run little else, until one fails. A mutant that they let pass has survived, unless with `--again` a slow
test or one beyond the most that are tried finds it. What was measured is kept in a file. Ends with 1 if fewer than nine of ten
were killed.
"""

import argparse
import gc
import json
import math
import os
import resource
import signal
import sys
import time
import traceback
from collections import defaultdict
from collections.abc import Callable
from functools import cache
from importlib import import_module
from pathlib import Path
from types import FunctionType

import pytest
from mutant_tests import TestsByLine
from mutants import ROOMS, ROOT, change, codes, drawn

GOAL = 0.9
MEMORY = 6 * 2**30
_BROKEN = 97
_Cached = type(cache(len))


class Server:
    """Runs mutants in children, in the place of the tests that pytest would run."""

    def __init__(self, words: argparse.Namespace, say: Callable[[str], None]) -> None:
        self.words, self.say, self.tests_of = words, say, TestsByLine(words.blocks)
        self.done = json.loads(words.out.read_text()) if words.out.exists() else {}
        self.passes: dict[str, bool] = {}

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Measure what was not measured yet."""
        items = {item.nodeid: item for item in session.items}
        for path, number in drawn(self.words.seed)[: self.words.mutants]:
            if path.relative_to(ROOT).parts[1] not in self.words.rooms:
                continue
            key = f"{path.relative_to(ROOT)} {number}"
            if key not in self.done or (self.words.again and not self.done[key]["killed"]):
                self.done[key] = self.measured(path, number, items)
                self.keep()
        return True

    def measured(self, path: Path, number: int, items: dict[str, pytest.Item]) -> dict[str, object]:
        """Run one mutant, and say what became of it."""
        text, words, line = change(path, number)
        module = str(path.relative_to(ROOT))
        names = [name for name in self.tests_of(module, line) if name in items]
        tests = [items[name] for name in names[: None if self.words.again else self.words.tests]]
        began = time.monotonic()
        by = self.first_failure(tests, module, text) if tests else ""
        if by in items and not self.passes.setdefault(by, not self.first_failure([items[by]])):
            raise SystemExit(f"{by} fails without a mutant, too: it cannot kill one")
        one = {"at": f"{module}:{line}", "change": words, "killed": bool(by), "by": by, "tests": len(tests)}
        self.say(f"{'killed' if by else 'SURVIVED'} {time.monotonic() - began:.1f} s {one}")
        return one

    def first_failure(self, tests: list[pytest.Item], module: str = "", text: bytes = b"") -> str:
        """Run tests in a child until one fails, and give its name, or what else ended the child."""
        heard, told = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(heard)
            code = _BROKEN
            try:
                resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
                if module:
                    put_in_place(module, text)
                run_until_one_fails(tests, told, self.words.seconds, self.words.most)
                code = 0
            except Exception:  # noqa: BLE001  what broke in the child is shown
                traceback.print_exc()
            finally:
                os._exit(code)
        os.close(told)
        until = time.monotonic() + 20 * (self.words.seconds + self.words.most)
        while (ended := os.waitpid(child, os.WNOHANG)) == (0, 0):
            if time.monotonic() > until:
                os.kill(child, signal.SIGKILL)
            time.sleep(0.005)
        with os.fdopen(heard, encoding="utf-8") as said:
            name = said.read()
        if os.WIFEXITED(ended[1]) and os.WEXITSTATUS(ended[1]) == _BROKEN:
            raise SystemExit("a child broke before its tests ended")
        return name or (f"ended with {os.waitstatus_to_exitcode(ended[1])}" if ended[1] else "")

    def keep(self) -> None:
        """Write what was measured."""
        self.words.out.parent.mkdir(exist_ok=True)
        self.words.out.write_text(json.dumps(self.done, indent=1) + "\n")


def put_in_place(module: str, text: bytes) -> None:
    """Give each function of a module that is another in the changed text its new code, wherever it is held."""
    name = module.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    file = str(import_module(name).__file__)
    new = codes(compile(text, file, "exec"))
    for one in gc.get_objects():
        if isinstance(one, FunctionType) and one.__code__.co_filename == file:
            one.__code__ = new.get((one.__code__.co_qualname, one.__code__.co_firstlineno), one.__code__)
        elif isinstance(one, _Cached) and one.__module__.startswith("aigraph"):
            one.cache_clear()


def run_until_one_fails(tests: list[pytest.Item], told: int, seconds: int, most: int) -> None:
    """Run tests in this process for so many seconds, and write the name of the first that fails; one that does not end ends it."""
    failed = []

    class Watch:
        def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
            """Remember what failed."""
            if report.failed:
                failed.append(report.nodeid)

    tests[0].config.pluginmanager.register(Watch())
    for test, following in zip(tests, [*tests[1:], None], strict=True):
        used = math.ceil(time.process_time())
        if used > most:
            return
        resource.setrlimit(resource.RLIMIT_CPU, (used + seconds, resource.RLIM_INFINITY))
        test.config.hook.pytest_runtest_protocol(item=test, nextitem=following)
        if failed:
            os.write(told, failed[0].encode())
            return


def main() -> int:
    """Measure, print each mutant, and the share that was killed by room."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--mutants", type=int, default=500)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument(
        "--seconds", type=int, default=60, help="of processor time for a test: one that takes longer fails"
    )
    parser.add_argument("--most", type=int, default=60, help="seconds after which no further test of a mutant is begun")
    parser.add_argument("--tests", type=int, default=150, help="of the tests that run a line, so many are tried")
    parser.add_argument("--out", type=Path, default=ROOT / "out/mutants.json")
    parser.add_argument("--blocks", type=Path, default=ROOT / "out/blocks.json")
    parser.add_argument("--rooms", nargs="*", default=ROOMS, help="of the mutants that are drawn only those of these")
    parser.add_argument("--again", action="store_true", help="try what survived once more, on all tests that run it")
    words = parser.parse_args()
    # What pytest prints in the children is no result.
    shown = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    os.chdir(ROOT)
    server = Server(words, lambda text: print(text, file=shown, flush=True))
    which = "not browser and not spark" if words.again else "not slow and not browser and not spark"
    pytest.main(["-p", "no:cacheprovider", "-m", which, *sorted(server.tests_of.files)], plugins=[server])
    by_room = defaultdict(list)
    for one in server.done.values():
        by_room[one["at"].split("/")[1]].append(one["killed"])
        by_room["all"].append(one["killed"])
    for room, killed in sorted(by_room.items()):
        server.say(f"{room}: {sum(killed)} of {len(killed)} killed")
    return 0 if sum(by_room["all"]) >= GOAL * len(server.done) else 1


if __name__ == "__main__":
    sys.exit(main())
