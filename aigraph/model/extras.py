"""Libraries that not every user needs, and the extra that installs each."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from importlib.util import find_spec
from typing import ParamSpec, TypeVar

from aigraph.model.origin import AigraphError

_Parameters = ParamSpec("_Parameters")
_Answer = TypeVar("_Answer")

EXTRAS = {
    "docx": "documents",
    "duckdb": "tables",
    "matplotlib": "notebooks",
    "mcp": "mcp",
    "openpyxl": "tables",
    "pyarrow": "spark",
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


def named_extra(error: ModuleNotFoundError, what: str) -> ModuleNotFoundError | MissingExtraError:
    """Turn the failure of an import into the line that installs the library, where it belongs to an extra."""
    module = (error.name or "").partition(".")[0]
    return missing_extra(module, what) if module in EXTRAS else error


def needs_extra(function: Callable[_Parameters, _Answer]) -> Callable[_Parameters, _Answer]:
    """Let a function whose imports fail say which extra it needs.

    Examples
    --------
    >>> @needs_extra
    ... def solve():
    ...     raise ModuleNotFoundError("No module named 'scipy'", name="scipy")
    >>> solve()
    Traceback (most recent call last):
    ...
    aigraph.model.extras.MissingExtraError: solve needs an extra: pip install 'aigraph[measures]'
    """

    @wraps(function)
    def tried(*args: _Parameters.args, **kwargs: _Parameters.kwargs) -> _Answer:
        try:
            return function(*args, **kwargs)
        except ModuleNotFoundError as error:
            raise named_extra(error, function.__name__) from error

    return tried
