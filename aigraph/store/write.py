"""Writes a ledger as a folder of CSV files, whole or not at all."""

from __future__ import annotations

import csv
import hashlib
import io
import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from errno import EISDIR
from pathlib import Path

from aigraph.model.ledger import Ledger
from aigraph.store.tables import TABLES, Table, cells_of


def table_text(table: Table, ledger: Ledger) -> str:
    """Give the text of one CSV file: columns in the fixed order, line feeds, quotes only where needed."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows(cells_of(table, record) for record in getattr(ledger, table.name))
    return buffer.getvalue()


def save(ledger: Ledger, folder: str | Path) -> None:
    """Write a ledger to a folder, which is made if need be.

    Reading a folder that `save` wrote, and saving it again, gives the same bytes.

    Parameters
    ----------
    folder : str or pathlib.Path
        Where the tables go; other files in it are left alone.

    Raises
    ------
    OSError
        If the folder cannot be made or written to; then no table in it is changed.

    See Also
    --------
    load : Reads the folder back.
    export : Other formats.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> from aigraph import load
    >>> ledger = load()
    >>> with TemporaryDirectory() as folder:
    ...     save(ledger, folder)
    ...     load(folder) == ledger
    True
    """
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    write_together({target / table.filename: table_text(table, ledger) for table in TABLES})


def place_to_save(path: str | Path, what: str) -> Path:
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
    import tempfile  # noqa: PLC0415 - as said above

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
    """Give the rights that new files of this process do not get."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def data_version(ledger: Ledger) -> str:
    """Name the data by twelve hexadecimal digits of the SHA-256 of all its tables.

    See Also
    --------
    store.save : Writes the data that it names.

    Examples
    --------
    >>> from aigraph import load
    >>> len(data_version(load()))
    12
    """
    digest = hashlib.sha256()
    for table in TABLES:
        digest.update(table_text(table, ledger).encode())
    return digest.hexdigest()[:12]
