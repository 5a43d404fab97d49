"""A look at the memory that a process uses: it ends with a word before the system or a library ends it without one."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread, main_thread

from aigraph.files.budget import size_text

_FULL, _LAST = 0.88, 0.97
"""At which share of the limit the work is told to end, and at which the process ends at once."""

_SECONDS, _SECONDS_ONCE_WARNED = 0.02, 0.005
"""Between two looks: a process that grows past both shares within one is warned first, and has the time to end by itself."""

_is_full = Event()


def watch_memory(limit: int, what: str = "aigraph", used: Callable[[], int] = lambda: 0) -> Callable[[], None]:
    """Raise `MemoryError` in the main thread before a process holds more than a limit.

    A limit of the system would count what is asked for and never used, and so refuse what fits; and native code does not
    outlive being denied memory. What grows on nonetheless ends the process, with a line and exit code 1. A write that this
    ends is undone as after any other end: the old file stands.

    Parameters
    ----------
    limit : int
        Bytes of memory.
    what : str
        What takes it, for the line.
    used : callable, optional
        Gives the bytes that this process and others hold together, where they share the limit.

    Returns
    -------
    callable
        Ends the watch.
    """
    over = Event()
    if private_bytes():
        # Only the main thread may say what a signal does; elsewhere the last resort remains.
        with suppress(ValueError):
            signal.signal(signal.SIGUSR2, _raise_memory_error)
        Thread(target=_watch, args=(limit, what, used, over), daemon=True, name="memory").start()
    return over.set


def is_memory_full() -> bool:
    """Whether the work was told to end, so that what a library says of an interruption means that."""
    return _is_full.is_set()


def private_bytes() -> int:
    """Give the bytes of memory that the process holds and shares with nobody, 0 where the system does not say."""
    try:
        _, resident, shared, *_ = Path("/proc/self/statm").read_text(encoding="ascii").split()
    except OSError:
        return 0
    return (int(resident) - int(shared)) * os.sysconf("SC_PAGE_SIZE")


def _watch(limit: int, what: str, shared: Callable[[], int], over: Event) -> None:
    while not over.wait(_SECONDS_ONCE_WARNED if _is_full.is_set() else _SECONDS):
        used = max(private_bytes(), shared())
        if used > _LAST * limit and _is_full.is_set():
            os.write(2, f"{what}: needs more than {size_text(limit)} of memory, and there is no more\n".encode())
            os._exit(1)
        if used > _FULL * limit and not _is_full.is_set():
            _is_full.set()
            signal.pthread_kill(main_thread().ident or 0, signal.SIGUSR2)


def _raise_memory_error(_number: int, _frame: object) -> None:
    raise MemoryError
