"""Runs a command within a test, and asserts what every command promises, however it ends.

Tests take `CliRunner` from here and never from click, and start the program by `run_program`: what a command may not do
fails the test that runs it, whatever the test is about.
"""

import re
import subprocess
import sys
from collections.abc import Iterator

import click.testing

PROGRAM = (sys.executable, "-m", "aigraph")

CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What a terminal obeys. A command in a test writes to a pipe, so that there are no colours either."""

LONGEST_LINE = 4_000
NOT_THEIR_OWN_WORDS = re.compile(r"Traceback \(most recent call last\)|^[\w.]+(?:Error|Exception): ", re.MULTILINE)
"""The start of a traceback, and the last line of one."""


def broken_promises(code: int, out: str, err: str) -> Iterator[str]:
    """Yield what is wrong with how a command ended, whatever it was asked."""
    if code not in (0, 1, 2):
        yield f"exit code {code}"
    for name, text in (("standard output", out), ("standard error", err)):
        found = CONTROL.search(text)
        if found:
            yield f"control character {found[0]!r} on {name}"
    if NOT_THEIR_OWN_WORDS.search(err):
        yield "an error that is no sentence"
    lines = err.splitlines()
    if max(map(len, lines), default=0) > LONGEST_LINE:
        yield f"a line of {max(map(len, lines))} characters on standard error"
    if code == 1 and not (out + err).strip():
        yield "ended with 1 without a word"
    if code == 1 and not out and any(not line.strip() for line in lines):
        yield "an error with a blank line"
    if code == 2 and (out or sum(line.startswith(("Error: ", "ভুল: ")) for line in lines) != 1):
        yield "wrong usage that is not told in one line on standard error"


class CliRunner(click.testing.CliRunner):
    """Runs a command, and fails the test if a promise is broken."""

    def invoke(self, *arguments, **settings) -> click.testing.Result:
        """Run as click does; the result is only given back if it holds."""
        result = super().invoke(*arguments, **settings)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise AssertionError(f"a command ended in a traceback: {result.exception!r}") from result.exception
        faults = list(broken_promises(result.exit_code, result.stdout, result.stderr))
        assert not faults, (faults, arguments[1:], result.stderr[-500:])
        return result


def run_program(*words: object, **settings) -> subprocess.CompletedProcess[str]:
    """Run the program in a process of its own, and fail the test if a promise is broken."""
    command = [*PROGRAM, *map(str, words)]
    ended = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, **settings)
    faults = list(broken_promises(ended.returncode, ended.stdout, ended.stderr))
    assert not faults, (faults, words, ended.stderr[-500:])
    return ended


_BESIDE_A_WORD = 20
"""What may stand before a long word: an indent and the title of its column."""


def fits(line: str, width: int) -> bool:
    """Whether a line is no wider than the terminal, or holds a word that would have to be broken."""
    return len(line) <= width or max(map(len, line.split())) > width - _BESIDE_A_WORD
