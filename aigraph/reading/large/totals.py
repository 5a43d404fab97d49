"""Rows of a large table that are sums of others, such as one whose payer is called Total and whose amount is that of all others."""

from __future__ import annotations

from typing import Any

from aigraph.reading.cells.placeholders import is_certain_total, may_be_total_name
from aigraph.reading.cells.text import RowError
from aigraph.reading.large.sql_table import SqlTable
from aigraph.reading.rows.row_reader import TOTAL_RULE
from aigraph.reading.tables.row_report import note

_LONGEST_NAME = 60
_MOST_AMOUNTS = 300_000
"""How many different amounts are read one by one, where DuckDB cannot read them."""

ROUNDING = 0.005


def refuse_totals(table: SqlTable) -> None:
    """Refuse the rows whose name may mean a sum and whose amount is one: of all others, of their payer's, or of their payee's."""
    named = table.query(
        f"SELECT text, number FROM names WHERE number IS NOT NULL AND length(text) <= {_LONGEST_NAME} AND NOT regexp_matches(text, '[0-9]{{3}}')"  # noqa: S608  a constant
    )
    totals = [(text, number) for text, number in named if may_be_total_name(text) and not is_certain_total(text)]
    if not totals or not table.has("amount"):
        return
    if not _make_sizes(table):
        text = f"{totals[0][0]!r} may be a sum of other rows: a table with so many different amounts is not added up; delete such rows"
        table.notes.append(note(table.name, text))
        return
    table.make_table("sums", ("number",), [(number,) for _, number in totals])
    is_total = "(payer IN (SELECT number::INTEGER FROM sums) OR payee IN (SELECT number::INTEGER FROM sums))"
    table.query(
        f"""
        CREATE TABLE total_lines AS
        WITH held AS (SELECT line, payer, payee, sizes.size, {is_total} AS is_total FROM verdicts JOIN sizes USING (line) WHERE reason IS NULL),
            plain AS (FROM held WHERE NOT is_total AND size IS NOT NULL),
            by_payer AS (SELECT payer, sum(size) AS whole FROM plain GROUP BY 1), by_payee AS (SELECT payee, sum(size) AS whole FROM plain GROUP BY 1)
        SELECT DISTINCT line FROM held LEFT JOIN by_payer USING (payer) LEFT JOIN by_payee ON by_payee.payee = held.payee
        WHERE is_total AND size IS NOT NULL AND list_contains(
            list_transform([(SELECT sum(size) FROM plain), by_payer.whole, by_payee.whole], lambda one: one > 0 AND abs(one - size) <= {ROUNDING} * greatest(one, size)),
            true)
        """  # noqa: S608  constants of this file
    )
    table.query(f"UPDATE verdicts SET reason = '{TOTAL_RULE}' WHERE line IN (FROM total_lines)")  # noqa: S608  a constant


def _make_sizes(table: SqlTable) -> bool:
    """Make the table ``sizes``, in dollars by line; False where there are too many different amounts to be read one by one."""
    roles = [role for role in ("amount", "low", "high", "currency", "unit", "quantity") if table.has(role)]
    cells = {role: table.cell(role) for role in roles}
    listed = ", ".join(f"{cell} AS {role}_text" for role, cell in cells.items())
    ((number,),) = table.query(f"SELECT count(*) FROM (SELECT DISTINCT {listed} FROM cells)")  # noqa: S608  columns by number
    if number > _MOST_AMOUNTS:
        return False
    reader = table.reader
    blank: list[Any] = [None] * len(reader.table.columns)
    found: list[tuple[Any, ...]] = []
    for texts in table.query(f"SELECT DISTINCT {listed} FROM cells"):  # noqa: S608  columns by number
        for role, text in zip(roles, texts, strict=True):
            blank[reader.roles.places[role][0]] = text
        try:
            size = reader.figures.amount(blank, None).usd[1]
        except RowError:
            size = None
        reader.report.drop_row()
        found.append((*texts, size))
    table.make_table("read_sizes", (*(f"{role}_text" for role in roles), "size"), found)
    same = " AND ".join(f"read_sizes.{role}_text = {cell}" for role, cell in cells.items())
    table.query(
        f"CREATE TABLE sizes AS SELECT line, TRY_CAST(size AS DOUBLE) AS size FROM cells LEFT JOIN read_sizes ON {same}"  # noqa: S608  columns by number
    )
    return True
