"""Brings a folder of deals to the newest version of the tables; nothing in its cells changes."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from aigraph.files.text import decode_utf8
from aigraph.model.origin import DataError
from aigraph.native.folder import DESCRIPTOR
from aigraph.store.describe import describe
from aigraph.store.journal import locked, replace_files
from aigraph.store.load import load_folder
from aigraph.store.tables import TABLES, Table
from aigraph.store.write import readable_tables


def upgrade_folder(folder: str | Path) -> tuple[str, ...]:
    """Write the tables and columns that a folder of an older version lacks, all of them or none.

    Parameters
    ----------
    folder : str or pathlib.Path
        A folder of CSV tables without an error. A ``datapackage.json`` in it gets the new description of the tables and
        keeps all else.

    Returns
    -------
    tuple of str
        What was added, a line a table; empty if nothing was, and then nothing is written.

    Raises
    ------
    DataError
        If the folder cannot be read, or breaks a rule.
    OSError
        If it cannot be written to; then no file in it is changed.

    See Also
    --------
    store.save : Writes a ledger to a folder.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> from aigraph.datasets.init import init
    >>> with TemporaryDirectory() as parent:
    ...     upgrade_folder(init(f"{parent}/deals"))
    ()
    """
    home = Path(folder)
    ledger = load_folder(home)
    added = tuple(line for table in TABLES for line in _missing(table, home))
    descriptor = home / DESCRIPTOR
    if added:
        contents = readable_tables(ledger)
        if descriptor.is_file():
            contents[DESCRIPTOR] = _described_anew(descriptor).encode()
        with locked(home):
            replace_files(home, contents)
    return added


def _missing(table: Table, home: Path) -> list[str]:
    path = home / table.filename
    if not path.is_file():
        return [f"{table.filename}: a new table, without rows"]
    header = next(csv.reader(decode_utf8(str(path), path.read_bytes()).splitlines()), [])
    columns = [column for column in table.columns if column not in header]
    return [f"{table.filename}: {', '.join(columns)}"] if columns else []


def _described_anew(path: Path) -> str:
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise DataError.at(str(path), f"is no JSON: {error}") from None
    if not isinstance(kept, dict):
        raise DataError.at(str(path), "is no description of a data package: expected an object")
    new = {name: value for name, value in describe().items() if name in ("resources", "formatVersion")}
    own = {one["name"] for one in new["resources"]}
    others = [one for one in kept.get("resources", ()) if isinstance(one, dict) and one.get("name") not in own]
    new["resources"] += others
    return json.dumps(kept | new, indent=2, ensure_ascii=False) + "\n"
