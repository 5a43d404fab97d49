"""Standard output and error that show control characters instead of obeying them, whatever printed them."""

from __future__ import annotations

import io
import os
import re
import sys

from aigraph.model.origin import printable

_OWN = re.compile(r"(\x1b\[[0-9;?]*[A-Za-z]|\r)")
"""What this program and its libraries send to a terminal themselves: colours, and moves of the cursor."""


class PrintableStream(io.TextIOWrapper):
    """A stream of text in which control characters are escaped.

    In a terminal, colours and moves of the cursor pass, for progress lines are made of them: text of the data was cleaned
    when it was read.
    """

    def write(self, text: str) -> int:
        """Write a text; see `printable`."""
        if not text.isprintable():
            if self._is_terminal():
                parts = _OWN.split(text)
                text = "".join(part if place % 2 else printable(part) for place, part in enumerate(parts))
            else:
                text = printable(text)
        return super().write(text)

    def _is_terminal(self) -> bool:
        return self.isatty() or "FORCE_COLOR" in os.environ


def guard_streams() -> None:
    """Put such streams in the place of standard output and standard error."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if isinstance(stream, io.TextIOWrapper) and not isinstance(stream, PrintableStream):
            encoding, errors, is_live = stream.encoding, stream.errors, stream.line_buffering
            guarded = PrintableStream(stream.detach(), encoding=encoding, errors=errors, line_buffering=is_live)
            setattr(sys, name, guarded)
            setattr(sys, f"__{name}__", guarded)
