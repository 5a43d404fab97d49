"""Remarks beside few rows, in a column that is not used: what few rows say may be what matters about them, in any language."""

from __future__ import annotations

from collections.abc import Iterator

from aigraph.model.origin import Problem
from aigraph.reading.cells.text import MISSING_WORDS, as_text, clean
from aigraph.reading.rows.row_reader import RowReader
from aigraph.reading.tables.row_report import OFF_BESIDE, UNIT_BESIDE, note
from aigraph.reading.tables.unread_columns import REMARKS


def remarks_of_few_rows(reader: RowReader) -> Iterator[Problem]:
    """Quote the texts that at most half of the rows have in a column that is not used, where nothing of them was understood."""
    rows = reader.table.rows
    if len(rows) > _MOST_ROWS:
        return
    understood = {
        text.rpartition(": ")[2]
        for kind in (("status", OFF_BESIDE), ("amount", UNIT_BESIDE))
        for text in reader.report.doubts.get(kind, ())
    }
    titles = reader.roles.places.get("title", ())
    for place in reader.roles.unread.words:
        column = reader.table.columns[place]
        if place in titles and not REMARKS.search(column.casefold()):
            continue
        texts = [(line, clean(as_text(cells[place]))) for line, cells in rows]
        filled = [(line, text) for line, text in texts if text and text.casefold() not in MISSING_WORDS]
        said = [
            (line, text)
            for line, text in filled
            if any(map(str.isalpha, text))
            and not text.startswith(("http://", "https://", "www."))
            and text.rpartition(": ")[2] not in understood
        ]
        if not said or len(filled) * 2 > len(rows):
            continue
        listed = ", ".join(f"line {line} {text[:_LONGEST]!r}" for line, text in said[:_LISTED])
        more = f" and {len(said) - _LISTED:,} more" if len(said) > _LISTED else ""
        few = "1 row has" if len(said) == 1 else f"{len(said):,} rows have"
        yield note(
            reader.table.name,
            f"{few} a remark in {column!r}, which changes nothing, though it may say that a deal is another: {listed}{more}",
        )


_LISTED, _LONGEST, _MOST_ROWS = 3, 60, 10_000
