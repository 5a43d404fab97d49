"""Reads a table of exchange rates."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

from aigraph.files.input_file import open_input
from aigraph.files.text import decode_utf8
from aigraph.model.dates import PartialDate
from aigraph.model.origin import DataError, Origin, Problem
from aigraph.reading.cells.currencies import Rates, currency_of
from aigraph.store.bounded_decimal import FigureError, bounded_decimal


def read_rates(path: str | Path) -> Rates:
    """Read a CSV table with the columns ``currency``, ``usd`` (dollars for one unit) and, if rates move, ``date``.

    Raises
    ------
    DataError
        If a row cannot be read: it names the line, the value and what was expected.
    """
    with open_input(path, "a table of rates") as file:
        rows = csv.DictReader(io.StringIO(decode_utf8(file.name, file.read_bytes()), newline=""))
    columns = [name.strip().casefold() for name in rows.fieldnames or ()]
    rows.fieldnames = columns
    if not {"currency", "usd"} <= set(columns):
        listed = ", ".join(columns) or "none"
        raise DataError.at(file.name, f"has the columns {listed}; expected currency, usd and, if need be, date", 1)
    problems: list[Problem] = []
    found: dict[str, dict[date, Decimal]] = defaultdict(dict)
    for row in rows:
        try:
            code, day, rate = _row(row)
        except ValueError as error:
            problems.append(Problem(Origin(file.name, rows.line_num), str(error)))
        else:
            found[code][day] = rate
    if problems:
        raise DataError(problems)
    return Rates(
        {code: (tuple(sorted(rates)), tuple(rates[day] for day in sorted(rates))) for code, rates in found.items()}
    )


def _row(row: Mapping[str, str | None]) -> tuple[str, date, Decimal]:
    word = (row["currency"] or "").strip()
    code = currency_of(word) or (word.upper() if len(word) == len("USD") and word.isalpha() else None)
    if code is None:
        raise ValueError(f"currency {word!r} is unknown; expected a code such as EUR")
    try:
        rate = bounded_decimal((row["usd"] or "").strip(), exponent=True)
    except FigureError as error:
        raise ValueError(f"usd {error}, the dollars for one {code}") from None
    if rate <= 0:
        raise ValueError(f"usd {row['usd']!r} is no rate; expected dollars for one {code}, such as 1.08")
    text = (row.get("date") or "").strip()
    return code, PartialDate.parse(text).first if text else date.min, rate
