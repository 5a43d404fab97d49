"""A whole ledger as the folder of CSV tables that it is read from, alone or as a Frictionless data package."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from aigraph.model.ledger import Ledger
from aigraph.store.describe import description_text
from aigraph.store.load import SEEDS
from aigraph.store.tables import TABLES, cells_of
from aigraph.store.write import save, table_text

DESCRIPTOR = "datapackage.json"
TABLE_FILES = tuple(table.filename for table in TABLES)
PACKAGE_FILES = (*TABLE_FILES, DESCRIPTOR)

_EPOCH = (1980, 1, 1, 0, 0, 0)


def write_tables(ledger: Ledger, folder: Path) -> tuple[str, ...]:
    """Fill a folder with the tables; nothing is lost.

    Cells stand as they are, for the folder is read back: `formulas` counts those that a spreadsheet would run.
    """
    save(ledger, folder)
    return ()


def write_package(ledger: Ledger, folder: Path) -> tuple[str, ...]:
    """Fill a folder with the tables and their descriptor, ``datapackage.json``."""
    save(ledger, folder)
    (folder / DESCRIPTOR).write_text(_descriptor(ledger), encoding="utf-8", newline="\n")
    return ()


def write_zip(ledger: Ledger, path: Path) -> tuple[str, ...]:
    """Write the data package as one zip file; the same ledger gives the same bytes."""
    texts = {table.filename: table_text(table, ledger) for table in TABLES} | {DESCRIPTOR: _descriptor(ledger)}
    with zipfile.ZipFile(path, "w") as package:
        for name, text in texts.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, text.encode())
    return ()


def _descriptor(ledger: Ledger) -> str:
    # Only the shipped data are known to be under its licence.
    if all(Path(company.origin.path).parent == SEEDS for company in ledger.companies):
        return description_text()
    return description_text(name="deals", title="Deals and what sources say of them", licensed=False)


def formulas(ledger: Ledger) -> int:
    """Count the cells of text that a spreadsheet would run as a formula if it opened the CSV files."""
    return sum(
        bool(re.match(r"[=+@]|-(?!\d)", cell))
        for table in TABLES
        for record in getattr(ledger, table.name)
        for cell in cells_of(table, record)
    )
