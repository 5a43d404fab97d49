"""Replaces several files of a folder at once, so that a crash leaves all of the old ones or all of the new ones.

The new files are written into a folder of their own; its renaming to `COMMIT` is the moment at which they count. Then they are
moved to their places. Who finds such a folder reads the tables in it instead of those beside it, and finishes the moves.

References
----------
J. Gray and A. Reuter, "Transaction Processing", 1993, chapter 9 (redo log, group commit).
"""

from __future__ import annotations

import os
import time
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from errno import EXDEV
from pathlib import Path

from aigraph.model.origin import AigraphError

COMMIT = ".aigraph-commit"
"""The folder with files that count instead of those of the same name beside it."""

_WAIT_S = 30.0
_PAUSE_S = 0.02


@contextmanager
def locked(folder: Path, *, shared: bool = False) -> Iterator[None]:
    """Hold a folder for writing, or with others for reading.

    The lock ends with the process, however it ends. Where a file system knows no locks there is none.

    Raises
    ------
    AigraphError
        If another process holds the folder for half a minute.
    """
    try:
        import fcntl
    except ImportError:  # not on Windows
        yield
        return
    kind = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
    until = time.monotonic() + _WAIT_S
    while True:
        handle = os.open(folder, os.O_RDONLY)
        try:
            while True:
                try:
                    fcntl.flock(handle, kind | fcntl.LOCK_NB)
                    break
                except BlockingIOError:
                    if time.monotonic() > until:
                        raise AigraphError(
                            f"{folder}: another process has been writing to it for {_WAIT_S:.0f} s"
                        ) from None
                    time.sleep(_PAUSE_S)
                except OSError:
                    break
            # Meanwhile an export may have put another folder in its place.
            if os.fstat(handle).st_ino == os.stat(folder).st_ino:  # noqa: PTH116
                yield
                return
        finally:
            os.close(handle)


def table_path(folder: Path, name: str) -> Path:
    """Give where a file of a folder lies that counts."""
    committed = folder / COMMIT / name
    return committed if committed.is_file() else folder / name


def finish(folder: Path) -> None:
    """Move files to their places whose writer was interrupted after they began to count; the folder must be held.

    Warns
    -----
    LeftoverWarning
        If there were any.

    Raises
    ------
    OSError
        If they cannot be moved.
    """
    if (folder / COMMIT).is_dir():
        from aigraph.files.leftovers import LeftoverWarning

        _move(folder)
        warnings.warn(f"{folder}: an interrupted write was finished", LeftoverWarning, stacklevel=2)


def replace_files(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Write files into a folder, all of them or none; the folder must be held.

    Files that hold that already are left alone. Links, modes and owners stay.

    Raises
    ------
    OSError
        If they cannot be written: none of them was.
    """
    from aigraph.files.atomic import sync_folder, unnamed_draft, write_whole
    from aigraph.files.leftovers import clean_leftovers, draft_name

    clean_leftovers(folder)
    finish(folder)
    changed = {name: content for name, content in contents.items() if _content(folder / name) != content}
    if len(changed) <= 1:
        for name, content in changed.items():
            write_whole(folder / name, content)
        return
    journal = folder / draft_name()
    try:
        with ExitStack() as drafts:
            name_all: list[Callable[[], None]] = [
                drafts.enter_context(unnamed_draft(folder / name, content, journal / name))
                for name, content in changed.items()
            ]
            journal.mkdir(exist_ok=True)
            for give_name in name_all:
                give_name()
        sync_folder(journal)
        os.rename(journal, folder / COMMIT)  # noqa: PTH104  one call of the system, as the others here
    except BaseException:
        _discard(journal)
        raise
    # From here on the new files count; who comes next finishes what cannot be done now.
    with suppress(OSError):
        sync_folder(folder)
        _move(folder)


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _move(folder: Path) -> None:
    from aigraph.files.atomic import real_path, sync_folder, write_whole

    for name in sorted(os.listdir(folder / COMMIT)):  # noqa: PTH208  names are what is needed
        draft, target = folder / COMMIT / name, real_path(folder / name)
        try:
            os.replace(draft, target)  # noqa: PTH105
        except OSError as error:
            if error.errno != EXDEV:
                raise
            # A link may lead to another file system.
            write_whole(target, draft.read_bytes())
            os.unlink(draft)  # noqa: PTH108
    sync_folder(folder)
    os.rmdir(folder / COMMIT)  # noqa: PTH106


def _discard(journal: Path) -> None:
    with suppress(OSError):
        for name in os.listdir(journal):  # noqa: PTH208
            os.unlink(journal / name)  # noqa: PTH108
        os.rmdir(journal)  # noqa: PTH106
