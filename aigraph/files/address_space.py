"""What native libraries take of the address space: below it they crash, and a line must say so before."""

from __future__ import annotations

from aigraph.files.budget import GIGABYTE, size_text
from aigraph.model.origin import DataError

DUCKDB_ADDRESSES, LARGE_TABLE_ADDRESSES = GIGABYTE, 2 * GIGABYTE
"""What DuckDB takes of the address space, and what it takes together with the search of a large table; far less is in memory."""


def require_address_space(name: str, needed: int) -> None:
    """Refuse what a library with native code would end the process for: under a limit on addresses DuckDB crashes.

    Raises
    ------
    DataError
        If the limit of the process, ``ulimit -v``, is lower; the message says what is needed.
    """
    there = _address_space()
    if there is not None and there < needed:
        message = f"needs {size_text(needed)} of address space, and the limit is {size_text(there)}"
        raise DataError.at(name, f"{message}; raise it with `ulimit -v {needed // 1024}`")


def is_short_of_addresses() -> bool:
    """Whether the address space is limited so far that a library may not load, whatever it says then."""
    there = _address_space()
    return there is not None and there < LARGE_TABLE_ADDRESSES


def _address_space() -> int | None:
    try:
        import resource
    except ImportError:  # not on Windows
        return None
    soft, _ = resource.getrlimit(resource.RLIMIT_AS)
    return None if soft == resource.RLIM_INFINITY else soft
