"""Cells that hold both ends of a deal with an arrow between them: "Alder → Birch", "Birch <- Cedar"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from aigraph.reading.cells.text import Cell, as_text

NumberedCells = tuple[int, Sequence[Cell]]

_FORWARD = r"→|⟶|➔|➜|➝|⇒|=>|-{1,2}>|»|▶|►"
_BACKWARD = r"←|⟵|⇐|<=|<-{1,2}|«|◀|◄"
_ARROW = re.compile(
    rf"\s*(?P<one>[^→←↔⇄<>=]*?[^\s→←↔⇄<>=-])\s*(?:(?P<forward>{_FORWARD})|(?P<backward>{_BACKWARD}))\s*(?P<other>[^→←↔⇄<>=]+?)\s*"
)
_ANY = re.compile(rf"{_FORWARD}|{_BACKWARD}|↔|⇄|<->")
_FEWEST_SHARE = 0.8


def arrow_column(top: Sequence[NumberedCells]) -> int | None:
    """Give the place of the only column whose cells below the first row are two names with an arrow between them; None without one.

    Examples
    --------
    >>> arrow_column([(1, ["Deal", "Amount"]), (2, ["Alder → Birch", 5]), (3, ["Birch <- Cedar", 6])])
    0
    >>> arrow_column([(1, ["Deal", "Amount"]), (2, ["Alder - Birch", 5])]) is None
    True
    """
    width = max((len(cells) for _, cells in top), default=0)
    found = []
    for place in range(width):
        texts = [as_text(cells[place]) for _, cells in top[1:] if place < len(cells) and as_text(cells[place]).strip()]
        if texts and sum(_ANY.search(text) is not None for text in texts) >= _FEWEST_SHARE * len(texts):
            found.append(place)
    heads = top[0][1] if top else ()
    found = [place for place in found if place < len(heads) and not _ANY.search(as_text(heads[place]))]
    return found[0] if len(found) == 1 else None


def with_ends(cells: Sequence[Cell], place: int, *, is_heading: bool) -> tuple[Cell, ...]:
    """Put payer and payee in the place of a cell that holds both; who is pointed at is paid.

    Where the arrow points both ways, or there is none, the payee stays empty.

    Examples
    --------
    >>> with_ends(["Alder → Birch", 5], 0, is_heading=False), with_ends(["Birch <- Cedar", 6], 0, is_heading=False)
    (('Alder', 'Birch', 5), ('Cedar', 'Birch', 6))
    """
    cell = cells[place] if place < len(cells) else None
    found = _ARROW.fullmatch(as_text(cell))
    ends: tuple[Cell, Cell]
    if is_heading:
        ends = ("payer", "payee")
    elif found is None:
        ends = (cell, None)
    else:
        ends = (found["one"], found["other"]) if found["forward"] else (found["other"], found["one"])
    return (*cells[:place], *ends, *cells[place + 1 :])


def with_all_ends(lines: Iterable[tuple[int, Sequence[Cell]]], place: int) -> Iterator[tuple[int, Sequence[Cell]]]:
    """Do the same for all lines below the headings."""
    yield from ((line, with_ends(cells, place, is_heading=False)) for line, cells in lines)
