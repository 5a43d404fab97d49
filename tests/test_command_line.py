"""The runner of the tests itself: it fails where a command breaks a promise."""

import click
import pytest

from tests.command_line import CliRunner, broken_promises


@pytest.mark.parametrize(
    ("ended", "fault"),
    [
        ((3, "", "gone"), "exit code 3"),
        ((-9, "", ""), "exit code -9"),
        ((1, "", ""), "without a word"),
        ((1, "", "x.csv:2: bad\n\nmore\n"), "blank line"),
        ((0, "a\x1b[2Jb", ""), "control character '\\x1b' on standard output"),
        ((1, "", "a\u202eb"), "on standard error"),
        ((1, "", "Traceback (most recent call last):\n  x\n"), "no sentence"),
        ((1, "", "decimal.Overflow\ndecimal.InvalidOperationError: x"), "no sentence"),
        ((2, "half an answer", "Error: no such option\n"), "wrong usage"),
        ((2, "", "Usage: x\n"), "wrong usage"),
        ((1, "", "x" * 5000), "a line of 5000 characters"),
    ],
)
def test_a_broken_promise_is_told(ended, fault):
    assert any(fault in told for told in broken_promises(*ended))


@pytest.mark.parametrize(
    "ended",
    [
        (0, "Société\t谷歌\n", ""),
        (1, "", "x.csv:2: amount 'ten' is no figure; expected 10bn\n"),
        (1, "a-b is no loop\n", ""),
        (2, "", "Usage: aigraph cycles\n\nError: No such option: --at\n"),
    ],
)
def test_what_holds_is_let_pass(ended):
    assert list(broken_promises(*ended)) == []


def test_a_command_that_raises_fails_the_test_that_runs_it():
    @click.command()
    def broken():
        raise ZeroDivisionError("made")

    with pytest.raises(AssertionError, match="traceback: ZeroDivisionError"):
        CliRunner().invoke(broken)


def test_a_command_that_prints_a_control_character_fails_the_test_that_runs_it():
    @click.command()
    def loud():
        click.echo("\x9b2J")

    with pytest.raises(AssertionError, match="control character"):
        CliRunner().invoke(loud)
