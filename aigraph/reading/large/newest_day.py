"""The newest day of a large table, of whose rows only those on loops are held."""

from __future__ import annotations

from datetime import date

from aigraph.model.dates import PartialDate
from aigraph.reading.large.sql_table import SqlTable

_MOST_TEXTS = 50_000


def newest_day(table: SqlTable) -> date | None:
    """Give the newest day of the rows that are good, as a small table has it for its last; None where no row has a day."""
    if not table.has("date"):
        return None
    cell = table.cell("date")
    rows = "FROM verdicts JOIN cells USING (line) WHERE reason IS NULL"
    ((plain,),) = table.query(f"SELECT max(TRY_CAST(left({cell}, 10) AS DATE)) {rows}")
    is_other = f"{cell} <> '' AND TRY_CAST(left({cell}, 10) AS DATE) IS NULL"
    # Of two texts of one day that differ in their time one is enough.
    day = f"regexp_replace({cell}, '[ T][0-9]{{1,2}}:[0-9:.]+.*$', '')"
    others = table.query(f"SELECT DISTINCT {day} {rows} AND {is_other} LIMIT {_MOST_TEXTS}")
    place = table.reader.roles.places["date"][0]
    cells = [""] * len(table.reader.table.columns)
    days = [plain] if plain else []
    for (text,) in others:
        cells[place] = text
        found, _ = table.reader.read_cell(cells, "date")  # type: ignore[misc]  a day and its wording
        if isinstance(found, PartialDate):
            days.append(found.last)
    return max(days, default=None)
