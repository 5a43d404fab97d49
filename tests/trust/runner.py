"""Runs the command line on hostile data, and says what it did that no command may do."""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.command_line import broken_promises

DATA, OUT = "{data}", "{out}"
"""Words of a command that stand for the data set, and for a folder that it may write to."""

CPU_S = 15
MEMORY_MB = 400
ADDRESS_SPACE = 3 * 2**30
"""What a command may take for a small input. The address space is a net for what would take down the machine."""

WRITE_BESIDE = {"add", "upgrade", "--save"}
"""Words of commands that write into or beside the data set that they are given."""

CANARY = "canary-7f3a"
"""What stands in a file beside the data: no command may print or copy it."""

ROOT = Path(__file__).resolve().parents[2]
_MOST_LINES = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How a command ended."""

    words: tuple[str, ...]
    code: int
    out: str
    err: str
    cpu_s: float
    memory_mb: float


class Zygote:
    """A process whose children run commands."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "tests.trust.zygote"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT)

    def run(self, words: Sequence[str], folder: Path, stdin: Path | None = None, **limits: object) -> Ended:
        request = {
            "words": list(words),
            "folder": str(folder),
            "stdin": str(stdin) if stdin else None,
            "cpu_s": CPU_S + 10,
            "memory_bytes": ADDRESS_SPACE,
            **limits,
        }
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        return Ended(words=tuple(words), **json.loads(self._process.stdout.readline()))

    def close(self) -> None:
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            pipe.close()
        self._process.wait(timeout=60)


@contextmanager
def zygote() -> Iterator[Zygote]:
    """Give a process that runs commands, and end it."""
    process = Zygote()
    try:
        yield process
    finally:
        process.close()


def try_command(
    process: Zygote, template: Sequence[str], data: Path, more: Sequence[str] = ()
) -> tuple[Ended, list[str]]:
    """Run one command on a copy of a data set, and list its faults."""
    with tempfile.TemporaryDirectory(prefix="trust-") as parent:
        folder = Path(parent) / "work"
        out = folder / "out"
        out.mkdir(parents=True)
        place = folder / data.name
        if data.is_dir():
            shutil.copytree(data, place)
        else:
            shutil.copy2(data, place)
        (folder / "secret.txt").write_text(CANARY, encoding="utf-8")
        before = _snapshot(folder, out)
        words = [word.replace(DATA, data.name).replace(OUT, "out") for word in template]
        ended = process.run([*words, *more], folder)
        faults = list(faults_of(ended))
        changed = sorted(before ^ _snapshot(folder, out))
        if changed and not WRITE_BESIDE & set(template):
            faults.append(f"changed beside its output: {changed[0][0]}")
        left = [file.name for file in folder.rglob(".aigraph*")]
        if left:
            faults.append(f"left behind: {left[0]}")
        if any(CANARY.encode() in file.read_bytes() for file in out.rglob("*") if file.is_file()):
            faults.append("copied a file beside the data")
        return ended, faults


def _snapshot(folder: Path, out: Path) -> set[tuple[str, bytes]]:
    return {
        (str(file.relative_to(folder)), file.read_bytes())
        for file in folder.rglob("*")
        if file.is_file() and out not in file.parents
    }


def faults_of(ended: Ended) -> Iterator[str]:
    """Yield what is wrong with how a command ended, whatever its data."""
    yield from broken_promises(ended.code, ended.out, ended.err)
    for name, text in (("stdout", ended.out), ("stderr", ended.err)):
        if CANARY in text:
            yield f"printed a file beside the data on {name}"
    lines = len(ended.err.splitlines())
    if lines > _MOST_LINES:
        yield f"{lines} lines on stderr"
    if ended.cpu_s > CPU_S:
        yield f"{ended.cpu_s:.1f} s of processor time"
    if ended.memory_mb > MEMORY_MB:
        yield f"{ended.memory_mb:.0f} MB of memory"
