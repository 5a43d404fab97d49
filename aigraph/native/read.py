"""Reads the forms of a ledger that aigraph writes itself, told by what is in them and not by their names."""

from __future__ import annotations

import tempfile
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from aigraph.model.ledger import Ledger
from aigraph.model.origin import AigraphError, Origin, Problem
from aigraph.native.database import read_duckdb, read_parquet_folder, read_sqlite
from aigraph.native.excel import read_excel
from aigraph.native.folder import TABLE_FILES
from aigraph.native.json import read_json
from aigraph.store.read import NEEDED, read_folder

Read = tuple[Ledger, list[Problem]]

_MOST_BYTES = 2**30
"""How much a table in a zip file may unpack to: a ledger is far smaller, a trap far larger."""


def read_own(path: Path) -> Read | None:
    """Read what `export` writes for reading back, but for the folder of CSV tables, which `load_folder` reads.

    Parameters
    ----------
    path : pathlib.Path
        A folder of Parquet files, a JSON file, an Excel workbook, a SQLite or DuckDB database, or a zipped data package.

    Returns
    -------
    (Ledger, list of Problem) or None
        What could be read and what could not; None if the file is of no form of aigraph's own, such as a flat table.

    Raises
    ------
    AigraphError
        If the file is broken.
    """
    if path.is_dir():
        return read_parquet_folder(path)
    if not path.is_file():
        return None
    try:
        with path.open("rb") as file:
            head = file.read(16)
    except OSError as error:
        raise AigraphError(f"{path}: cannot be read: {error.strerror}") from None
    reader = next((read for sign, read in _SIGNS.items() if head[sign[0] :].startswith(sign[1])), None)
    if reader:
        return reader(path)
    return read_json(path) if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") else None


def _read_zip(path: Path) -> Read | None:
    try:
        with zipfile.ZipFile(path) as package:
            members = {member.filename: member for member in package.infolist()}
            if "xl/workbook.xml" in members:
                return read_excel(path)
            if not {f"{name}.csv" for name in NEEDED} <= set(members):
                return None
            large = [name for name in TABLE_FILES if name in members and members[name].file_size > _MOST_BYTES]
            if large:
                return Ledger(), [Problem(Origin(f"{path}/{large[0]}"), "is too large for a table")]
            with tempfile.TemporaryDirectory() as folder:
                for name in TABLE_FILES:
                    if name in members:
                        (Path(folder) / name).write_bytes(package.read(name))
                return _moved(read_folder(Path(folder)), folder, str(path))
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError) as error:
        raise AigraphError(f"{path}: cannot be read as a zip file: {error}") from None


def _moved(found: Read, folder: str, place: str) -> Read:
    """Name the places of records and problems after the zip file: the folder is gone."""
    ledger, problems = found

    def at(origin: Origin) -> Origin:
        return Origin(origin.path.replace(folder, place, 1), origin.line)

    tables: dict[str, Any] = {
        name: tuple(replace(record, origin=at(record.origin)) for record in getattr(ledger, name))
        for name in (file.removesuffix(".csv") for file in TABLE_FILES)
    }
    return replace(ledger, **tables), [replace(problem, origin=at(problem.origin)) for problem in problems]


_SIGNS: dict[tuple[int, bytes], Callable[[Path], Read | None]] = {
    (0, b"PK\x03\x04"): _read_zip,
    (0, b"SQLite format 3\x00"): read_sqlite,
    (8, b"DUCK"): read_duckdb,
}
"""The bytes that a file begins with, and at which place, and who reads it then."""
