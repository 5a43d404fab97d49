"""Square tables of figures: what stands in a row and a column is what the one pays the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from aigraph.model.origin import Problem
from aigraph.reading.cells.placeholders import is_total_name
from aigraph.reading.cells.text import Cell, as_text, clean
from aigraph.reading.tables.raw_table import RawTable
from aigraph.reading.tables.row_report import note

NumberedCells = tuple[int, Sequence[Cell]]

_FEWEST = 2
_NOTHING = frozenset({"", "-", "\u2013", "\u2014"})


def is_adjacency_matrix(top: Sequence[NumberedCells]) -> bool:
    """Whether the rows below the first begin with names that the first row has as headings, and go on with figures.

    Examples
    --------
    >>> is_adjacency_matrix([(1, ["", "Acme", "Bolt"]), (2, ["Acme", 0, 500]), (3, ["Bolt", "7", ""])])
    True
    >>> is_adjacency_matrix([(1, ["payer", "payee"]), (2, ["Acme", "Bolt"]), (3, ["Bolt", "Acme"])])
    False
    """
    if len(top) <= _FEWEST:
        return False
    names = [_key(cell) for cell in top[0][1][1:]]
    while names and not names[-1]:
        names.pop()
    rows = [cells for _, cells in top[1:] if any(map(_key, cells))]
    return (
        len(names) >= _FEWEST
        and len(rows) >= _FEWEST
        and len(set(names)) == len(names)
        and "" not in names
        and len({_key(cells[0]) for cells in rows}) == len(rows)
        and {key for cells in rows if not is_total_name(key := _key(cells[0]))} <= set(names)
        and all(_is_figure(cell) for cells in rows for cell in cells[1:])
    )


def table_of_matrix(
    name: str, form: str, top: Sequence[NumberedCells], below: Iterable[NumberedCells], refused: Sequence[Problem]
) -> RawTable:
    """Make a table of a matrix: each figure but 0 is a row; the name of the row pays the name of the column."""
    names = [clean(as_text(cell)) for cell in top[0][1][1:]]
    rows = list(_rows(names, chain(top[1:], below)))
    message = (
        "is a matrix: the name of a row pays the name of a column; --map payer=column --map payee=row turns it round"
    )
    return RawTable(
        name=name,
        form=f"{form}, matrix",
        columns=("row", "column", "amount"),
        rows=rows,
        roles={"payer": "row", "payee": "column"},
        refused=refused,
        notes=(note(name, message, top[0][0]),),
        header_line=top[0][0],
    )


def _rows(names: Sequence[str], lines: Iterable[NumberedCells]) -> Iterator[NumberedCells]:
    for line, cells in lines:
        if not any(map(_key, cells)):
            continue
        payer = clean(as_text(cells[0]))
        for payee, cell in zip(names, cells[1:], strict=False):
            if _key(cell) not in _NOTHING and not _is_zero(cell):
                yield line, (payer, payee, cell)


def _key(cell: Cell) -> str:
    return clean(as_text(cell)).casefold()


def _is_figure(cell: Cell) -> bool:
    text = _key(cell)
    return text in _NOTHING or any(sign.isdecimal() for sign in text)


def _is_zero(cell: Cell) -> bool:
    text = _key(cell)
    return "0" in text and not text.strip("0.,$€£ ")
