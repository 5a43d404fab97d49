"""Writes a ledger as a folder of CSV files, whole or not at all, and names its version."""

from __future__ import annotations

import csv
import hashlib
import io
from decimal import Decimal
from pathlib import Path
from typing import Any

from aigraph.files.atomic import write_together
from aigraph.model.dates import PartialDate
from aigraph.model.ledger import Ledger
from aigraph.model.status import Status
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


def save(ledger: Ledger, folder: str | Path) -> None:
    """Write a ledger to a folder, which is made if need be.

    Reading a folder that `save` wrote, and saving it again, gives the same bytes.

    Parameters
    ----------
    folder : str or pathlib.Path
        Where the tables go; other files in it are left alone.
    """
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    write_together({target / table.filename: table_text(table, ledger) for table in TABLES})


def data_version(ledger: Ledger) -> str:
    """Name the data by twelve hexadecimal digits of the SHA-256 of all its tables."""
    digest = hashlib.sha256()
    for table in TABLES:
        digest.update(table_text(table, ledger).encode())
    return digest.hexdigest()[:12]
