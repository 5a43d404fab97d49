"""Writes a ledger as a folder of CSV files, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path, PurePath

from aigraph.model.ledger import Ledger
from aigraph.model.origin import AigraphError, DataError
from aigraph.store.data_version import cells_of, table_text
from aigraph.store.journal import finish, locked, replace_files
from aigraph.store.read import read_csv_tables, read_held_folder
from aigraph.store.tables import TABLES


class ChangedMeanwhileError(AigraphError):
    """The folder is not as it was when it was read: somebody else has written to it."""


def save(ledger: Ledger, folder: str | Path, *, expected: Ledger | None = None) -> None:
    """Write a ledger to a folder, which is made if need be: all tables at once, whatever interrupts it.

    Reading a folder that `save` wrote, and saving it again, gives the same bytes.

    Parameters
    ----------
    folder : str or pathlib.Path
        Where the tables go; other files in it are left alone.
    expected : Ledger, optional
        What the folder must hold still, for nobody's changes to be lost: what was read from it.

    Raises
    ------
    OSError
        If the folder cannot be made or written to; then no table in it is changed.
    DataError
        If `load` could not read it back.
    ChangedMeanwhileError
        If the folder does not hold what is expected.

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
    if not str(folder):
        raise AigraphError("the path is empty; name a folder")
    target = Path(folder)
    contents = readable_tables(ledger)
    target.mkdir(parents=True, exist_ok=True)
    with locked(target):
        if expected is not None and read_held_folder(target).ledger != expected:
            raise ChangedMeanwhileError(f"{target}: was changed by somebody else meanwhile; nothing is written")
        replace_files(target, contents)


def update(folder: str | Path, change: Callable[[Ledger], Ledger]) -> Ledger:
    """Change a folder of deals while nobody else can: what others have written is there, and nothing of it is lost.

    Parameters
    ----------
    change : callable
        Gives the new ledger from what the folder holds now. If it raises, nothing is written.

    Raises
    ------
    DataError
        If the folder, or what is to be written, cannot be read.
    OSError
        If the folder cannot be written to; then no table in it is changed.

    See Also
    --------
    save : Writes a ledger whatever the folder holds.

    Examples
    --------
    >>> from dataclasses import replace
    >>> from tempfile import TemporaryDirectory
    >>> from aigraph.datasets import init
    >>> with TemporaryDirectory() as parent:
    ...     folder = init(f"{parent}/deals")
    ...     len(update(folder, lambda ledger: replace(ledger, aliases=())).aliases)
    0
    """
    target = Path(folder)
    with locked(target):
        finish(target)
        found = read_held_folder(target)
        if found.problems:
            raise DataError(found.problems)
        changed = change(found.ledger)
        replace_files(target, readable_tables(changed))
    return changed


def readable_tables(ledger: Ledger) -> dict[str, bytes]:
    """Give the content of each table by its file name, if it reads back as it is.

    Raises
    ------
    DataError
        If a cell is one that no reader takes: too many digits, white space at its end, a control character.
    """
    texts = {table.filename: table_text(table, ledger) for table in TABLES}
    try:
        contents = {name: text.encode() for name, text in texts.items()}
    except UnicodeEncodeError as error:
        sign = error.object[error.start]
        raise DataError.at("the data", f"hold {sign!r}, half of a character, which no file can hold") from None
    found = read_csv_tables(PurePath(), contents.get)
    if found.problems:
        raise DataError(found.problems)
    for table in TABLES:
        pairs = zip(getattr(ledger, table.name), getattr(found.ledger, table.name), strict=False)
        for line, (one, other) in enumerate(pairs, 2):
            if one != other:
                cells = [
                    f"{a!r} as {b!r}"
                    for a, b in zip(cells_of(table, one), cells_of(table, other), strict=True)
                    if a != b
                ]
                what = ", ".join(cells) or f"{table.values_of(one)!r}"[:200]
                raise DataError.at(table.filename, f"would be read back differently: {what}", line)
    return contents
