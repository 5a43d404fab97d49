"""A whole ledger as a zipped data package, and back."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath

from aigraph.files.input_file import InputFile
from aigraph.model.ledger import Ledger
from aigraph.model.origin import DataError
from aigraph.native.folder import DESCRIPTOR, TABLE_FILES, descriptor_text
from aigraph.store.read import UncheckedLedger, read_csv_tables
from aigraph.store.tables import REQUIRED_TABLES, TABLES
from aigraph.store.write import table_text

MAX_TABLE_BYTES = 2**30
"""How much a table in a zip file may unpack to: a ledger is far smaller, a zip bomb far larger."""

_EPOCH = (1980, 1, 1, 0, 0, 0)


def write_zip(ledger: Ledger, path: Path) -> tuple[str, ...]:
    """Write the data package as one zip file; the same ledger gives the same bytes."""
    texts = {table.filename: table_text(table, ledger) for table in TABLES} | {DESCRIPTOR: descriptor_text(ledger)}
    with zipfile.ZipFile(path, "w") as package:
        for name, text in texts.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, text.encode())
    return ()


def is_package(file: InputFile) -> bool:
    """Whether a zip file has the tables of a ledger in it.

    Raises
    ------
    DataError
        If it is damaged.
    """
    with _zip_errors(file), zipfile.ZipFile(file.path) as package:
        return {f"{table}.csv" for table in REQUIRED_TABLES} <= set(package.namelist())


def read_zip(file: InputFile) -> UncheckedLedger:
    """Read a zipped data package.

    Raises
    ------
    DataError
        If it is damaged, or a table unpacks to too much.
    """
    with _zip_errors(file), zipfile.ZipFile(file.path) as package:
        members = {member.filename: member for member in package.infolist()}
        for name in TABLE_FILES:
            if name in members and members[name].file_size > MAX_TABLE_BYTES:
                raise DataError.at(f"{file.name}/{name}", "is too large for a table")
        return read_csv_tables(PurePath(file.name), lambda name: package.read(name) if name in members else None)


@contextmanager
def _zip_errors(file: InputFile) -> Iterator[None]:
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError) as error:
        raise DataError.at(file.name, f"cannot be read as a zip file: {file.reason(error)}") from None
