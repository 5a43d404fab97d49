"""The memory that reading one input may take: a limit of the process."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from aigraph.files.budget import (
    MEGABYTE,
    available_bytes,
    budget,
    group_memory_bytes,
    group_used_bytes,
    memory_bytes,
    size_text,
)
from aigraph.files.memory_watch import private_bytes, watch_memory
from aigraph.model.origin import DataError

_BASE, _TIMES, _BETWEEN_LOOKS = 350 * MEGABYTE, 40, 130 * MEGABYTE
"""What reading may take: so much, and so many times the size of the file."""

_SHARE = 0.8
"""How much of the machine's memory that may be at most."""

_LARGE = 20 * MEGABYTE
"""From which size on what is made of a file is watched too, where no control group is."""

_of_process: list[bool] = []

_lifted: list[Callable[[], None]] = []
"""What puts a watch in the place of the limit that holds now."""


def limit_process_memory() -> None:
    """Let `limited_memory` set limits: they are those of the whole process, so that only a program of its own does it.

    In a control group that may take less than the machine has, the process also ends with a word before the group is full.
    """
    group = None if _of_process else group_memory_bytes()
    _of_process[:] = [True]
    if group is not None:
        watch_memory(group, used=group_used_bytes)


@contextmanager
def limited_memory(name: str, size: Callable[[], int]) -> Iterator[None]:
    """Limit the memory of the process within the context, in proportion to the size of a file, where the system can do that.

    What is made of a large file afterwards may take all that the machine has left, and ends with a word before more is asked.

    Parameters
    ----------
    name : str
        The file, for messages.
    size : callable
        Gives its bytes.

    Raises
    ------
    DataError
        If the limit is reached.
    """
    used = _data_segment()
    if not _of_process or not budget().is_limited or not used:
        yield
        _watch_what_is_made(size())
        return
    import resource

    allowance = int(min(_BASE + _TIMES * size(), _SHARE * memory_bytes()))
    soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
    most = used + allowance if soft == resource.RLIM_INFINITY else min(soft, used + allowance)
    resource.setrlimit(resource.RLIMIT_DATA, (most, hard))
    with ExitStack() as watches:

        def lift() -> None:
            resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))
            # Between two looks native code takes more, and half of the allowance is what the file needs at least.
            watches.callback(watch_memory(private_bytes() + allowance - min(_BETWEEN_LOOKS, allowance // 2), name))

        _lifted.append(lift)
        try:
            yield
        except MemoryError:
            message = f"needs more than {size_text(allowance)} of memory; --max-input 0 sets no limit"
            raise DataError.at(name, message) from None
        finally:
            _lifted.clear()
            resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))
    _watch_what_is_made(size())


def _watch_what_is_made(size: int) -> None:
    if _of_process and size > _LARGE and group_memory_bytes() is None:
        watch_memory(private_bytes() + available_bytes())


def watch_native_code() -> None:
    """Look at what is used from now on, in the place of the limit: native code that is denied memory ends the process."""
    while _lifted:
        _lifted.pop()()


def _data_segment() -> int:
    """Give the bytes of private memory that the process has, 0 where the system does not say."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return 0
    line = next((line for line in status.splitlines() if line.startswith("VmData:")), "")
    return int(line.split()[1]) * 1024 if line else 0


def folder_bytes(folder: Path) -> int:
    """Add up the sizes of the files of a folder."""
    size = 0
    for path in folder.glob("*.*"):
        # A draft of somebody who is writing may be gone by now.
        with suppress(OSError):
            size += path.stat().st_size
    return size
