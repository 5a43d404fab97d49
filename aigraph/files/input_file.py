"""A file or folder to be read: opened and looked at once, known by the name that the user gave it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from os import PathLike, fstat
from pathlib import Path
from stat import S_ISCHR, S_ISDIR, S_ISFIFO, S_ISSOCK

from aigraph.files.budget import require_memory, require_size
from aigraph.model.origin import DataError, printable

HEAD_BYTES = 262_144
"""How much of a file is looked at to recognise its format, and to understand the columns of a large table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InputFile:
    """What is known of a file or folder before its format is.

    Parameters
    ----------
    path : pathlib.Path
        Where its bytes lie.
    name : str
        What messages and origins call it: the path, or the name of the pipe that its bytes came through.
    head : bytes
        Its first bytes, at most `HEAD_BYTES`; none of a folder.
    size : int
        How many bytes it has.
    is_folder : bool
        Whether it is a folder.
    """

    path: Path
    name: str
    head: bytes = b""
    size: int = 0
    is_folder: bool = False

    def read_bytes(self) -> bytes:
        """Read the whole file.

        Raises
        ------
        DataError
            If it cannot be read any more.
        """
        if self.size == len(self.head):
            return self.head
        require_memory(self.name, self.size)
        try:
            return self.path.read_bytes()
        except OSError as error:
            raise DataError.at(self.name, f"cannot be read: {error.strerror}") from None

    def reason(self, error: Exception) -> str:
        """Give in one line what a library says of the file, under its name."""
        reason = printable(" ".join(str(error).split()).replace(str(self.path), self.name))
        return reason[:_LONGEST_REASON]


_LONGEST_REASON = 200


@contextmanager
def open_input(data: str | PathLike[str], expected: str) -> Iterator[InputFile]:
    """Look at a file or folder once; what comes through a pipe is kept in a file until the end of the context.

    Parameters
    ----------
    data : str or path-like
        A path; ``-`` is standard input.
    expected : str
        What should be there, for the message where nothing is.

    Raises
    ------
    DataError
        If there is no such file, or it cannot be read.
    """
    if not str(data):
        raise DataError.at("an empty path", f"names nothing; expected {expected}")
    path = Path(data)
    # A name may hold bytes that are no UTF-8, and characters that no terminal should obey.
    name = os.fsencode(path).decode("utf-8", "backslashreplace") if "\0" not in str(path) else str(path)
    name = printable(name)
    is_stdin = str(path) == "-"
    with _reading_errors(name, expected):
        mode = 0 if is_stdin else path.stat().st_mode
    if is_stdin or S_ISFIFO(mode) or S_ISCHR(mode) or S_ISSOCK(mode):
        # Few files are pipes.
        from aigraph.files.pipe import spooled

        with spooled(path) as (kept, pipe):
            yield _with_head(kept, pipe, expected)
    elif S_ISDIR(mode):
        yield InputFile(path=path, name=name, is_folder=True)
    else:
        yield _with_head(path, name, expected)


def _with_head(path: Path, name: str, expected: str) -> InputFile:
    with _reading_errors(name, expected), path.open("rb") as file:
        size = fstat(file.fileno()).st_size
        require_size(name, size)
        return InputFile(path=path, name=name, head=file.read(HEAD_BYTES), size=size)


@contextmanager
def _reading_errors(name: str, expected: str) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError:
        raise DataError.at(name, f"does not exist; expected {expected}") from None
    except OSError as error:
        raise DataError.at(name, f"cannot be read: {error.strerror}") from None
    except ValueError as error:
        # A path with a character that no path can have.
        raise DataError.at(name, f"cannot be read: {error}") from None
