"""Long answers page by page, in the pager of the user."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress

from aigraph.cli.output.text import is_terminal, terminal_width

_PAGERS = ("less -FRX", "more")
"""Tried in this order where the variable PAGER names none; less with these options leaves a short answer as it is."""


def start_pager() -> Callable[[], None] | None:
    """Lead standard output into a pager, if it is a terminal and there is one.

    Returns
    -------
    callable or None
        What waits until the reader has left the pager.
    """
    words = next((words for words in _commands() if shutil.which(words[0])), None)
    if words is None or not is_terminal():
        return None
    # The answer keeps the width of the terminal that the pager writes to.
    os.environ["COLUMNS"] = str(terminal_width())
    pager = subprocess.Popen(words, stdin=subprocess.PIPE)  # noqa: S603  the user's own choice
    assert pager.stdin is not None
    sys.stdout.flush()
    os.dup2(pager.stdin.fileno(), sys.stdout.fileno())
    pager.stdin.close()

    def wait() -> None:
        # The reader may have left before the end.
        with suppress(BrokenPipeError):
            sys.stdout.flush()
        os.close(1)
        pager.wait()
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)

    return wait


def _commands() -> list[list[str]]:
    import shlex

    own = os.environ.get("PAGER", "")
    return [shlex.split(command) for command in ((own,) if own.strip() else _PAGERS)]
