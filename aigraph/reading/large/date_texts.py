"""The different dates of a large table, as few of them as need be read: a time of day behind a day changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from aigraph.reading.large.sql_table import SqlTable

PLAIN_DAY = r"(1[89][0-9]{2}|20[0-9]{2}|21[0-4][0-9])[-/.][0-9]{1,2}[-/.][0-9]{1,2}([ T][0-9]{1,2}[:.][0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?Z?)?"
_USUAL_DAY = "(1[89][0-9]{2}|20[0-9]{2}|21[0-4][0-9])-[0-9]{2}-[0-9]{2}"
_UNIX_TIME = r"1[0-9]{9}(\.[0-9]+)?|1[0-9]{12}(\.0)?|1[0-9]{15}"
_NUMBER = r"[0-9]{1,3}|[0-9]{6,7}|[03-9][0-9]{7}|[0-9]{9}|[02-9][0-9]{9}|[0-9]{11}"
"""No year, no day in eight figures, no serial number and no Unix time."""

_DAY_AND_TIME = r"^([0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4})[tT ,]{1,2}[0-9]{1,2}[:.][0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?( ?([zZ]|UTC|GMT|[AaPp][Mm]|[+-][0-9]{2}:?[0-9]{2}))?$"


def is_date_of_usual_form(cell: str) -> str:
    """Give an SQL condition that holds for texts which surely name a day."""
    day = f"try_strptime(replace(replace(regexp_extract({cell}, '^[0-9]+.[0-9]+.[0-9]+'), '/', '-'), '.', '-'), '%Y-%m-%d')"
    # Most dates are written so, and this is several times as quick to see.
    usual = f"{cell} SIMILAR TO '{_USUAL_DAY}' AND TRY_CAST({cell} AS DATE) IS NOT NULL"
    written = (
        f"(regexp_full_match({cell}, '{PLAIN_DAY}') AND {day} IS NOT NULL) OR regexp_full_match({cell}, '{_UNIX_TIME}')"
    )
    return f"CASE WHEN {usual} THEN true ELSE {written} END"


def is_number_alone(cell: str) -> str:
    """Give an SQL condition that holds for figures which surely name no day."""
    return f"regexp_full_match({cell}, '{_NUMBER}')"


def odd_dates(table: SqlTable, cell: str, source: str, is_understood: Callable[[str], bool]) -> Iterator[str]:
    """Give the different dates that are not of the usual form, but of those that differ in their time of day alone only those of days that are not understood."""
    table.query(
        f"CREATE OR REPLACE TEMP TABLE odd_dates AS SELECT text, regexp_replace(text, '{_DAY_AND_TIME}', '\\1') AS day "  # noqa: S608  columns by number, constants of this file
        f"FROM (SELECT DISTINCT {cell} AS text FROM {source} WHERE NOT ({is_date_of_usual_form(cell)} OR {is_number_alone(cell)}))"
    )
    days = table.query("SELECT DISTINCT day FROM odd_dates WHERE day <> text")
    understood = [(day,) for (day,) in days if is_understood(day)]
    if understood:
        table.make_table("understood", ("day",), understood)
        table.query("DELETE FROM odd_dates WHERE day <> text AND day IN (FROM understood)")
        table.query("DROP TABLE understood")
    return table.stream("SELECT text FROM odd_dates")
