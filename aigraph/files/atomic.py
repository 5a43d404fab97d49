"""Files written whole or not at all: beside their place, on disk, read back, and only then moved there.

What a target is stays as it is: its mode and owner, the link that leads to it, and a device or pipe, which is written through.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from errno import EISDIR, EOPNOTSUPP
from pathlib import Path

from aigraph.files.leftovers import clean_leftovers, draft_name

_NEW_FILE = 0o666
_CHUNK = 2**20


def output_path(path: str | Path, what: str) -> Path:
    """Give the path that something, such as a page, is to be saved as.

    Raises
    ------
    FileNotFoundError
        If its folder is not there; none is made. Or the path is empty.
    IsADirectoryError
        If the path is a folder.
    """
    if not str(path) or str(path) == ".":
        raise FileNotFoundError(f"cannot save the {what}: the path is empty; name a file")
    target = Path(path)
    if target.is_dir():
        raise IsADirectoryError(f"cannot save the {what} as {target}: that is a folder; name a file in it")
    if not target.parent.is_dir():
        raise FileNotFoundError(f"cannot save the {what} as {target}: there is no folder {target.parent}")
    return target


def write_whole(path: Path, content: str | bytes) -> None:
    """Write a file so that it is either the old one or the new one, never half of it; text as UTF-8.

    Raises
    ------
    OSError
        If the folder cannot be written to.
    """
    write_together({path: content})


def write_together(contents: Mapping[Path, str | bytes]) -> None:
    """Write files that belong together: none takes its place before all of them are on disk.

    Raises
    ------
    OSError
        If one of them cannot be written; then none was.
    """
    # A folder in the place of a file would be noticed only when others have taken theirs.
    folders = [path for path in contents if path.is_dir()]
    if folders:
        raise IsADirectoryError(EISDIR, "that is a folder", str(folders[0]))
    encoded = {path: content.encode() if isinstance(content, str) else content for path, content in contents.items()}
    streams = {path: content for path, content in encoded.items() if is_stream(path)}
    files = {real_path(path): content for path, content in encoded.items() if path not in streams}
    drafts: dict[Path, Path] = {}
    try:
        for target, content in files.items():
            drafts[target] = write_draft(target, content)
        for target, unfinished in drafts.items():
            os.replace(unfinished, target)  # noqa: PTH105  counted and failed in tests as one call of the system
    except BaseException:
        for unfinished in drafts.values():
            with suppress(OSError):
                os.unlink(unfinished)  # noqa: PTH108
        raise
    for folder in {target.parent for target in files}:
        with suppress(OSError):
            sync_folder(folder)
    for path, content in streams.items():
        write_through(path, content)


def write_draft(target: Path, content: bytes) -> Path:
    """Write what is to take the place of a file beside it: on disk, read back, with the mode of the old one.

    Where the system can, the draft has no name until it is whole, so that a process that is killed leaves nothing behind.

    Raises
    ------
    OSError
        If it cannot be written, or is not what was written.
    """
    clean_leftovers(target.parent)
    unfinished = target.parent / draft_name()
    with unnamed_draft(target, content, unfinished) as give_name:
        give_name()
    return unfinished


@contextmanager
def unnamed_draft(target: Path, content: bytes, unfinished: Path) -> Iterator[Callable[[], None]]:
    """Write what is to take the place of a file, and give what lends it a name; see `write_draft`."""
    handle = _open_unnamed(target.parent)
    is_named = handle is None
    if handle is None:
        unfinished.parent.mkdir(exist_ok=True)
        handle = os.open(unfinished, os.O_RDWR | os.O_CREAT | os.O_EXCL, _NEW_FILE)
    held = handle

    def give_name() -> None:
        if not is_named:
            # The handle as a folder to start from makes Python follow the link of /proc.
            os.link(f"/proc/self/fd/{held}", unfinished, src_dir_fd=held, follow_symlinks=True)

    try:
        _write_all(handle, content)
        keep_mode(handle, target)
        os.fsync(handle)
        _require_same(handle, content, target)
        yield give_name
    except BaseException:
        with suppress(OSError):
            os.unlink(unfinished)  # noqa: PTH108
        raise
    finally:
        os.close(handle)


def _open_unnamed(folder: Path) -> int | None:
    unnamed = getattr(os, "O_TMPFILE", 0)
    if not unnamed or not Path("/proc/self/fd").is_dir():
        return None
    try:
        return os.open(folder, unnamed | os.O_RDWR, _NEW_FILE)
    except OSError as error:
        # Not every file system can; EISDIR is what old kernels say.
        if error.errno in (EOPNOTSUPP, EISDIR):
            return None
        raise


def _write_all(handle: int, content: bytes) -> None:
    view = memoryview(content)
    while view:
        view = view[os.write(handle, view[:_CHUNK]) :]


def _require_same(handle: int, content: bytes, target: Path) -> None:
    os.lseek(handle, 0, os.SEEK_SET)
    for start in range(0, len(content) + 1, _CHUNK):
        part = content[start : start + _CHUNK]
        if os.read(handle, _CHUNK) != part:
            raise OSError(None, "what was written reads differently", str(target))


def keep_mode(handle: int, target: Path) -> None:
    """Give a new file the mode and the owner of the one whose place it takes, where the system has them."""
    if not hasattr(os, "fchmod"):
        return
    with suppress(FileNotFoundError):
        old = os.stat(target)  # noqa: PTH116
        with suppress(PermissionError):
            if (old.st_uid, old.st_gid) != (os.geteuid(), os.getegid()):
                os.fchown(handle, old.st_uid, old.st_gid)
        os.fchmod(handle, stat.S_IMODE(old.st_mode))


@contextmanager
def draft(path: Path) -> Iterator[Path]:
    """Give a name beside `path` to write to; without an error the file takes the place of `path`, else it is removed.

    For writers that need a name; `write_whole` is safer.
    """
    through = is_stream(path)
    target = path if through else real_path(path)
    if through:
        import tempfile

        folder = Path(tempfile.gettempdir())
    else:
        folder = target.parent
    clean_leftovers(folder)
    unfinished = folder / draft_name()
    os.close(os.open(unfinished, os.O_RDWR | os.O_CREAT | os.O_EXCL, _NEW_FILE))
    try:
        yield unfinished
        if through:
            write_through(path, unfinished.read_bytes())
            unfinished.unlink()
            return
        handle = os.open(unfinished, os.O_RDWR)
        try:
            keep_mode(handle, target)
            os.fsync(handle)
        finally:
            os.close(handle)
        os.replace(unfinished, target)  # noqa: PTH105
        with suppress(OSError):
            sync_folder(target.parent)
    except BaseException:
        # Databases write a journal beside their file.
        for left in folder.glob(f"{unfinished.name}*"):
            with suppress(OSError):
                left.unlink()
        raise


def is_stream(path: Path) -> bool:
    """Whether a path is a device, a pipe, or a file that the caller holds open, such as ``/dev/stdout``: written through."""
    if str(path).startswith(("/dev/", "/proc/")):
        return path.exists()
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def write_through(path: Path, content: bytes) -> None:
    """Write to a device or a pipe, which stays what it is."""
    handle = os.open(path, os.O_WRONLY)
    try:
        _write_all(handle, content)
    finally:
        os.close(handle)


def real_path(path: Path) -> Path:
    """Give the file that a link leads to: the link stays, and the file is replaced."""
    return Path(os.path.realpath(path)) if path.is_symlink() else path


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder onto the disk, where the system can."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        with suppress(OSError):
            os.fsync(handle)
    finally:
        os.close(handle)
