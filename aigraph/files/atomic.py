"""Files written whole or not at all: beside their place, and moved there when they are done."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from errno import EISDIR
from pathlib import Path


def output_path(path: str | Path, what: str) -> Path:
    """Give the path that something, such as a page, is to be saved as.

    Raises
    ------
    FileNotFoundError
        If its folder is not there; none is made.
    IsADirectoryError
        If the path is a folder.
    """
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
    with ExitStack() as drafts:
        for path, content in contents.items():
            unfinished = drafts.enter_context(draft(path))
            unfinished.write_bytes(content.encode() if isinstance(content, str) else content)


@contextmanager
def draft(path: Path) -> Iterator[Path]:
    """Give a name beside `path` to write to; without an error the file takes the place of `path`, else it is removed."""
    # Who only reads, and asks for the version of the data, need not wait for it.
    import tempfile

    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".aigraph-")
    os.close(handle)
    unfinished = Path(name)
    try:
        yield unfinished
        # mkstemp makes a private file; the finished one should be as open as any other.
        unfinished.chmod(0o666 & ~umask())
        unfinished.replace(path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise


def umask() -> int:
    """Give the permissions that new files of this process do not get."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
