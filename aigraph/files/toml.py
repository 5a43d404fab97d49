"""TOML: the form of files that people write to say how something is to be read or asked."""

from __future__ import annotations

from os import PathLike
from typing import Any

from aigraph.files.input_file import open_input
from aigraph.files.text import decode_utf8
from aigraph.model.origin import DataError


def read_toml(path: str | PathLike[str], expected: str) -> dict[str, Any]:
    """Read a file of TOML.

    Parameters
    ----------
    expected : str
        What should be there, for the message where nothing is.

    Raises
    ------
    DataError
        If it cannot be read, or is no TOML.
    """
    with open_input(path, expected) as file:
        return parse_toml(str(path), decode_utf8(file.name, file.read_bytes()))


def parse_toml(name: str, text: str) -> dict[str, Any]:
    """Parse TOML.

    Parameters
    ----------
    name : str
        What messages call the file.

    Raises
    ------
    DataError
        If it is none.

    Examples
    --------
    >>> parse_toml("x.toml", "top = 10")
    {'top': 10}
    """
    # Few commands read any.
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DataError.at(name, f"is no TOML: {error}") from None
