"""A whole ledger as a zipped data package, and back."""

from __future__ import annotations

import zipfile
from pathlib import Path, PurePath

from aigraph.files.archives import add_member, open_archive
from aigraph.files.input_file import InputFile
from aigraph.model.ledger import Ledger
from aigraph.native.folder import DESCRIPTOR, descriptor_text
from aigraph.store.data_version import table_text
from aigraph.store.read import UncheckedLedger, read_csv_tables
from aigraph.store.tables import REQUIRED_TABLES, TABLES


def write_zip(ledger: Ledger, path: Path) -> tuple[str, ...]:
    """Write the data package as one zip file; the same ledger gives the same bytes."""
    texts = {table.filename: table_text(table, ledger) for table in TABLES} | {DESCRIPTOR: descriptor_text(ledger)}
    with zipfile.ZipFile(path, "w") as package:
        for name, text in texts.items():
            add_member(package, name, text.encode())
    return ()


def is_package(file: InputFile) -> bool:
    """Whether a zip file has the tables of a ledger in it.

    Raises
    ------
    DataError
        If it is damaged.
    """
    with open_archive(file) as package:
        return {f"{table}.csv" for table in REQUIRED_TABLES} <= set(package.namelist())


def read_zip(file: InputFile) -> UncheckedLedger:
    """Read a zipped data package.

    Raises
    ------
    DataError
        If it is damaged, or unpacks to too much.
    """
    with open_archive(file) as package:
        members = set(package.namelist())
        return read_csv_tables(PurePath(file.name), lambda name: package.read(name) if name in members else None)
