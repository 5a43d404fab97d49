"""A word before the system kills a process that fills the memory of its control group."""

from __future__ import annotations

import os
from pathlib import Path
from threading import Thread
from time import sleep

from aigraph.files.budget import size_text

_FULL = 0.92
"""At which share of the limit the process ends: between two looks it may grow by the rest."""

_SECONDS = 0.02


def watch_memory(limit: int) -> None:
    """End the process with a line and exit code 1 before what it holds is more than a limit.

    A limit of the system would count what is asked for and never used, and so refuse what fits. A write that this ends is
    undone as after any other end: the old file stands.

    Parameters
    ----------
    limit : int
        Bytes of memory that no other process can use, as a control group counts them.
    """
    if _private_bytes() is not None:
        Thread(target=_watch, args=(limit,), daemon=True, name="memory").start()


def _watch(limit: int) -> None:
    while (_private_bytes() or 0) < _FULL * limit:
        sleep(_SECONDS)
    line = f"aigraph: needs more memory than the {size_text(limit)} of its control group; a smaller table or fewer loops (--max-loops) need less"
    os.write(2, f"{line}\n".encode())
    os._exit(1)


def _private_bytes() -> int | None:
    try:
        _, resident, shared, *_ = Path("/proc/self/statm").read_text(encoding="ascii").split()
    except OSError:
        return None
    return (int(resident) - int(shared)) * os.sysconf("SC_PAGE_SIZE")
