"""A large table in DuckDB, queried by the roles of its columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from aigraph.model.origin import Problem
from aigraph.reading.rows.row_reader import RowReader

if TYPE_CHECKING:
    import duckdb


KEY = "\x01"
"""Stands before the key of a company, so that no name is one."""

_FETCHED = 10_000

_SAMPLE, _FEW = 20_000, 10
"""How many rows are looked at, and how often a text must come in them, so that the different ones are worth a table."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SqlTable:
    """A view ``cells`` in DuckDB: ``line`` and the columns ``c0``, ``c1``, ... as text.

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
    trimmed : frozenset of int
        The columns whose cells have no space around them.
    doubts : list of (str, str, str, int)
        Cells that were not understood: role, kind, text, and in how many rows they stand.
    unlisted : dict of (str, str) to (int, int)
        Of those that are too many to be listed, by role and kind: how many different ones, and how many cells.
    remarks : list of (str, int, str)
        What was decided of rows: the kind of remark, how many rows, and an example.
    notes : list of Problem
        What is to be known of the whole.
    few : dict of str to bool
        Of which roles it is known whether they have few different texts.
    """

    name: str
    connection: duckdb.DuckDBPyConnection
    reader: RowReader
    refused: tuple[Problem, ...]
    trimmed: frozenset[int]
    doubts: list[tuple[str, str, str, int]] = field(default_factory=list)
    unlisted: dict[tuple[str, str], tuple[int, int]] = field(default_factory=dict)
    remarks: list[tuple[str, int, str]] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)
    few: dict[str, bool] = field(default_factory=dict)

    def query(self, sql: str, *parameters: Any) -> list[tuple[Any, ...]]:
        """Run a query and fetch the whole result."""
        return self.connection.execute(sql, list(parameters)).fetchall()

    def stream(self, sql: str) -> Iterator[str]:
        """Run a query of one column and fetch it in parts; no other query may run meanwhile."""
        found = self.connection.execute(sql)
        while rows := found.fetchmany(_FETCHED):
            yield from (text for (text,) in rows)

    def has(self, role: str) -> bool:
        """Whether a column plays a role."""
        return role in self.reader.roles.places

    def cell(self, role: str) -> str:
        """Give the cell of a role as an SQL expression; an empty text where there is none."""
        places = self.reader.roles.places.get(role, ())
        if not places:
            return "''"
        parts = [f"coalesce({f'c{place}' if place in self.trimmed else f'trim(c{place})'}, '')" for place in places]
        if len(parts) == 1:
            return parts[0]
        whole = " AND ".join(f"{part} <> ''" for part in parts)
        return f"CASE WHEN {whole} THEN {' || chr(45) || '.join(parts)} ELSE '' END"

    def texts_of(self, role: str) -> list[str]:
        """Give each different text of a role once."""
        source = f"texts_of_{role}" if self.has_few(role) else f"(SELECT DISTINCT {self.cell(role)} AS text FROM cells)"  # noqa: S608  columns by number
        return [text for (text,) in self.query(f"SELECT text FROM {source}")]  # noqa: S608  the line above

    def has_few(self, role: str) -> bool:
        """Whether a role has few different texts, as dates and statuses do; they are in the table ``texts_of_ROLE`` then."""
        found = self.few.get(role)
        if found is None:
            cell = self.cell(role)
            ((begin,),) = self.query(f"SELECT count(DISTINCT {cell}) FROM (FROM cells LIMIT {_SAMPLE})")  # noqa: S608  columns by number
            found = self.few[role] = begin <= _SAMPLE // _FEW
            if found:
                self.query(f"CREATE TABLE texts_of_{role} AS SELECT DISTINCT {cell} AS text FROM cells")  # noqa: S608  columns by number
        return found

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
        # Imported here because small tables do not need it; pandas takes half a second to be there.
        import numpy as np

        held = list(rows)
        arrays = {column: np.empty(len(held), object) for column in columns}
        for array, cells in zip(arrays.values(), zip(*held, strict=True), strict=False):
            array[:] = cells
        casts = ", ".join(f"CAST({column} AS VARCHAR) AS {column}" for column in columns)
        self.connection.register("held", arrays)
        self.query(f"CREATE TABLE {name} AS SELECT {casts} FROM held")  # noqa: S608  names of the callers
        self.connection.unregister("held")

    def make_legs(self, legs: Iterable[tuple[int, int]]) -> None:
        """Make the table ``legs`` of payers and payees, by number."""
        self.make_table("leg_texts", ("payer", "payee"), legs)
        self.query(
            "CREATE OR REPLACE TABLE legs AS SELECT CAST(payer AS INTEGER) AS payer, CAST(payee AS INTEGER) AS payee FROM leg_texts"
        )
        self.query("DROP TABLE leg_texts")
