"""Drafts that a process left behind which was killed: found by their names, removed, and told."""

from __future__ import annotations

import os
import warnings
from contextlib import suppress
from pathlib import Path

PREFIX = ".aigraph-"


class LeftoverWarning(UserWarning):
    """An interrupted write had left something behind, which is removed or finished now."""


def draft_name() -> str:
    """Give a new name for a draft, which says the process that it belongs to."""
    return f"{PREFIX}{os.getpid()}-{os.urandom(6).hex()}"


def clean_leftovers(folder: Path) -> None:
    """Remove the drafts in a folder whose process is no more, and warn of each.

    Warns
    -----
    LeftoverWarning
        For each that is removed.
    """
    with suppress(OSError):
        for name in os.listdir(folder):  # noqa: PTH208  in a large folder only the names are needed
            owner = name.removeprefix(PREFIX).partition("-")[0]
            if name.startswith(PREFIX) and owner.isdigit() and not _is_alive(int(owner)):
                remove_leftover(folder / name)


def remove_leftover(path: Path) -> None:
    """Remove a draft, and warn of it."""
    with suppress(OSError):
        if path.is_dir():
            import shutil

            shutil.rmtree(path)
        else:
            path.unlink()
        warnings.warn(f"{path}: was left by an interrupted write, and is removed", LeftoverWarning, stacklevel=2)


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
