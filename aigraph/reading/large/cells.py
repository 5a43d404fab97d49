"""The cells of a large table as DuckDB holds them, with what their columns mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aigraph.reading.large.staging import Warehouse
from aigraph.reading.rows_to_deals import Rows


@dataclass(frozen=True, eq=False)
class Cells:
    """A table in DuckDB that is asked in SQL.

    Parameters
    ----------
    store : Warehouse
        Holds the cells; other tables are made beside them.
    rows : Rows
        Knows from the head of the file what the columns mean, and reads single rows.
    """

    path: Path
    store: Warehouse
    rows: Rows

    def ask(self, question: str, *given: Any) -> list[tuple[Any, ...]]:
        """Put a question and fetch the whole answer."""
        return self.store.connection.execute(question, list(given)).fetchall()

    def has(self, role: str) -> bool:
        """Whether a column plays a role."""
        return role in self.rows.plan.places

    def cell(self, role: str) -> str:
        """Give the cell of a role as SQL; an empty text where there is none."""
        places = self.rows.plan.places.get(role, ())
        if not places:
            return "''"
        parts = [f"coalesce(trim(c{place}), '')" for place in places]
        if len(parts) == 1:
            return parts[0]
        whole = " AND ".join(f"{part} <> ''" for part in parts)
        return f"CASE WHEN {whole} THEN {' || chr(45) || '.join(parts)} ELSE '' END"

    @property
    def columns(self) -> str:
        """All columns as SQL, in the order of the file."""
        return ", ".join(f"c{place}" for place in range(len(self.rows.sheet.columns)))

    def make_table(self, name: str, columns: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> None:
        """Make a table of texts."""
        import pandas as pd

        frame = pd.DataFrame(list(rows), columns=list(columns), dtype="object")
        kinds = ", ".join(f"CAST({column} AS VARCHAR) AS {column}" for column in columns)
        self.store.connection.register("frame", frame)
        self.ask(f"CREATE TABLE {name} AS SELECT {kinds} FROM frame")  # noqa: S608  names of the callers
        self.store.connection.unregister("frame")
