"""The tables of a ledger in SQL: their order and their definitions, for SQLite, DuckDB and Parquet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from aigraph.store.dictionary import DICTIONARY, NUMBER, ColumnDefinition

TABLE_ORDER = ("companies", "sources", "aliases", "deals", "events", "metrics", "evidence", "payments", "statements")
"""The tables in an order in which each refers only to itself and earlier ones."""


def create_table(
    table: str, foreign_keys: Sequence[ColumnDefinition], *, text: str, number: str, rule: str = ""
) -> str:
    """Write the CREATE TABLE of a table, with its primary key.

    Parameters
    ----------
    foreign_keys : sequence of ColumnDefinition
        The columns whose reference is declared.
    text, number : str
        The types of the database for text and figures.
    rule : str
        What is added to each reference.
    """
    lines = [_column(column, text, number) for column in DICTIONARY[table]]
    lines += [f'FOREIGN KEY ("{column.name}") REFERENCES {column.refers} (id){rule}' for column in foreign_keys]
    return f"CREATE TABLE {table} (\n  " + ",\n  ".join(lines) + "\n)"


def _column(column: ColumnDefinition, text: str, number: str) -> str:
    # Quoted, since "end" is a word of SQL.
    type_ = number if column.type == NUMBER else text
    key = " PRIMARY KEY" if column.name == "id" else " NOT NULL" if column.required or column.default else ""
    return f'"{column.name}" {type_}{key}'


def other_tables(names: Iterable[str]) -> list[str]:
    """List the tables of a database that are not those of a ledger."""
    return sorted(name for name in names if name not in DICTIONARY and not name.startswith("sqlite_"))
