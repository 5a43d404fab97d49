"""Lets the n-th call of the system fail, or kills the process there: what is on disk must be all old or all new."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from errno import ENOSPC

CALLS = (
    *("open", "write", "fsync", "replace", "rename", "link", "mkdir", "rmdir", "unlink", "fchmod", "read", "lseek"),
)
"""What the writers of files ask of the system."""


@contextmanager
def failing_call(number: int, *, kill: bool = False) -> Iterator[list[str]]:
    """Let the n-th of these calls fail as if the disk were full, or end the process; gives the names of those made."""
    made: list[str] = []
    real = {name: getattr(os, name) for name in CALLS}

    def counted(name: str) -> Callable:
        def call(*arguments, **options):
            made.append(name)
            if len(made) == number:
                if kill:
                    os.kill(os.getpid(), signal.SIGKILL)
                raise OSError(ENOSPC, os.strerror(ENOSPC))
            return real[name](*arguments, **options)

        return call

    for name in CALLS:
        setattr(os, name, counted(name))
    try:
        yield made
    finally:
        for name, function in real.items():
            setattr(os, name, function)


def killed_at(number: int, work: Callable[[], object]) -> bool:
    """Do some work in a process of its own that is killed at its n-th call; tells whether it had so many."""
    child = os.fork()
    if child == 0:
        try:
            with failing_call(number, kill=True):
                work()
            os._exit(0)
        except BaseException:  # noqa: BLE001  nothing of the child may run on
            os._exit(1)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) == -signal.SIGKILL
