"""A file or folder to be read: opened and looked at once, known by the name that the user gave it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from os import PathLike, fspath
from pathlib import Path

from aigraph.model.origin import DataError

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
        try:
            return self.path.read_bytes()
        except OSError as error:
            raise DataError.at(self.name, f"cannot be read: {error.strerror}") from None

    def reason(self, error: Exception) -> str:
        """Give in one line what a library says of the file, under its name."""
        reason = " ".join(str(error).split()).replace(str(self.path), self.name)
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
    path = Path(data)
    if fspath(data) == "-" or path.is_fifo() or path.is_char_device() or path.is_socket():
        # Few files are pipes.
        from aigraph.files.pipe import spooled

        with spooled(path) as (kept, name):
            yield _look_at(kept, name, expected)
    else:
        yield _look_at(path, str(path), expected)


def _look_at(path: Path, name: str, expected: str) -> InputFile:
    if path.is_dir():
        return InputFile(path=path, name=name, is_folder=True)
    try:
        with path.open("rb") as file:
            return InputFile(path=path, name=name, head=file.read(HEAD_BYTES), size=path.stat().st_size)
    except FileNotFoundError:
        raise DataError.at(name, f"does not exist; expected {expected}") from None
    except OSError as error:
        raise DataError.at(name, f"cannot be read: {error.strerror}") from None
