"""Validates the rows of a large table in DuckDB: which are refused and why, and which can be part of a ring."""

from __future__ import annotations

from collections.abc import Sequence

from aigraph.reading.cells.names.company_names import MAX_NAME_LENGTH, CompanyNameError, number_key, read_name
from aigraph.reading.cells.placeholders import (
    MISSING_NAMES,
    is_certain_total,
    is_ditto,
    is_placeholder_name,
    is_total_name,
)
from aigraph.reading.cells.status_words import is_off
from aigraph.reading.large.bad_texts import bad_texts, size_of, titles_back
from aigraph.reading.large.common_nouns import name_nobody
from aigraph.reading.large.sql_table import KEY, SqlTable
from aigraph.reading.rows.name_lists import NameLists
from aigraph.reading.rows.row_reader import TOTAL_RULE
from aigraph.reading.tables.row_report import DITTO, ONE_CELL, SPLIT, TURNED

_LONGEST_DITTO = 20
_PLAIN_NAME = r"[A-Za-z0-9]*[0-9][A-Za-z0-9]*|[A-Za-z0-9]+[_\-][A-Za-z0-9]*[0-9]"
_NUMBERED_NAME = r"([A-Za-z]{1,40}) [0-9]{1,15}"
_ACCOUNT = rf"{KEY}.*|{_PLAIN_NAME}|{_NUMBERED_NAME}"
_NUMBERS = ("7", "12", "365", "2025", "007")

_CHECKED = ("date", "instrument", "status", "amount", "low", "high", "currency", "paid", "start", "end", "title")


def fill_dittos(table: SqlTable) -> None:
    """Put the name above in the place of a ditto mark, and make the table ``texts`` of all that names payers and payees."""
    _make_texts(table)
    has_keys = table.has("payer_key") or table.has("payee_key")
    if not has_keys and not _dittos(table, "text", "texts"):
        return
    for role in ("payer", "payee"):
        if len(table.reader.roles.places[role]) > 1:
            continue
        cell, place = table.cell(role), table.reader.roles.places[role][0]
        marks = _dittos(table, cell, "cells")
        if not marks:
            continue
        ((number,),) = table.query(f"SELECT count(*) FROM cells WHERE list_contains($1, {cell})", marks)  # noqa: S608  columns by number
        table.remarks.append((DITTO, number, marks[0]))
        table.query(
            f"""
            CREATE TABLE filled AS SELECT * REPLACE (CASE WHEN list_contains($1, {cell}) THEN coalesce(last_value(
                CASE WHEN {cell} <> '' AND NOT list_contains($1, {cell}) THEN c{place} END IGNORE NULLS
            ) OVER (ORDER BY line), c{place}) ELSE c{place} END AS c{place}) FROM cells
            """,  # noqa: S608  columns by number
            marks,
        )
        for step in (
            "DROP VIEW cells",
            "DROP TABLE rows",
            "ALTER TABLE filled RENAME TO rows",
            "CREATE VIEW cells AS FROM rows",
        ):
            table.query(step)
    _make_texts(table)


def _make_texts(table: SqlTable) -> None:
    ends = " UNION ALL ".join(f"SELECT {table.end(role)} AS text FROM cells" for role in ("payer", "payee"))  # noqa: S608  columns by number
    table.query(f"CREATE OR REPLACE TABLE texts AS SELECT DISTINCT text FROM ({ends})")  # noqa: S608  the line above


def _dittos(table: SqlTable, text: str, source: str) -> list[str]:
    # No ditto mark or word has a figure in it, and most short names of large tables have.
    is_short = f"length({text}) BETWEEN 1 AND {_LONGEST_DITTO} AND NOT regexp_matches({text}, '[0-9]')"
    return [one for (one,) in table.query(f"SELECT DISTINCT {text} FROM {source} WHERE {is_short}") if is_ditto(one)]  # noqa: S608  columns by number


def validate_names(table: SqlTable) -> None:
    """Make the table ``names``, which gives each of ``texts`` the keys and numbers of its companies, or the rule that it breaks.

    Names that are plain are read by DuckDB, the others one by one, as in a small table. Numbers follow the order of the
    keys; rows hold them in place of texts. Whether a key is that of a placeholder stands beside it.
    """
    table.query(
        f"""
        CREATE TABLE names AS
        SELECT text, CASE WHEN regexp_full_match(text, '{_PLAIN_NAME}') AND length(text) <= {MAX_NAME_LENGTH}
            AND NOT list_contains($1, lower(text))
            OR list_contains($2, regexp_extract(text, '^{_NUMBERED_NAME}$', 1))
            THEN trim(regexp_replace(lower(text), '[\\s\\-_]+', ' ', 'g')) END AS key, NULL::VARCHAR AS rule FROM texts
        """,  # noqa: S608  constants of this file
        sorted(MISSING_NAMES),
        _numbered_words(table),
    )
    odd = [text for (text,) in table.query("SELECT text FROM names WHERE key IS NULL")]
    table.make_table("names_read", ("text", "key", "rule"), [(text, *_name_key(table, text)) for text in odd])
    table.query("DELETE FROM names WHERE key IS NULL")
    table.query("INSERT INTO names SELECT * FROM names_read")
    table.make_table(
        "totals", ("text", "certain"), [(text, str(is_certain_total(text))) for text in odd if is_total_name(text)]
    )
    _split_lists(table, [text for text in odd if NameLists.may_be_list(text)])
    # A word with a digit in it is the number of an account, and a word before a number has been looked at.
    keys = table.query(f"SELECT DISTINCT key FROM names WHERE NOT regexp_full_match(key, '{_ACCOUNT}')")  # noqa: S608  a constant
    nouns = {_name_key(table, text)[0] for text in name_nobody(table)}
    table.make_table("placeholders", ("key",), [key for key in keys if key[0] in nouns or is_placeholder_name(key[0])])
    table.query(
        """
        CREATE TABLE companies AS
        SELECT key, CAST(row_number() OVER (ORDER BY key) - 1 AS INTEGER) AS number, key IN (SELECT key FROM placeholders) AS is_placeholder
        FROM (SELECT DISTINCT key FROM names WHERE key IS NOT NULL)
        """
    )
    table.query(
        "CREATE OR REPLACE TABLE names AS SELECT names.*, number, is_placeholder FROM names LEFT JOIN companies USING (key)"
    )
    table.query("DROP TABLE texts")


def _numbered_words(table: SqlTable) -> list[str]:
    """Give the words, as they are written, that stand before a number in names which mean no more than they say, as "Company 12" does."""
    words = table.query(f"SELECT DISTINCT regexp_extract(text, '^{_NUMBERED_NAME}$', 1) FROM texts")  # noqa: S608  a constant
    if table.reader.names:
        return []
    return [word for (word,) in words if word and all(_says_itself(table, f"{word} {number}") for number in _NUMBERS)]


def _says_itself(table: SqlTable, name: str) -> bool:
    is_other = is_total_name(name) or is_ditto(name) or is_placeholder_name(name) or NameLists.may_be_list(name)
    return not is_other and _name_key(table, name) == (name.lower(), None)


def _name_key(table: SqlTable, text: str) -> tuple[str | None, str | None]:
    """Give what equal names have in common, or None and the rule that the text breaks."""
    if text.startswith(KEY):
        return text, None
    companies = table.reader.companies
    text = table.reader.names.get(text, text)
    try:
        name = read_name(number_key(text) if companies.are_numbers else text, "name", are_numbers=companies.are_numbers)
    except CompanyNameError as error:
        return None, error.rule
    return companies.key_of(name), None


def _split_lists(table: SqlTable, texts: Sequence[str]) -> None:
    """Give a text that lists several companies a row of ``names`` for each of them."""
    if not texts:
        return
    candidates = sorted({_name_key(table, part)[0] or "" for text in texts for part in NameLists.candidates(text)})
    alone = table.query("SELECT text FROM names WHERE list_contains($1, key)", candidates)
    lists = NameLists(text for (text,) in alone)
    found: list[tuple[str, str | None, str | None]] = []
    for text in texts:
        parts = lists.split(text)
        if len(parts) > 1:
            found += [(text, *_name_key(table, part)) for part in parts]
    table.reader.lists = lists
    if found:
        table.make_table("listed", ("text", "key", "rule"), found)
        table.query("DELETE FROM names WHERE text IN (SELECT text FROM listed)")
        table.query("INSERT INTO names SELECT DISTINCT * FROM listed")
        ends = " OR ".join(f"{table.end(role)} IN (SELECT text FROM listed)" for role in ("payer", "payee"))  # noqa: S608  columns by number
        ((number,),) = table.query(f"SELECT count(*) FROM cells WHERE {ends}")  # noqa: S608  columns by number
        table.remarks.append((SPLIT, number, found[0][0]))


def validate_rows(table: SqlTable) -> None:
    """Make the table ``verdicts``: for each line the numbers of payer and payee, size, why it is refused if it is, and whether it is live.

    A row is live that is not off and names both companies: only such rows lie on rings. Where rows have ids, one that is off is the
    last word on a deal that others tell of, and goes with them.
    """
    joins, reasons = [], []
    for role in filter(table.has, _CHECKED):
        bad = bad_texts(table, role) if role != "title" else titles_back(table)
        # A join takes time although there is nothing to be joined.
        if bad:
            table.make_table(f"bad_{role}", ("text", "rule"), bad)
            joins.append(f"LEFT JOIN bad_{role} ON bad_{role}.text = {table.cell(role)}")
            reasons.append(f"bad_{role}.rule")
    off_words = [(text,) for text in table.texts_of("status") if is_off(text)] if table.has("status") else []
    if off_words:
        table.make_table("off_words", ("text",), off_words)
        joins.append(f"LEFT JOIN off_words ON off_words.text = {table.cell('status')}")
    payer, payee = table.end("payer"), table.end("payee")
    ends = [
        "regexp_replace(a.rule, '^name is', 'payer is')",
        "regexp_replace(b.rule, '^name is', 'payee is')",
        "CASE WHEN a.number = b.number THEN 'pays itself' END",
    ]
    if table.query("SELECT 1 FROM totals LIMIT 1"):
        joins.append(f"LEFT JOIN totals s ON s.text = {payer} OR s.text = {payee}")
        is_total = f"s.certain = 'True' OR (s.text IS NOT NULL AND ({payer} = '' OR {payee} = ''))"
        ends.insert(0, f"CASE WHEN {is_total} THEN '{TOTAL_RULE}' END")
    turned = [(text,) for text in _turned(table)]
    first, second = "a.number", "b.number"
    if turned:
        table.make_table("turned", ("text",), turned)
        joins.append(f"LEFT JOIN turned ON turned.text = {table.cell('instrument')}")
        first, second = (
            f"CASE WHEN turned.text IS NULL THEN {one} ELSE {other} END"
            for one, other in ((first, second), (second, first))
        )
    is_on = "true" if table.has("id") or not off_words else "off_words.text IS NULL"
    table.query(
        f"""
        CREATE TABLE verdicts AS
        SELECT line, {first} AS payer, {second} AS payee, coalesce({", ".join([*ends, *reasons, "NULL"])}) AS reason,
            {is_on} AND NOT a.is_placeholder AND NOT b.is_placeholder AS live,
            {size_of(table.cell("amount"), table.reader.conventions.mark)} AS size
        FROM cells
        JOIN names a ON a.text = {payer} JOIN names b ON b.text = {payee}
        {" ".join(joins)}
        """  # noqa: S608  columns by number, constants of this file
    )

    if any(kind == SPLIT for kind, _, _ in table.remarks):
        # Of a row with several names only those pairs count that are two companies.
        table.query(
            "DELETE FROM verdicts WHERE reason IS NOT NULL AND line IN (SELECT line FROM verdicts WHERE reason IS NULL)"
        )
    _leave_lines_with_one_cell(table)


def _leave_lines_with_one_cell(table: SqlTable) -> None:
    """Take lines with one cell, such as a section or a note, off the rows, as in a small table."""
    width = len(table.reader.table.columns)
    if width <= _TWO:
        return
    filled = " + ".join(f"(coalesce(trim(c{place}), '') <> '')::INTEGER" for place in range(width))
    text = "coalesce(" + ", ".join(f"nullif(trim(c{place}), '')" for place in range(width)) + ")"
    found = table.query(
        f"SELECT line, {text} FROM cells WHERE {filled} = 1 AND line IN (SELECT line FROM verdicts WHERE reason IS NOT NULL) ORDER BY line"  # noqa: S608  columns by number
    )
    if found:
        table.query("DELETE FROM verdicts WHERE list_contains($1, line)", [line for line, _ in found])
        table.remarks.append((ONE_CELL, len(found), found[0][1]))


_TWO = 2


def count_verdicts(table: SqlTable, where: str) -> int:
    """Count the lines that a condition holds for."""
    # A line has one verdict, unless it lists companies or both of its names may be sums.
    is_plain = not table.query("SELECT 1 FROM totals LIMIT 1") and all(it[0] != SPLIT for it in table.remarks)
    lines = "*" if is_plain else "DISTINCT line"
    return int(table.query(f"SELECT count({lines}) FROM verdicts WHERE {where}")[0][0])  # noqa: S608  conditions of the callers


def _turned(table: SqlTable) -> list[str]:
    """Give the relations that say that the second company pays the first."""
    reader = table.reader
    if not table.has("instrument"):
        return []
    meant = reader.options.values.get("instrument", {})
    cell = table.cell("instrument")
    words = [text for text in table.texts_of("instrument") if reader.turns(meant.get(text, text))]
    if words:
        ((number,),) = table.query(f"SELECT count(*) FROM cells WHERE list_contains($1, {cell})", words)  # noqa: S608  columns by number
        table.remarks.append((TURNED, number, words[0]))
    return words
