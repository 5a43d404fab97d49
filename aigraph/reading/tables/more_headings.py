"""Rows of headings beside the first: over groups of columns, below it with units, and the same again further down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from aigraph.model.origin import Origin, Problem
from aigraph.reading.cells.text import Cell
from aigraph.reading.tables.blocks import column_names, is_filled
from aigraph.reading.tables.heading_text import parse_heading
from aigraph.reading.tables.headings import HEADINGS
from aigraph.reading.tables.unit_text import read_unit_text, unit_of_cell

_MIN_COLUMNS = 2
OTHER_HEADINGS = "below other headings"
"""The rule that a row breaks which belongs to another table further down."""


def deeper_headings(cells: Sequence[Cell], columns: Sequence[str]) -> tuple[str, ...]:
    """Give the headings with those of a second row in it, where that repeats some of the first and says more of the others."""
    if not repeats_headings(cells, columns):
        return ()
    texts = [*column_names(cells), *("",) * len(columns)][: len(columns)]
    return tuple(text or column for text, column in zip(texts, columns, strict=True))


def repeats_headings(cells: Sequence[Cell], columns: Sequence[str]) -> bool:
    """Whether a row has the headings in it again: two of them in their places, and nothing that is a figure."""
    ends = _PAYERS | _PAYEES
    for cell, column in zip(cells, columns, strict=False):
        if (
            isinstance(cell, str)
            and _letters(cell) in ends
            and _letters(column) in ends
            and _letters(cell) != _letters(column)
        ):
            # The ends of another table.
            return False
    same = sum(
        isinstance(cell, str) and len(cell) == len(column) > 0 and cell.casefold() == column.casefold()
        for cell, column in zip(cells, columns, strict=False)
    )
    return same >= _MIN_COLUMNS and not any(
        is_filled(cell) and not any(sign.isalpha() for sign in str(cell)) for cell in cells
    )


def without_other_tables(
    name: str, rows: list[tuple[int, tuple[Cell, ...]]], named: Mapping[str, str]
) -> tuple[list[tuple[int, tuple[Cell, ...]]], list[Problem]]:
    """Take off the rows below other headings, which are another table: each is refused with the line of its headings."""
    at = next((at for at, (_, cells) in enumerate(rows) if _are_ends(cells)), None)
    if at is None or named:
        return rows, []
    line, cells = rows[at]
    shown = " | ".join(str(cell) for cell in cells if is_filled(cell))[:60]
    message = f"stands below other headings, {shown!r} on line {line}, and is another table: give it a file or a sheet of its own"
    return rows[:at], [Problem(Origin(name, other), message, rule=OTHER_HEADINGS) for other, _ in rows[at + 1 :]]


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _are_ends(cells: Sequence[Cell]) -> bool:
    """Whether two cells are headings of a payer and a payee, and none has a digit in it."""
    words = {_letters(cell) for cell in cells if isinstance(cell, str)}
    if (
        words.isdisjoint(_PAYERS)
        or words.isdisjoint(_PAYEES)
        or len(words & (_KNOWN | _PAYERS | _PAYEES)) < _HEADINGS_OF_A_TABLE
    ):
        return False
    return not any(sign.isdigit() for cell in cells for sign in str(cell or ""))


def band_above(top: Sequence[tuple[int, Sequence[Cell]]], header: int, columns: Sequence[str]) -> dict[int, str]:
    """Give what a row of headings over groups of columns says of unit and currency, for each column below it."""
    above = next((cells for line, cells in reversed(top) if line < header), ())
    if sum(map(is_filled, above)) < _MIN_COLUMNS:
        return {}
    found: dict[int, str] = {}
    said = ""
    for place in range(len(columns)):
        if place < len(above) and is_filled(above[place]):
            text = str(above[place])
            says = read_unit_text(text)
            said = text if says.says_something or says.is_doubtful else ""
        if said:
            found[place] = said
    return found


def units_of_columns(cells: Sequence[Cell], columns: Sequence[str]) -> dict[int, str]:
    """Give what a second row of headings says below each of them; nothing if the row is none."""
    found: dict[int, str] = {}
    for place, cell in enumerate(cells[: len(columns)]):
        if not is_filled(cell):
            continue
        text = str(cell).strip()
        if not isinstance(cell, str) or not (_says_unit(text) or _is_heading(text)):
            return {}
        found[place] = text
    return found if any(map(_says_unit, found.values())) else {}


def _says_unit(text: str) -> bool:
    says = unit_of_cell(text.strip("()[] "))
    return says is not None and not text.strip("()[] ").replace(".", "").isdigit()


def _is_heading(text: str) -> bool:
    return text.casefold().strip("()[]") in _TYPES or parse_heading(text).name in _KNOWN


_KNOWN = frozenset(
    word for role, ranks in HEADINGS.items() if role not in {"payer", "payee"} for rank in ranks for word in rank
)
_TYPES = frozenset(
    [
        "text",
        "string",
        "name",
        "names",
        "company",
        "date",
        "day",
        "number",
        "integer",
        "float",
        "varchar",
        "yyyy-mm-dd",
        "dd.mm.yyyy",
        "mm/dd/yyyy",
        "dd/mm/yyyy",
        "yyyy",
        "id",
        "code",
        "type",
        "category",
        "enum",
        "url",
        "tt.mm.jjjj",
        "datum",
        "texte",
        "fecha",
        "日期",
    ]
)
_PAYERS = frozenset(word for rank in HEADINGS["payer"] for word in rank)
_PAYEES = frozenset(word for rank in HEADINGS["payee"] for word in rank)
_HEADINGS_OF_A_TABLE = 3
