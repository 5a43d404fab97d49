"""Folders written whole or not at all, and never over other files."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from errno import EINVAL, ENOSYS, EOPNOTSUPP
from pathlib import Path

from aigraph.files.atomic import real_path, sync_folder
from aigraph.files.leftovers import PREFIX, clean_leftovers, draft_name
from aigraph.model.origin import AigraphError

_RENAME_EXCHANGE = 2
_AT_FDCWD = -100


@contextmanager
def draft_folder(target: Path, replaceable: Collection[str]) -> Iterator[Path]:
    """Give a new folder beside `target` to fill; without an error it takes the place of `target`, else it is removed.

    Parameters
    ----------
    target : pathlib.Path
        The folder to write. It may exist if it holds nothing but files that an export writes.
    replaceable : collection of str
        The names of such files.

    Raises
    ------
    AigraphError
        If `target` is a file, or holds other files.
    """
    if not str(target) or str(target) == ".":
        raise AigraphError("the path is empty; name a new folder")
    target = real_path(target)
    _refuse_other_files(target, replaceable)
    target.parent.mkdir(parents=True, exist_ok=True)
    clean_leftovers(target.parent)
    unfinished = target.parent / draft_name()
    unfinished.mkdir()
    try:
        yield unfinished
        for file in unfinished.iterdir():
            _sync(file)
        sync_folder(unfinished)
        _take_place(unfinished, target)
        with suppress(OSError):
            sync_folder(target.parent)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def _refuse_other_files(target: Path, replaceable: Collection[str]) -> None:
    """Refuse a target that is a file or holds other files."""
    if target.is_dir():
        names = (file.name for file in target.iterdir() if not file.name.startswith(PREFIX))
        others = sorted(name for name in names if name not in replaceable)
        if others:
            which = ", which no export writes" if replaceable else " already"
            raise AigraphError(f"{target}: holds {others[0]!r}{which}; name a new folder")
    elif target.exists() or target.is_symlink():
        raise AigraphError(f"{target}: is a file; expected a folder")


def _take_place(unfinished: Path, target: Path) -> None:
    if not target.is_dir():
        unfinished.rename(target)
        return
    unfinished.chmod(stat.S_IMODE(target.stat().st_mode))
    if _exchange(unfinished, target):
        # What has the name of the draft now is the old folder.
        return
    aside = target.parent / draft_name()
    target.rename(aside)
    try:
        unfinished.rename(target)
    except OSError:
        aside.rename(target)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange the names of two folders in one step, where the system can: renameat2(2) of Linux."""
    import ctypes

    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError, TypeError):
        return False
    if rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in (EINVAL, ENOSYS, EOPNOTSUPP):
        return False
    raise OSError(number, os.strerror(number), str(other))


def _sync(file: Path) -> None:
    handle = os.open(file, os.O_RDONLY)
    try:
        with suppress(OSError):
            os.fsync(handle)
    finally:
        os.close(handle)
