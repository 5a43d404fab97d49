"""The newest day of a large table, of whose rows only those on loops are held."""

from __future__ import annotations

from datetime import date
from typing import cast

from aigraph.model.dates import PartialDate
from aigraph.reading.large.sql_table import SqlTable

_MOST_TEXTS = 50_000
_PLAIN = r"[0-9]{4}-[0-9]{2}-[0-9]{2}([ T][0-9:.]+Z?)?"


def newest_day(table: SqlTable) -> date | None:
    """Give the newest day of the rows that are good, as a small table has it for its last; None where no row has a day."""
    if not table.has("date"):
        return None
    cell = table.cell("date")
    rows = "FROM verdicts JOIN cells USING (line) WHERE reason IS NULL"
    is_plain = f"regexp_full_match({cell}, '{_PLAIN}')"
    ((plain,),) = table.query(f"SELECT max(TRY_CAST(left({cell}, 10) AS DATE)) {rows} AND {is_plain}")
    is_other = f"{cell} <> '' AND NOT {is_plain}"
    # Of two texts of one day that differ in their time one is enough.
    day = f"regexp_replace({cell}, '[ T][0-9]{{1,2}}:[0-9:.]+.*$', '')"
    others = table.query(f"SELECT DISTINCT {day} {rows} AND {is_other} LIMIT {_MOST_TEXTS}")
    place = table.reader.roles.places["date"][0]
    cells = [""] * len(table.reader.table.columns)
    days = [plain] if plain else []
    for (text,) in others:
        cells[place] = text
        # A day is read with its wording.
        found, _ = cast(tuple[object, str], table.reader.read_cell(cells, "date"))
        if isinstance(found, PartialDate):
            days.append(found.last)
    return max(days, default=None)
