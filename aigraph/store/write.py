"""Writes a ledger as a folder of CSV files, whole or not at all, and names its version."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path, PurePath
from typing import Any

from aigraph.model.dates import PartialDate
from aigraph.model.ledger import Ledger
from aigraph.model.origin import AigraphError, DataError
from aigraph.model.status import Status
from aigraph.store.journal import finish, locked, replace_files
from aigraph.store.read import read_csv_tables, read_held_folder
from aigraph.store.tables import TABLES, Table


def cells_of(table: Table, record: Any) -> list[str]:
    """Write a record as the cells of its row, in the order of the columns."""
    return [value if type(value) is str else "" if value is None else _text(value) for value in table.values_of(record)]


def _text(value: PartialDate | Status | Decimal | tuple[str, ...]) -> str:
    if isinstance(value, tuple):
        return ";".join(value)
    if isinstance(value, Decimal):
        # A figure below a thousand dollars would be written as 1E-9, which no reader takes.
        return f"{value:f}"
    return str(value)


def table_text(table: Table, ledger: Ledger) -> str:
    """Give the text of one CSV file: columns in the fixed order, line feeds, quotes only where needed."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows(cells_of(table, record) for record in getattr(ledger, table.name))
    return buffer.getvalue()


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
