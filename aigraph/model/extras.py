"""Libraries that not every user needs, and the extra that installs each."""

from __future__ import annotations

from importlib.util import find_spec

from aigraph.model.origin import AigraphError

EXTRAS = {
    "docx": "documents",
    "duckdb": "tables",
    "matplotlib": "notebooks",
    "mcp": "mcp",
    "openpyxl": "tables",
    "pyspark": "spark",
    "scipy": "measures",
    "threadpoolctl": "measures",
    "typst": "figures",
}
"""The extra of aigraph by the name under which a library is imported; `numba` (``fast``) is done without."""


class MissingExtraError(AigraphError, ImportError):
    """A library is needed that is installed with an extra."""


def missing_extra(module: str, what: str, instead: str = "") -> MissingExtraError:
    """Say which line installs a library.

    Parameters
    ----------
    module : str
        The name under which it is imported, one of `EXTRAS`.
    what : str
        What needs it.
    instead : str
        What does without it.

    Examples
    --------
    >>> print(missing_extra("typst", "PDF", "SVG needs nothing"))
    PDF needs an extra: pip install 'aigraph[figures]'; SVG needs nothing
    """
    line = f"{what} needs an extra: pip install 'aigraph[{EXTRAS[module]}]'"
    return MissingExtraError(f"{line}; {instead}" if instead else line)


def require(module: str, what: str, instead: str = "") -> None:
    """Refuse to go on without a library of an extra.

    Raises
    ------
    MissingExtraError
        If it is not installed; the message has the line that installs it.
    """
    if find_spec(module) is None:
        raise missing_extra(module, what, instead)
