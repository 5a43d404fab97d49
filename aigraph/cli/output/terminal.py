"""The terminal, known without rich: how wide it is, and what it can show."""

from __future__ import annotations

import os
import sys
from contextlib import suppress

MIN_WIDTH = 40
"""A narrower terminal is written to as if it were as wide as this."""

_DEFAULT_WIDTH = 80


def width() -> int:
    """Give the width of the terminal, 80 columns in a pipe; ``COLUMNS`` decides, as it does for rich."""
    if is_terminal() and _is_dumb():
        return _DEFAULT_WIDTH
    columns = os.environ.get("COLUMNS", "")
    return max(MIN_WIDTH, (int(columns) if columns.isdigit() else _terminal_columns()) or _DEFAULT_WIDTH)


def _terminal_columns() -> int:
    # An answer that goes into a pipe may be read in the terminal that the command was typed in.
    for stream in (sys.__stdin__, sys.__stdout__, sys.__stderr__):
        with suppress(ValueError, OSError):
            if stream is not None:
                return os.get_terminal_size(stream.fileno()).columns
    return 0


def is_terminal() -> bool:
    """Whether standard output is a terminal."""
    return sys.stdout.isatty()


def shows_bold() -> bool:
    """Whether standard output is a terminal that knows bold type."""
    return is_terminal() and not _is_dumb()


def _is_dumb() -> bool:
    return os.environ.get("TERM", "").lower() in ("dumb", "unknown")


def is_plain_posix() -> bool:
    """Whether no more need be known of it: no Windows, no old encoding, and no variable forces or forbids colours."""
    encoding = sys.stdout.encoding or "utf-8"
    is_forced = any(name in os.environ for name in ("FORCE_COLOR", "TTY_COMPATIBLE", "JUPYTER_COLUMNS"))
    return os.name == "posix" and encoding.lower().startswith("utf") and not is_forced
