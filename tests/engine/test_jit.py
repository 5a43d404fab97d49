"""Kernels are compiled once and kept on disk, and a file there that cannot be read is written anew."""

import subprocess
import sys

import pytest

KERNEL = """
from typing import NamedTuple
from aigraph.engine.runtime.jit import kernel
from {home} import Pair

@kernel
def add(pair):
    return pair.one + pair.other
"""
TYPE = "from typing import NamedTuple\nclass Pair(NamedTuple):\n    one: int\n    other: int\n"
CALL = """
from work import add
from {home} import Pair
print(add(Pair(1, 2)), sum(add.stats.cache_hits.values()))
"""


@pytest.fixture
def call(tmp_path):
    def run(home):
        (tmp_path / f"{home}.py").write_text(TYPE)
        work = KERNEL.format(home=home)
        if not (tmp_path / "work.py").exists() or (tmp_path / "work.py").read_text() != work:
            (tmp_path / "work.py").write_text(work)
        words = [sys.executable, "-c", CALL.format(home=home)]
        return subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=True).stdout.split()

    return run


def test_a_second_process_loads_what_the_first_compiled(call):
    assert call("first") == ["3", "0"]
    assert call("first") == ["3", "1"]


def test_a_cache_that_names_a_module_which_has_moved_is_written_anew(call, tmp_path):
    call("first")
    (tmp_path / "first.py").unlink()
    assert call("second") == ["3", "0"]
    assert call("second") == ["3", "1"]


def test_a_cache_whose_writing_was_interrupted_is_written_anew(call, tmp_path):
    call("first")
    for path in [*tmp_path.rglob("*.nbi"), *tmp_path.rglob("*.nbc")]:
        path.write_bytes(path.read_bytes()[:-40])
    assert call("first") == ["3", "0"]
    assert call("first") == ["3", "1"]
