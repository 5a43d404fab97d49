"""A table as its file holds it, before anything in it is understood."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from aigraph.model.origin import Problem
from aigraph.model.status import Status
from aigraph.reading.cells.text import Cell

Row = tuple[int, Sequence[Cell]]
"""A row with its line."""


@dataclass(frozen=True, kw_only=True)
class RawTable:
    """Rows with their places, the headings, and what the format itself says.

    Parameters
    ----------
    name : str
        What was read, as messages name it.
    form : str
        The format, in words.
    columns : tuple of str
        The headings.
    rows : sequence of (int, sequence of Cell)
        Each row with its line, as many cells as there are columns.
    roles : mapping of str to str
        The columns to which the format itself gives a role, such as the ends of an edge, an empty heading where
        no column plays it; the others go by their headings.
    names, kinds : mapping of str to str
        Where the ends of a row are keys: the names that they mean, and the kind of each company.
    refused : sequence of Problem
        Rows that could not be read as rows. They count as read and refused.
    notes : sequence of Problem
        What was decided in reading it.
    decimal_mark : str
        The decimal mark, where the format leaves no doubt.
    status : Status or None
        The status of all rows, where the format says it: a table of payments holds what was paid.
    captions : sequence of str
        Lines above and below the table, which may say in what its figures are.
    titles : sequence of str
        The title of a sheet, or the corner of a matrix, which may say so, too, and counts last.
    column_units : mapping of int to str
        What a second row of headings says of unit and currency, by place.
    beside : sequence of str
        Headings of columns that are read, and play no role: those of names beside keys.
    delimiter : str
        The mark between the cells of a text; empty for other formats.
    is_split : bool
        Whether a row of the file can be several rows here, a part each, which have its line.
    layout : str
        What it is laid out as, where a row here is no row of the file: a matrix, arrows in cells.
    sections : sequence of (int, str)
        Lines with one cell between the rows, which may say what the rows below them are.
    put_aside : mapping of int to str
        Lines of rows that bear a mark against them, such as a line through their cells, and the mark.
    header_line : int
        The last line of the headings, after which the rows begin; 0 where the format has no lines.
    """

    name: str
    form: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[int, Sequence[Cell]]]
    roles: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    refused: Sequence[Problem] = ()
    notes: Sequence[Problem] = ()
    decimal_mark: str = ""
    status: Status | None = None
    captions: Sequence[str] = ()
    titles: Sequence[str] = ()
    column_units: Mapping[int, str] = field(default_factory=dict)
    beside: Sequence[str] = ()
    delimiter: str = ""
    is_split: bool = False
    layout: str = ""
    sections: Sequence[tuple[int, str]] = ()
    put_aside: Mapping[int, str] = field(default_factory=dict)
    header_line: int = 0
