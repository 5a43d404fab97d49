"""A large table in DuckDB, queried by the roles of its columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from aigraph.model.origin import Problem
from aigraph.reading.rows.row_reader import RowReader

if TYPE_CHECKING:
    import duckdb


KEY = "\x01"
"""Stands before the key of a company, so that no name is one."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SqlTable:
    """A table ``cells`` in DuckDB: ``line`` and the columns ``c0``, ``c1``, ... as text.

    Parameters
    ----------
    name : str
        The file, as messages name it.
    connection : duckdb.DuckDBPyConnection
        Holds the cells; other tables are made beside them.
    reader : RowReader
        Knows from the head of the file what the columns mean, and reads single rows.
    refused : tuple of Problem
        Lines that are no rows.
    doubts : list of (str, str, str, int)
        Cells that were not understood: role, kind, text, and in how many rows they stand.
    remarks : list of (str, int, str)
        What was decided of rows: the kind of remark, how many rows, and an example.
    notes : list of Problem
        What is to be known of the whole.
    """

    name: str
    connection: duckdb.DuckDBPyConnection
    reader: RowReader
    refused: tuple[Problem, ...]
    doubts: list[tuple[str, str, str, int]] = field(default_factory=list)
    remarks: list[tuple[str, int, str]] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)

    def query(self, sql: str, *parameters: Any) -> list[tuple[Any, ...]]:
        """Run a query and fetch the whole result."""
        return self.connection.execute(sql, list(parameters)).fetchall()

    def has(self, role: str) -> bool:
        """Whether a column plays a role."""
        return role in self.reader.roles.places

    def cell(self, role: str) -> str:
        """Give the cell of a role as an SQL expression; an empty text where there is none."""
        places = self.reader.roles.places.get(role, ())
        if not places:
            return "''"
        parts = [f"coalesce(trim(c{place}), '')" for place in places]
        if len(parts) == 1:
            return parts[0]
        whole = " AND ".join(f"{part} <> ''" for part in parts)
        return f"CASE WHEN {whole} THEN {' || chr(45) || '.join(parts)} ELSE '' END"

    def end(self, role: str) -> str:
        """Give what names the payer or the payee as an SQL expression: the key beside a name, behind a sign, or the name."""
        name = self.cell(role)
        key = f"{role}_key"
        return (
            f"CASE WHEN {self.cell(key)} <> '' THEN '{KEY}' || {self.cell(key)} ELSE {name} END"
            if self.has(key)
            else name
        )

    @property
    def columns(self) -> str:
        """All columns as SQL, in the order of the file."""
        return ", ".join(f"c{place}" for place in range(len(self.reader.table.columns)))

    def make_table(self, name: str, columns: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> None:
        """Make a table of texts."""
        import pandas as pd

        frame = pd.DataFrame(list(rows), columns=list(columns), dtype="object")
        casts = ", ".join(f"CAST({column} AS VARCHAR) AS {column}" for column in columns)
        self.connection.register("frame", frame)
        self.query(f"CREATE TABLE {name} AS SELECT {casts} FROM frame")  # noqa: S608  names of the callers
        self.connection.unregister("frame")

    def make_legs(self, legs: Iterable[tuple[int, int]]) -> None:
        """Make the table ``legs`` of payers and payees, by number."""
        self.make_table("leg_texts", ("payer", "payee"), legs)
        self.query(
            "CREATE OR REPLACE TABLE legs AS SELECT CAST(payer AS INTEGER) AS payer, CAST(payee AS INTEGER) AS payee FROM leg_texts"
        )
        self.query("DROP TABLE leg_texts")
