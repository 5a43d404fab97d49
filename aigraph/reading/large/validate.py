"""Judges the rows of a large table by DuckDB: which are refused and why, and which stand."""

from __future__ import annotations

from typing import Any

from aigraph.reading.cells.amounts import UNTOLD_WORDS
from aigraph.reading.cells.company_names import LONGEST_NAME, is_nobody, key_of
from aigraph.reading.cells.vocabulary import is_over
from aigraph.reading.large.cells import Cells
from aigraph.reading.rows_to_deals import FAULTS

_PLAIN_NAME = r"[A-Za-z0-9][A-Za-z0-9._:/&+ \-]*"
_PLAIN_FIGURE = r"[0-9]{1,15}(\.[0-9]+)?"
_PLAIN_DAY = r"[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}([ T][0-9:.]+Z?)?"

_CHECKED = ("date", "instrument", "status", "amount", "low", "high", "currency", "paid", "start", "end")


def judge_names(cells: Cells) -> None:
    """Make the table ``names``, which gives each text that names a company its key or says what is wrong with it.

    Names that are plain are read by DuckDB, the others one by one, as in a small table. Keys that name nobody are in the
    table ``nobody``.
    """
    cells.ask(
        f"CREATE TABLE texts AS SELECT DISTINCT unnest([{cells.cell('payer')}, {cells.cell('payee')}]) AS text FROM cells"  # noqa: S608  columns by number
    )
    untold = sorted(UNTOLD_WORDS - {"private", "unknown", "undisclosed"})
    cells.ask(
        f"""
        CREATE TABLE names AS
        SELECT text, CASE WHEN regexp_full_match(text, '{_PLAIN_NAME}') AND length(text) <= {LONGEST_NAME}
            AND NOT list_contains($1, lower(text))
            THEN trim(regexp_replace(lower(text), '[\\s\\-_]+', ' ', 'g')) END AS key, NULL::VARCHAR AS rule FROM texts
        """,  # noqa: S608  constants of this file
        untold,
    )
    odd = [text for (text,) in cells.ask("SELECT text FROM names WHERE key IS NULL")]
    cells.make_table("names_read", ("text", "key", "rule"), [(text, *key_of(text)) for text in odd])
    cells.ask("DELETE FROM names WHERE key IS NULL")
    cells.ask("INSERT INTO names SELECT * FROM names_read")
    letters = [key for (key,) in cells.ask("SELECT DISTINCT key FROM names WHERE regexp_full_match(key, '[a-z ]+')")]
    cells.make_table("nobody", ("key",), [(key,) for key in letters if is_nobody(key)])


def judge_rows(cells: Cells) -> None:
    """Make the table ``judged``: for each line payer, payee, size, the reason why it is refused, and whether it stands."""
    joins, reasons = [], []
    for role in filter(cells.has, _CHECKED):
        cells.make_table(f"bad_{role}", ("text", "rule"), _bad_texts(cells, role))
        joins.append(f"LEFT JOIN bad_{role} ON bad_{role}.text = {cells.cell(role)}")
        reasons.append(f"bad_{role}.rule")
    statuses = cells.ask(f"SELECT DISTINCT {cells.cell('status')} FROM cells") if cells.has("status") else []  # noqa: S608  columns by number
    cells.make_table("dead", ("text",), [(text,) for (text,) in statuses if is_over(text)])
    ends = [
        f"CASE {name}.rule WHEN 'name is empty' THEN '{role} is empty' ELSE {name}.rule END"
        for name, role in (("a", "payer"), ("b", "payee"))
    ]
    ends.append("CASE WHEN a.key = b.key THEN 'pays itself' END")
    cells.ask(
        f"""
        CREATE TABLE judged AS
        SELECT line, a.key AS payer, b.key AS payee, coalesce({", ".join([*ends, *reasons, "NULL"])}) AS reason,
            dead.text IS NULL AND a.key NOT IN (SELECT key FROM nobody) AND b.key NOT IN (SELECT key FROM nobody)
                AS stands,
            CASE WHEN regexp_full_match({cells.cell("amount")}, '{_PLAIN_FIGURE}')
                THEN TRY_CAST({cells.cell("amount")} AS DOUBLE) END AS size
        FROM cells
        JOIN names a ON a.text = {cells.cell("payer")} JOIN names b ON b.text = {cells.cell("payee")}
        {" ".join(joins)} LEFT JOIN dead ON dead.text = {cells.cell("status")}
        """  # noqa: S608  columns by number, constants of this file
    )


def count_judged(cells: Cells, where: str) -> int:
    """Count the lines that a condition holds for."""
    return int(cells.ask(f"SELECT count(*) FROM judged WHERE {where}")[0][0])  # noqa: S608  conditions of the callers


def _bad_texts(cells: Cells, role: str) -> list[tuple[str, str]]:
    """Read each different text of a column once, and give those that cannot be read with the reason."""
    cell = cells.cell(role)
    sure = ""
    if role in ("amount", "low", "high") and cells.rows.options.decimal == ".":
        sure = f"WHERE NOT (regexp_full_match({cell}, '{_PLAIN_FIGURE}') AND TRY_CAST({cell} AS DOUBLE) > 0)"
    elif role == "date":
        day = f"try_strptime(replace(replace(regexp_extract({cell}, '^[0-9]+.[0-9]+.[0-9]+'), '/', '-'), '.', '-'), '%Y-%m-%d')"
        sure = f"WHERE NOT (regexp_full_match({cell}, '{_PLAIN_DAY}') AND {day} IS NOT NULL)"
    odd = cells.ask(f"SELECT DISTINCT {cell} FROM cells {sure}")  # noqa: S608  columns by number
    place = cells.rows.plan.places[role][0]
    blank: list[Any] = [None] * len(cells.rows.sheet.columns)
    found = []
    for (text,) in odd:
        blank[place] = text
        try:
            cells.rows.read_cell(blank, role)
        except FAULTS as error:
            found.append((text, error.rule))
    return found
