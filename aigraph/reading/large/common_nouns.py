"""Names of a large table that are in small letters where others have capitals."""

from __future__ import annotations

from aigraph.reading.cells.names.common_nouns import ARTICLES, common_nouns, may_be_common_noun
from aigraph.reading.cells.names.doubtful_names import is_nobody_in_general
from aigraph.reading.large.sql_table import SqlTable

_MOST_NAMES = 10_000


def name_nobody(table: SqlTable) -> frozenset[str]:
    """Give the names that are none of a company, as in a small table, and tell the reader of them.

    They are compared with the first of the other names.
    """
    small = (
        "contains(text, ' ') AND text[-1] = lower(text[-1]) AND text <> upper(text) AND "
        "(text[1] = lower(text[1]) OR list_contains($1, lower(split_part(text, ' ', 1))))"
    )
    articles = sorted(ARTICLES)
    found = _texts(table, small, articles)
    general = [text for text in _texts(table, "NOT regexp_matches(text, '[0-9]')") if is_nobody_in_general(text)]
    if table.reader.names or not (general or any(map(may_be_common_noun, found))):
        return frozenset()
    others = _texts(table, f"NOT ({small})", articles)
    nouns = common_nouns([*found, *general, *others])
    table.reader.companies.nouns = nouns
    return nouns


def _texts(table: SqlTable, condition: str, *parameters: object) -> list[str]:
    found = table.query(f"SELECT text FROM names WHERE {condition} ORDER BY text LIMIT {_MOST_NAMES}", *parameters)  # noqa: S608  words of this file
    return [text for (text,) in found]
