"""A process says that its memory is full, and ends before the system ends it."""

import subprocess
import sys

import pytest

from aigraph.files import budget, memory_limit
from aigraph.files.budget import available_bytes, memory_bytes, use_budget

GROWS = """
import time
from aigraph.files.memory_watch import watch_memory
watch_memory(80_000_000)
held = []
for _ in range({megabytes}):
    held.append(bytearray(1_000_000))
    held[-1][::4096] = b"x" * len(held[-1][::4096])
    time.sleep(0.002)
time.sleep(0.1)
print("held")
"""


def grow_by(megabytes):
    return subprocess.run(
        [sys.executable, "-c", GROWS.format(megabytes=megabytes)], capture_output=True, check=False, encoding="utf-8"
    )


def test_a_process_that_grows_to_the_limit_gets_a_memory_error():
    ended = grow_by(400)
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr.splitlines()[-1] == "MemoryError"


def test_a_process_that_grows_on_nonetheless_is_ended_in_a_line():
    grows = GROWS.format(megabytes=400).replace(
        "for _", "import signal\nsignal.signal(signal.SIGUSR2, signal.SIG_IGN)\nfor _"
    )
    ended = subprocess.run([sys.executable, "-c", grows], capture_output=True, check=False, encoding="utf-8")
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr == "aigraph: needs more than 80 MB of memory, and there is no more\n"


def test_a_process_below_the_limit_is_left_alone():
    assert grow_by(10).stdout == "held\n"


@pytest.mark.parametrize(("others", "said"), [(75_000_000, "MemoryError"), (60_000_000, "")])
def test_what_others_in_the_same_control_group_hold_counts_too(others, said):
    shared = GROWS.format(megabytes=1).replace("(80_000_000)", f"(80_000_000, used=lambda: {others})")
    ended = subprocess.run([sys.executable, "-c", shared], capture_output=True, check=False, encoding="utf-8")
    assert ended.stderr.splitlines()[-1:] == [said] * bool(said)


def test_what_is_asked_for_and_never_used_does_not_count():
    asked = "import mmap\nfrom aigraph.files.memory_watch import watch_memory\nwatch_memory(80_000_000)\n"
    used = f"{asked}held = mmap.mmap(-1, 10**9)\nimport time\ntime.sleep(0.1)\nprint('fits')"
    assert subprocess.run([sys.executable, "-c", used], capture_output=True, check=True).stdout == b"fits\n"


READS = """
import resource
from aigraph.files import budget, memory_limit
from aigraph.model.origin import DataError
memory_limit._BASE, memory_limit._TIMES = 150_000_000, 0
memory_limit.limit_process_memory()
limit = resource.getrlimit(resource.RLIMIT_DATA)
try:
    with memory_limit.limited_memory("x.csv", lambda: 1):
        assert resource.getrlimit(resource.RLIMIT_DATA) != limit
        memory_limit.watch_native_code()
        assert resource.getrlimit(resource.RLIMIT_DATA) == limit
        {grow}
except DataError as error:
    print(error)
assert resource.getrlimit(resource.RLIMIT_DATA) == limit
"""


def test_where_native_code_reads_what_it_uses_is_looked_at_and_told_as_the_limit_of_the_file():
    grow = "held = [bytearray(b'x' * 1_000_000) for _ in range(800) if not __import__('time').sleep(0.002)]"
    for grows, said in ((grow, "x.csv: needs more than 150 MB of memory; --max-input 0 sets no limit\n"), ("pass", "")):
        code = READS.format(grow=grows)
        ended = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, encoding="utf-8")
        assert (ended.stderr, ended.stdout) == ("", said)


@pytest.mark.parametrize("max_input", [None, 0])
def test_what_is_made_of_a_large_file_is_watched_too(max_input, monkeypatch):
    watched = []
    # Private: what a command does first, and what holds for the whole process from then on.
    monkeypatch.setattr(memory_limit, "_of_process", [True])
    monkeypatch.setattr(memory_limit, "available_bytes", lambda: 10**9)
    monkeypatch.setattr(memory_limit, "private_bytes", lambda: 5)
    monkeypatch.setattr(memory_limit, "group_memory_bytes", lambda: None)
    monkeypatch.setattr(memory_limit, "watch_memory", watched.append)
    for size in (20_000_000, 20_000_001):
        with use_budget(max_input), memory_limit.limited_memory("x.csv", lambda: size):  # noqa: B023  called at once
            assert watched == []
    assert watched == [10**9 + 5]


def test_what_is_available_is_a_part_of_the_memory():
    assert 0 < available_bytes() <= memory_bytes()


@pytest.mark.parametrize(("limit", "stat"), [("memory.limit_in_bytes", "total_rss"), ("memory.max", "anon")])
def test_of_nested_control_groups_what_the_tightest_holds_counts(limit, stat, tmp_path, monkeypatch):
    groups = {"": ("9000000000", 7_000_000_000), "a": ("500000000", 80_000_000), "a/b": ("max", 1)}
    for name, (most, held) in groups.items():
        folder = tmp_path / name
        folder.mkdir(exist_ok=True)
        (folder / limit).write_text(f"{most}\n", encoding="ascii")
        (folder / "memory.stat").write_text(f"cache 5\n{stat} {held}\n", encoding="ascii")
    # Private: which groups a process is in is not for a test to change.
    monkeypatch.setattr(budget, "_cgroup_limits", lambda: [tmp_path / name / limit for name in groups])
    assert (budget.group_memory_bytes(), budget.group_used_bytes()) == (500_000_000, 80_000_000)
