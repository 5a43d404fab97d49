"""The different texts of a column of a large table, each read once as in a small one: which of them refuse their rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from aigraph.reading.cells.dates import NO_DATE
from aigraph.reading.cells.instrument_words import COMES_BACK_RULE, comes_back
from aigraph.reading.cells.text import RowError
from aigraph.reading.large.date_texts import is_date_of_usual_form, is_number_alone, without_time
from aigraph.reading.large.sql_table import SqlTable

PLAIN_FIGURE = r"[0-9]{1,15}(\.[0-9]+)?"
_SURE_FIGURE = r"[0-9]{1,15}(\.([0-9]{1,2}|[0-9]{4,}))?"
_FORM_OF_FIGURE = "CASE WHEN regexp_full_match(text, '[$€£]? ?[1-9][0-9,. ]*') THEN regexp_replace(text, '[0-9]', '9', 'g') ELSE text END"
"""Figures of one form differ in their digits alone."""

_AMOUNTS = frozenset({"amount", "low", "high", "paid"})

_MOST_TITLES = 50_000
_MOST_LISTED = 10_000


def titles_back(table: SqlTable) -> list[tuple[str, str]]:
    """Give the titles by which money comes back under another deal, where no column of instruments says it and titles are few."""
    if table.has("instrument"):
        return []
    titles = table.query(f"SELECT DISTINCT {table.cell('title')} FROM cells LIMIT {_MOST_TITLES + 1}")  # noqa: S608  columns by number
    return [(text, COMES_BACK_RULE) for (text,) in titles if comes_back(text)] if len(titles) <= _MOST_TITLES else []


def size_of(cell: str, mark: str) -> str:
    """Give the SQL of how much a plain figure is, by the mark before the decimals of its table, with marks between thousands or without; else null."""
    if not mark:
        return f"CASE WHEN regexp_full_match({cell}, '{PLAIN_FIGURE}') THEN TRY_CAST({cell} AS DOUBLE) END"
    thousands = "," if mark == "." else "."
    figure = rf"\$? ?([0-9]{{1,15}}|[1-9][0-9]{{0,2}}(\{thousands}[0-9]{{3}})+)(\{mark}[0-9]+)?"
    number = f"replace(regexp_replace({cell}, '[$ {thousands}]', '', 'g'), '{mark}', '.')"
    return f"CASE WHEN regexp_full_match({cell}, '{figure}') THEN TRY_CAST({number} AS DOUBLE) END"


def bad_texts(table: SqlTable, role: str) -> list[tuple[str, str]]:
    """Read each different text of a column once, and give those that cannot be read with the reason."""
    cell, source = ("text", f"texts_of_{role}") if table.has_few(role) else (table.cell(role), "cells")
    place = table.reader.roles.places[role][0]
    blank: list[Any] = [None] * len(table.reader.table.columns)
    report = table.reader.report

    def read(text: str) -> tuple[str, str]:
        """Give the rule that a text breaks, and the kind of doubt about it."""
        blank[place] = text
        try:
            table.reader.read_cell(blank, role)
        except RowError as error:
            report.drop_row()
            return error.rule, ""
        return "", "".join(kind for _, kind, _ in report.drop_row()[-1:])

    odd = odd_texts(table, role, f"SELECT {cell} AS text FROM {source}", lambda text: read(text) == ("", ""))  # noqa: S608  columns by number
    found, doubted = [], []
    for text in odd:
        rule, kind = read(text)
        if rule:
            found.append((text, rule))
        elif kind:
            doubted.append((text, kind))
    whole, counted = table.cell(role), []
    if doubted:
        table.make_table("doubted", ("text", "kind"), doubted)
        counted.append(f"SELECT text, kind, line FROM cells JOIN doubted ON doubted.text = {whole}")  # noqa: S608  columns by number
    if role == "date":
        counted.append(f"SELECT {whole} AS text, '{NO_DATE}' AS kind, line FROM cells WHERE {is_number_alone(whole)}")  # noqa: S608  columns by number
    if counted:
        _count_doubts(table, role, " UNION ALL ".join(counted))
        table.query("DROP TABLE IF EXISTS doubted")
    return found


def odd_texts(table: SqlTable, role: str, texts: str, is_understood: Callable[[str], bool]) -> Iterator[str]:
    """Give the texts that must be looked at one by one: those that are surely understood, or as another of their form is, need not."""
    is_sure, form = _is_sure_figure(table, role), _FORM_OF_FIGURE if role in _AMOUNTS else "text"
    if role == "date":
        is_sure, form = f"{is_date_of_usual_form('text')} OR {is_number_alone('text')}", without_time("text")
    table.query(
        f"CREATE OR REPLACE TEMP TABLE odd_texts AS SELECT DISTINCT text, {form} AS form FROM ({texts}) WHERE NOT ({is_sure})"  # noqa: S608  columns by number, constants of this file
    )
    # The largest of figures of one form stands for them: where it is understood and not too much, so are the others.
    text = "form" if role == "date" else "max(text)"
    forms = table.query(f"SELECT form, {text} FROM odd_texts GROUP BY form HAVING count(*) > 1 OR min(text) <> form")  # noqa: S608  the line above
    understood = [(form,) for form, text in forms if is_understood(text)]
    if understood:
        table.make_table("understood", ("form",), understood)
        table.query("DELETE FROM odd_texts WHERE form IN (FROM understood)")
        table.query("DROP TABLE understood")
    if role in _AMOUNTS:
        # What is said of the largest figure of a column is said of all of them.
        largest = table.query(f"SELECT max_by(text, TRY_CAST(text AS DOUBLE)) FROM ({texts}) WHERE {is_sure}")  # noqa: S608  columns by number
        for (text,) in largest:
            is_understood(text or "")
    return table.stream("SELECT text FROM odd_texts")


def _is_sure_figure(table: SqlTable, role: str) -> str:
    """Give an SQL condition that holds for amounts which surely can be read; none does where the column has more to say."""
    conventions = table.reader.conventions
    style = conventions.styles.get(role)
    if (
        not style
        or style.unit is None
        or style.is_share
        or style.has_other_currency
        or conventions.mark not in {"", "."}
        or table.has("unit")
    ):
        return "false"
    # Without a mark that is known, a point before three digits can stand between thousands.
    figure = PLAIN_FIGURE if conventions.mark else _SURE_FIGURE
    return f"regexp_full_match(text, '{figure}') AND TRY_CAST(text AS DOUBLE) > 0"


def _count_doubts(table: SqlTable, role: str, cells: str) -> None:
    """Count the cells that are not understood, by kind and text; beyond the most frequent texts only how many there are."""
    table.query(
        f"CREATE TEMP TABLE counted AS SELECT kind, text, count(*) AS cells, min(line) AS first FROM ({cells}) GROUP BY ALL"  # noqa: S608  a query of this file
    )
    listed = table.query(f"SELECT kind, text, cells FROM counted ORDER BY cells DESC, first LIMIT {_MOST_LISTED}")  # noqa: S608  a number
    table.doubts.extend((role, kind, text, number) for kind, text, number in listed)
    for kind, texts, number in table.query("SELECT kind, count(*), sum(cells) FROM counted GROUP BY 1"):
        known = [counted for found, _, counted in listed if found == kind]
        if texts > len(known):
            table.unlisted[role, kind] = (texts - len(known), int(number) - sum(known))
    table.query("DROP TABLE counted")
