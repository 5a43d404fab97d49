"""What one input may cost: bytes, cells, columns, and seconds of a query.

All readers share these limits. A limit that is reached is an error in one line, never a part of the data.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from aigraph.model.origin import DataError

Row = TypeVar("Row", bound=Sequence[object])

MEGABYTE, GIGABYTE = 1_000_000, 1_000_000_000
DEFAULT_INPUT = 2 * GIGABYTE
"""The largest file, and the most that is taken from a pipe, unless ``--max-input`` says otherwise."""

UNPACKED_TIMES, UNPACKED_BYTES = 100, 20 * MEGABYTE
"""How many times its size an archive may unpack to, and what is always allowed."""

VIEW_CELLS = 2_000_000
"""How many cells a view or a query may always make, however small its file."""

_PARSED_TIMES = 10
"""How much memory a file takes about that is parsed as a whole, in times its size."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """Limits on one input.

    Parameters
    ----------
    input_bytes : int
        The largest file, the most that is taken from a pipe, and the most that an archive may unpack to.
    cells : int
        The most cells of a table that is held in memory, empty ones with them.
    columns : int
        The most columns: as many as an Excel sheet has.
    query_seconds : float
        How long the tables and views of a database, or a query to it, may take; a second more for each ten megabytes.
    is_limited : bool
        Whether there are limits at all.
    """

    input_bytes: int = DEFAULT_INPUT
    cells: int = 20_000_000
    columns: int = 16_384
    query_seconds: float = 10.0
    is_limited: bool = True


_BUDGET: ContextVar[Budget] = ContextVar("budget", default=Budget())  # noqa: B039  it is frozen


@contextmanager
def use_budget(max_input: int | None) -> Iterator[None]:
    """Set the largest input within the context; None keeps the limits, 0 lifts all of them."""
    if max_input is None:
        yield
        return
    token = _BUDGET.set(Budget(input_bytes=max_input) if max_input else Budget(is_limited=False))
    try:
        yield
    finally:
        _BUDGET.reset(token)


def budget() -> Budget:
    """Give the limits that hold now."""
    return _BUDGET.get()


def require_size(name: str, size: int, what: str = "has") -> None:
    """Refuse an input that is larger than the limit.

    Raises
    ------
    DataError
        If it is.
    """
    limits = budget()
    if limits.is_limited and size > limits.input_bytes:
        raise DataError.at(name, f"{what} more than {size_text(limits.input_bytes)}; {_REMEDY}")


def require_unpacked(name: str, packed: int, unpacked: int) -> None:
    """Refuse an archive that unpacks to more than the limit, or to far more than what is packed ever does.

    Raises
    ------
    DataError
        If it does.
    """
    limits = budget()
    if not limits.is_limited:
        return
    most = min(limits.input_bytes, max(UNPACKED_BYTES, UNPACKED_TIMES * packed))
    if unpacked > most:
        message = f"unpacks from {size_text(packed)} to {size_text(unpacked)}; expected at most {size_text(most)}"
        raise DataError.at(name, f"{message}; {_REMEDY}")


def require_memory(name: str, size: int) -> None:
    """Refuse a file that is parsed as a whole if the machine has not enough memory for it.

    Raises
    ------
    DataError
        If it has not; the message says how much that takes.
    """
    needed, there = _PARSED_TIMES * size, memory_bytes()
    if budget().is_limited and needed > there:
        message = f"needs about {size_text(needed)} of memory, and there are {size_text(there)}"
        raise DataError.at(name, f"{message}; as Parquet it may need less; {_LIFT}")


def within_budget(name: str, grid: Iterable[tuple[int, Row]]) -> Iterator[tuple[int, Row]]:
    """Pass the rows of a table on, as long as they are within the limits.

    Raises
    ------
    DataError
        If a row has too many columns, or the rows have too many cells.
    """
    limits = budget()
    if not limits.is_limited:
        yield from grid
        return
    cells = 0
    for line, row in grid:
        if len(row) > limits.columns:
            message = f"has {len(row):,} columns; expected at most {limits.columns:,}; {_LIFT}"
            raise DataError.at(name, message, line)
        # A blank row costs time as well.
        cells += len(row) + 1
        require_cells(name, cells)
        yield line, row


def require_cells(name: str, cells: int) -> None:
    """Refuse a table with more cells than are held.

    Raises
    ------
    DataError
        If it has more.
    """
    limits = budget()
    if limits.is_limited and cells > limits.cells:
        raise DataError.at(name, f"has more than {limits.cells:,} cells; as Parquet it may need less; {_LIFT}")


def require_plausible_rows(name: str, size: int, cells: int) -> None:
    """Refuse a view or a query that makes far more cells than its file has bytes, as an archive that unpacks to too much.

    Raises
    ------
    DataError
        If it does.
    """
    most = max(VIEW_CELLS, UNPACKED_TIMES * size)
    if budget().is_limited and cells > most:
        raise DataError.at(name, f"makes more than {most:,} cells of {size_text(size)}; {_LIFT}")


def memory_bytes() -> int:
    """Give the memory of the machine, or of the container or the limit that this process has."""
    sizes = [_machine_bytes(), *_group_bytes()]
    try:
        import resource
    except ImportError:  # not on Windows
        return min(sizes)
    for kind in (resource.RLIMIT_AS, resource.RLIMIT_DATA):
        soft, _ = resource.getrlimit(kind)
        sizes += [soft] if soft != resource.RLIM_INFINITY else []
    return min(sizes)


def group_memory_bytes() -> int | None:
    """Give the memory that the control group of this process may take, None if that is all that the machine has."""
    least = min(_group_bytes(), default=_machine_bytes())
    return least if least < _machine_bytes() else None


def group_used_bytes() -> int:
    """Give the memory that the processes of this control group hold together, without copies of files; 0 where nothing says it."""
    limits = dict(_group_limits())
    if not limits:
        return 0
    try:
        text = min(limits, key=limits.__getitem__).with_name("memory.stat").read_text(encoding="ascii")
    except OSError:
        return 0
    fields = dict(line.split() for line in text.splitlines())
    return int(fields.get("total_rss", fields.get("anon", 0)))


def available_bytes() -> int:
    """Give the memory of the machine that no process holds; all that there is where the system does not say."""
    try:
        text = Path("/proc/meminfo").read_text(encoding="ascii")
    except OSError:
        return memory_bytes()
    line = next((line for line in text.splitlines() if line.startswith("MemAvailable:")), "")
    return int(line.split()[1]) * 1024 if line else memory_bytes()


def _machine_bytes() -> int:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") if hasattr(os, "sysconf") else 8 * GIGABYTE


def _group_bytes() -> Iterator[int]:
    yield from dict(_group_limits()).values()


def _group_limits() -> Iterator[tuple[Path, int]]:
    for place in _cgroup_limits():
        try:
            text = place.read_text(encoding="ascii").strip()
        except OSError:
            continue
        if text.isdigit():
            yield place, int(text)


def _cgroup_limits() -> Iterator[Path]:
    """Give the files with the limits of the container and of the control group of this process, of both versions."""
    try:
        lines = Path("/proc/self/cgroup").read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        lines = []
    own = [line.split(":", 2)[2].lstrip("/") for line in lines if line.startswith("0::") or ":memory:" in line]
    for group in ("", *own):
        yield Path("/sys/fs/cgroup", group, "memory.max")
        yield Path("/sys/fs/cgroup/memory", group, "memory.limit_in_bytes")


def size_text(size: int) -> str:
    """Write a size for a reader.

    Examples
    --------
    >>> [size_text(size) for size in (900, 25_000_000, 2_500_000_000)]
    ['0.9 kB', '25 MB', '2.5 GB']
    """
    for unit, name in ((GIGABYTE, "GB"), (MEGABYTE, "MB")):
        if size >= unit:
            return f"{size / unit:,.1f} {name}".replace(".0 ", " ")
    return f"{size / 1000:,.1f} kB"


_LIFT = "--max-input 0 lifts all limits"
_REMEDY = f"--max-input sets another limit, {_LIFT.removeprefix('--max-input ')}"
