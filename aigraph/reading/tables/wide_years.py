"""Tables with a column for each year: each figure becomes a row of its own, with the year as its date."""

from __future__ import annotations

import re
from dataclasses import replace

from aigraph.reading.cells.text import as_text
from aigraph.reading.tables.heading_text import parse_heading
from aigraph.reading.tables.headings import HEADINGS
from aigraph.reading.tables.raw_table import RawTable
from aigraph.reading.tables.row_report import note


def one_row_a_year(table: RawTable) -> RawTable:
    """Turn columns of years, quarters or months into rows, if there are two or more and no column of amounts."""
    periods = [place for place, column in enumerate(table.columns) if _PERIOD.fullmatch(column.strip())]
    amounts = {word for rank in HEADINGS["amount"] for word in rank}
    if len(periods) < _LEAST or any(parse_heading(column).name in amounts for column in table.columns):
        return table
    others = [place for place in range(len(table.columns)) if place not in periods]
    units = {table.column_units.get(place, "") for place in periods}
    columns = (*(table.columns[place] for place in others), "amount", "date")
    rows = [
        (line, (*(cells[place] for place in others), cells[period], _year(table.columns[period])))
        for line, cells in table.rows
        for period in periods
        if as_text(cells[period]).strip() not in {"", "0", "-", "0.0", "–", "—"}
    ]
    shown = ", ".join(table.columns[place] for place in periods[:_SHOWN])
    said = note(
        table.name,
        f"columns {shown}{', ...' if len(periods) > _SHOWN else ''} are times: each figure below them is a payment of its own",
    )
    return replace(
        table,
        columns=columns,
        rows=rows,
        notes=(*table.notes, said),
        column_units={len(columns) - 2: units.pop()} if len(units) == 1 and "" not in units else {},
    )


def _year(column: str) -> str:
    found = re.search(r"\d{4}(?:\.0)?", column)
    return column.strip() if not found or found[0] != column.strip() else found[0][:4]


_LEAST = 2
_SHOWN = 3
_PERIOD = re.compile(
    r"(?:19|20)\d{2}(?:\.0|E|A|e)?|(?:Q[1-4] ?'?\d{2,4})|(?:(?:19|20)\d{2}-(?:0[1-9]|1[0-2]|Q[1-4]))|FY ?'?(?:20)?\d{2}"
)
