"""Where in a grid of cells the headings stand: below titles, beside blank columns, over blank rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, islice

from aigraph.model.origin import DataError, Origin, Problem
from aigraph.reading.cells.columns import plan_columns
from aigraph.reading.raw_table import Cell, Sheet, note, refuse

_DEEPEST = 30
_LEAST = 2

Grid = Iterable[tuple[int, Sequence[Cell]]]


def sheet_of(
    path: str, form: str, grid: Grid, given: Mapping[str, str], refused_before: Sequence[Problem] = ()
) -> Sheet:
    """Cut a grid of cells into headings and rows.

    The headings are the first row in which a payer and a payee can be found; what stands above them is told, not read.
    Rows without any cell are no rows.

    Parameters
    ----------
    grid : iterable of (int, sequence of Cell)
        Lines with their cells.
    given : mapping of str to str
        What the user said of columns.
    refused_before : sequence of Problem
        Rows that could not be read as rows; the caller may add to it while the grid is read.

    Raises
    ------
    DataError
        If there are no headings.
    """
    lines = iter(grid)
    top = [(line, cells) for line, cells in islice(lines, _DEEPEST)]
    filled = [(line, cells) for line, cells in top if sum(map(_is_there, cells)) >= _LEAST]
    if not filled:
        what = "is empty" if not any(map(_is_there, chain(*(cells for _, cells in top)))) else "has no two columns"
        raise refuse(path, f"{what}; expected headings such as payer, payee, amount and date, and one deal a line")
    at, columns = _headings(path, filled, given)
    wide = len(columns)
    notes = [
        note(path, f"stands above the headings and is not read: {_said(cells)}", line)
        for line, cells in top
        if line < at and any(map(_is_there, cells))
    ]
    rows, refused = [], []
    for line, cells in chain((row for row in top if row[0] > at), lines):
        there = len(cells)
        while there > wide and not _is_there(cells[there - 1]):
            there -= 1
        if there > wide:
            message = f"has {there} cells where the headings are {wide}; a comma inside a cell needs quotes around it"
            refused.append(Problem(Origin(path, line), message, rule="too many cells"))
        elif any(map(_is_there, cells)):
            rows.append((line, (*cells[:there], *(None,) * (wide - there))))
    refused += refused_before
    return Sheet(path=path, form=form, columns=columns, rows=rows, refused=refused, notes=notes)


def _headings(
    path: str, filled: Sequence[tuple[int, Sequence[Cell]]], given: Mapping[str, str]
) -> tuple[int, tuple[str, ...]]:
    first: DataError | None = None
    for line, cells in filled:
        columns = _names(cells)
        try:
            plan_columns(path, columns, given, line)
        except DataError as error:
            # Two columns that can each be the payer are headings, too: what is wrong with them is the thing to say.
            first = first or error
            if "no column can be" not in str(error) and "is not there" not in str(error):
                raise
        else:
            return line, columns
    assert first is not None
    raise first


def _names(cells: Sequence[Cell]) -> tuple[str, ...]:
    names = tuple(" ".join(str(cell).replace("\ufeff", "").split()) if _is_there(cell) else "" for cell in cells)
    last = max((place for place, name in enumerate(names, start=1) if name), default=0)
    return names[:last]


def _is_there(cell: Cell) -> bool:
    return cell is not None and (not isinstance(cell, str) or bool(cell.strip()))


def _said(cells: Sequence[Cell]) -> str:
    return repr(" | ".join(str(cell) for cell in cells if _is_there(cell))[:80])
