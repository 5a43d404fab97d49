"""A table as it was found, before anything in it is understood, and how it is to be read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from aigraph.model.origin import DataError, Origin, Problem, Severity
from aigraph.model.status import Status
from aigraph.reading.cells.currencies import HOME, NO_RATES, Rates

Cell = str | int | float | Decimal | date | None
"""What a cell holds: text from text files, values from formats that have types."""


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """Rows with their places, the names of the columns, and what the format itself says.

    Parameters
    ----------
    path : str
        What was read, as messages name it.
    form : str
        The format, in words.
    rows : sequence of (int, sequence of Cell)
        Each row with its line, as many cells as there are columns.
    roles : mapping of str to str
        The columns that the format itself gives a meaning, such as the ends of an edge; the others go by their names.
    names, kinds : mapping of str to str
        Where the ends of a row are keys: the names that they stand for, and what sort of company each is.
    refused : sequence of Problem
        Rows that could not be read as rows. They count as read and refused.
    notes : sequence of Problem
        What was decided on the way.
    mark : str
        The decimal mark, where the format leaves no doubt.
    status : Status or None
        How far its rows have got, where the format says it: a table of payments holds what was paid.
    """

    path: str
    form: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[int, Sequence[Cell]]]
    roles: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    refused: Sequence[Problem] = ()
    notes: Sequence[Problem] = ()
    mark: str = ""
    status: Status | None = None


@dataclass(frozen=True, kw_only=True)
class Options:
    """How a table is to be read, where its own words do not say it.

    Parameters
    ----------
    columns : mapping of str to str
        Which column means what, as ``{"payee": "target"}``.
    currency : str
        The currency of amounts that name none.
    rates : Rates
        What a unit of another currency is in dollars.
    unit : Decimal or None
        What a figure counts; by default what the heading says, or 1.
    decimal : str
        The decimal mark.
    order : str
        Which comes first in dates such as 10/06/2025.
    sheet, query : str
        The sheet of a workbook, or the question to a database.
    status : Status or None
        What a row without a status is.
    max_length, max_loops : int
        Of a large table: the most companies in a loop, and the most rings of companies to look at.
    max_seconds, max_bytes : float and int, optional
        The most that the search for these rings may take.
    keep_on_interrupt : bool
        Whether an interrupt leaves the rings found so far; if not, it is raised.
    told : callable
        Called with what is being done to a large table, and how much of it is done, 0 to 1.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    currency: str = HOME
    rates: Rates = NO_RATES
    unit: Decimal | None = None
    decimal: str = ""
    order: str = ""
    sheet: str = ""
    query: str = ""
    status: Status | None = None
    max_length: int = 6
    max_loops: int | None = 10_000
    max_seconds: float | None = 120.0
    max_bytes: int | None = 1_000_000_000
    keep_on_interrupt: bool = False
    told: Callable[[str, float], object] = lambda _what, _share: None


def refuse(path: str, message: str, line: int = 0) -> DataError:
    """Make the error by which a whole table is refused: one line that names the place."""
    return DataError([Problem(Origin(path, line), message)])


def note(path: str, message: str, line: int = 0) -> Problem:
    """Make the remark that something was decided."""
    return Problem(Origin(path, line), message, rule="intake", severity=Severity.WARNING)
