"""Folders written whole or not at all, and never over other files."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from aigraph.files.atomic import umask
from aigraph.model.origin import AigraphError


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
    _refuse_other_files(target, replaceable)
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = Path(tempfile.mkdtemp(dir=target.parent, prefix=".aigraph-"))
    try:
        yield unfinished
        unfinished.chmod(0o777 & ~umask())
        _take_place(unfinished, target)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def _refuse_other_files(target: Path, replaceable: Collection[str]) -> None:
    """Refuse a target that is a file or holds other files."""
    if target.is_dir():
        others = sorted(file.name for file in target.iterdir() if file.name not in replaceable)
        if others:
            which = ", which no export writes" if replaceable else " already"
            raise AigraphError(f"{target}: holds {others[0]!r}{which}; name a new folder")
    elif target.exists() or target.is_symlink():
        raise AigraphError(f"{target}: is a file; expected a folder")


def _take_place(unfinished: Path, target: Path) -> None:
    if not target.is_dir():
        unfinished.rename(target)
        return
    aside = Path(tempfile.mkdtemp(dir=target.parent, prefix=".aigraph-"))
    target.rename(aside / "old")
    try:
        unfinished.rename(target)
    except OSError:
        (aside / "old").rename(target)
        raise
    finally:
        if target.is_dir():
            shutil.rmtree(aside, ignore_errors=True)
