"""What comes through a pipe, kept in a file while it is read: a pipe gives everything once."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from aigraph.model.origin import DataError

STDIN = "standard input"
"""What messages call it."""

_STDIN = ("-", "/dev/stdin", "/dev/fd/0", "/proc/self/fd/0")


@contextmanager
def spooled(pipe: Path) -> Iterator[tuple[Path, str]]:
    """Give a file with all that a pipe held, and the name of the pipe; the file is gone after the context.

    Raises
    ------
    DataError
        If the pipe cannot be read.
    """
    is_stdin = str(pipe) in _STDIN
    base = pipe.name
    name = STDIN if is_stdin else f"pipe {base}" if base.isdigit() else base
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        try:
            with path.open("wb") as file:
                if is_stdin:
                    shutil.copyfileobj(sys.stdin.buffer, file)
                else:
                    with pipe.open("rb") as source:
                        shutil.copyfileobj(source, file)
        except OSError as error:
            raise DataError.at(name, f"cannot be read: {error.strerror}") from None
        yield path, name
