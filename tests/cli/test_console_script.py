"""The command begins and ends as any other program: all of the answer, the right exit code, no traceback."""

import subprocess
from pathlib import Path

import pytest

from tests.command_line import PROGRAM
from tests.command_line import run_program as run


def test_all_of_a_long_answer_arrives_in_a_pipe():
    listed = run("deals", "--format", "ndjson")
    assert listed.returncode == 0
    assert listed.stdout.endswith("}\n")
    assert len(listed.stdout.splitlines()) > 200


@pytest.mark.parametrize(("words", "code"), [(["--version"], 0), (["no-such-command"], 2), (["cycles", "--at"], 2)])
def test_the_exit_code_is_that_of_the_command(words, code):
    assert run(*words).returncode == code


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("words", [["cycles"], ["deals", "--format", "json"], ["--version"]])
def test_an_answer_that_cannot_be_written_is_one_line_and_no_traceback(words):
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run([*PROGRAM, *words], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert ended.returncode == 1
    assert ended.stderr == "the answer cannot be printed: No space left on device\n"
