"""The forms of dates in SQL, so that those of a usual form need not be looked at one by one."""

from __future__ import annotations

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


def without_time(text: str) -> str:
    """Give the SQL of a date without its time of day, which changes nothing of how it is read."""
    return f"regexp_replace({text}, '{_DAY_AND_TIME}', '\\1')"
