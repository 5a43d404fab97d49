"""What comes through a pipe, kept in a file while it is read: a pipe gives everything once."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from aigraph.files.budget import require_size
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
                    _copy(sys.stdin.buffer, file, name)
                else:
                    with pipe.open("rb") as source:
                        _copy(source, file, name)
        except OSError as error:
            raise DataError.at(name, f"cannot be read: {error.strerror}") from None
        yield path, name


def _copy(source: BinaryIO, file: BinaryIO, name: str) -> None:
    """Copy a pipe as long as it is within the limit: some never end."""
    taken = 0
    while chunk := source.read(_CHUNK):
        taken += len(chunk)
        require_size(name, taken, "gives")
        file.write(chunk)


_CHUNK = 2**20
