"""The text of each table as it is written, and the version of the data: the checksum of all of them."""

from __future__ import annotations

import csv
import hashlib
import io
from decimal import Decimal
from typing import Any

from aigraph.model.dates import PartialDate
from aigraph.model.ledger import Ledger
from aigraph.model.status import Status
from aigraph.store.tables import TABLES, Table

DIGEST = "sha256"
"""Under which a ledger keeps the checksum of its tables once it is known."""


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
    return table_digest(ledger)[:12]


def table_digest(ledger: Ledger) -> str:
    """Give the SHA-256 of all tables of a ledger, one after the other, as `save` writes them. O(cells), once for a ledger."""
    known = ledger.shared(DIGEST)
    if DIGEST not in known:
        digest = hashlib.sha256()
        for table in TABLES:
            digest.update(table_text(table, ledger).encode())
        known[DIGEST] = digest.hexdigest()
    found: str = known[DIGEST]
    return found
