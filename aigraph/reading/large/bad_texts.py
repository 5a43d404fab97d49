"""The different texts of a column of a large table, each read once as in a small one: which of them refuse their rows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aigraph.reading.cells.instrument_words import COMES_BACK_RULE, comes_back
from aigraph.reading.cells.text import RowError
from aigraph.reading.large.sql_table import SqlTable

PLAIN_FIGURE = r"[0-9]{1,15}(\.[0-9]+)?"
_FIGURES = {
    ".": (r"([0-9]{1,15}|[1-9][0-9]{0,2}(,[0-9]{3}){1,4})(\.[0-9]+)?", ","),
    ",": (r"([0-9]{1,15}|[1-9][0-9]{0,2}(\.[0-9]{3}){1,4})(,[0-9]+)?", "."),
}
"""By the decimal mark of a table the figures that need no reading, and the mark between their thousands."""
_SURE_FIGURE = r"[0-9]{1,15}(\.([0-9]{1,2}|[0-9]{4,}))?"
PLAIN_DAY = r"[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}([ T][0-9:.]+Z?)?"
_MOST_TITLES = 50_000


def titles_back(table: SqlTable) -> list[tuple[str, str]]:
    """Give the titles by which money comes back under another deal, where no column of instruments says it and titles are few."""
    if table.has("instrument"):
        return []
    titles = table.query(f"SELECT DISTINCT {table.cell('title')} FROM cells LIMIT {_MOST_TITLES + 1}")  # noqa: S608  columns by number
    return [(text, COMES_BACK_RULE) for (text,) in titles if comes_back(text)] if len(titles) <= _MOST_TITLES else []


def bad_texts(table: SqlTable, role: str) -> list[tuple[str, str]]:
    """Read each different text of a column once, and give those that cannot be read with the reason."""
    cell, source = ("text", f"texts_of_{role}") if table.has_few(role) else (table.cell(role), "cells")
    sure = ""
    conventions = table.reader.conventions
    style = conventions.styles.get(role)
    if (
        style
        and style.unit is not None
        and not style.is_share
        and not style.has_other_currency
        and not table.has("unit")
    ):
        # Without a mark that is known, a point before three digits can stand between thousands.
        figure, thousands = _FIGURES.get(conventions.mark, (_SURE_FIGURE, ","))
        number = f"TRY_CAST(replace(replace({cell}, '{thousands}', ''), ',', '.') AS DOUBLE)"
        sure = f"WHERE NOT (regexp_full_match({cell}, '{figure}') AND {number} > 0)"
    elif role == "date":
        day = f"try_strptime(replace(replace(regexp_extract({cell}, '^[0-9]+.[0-9]+.[0-9]+'), '/', '-'), '.', '-'), '%Y-%m-%d')"
        # Most dates are written so, and this is several times as quick to see.
        usual = f"{cell} SIMILAR TO '[12][0-9]{{3}}-[0-9]{{2}}-[0-9]{{2}}' AND TRY_CAST({cell} AS DATE) IS NOT NULL"
        sure = f"WHERE NOT CASE WHEN {usual} THEN true ELSE regexp_full_match({cell}, '{PLAIN_DAY}') AND {day} IS NOT NULL END"
    odd = table.query(f"SELECT DISTINCT {cell} FROM {source} {sure}")  # noqa: S608  columns by number
    place = table.reader.roles.places[role][0]
    blank: list[Any] = [None] * len(table.reader.table.columns)
    found = []
    doubted: dict[str, str] = {}
    report = table.reader.report
    for (text,) in odd:
        blank[place] = text
        try:
            table.reader.read_cell(blank, role)
        except RowError as error:
            report.drop_row()
            found.append((text, error.rule))
        else:
            for _, kind, _ in report.drop_row():
                doubted[text] = kind
    _count_doubts(table, role, doubted)
    return found


def _count_doubts(table: SqlTable, role: str, doubted: Mapping[str, str]) -> None:
    """Count the rows whose cell is not understood, by its text."""
    if not doubted:
        return
    table.make_table("doubted", ("text",), [(text,) for text in doubted])
    cell = table.cell(role)
    counted = table.query(
        f"SELECT text, count(*) FROM cells JOIN doubted ON doubted.text = {cell} GROUP BY 1 ORDER BY 2 DESC, 1"  # noqa: S608  columns by number
    )
    table.query("DROP TABLE doubted")
    for text, number in counted:
        table.doubts.append((role, doubted[text], text, int(number)))
