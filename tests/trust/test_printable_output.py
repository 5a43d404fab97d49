"""What a command prints obeys nobody: control characters are shown, a fault is one line, closed streams are no traceback."""

import io
import subprocess
import sys

import pytest

from aigraph.cli.console_script import crash_sentence
from aigraph.cli.output.printable_stream import PrintableStream
from aigraph.model.origin import printable
from tests.command_line import PROGRAM


@pytest.mark.parametrize("sign", ["\x1b", "\x07", "\x9b", "\u202e", "\u2066", "\ud800", "\r"])
def test_a_character_that_a_terminal_obeys_is_shown_as_an_escape(sign):
    raw = io.BytesIO()
    stream = PrintableStream(raw, encoding="utf-8", write_through=True)
    stream.write(f"a{sign}b\n")
    assert raw.getvalue().decode() == f"a{sign!r}b\n".replace("'", "")


def test_text_in_any_script_and_its_lines_stay_as_they_are():
    assert printable("Société, গুগল,\t谷歌\n") == "Société, গুগল,\t谷歌\n"


def test_a_fault_of_aigraph_is_one_line_without_control_characters():
    sentence = crash_sentence(ValueError("line one\nline two \x1b[2J"))
    assert len(sentence.splitlines()) == 1
    assert "This is a fault of aigraph" in sentence
    assert "--traceback" in sentence


def test_a_fault_ends_in_that_line_and_with_traceback_in_a_traceback():
    code = (
        "import sys\n"
        "def broken(*_, **__): raise ZeroDivisionError('made')\n"
        "import aigraph.cli.options.view as view; view.load_with_report = broken\n"
        "from aigraph.cli.console_script import run; run()"
    )
    answer = subprocess.run([sys.executable, "-c", code, "cycles"], capture_output=True, text=True, check=False)
    assert answer.returncode == 1
    assert answer.stderr.startswith("aigraph: ZeroDivisionError: made. This is a fault of aigraph")
    assert "Traceback" not in answer.stderr
    shown = subprocess.run(
        [sys.executable, "-c", code, "cycles", "--traceback"], capture_output=True, text=True, check=False
    )
    assert "Traceback" in shown.stderr


@pytest.mark.parametrize(("closed", "code"), [("<&-", 0), (">&-", 1), ("2>&-", 0), (">/dev/full", 1)])
def test_closed_streams_and_a_full_disk_are_no_traceback(closed, code):
    answer = subprocess.run(
        ["sh", "-c", f'"$@" {closed}', "sh", *PROGRAM, "companies"], capture_output=True, text=True, check=False
    )
    assert answer.returncode == code, answer.stderr
    assert "Traceback" not in answer.stderr
    if code:
        assert answer.stderr.startswith("the answer cannot be printed: ")
