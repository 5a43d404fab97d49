"""A whole ledger as the folder of CSV tables that it is read from, alone or as a Frictionless data package."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from aigraph.files.input_file import InputFile
from aigraph.model.ledger import Ledger
from aigraph.store.data_version import cells_of
from aigraph.store.load import SEEDS
from aigraph.store.read import UncheckedLedger, read_folder
from aigraph.store.tables import TABLES
from aigraph.store.write import save

DESCRIPTOR = "datapackage.json"
TABLE_FILES = tuple(table.filename for table in TABLES)
PACKAGE_FILES = (*TABLE_FILES, DESCRIPTOR)


def write_csv_folder(ledger: Ledger, folder: Path) -> tuple[str, ...]:
    """Fill a folder with the tables; nothing is lost.

    Cells are kept as they are, for the folder is read back: `count_formulas` counts those that a spreadsheet would run.
    """
    save(ledger, folder)
    return ()


def write_package(ledger: Ledger, folder: Path) -> tuple[str, ...]:
    """Fill a folder with the tables and their descriptor, ``datapackage.json``."""
    save(ledger, folder)
    (folder / DESCRIPTOR).write_text(descriptor_text(ledger), encoding="utf-8", newline="\n")
    return ()


def descriptor_text(ledger: Ledger) -> str:
    """Give the text of ``datapackage.json``, which names a licence only of the shipped data."""
    # Who reads a folder needs no descriptor.
    from aigraph.store.describe import description_text

    return description_text(**described_as(ledger))


def described_as(ledger: Ledger) -> dict[str, Any]:
    """Give the name, the title and whether the licence of the shipped data holds, as `describe` takes them."""
    if all(Path(company.origin.path).parent == SEEDS for company in ledger.companies):
        return {}
    return {"name": "deals", "title": "Deals and what sources say of them", "licensed": False}


def read_csv_folder(file: InputFile) -> UncheckedLedger:
    """Read a folder of CSV tables."""
    return read_folder(file.path)


def count_formulas(ledger: Ledger) -> int:
    """Count the cells of text that a spreadsheet would run as a formula if it opened the CSV files."""
    return sum(
        bool(re.match(r"[=+@]|-(?!\d)", cell))
        for table in TABLES
        for record in getattr(ledger, table.name)
        for cell in cells_of(table, record)
    )
