"""Finds the header row of a grid of cells: below titles, beside blank columns, over blank rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, islice

from aigraph.files.budget import require_cells, within_budget
from aigraph.model.origin import DataError, Origin, Problem
from aigraph.reading.cells.text import Cell, as_text
from aigraph.reading.recipes.recipe import find_recipe
from aigraph.reading.tables.arrow_cells import arrow_column, with_all_ends, with_ends
from aigraph.reading.tables.blocks import column_names, is_filled, one_below_another
from aigraph.reading.tables.captions import unit_of_line
from aigraph.reading.tables.columns import assign_roles
from aigraph.reading.tables.columns_by_cells import MissingColumnError
from aigraph.reading.tables.more_headings import (
    band_above,
    deeper_headings,
    repeats_headings,
    units_of_columns,
    without_other_tables,
)
from aigraph.reading.tables.other_layouts import is_adjacency_matrix, roles_of_corner, table_of_matrix
from aigraph.reading.tables.raw_table import RawTable
from aigraph.reading.tables.row_report import note
from aigraph.reading.tables.sections import sections_of
from aigraph.reading.tables.unread_columns import REMARKS, name_by_cells

_MAX_LINES_ABOVE = 30
_MIN_COLUMNS = 2
_MAX_TITLES = 10
_MOST_ROWS_WITH_A_KEY = 5_000

NumberedCells = tuple[int, Sequence[Cell]]
Grid = Iterable[NumberedCells]


def table_from_grid(
    name: str, form: str, grid: Grid, named: Mapping[str, str], refused_before: Sequence[Problem] = ()
) -> RawTable:
    """Cut a grid of cells into headings and rows.

    The headings are the first row in which a payer and a payee can be found; lines above them are noted, not read. Where the
    user names columns by numbers, there are none. A square table of figures is a matrix. Rows without any cell are no rows.

    Parameters
    ----------
    name, form : str
        What is read, as messages name it, and its format in words.
    grid : iterable of (int, sequence of Cell)
        Lines with their cells.
    named : mapping of str to str
        The columns that the user named, by role.
    refused_before : sequence of Problem
        Rows that could not be read as rows; the caller may add to it while the grid is read.

    Raises
    ------
    DataError
        If there are no headings.
    """
    lines = one_below_another(within_budget(name, grid))
    top = [(line, cells) for line, cells in islice(lines, _MAX_LINES_ABOVE)]
    wide = [at for at, (_, cells) in enumerate(top[:_MAX_TITLES]) if sum(map(is_filled, cells)) >= _MIN_COLUMNS]
    above = next((at for at in wide if is_adjacency_matrix(top[at:])), None)
    if above is not None:
        return _matrix(name, form, top, above, lines, named, refused_before)
    filled = [(line, cells) for line, cells in top if sum(map(is_filled, cells)) >= _MIN_COLUMNS]
    if not filled:
        what = "is empty" if not any(map(is_filled, chain(*(cells for _, cells in top)))) else "has no two columns"
        expected = "expected headings such as payer, payee, amount and date, and one deal a line"
        raise DataError.at(name, f"{what}; {expected}")
    header, columns, top, lines, decided = _find_headings(name, filled, top, lines, named)
    notes = [*_notes_above(name, [(line, cells) for line, cells in top if line < header]), *decided]
    band = band_above(top, header, columns)
    captions = [str(cell) for line, cells in top if line < header for cell in cells if is_filled(cell)]
    below = [(line, cells) for line, cells in top if line > header]
    column_units = band
    while below and (deeper := deeper_headings(below[0][1], columns)):
        notes.append(note(name, f"is another row of headings: {_excerpt(below[0][1])}", below[0][0]))
        columns, header, below = deeper, below[0][0], below[1:]
    if below and (units := units_of_columns(below[0][1], columns)):
        notes.append(note(name, f"is a second row of headings: {_excerpt(below[0][1])}", below[0][0]))
        column_units, header, below = band | units, below[0][0], below[1:]
    rows, refused, single, repeated = _rows_below(name, chain(below, lines), columns)
    columns, named_here = name_by_cells(columns, rows)
    notes += [
        note(name, f"column {place + 1} has no heading and is read as {heading!r} by its cells")
        for place, heading in named_here
    ]
    rows, others = without_other_tables(name, rows, named)
    refused += others
    if repeated:
        more = f" and on {len(repeated) - 1:,} more lines" if len(repeated) > 1 else ""
        notes.append(note(name, f"the headings are repeated here{more}, which is no deal", repeated[0][0]))
    captions += [str(cell) for _, cells in single for cell in cells if is_filled(cell)]
    captions += _said_beside(rows, columns)
    below_heading = [problem.origin.line for problem in refused]
    refused += refused_before
    notes += [note(name, f"has one cell and is no deal: {_excerpt(cells)}", line) for line, cells in single[:_SHOWN]]
    if len(single) > _SHOWN:
        notes.append(note(name, f"and {len(single) - _SHOWN:,} more lines with one cell are no deals"))
    notes += _without_heading(name, columns, rows)
    return RawTable(
        name=name,
        form=form,
        columns=columns,
        rows=rows,
        refused=refused,
        notes=notes,
        captions=captions,
        column_units=column_units,
        layout="arrows in cells" if decided else "",
        sections=sections_of(rows, single),
        # A heading may run over several lines.
        header_line=max(min([rows[0][0], *below_heading]) - 1, header) if rows else header,
    )


def _matrix(
    name: str,
    form: str,
    top: Sequence[NumberedCells],
    above: int,
    lines: Iterable[NumberedCells],
    named: Mapping[str, str],
    refused_before: Sequence[Problem],
) -> RawTable:
    """Read a square of figures below lines that say what it is; its corner may say who pays, and in what figures are."""
    table = table_of_matrix(name, form, top[above:], lines, refused_before)
    said = [str(cell) for _, cells in top[:above] for cell in cells if is_filled(cell)]
    notes = [*_notes_above(name, top[:above]), *table.notes]
    corner = [str(cell) for cell in top[above][1][:1] if is_filled(cell)]
    roles = roles_of_corner(corner[0]) if corner and not named else {}
    if roles:
        notes = [
            *_notes_above(name, top[:above]),
            note(name, f"is a matrix whose corner {corner[0]!r} says who pays", top[above][0]),
        ]
    return replace(table, captions=said, titles=corner, notes=notes, roles=roles or table.roles, layout="a matrix")


def _said_beside(rows: Sequence[NumberedCells], columns: Sequence[str]) -> list[str]:
    """Give the notes on units that stand in columns with hardly any cell, as a key beside a table does."""
    if len(rows) > _MOST_ROWS_WITH_A_KEY:
        return []
    found: list[str] = []
    for place, column in enumerate(columns):
        if REMARKS.search(column.casefold()):
            # A remark is about its row.
            continue
        texts = [cells[place] for _, cells in rows if is_filled(cells[place])]
        if len(texts) <= _MIN_COLUMNS and len(texts) < len(rows):
            found += [
                text
                for text in texts
                if isinstance(text, str) and " " in text.strip() and not text[:1].isdigit() and unit_of_line(text)
            ]
    return found


def _find_headings(
    name: str,
    filled: Sequence[NumberedCells],
    top: list[NumberedCells],
    lines: Iterator[NumberedCells],
    named: Mapping[str, str],
) -> tuple[int, tuple[str, ...], list[NumberedCells], Iterator[NumberedCells], list[Problem]]:
    """Find the line of the headings and the headings, and give the first lines and the rest with payer and payee apart."""
    decided: list[Problem] = []
    if _are_numbers(named, filled[0][1]):
        # The columns are called by their numbers, because there are no headings.
        widest = max(len(cells) for _, cells in filled)
        header, columns = filled[0][0] - 1, tuple(map(str, range(1, widest + 1)))
    else:
        try:
            header, columns = _header_row(name, filled, named)
        except MissingColumnError:
            place = None if named else arrow_column(filled)
            if place is None:
                raise
            header, columns, top = _headings_with_ends(name, filled[0], place, top)
            lines = with_all_ends(lines, place)
            text = f"column {as_text(filled[0][1][place])!r} holds payer and payee with an arrow between them: who is pointed at is paid"
            decided.append(note(name, text, header))
        columns += ("",) * (_widest(header, top) - len(columns))
    return header, columns, top, lines, decided


def _headings_with_ends(
    name: str, heading: NumberedCells, place: int, top: Sequence[NumberedCells]
) -> tuple[int, tuple[str, ...], list[NumberedCells]]:
    """Find the headings of a table of which a column holds both ends of a deal; give its first lines with both ends apart."""
    apart = [(line, with_ends(cells, place, is_heading=line == heading[0])) for line, cells in top]
    header, columns = _header_row(name, [it for it in apart if it[0] == heading[0]], {})
    return header, columns, list(apart)


def _rows_below(
    name: str, lines: Iterable[NumberedCells], columns: Sequence[str]
) -> tuple[list[tuple[int, tuple[Cell, ...]]], list[Problem], list[NumberedCells], list[NumberedCells]]:
    """Give the rows as wide as the headings, those that are wider as problems, the lines with one cell, and repeated headings."""
    width = len(columns)
    repeated: list[NumberedCells] = []
    rows: list[tuple[int, tuple[Cell, ...]]] = []
    refused: list[Problem] = []
    single: list[NumberedCells] = []
    for line, cells in lines:
        count = len(cells)
        while count > width and not is_filled(cells[count - 1]):
            count -= 1
        if count > width:
            message = f"has {count} cells where the headings are {width}; a comma inside a cell needs quotes around it"
            refused.append(Problem(Origin(name, line), message, rule="too many cells"))
        elif width > _MIN_COLUMNS and sum(map(is_filled, cells)) == 1:
            # A section, a note or a source: no deal has one cell.
            single.append((line, cells))
        elif repeats_headings(cells, columns):
            repeated.append((line, cells))
        elif any(map(is_filled, cells)):
            require_cells(name, width * (len(rows) + 1))
            rows.append((line, (*cells[:count], *(None,) * (width - count))))
    return rows, refused, single, repeated


def _widest(header: int, top: Sequence[tuple[int, Sequence[Cell]]]) -> int:
    """Count the columns that rows fill below the cells of the header row, also where the last of these are empty."""
    cells = next((len(cells) for line, cells in top if line == header), 0)
    filled = (place for line, row in top if line > header for place, cell in enumerate(row, 1) if is_filled(cell))
    return min(max(filled, default=0), cells)


def _without_heading(name: str, columns: Sequence[str], rows: Sequence[tuple[int, tuple[Cell, ...]]]) -> list[Problem]:
    """Say how many columns have cells and no heading."""
    nameless = sum(not column and any(is_filled(cells[at]) for _, cells in rows) for at, column in enumerate(columns))
    if not nameless:
        return []
    many = f"{nameless:,} columns have cells and no heading, and are not read"
    return [note(name, many if nameless > 1 else "1 column has cells and no heading, and is not read")]


def _notes_above(name: str, lines: Sequence[tuple[int, Sequence[Cell]]]) -> list[Problem]:
    return [
        note(name, f"stands above the headings and {_use_of(cells)}: {_excerpt(cells)}", line)
        for line, cells in lines
        if any(map(is_filled, cells))
    ]


def _use_of(cells: Sequence[Cell]) -> str:
    """Say whether a line above the headings tells in what the figures are."""
    tells = any(unit_of_line(str(cell)) for cell in cells if is_filled(cell))
    return "says in what the figures are" if tells else "is not read"


_SHOWN = 5


def _header_row(
    name: str, filled: Sequence[tuple[int, Sequence[Cell]]], named: Mapping[str, str]
) -> tuple[int, tuple[str, ...]]:
    first: DataError | None = None
    for line, cells in filled:
        columns = column_names(cells)
        if find_recipe(columns):
            return line, columns
        try:
            assign_roles(name, columns, named, line)
        except MissingColumnError as error:
            # Other errors are raised: two columns that can each be the payer are headings, too.
            first = first or (_without_headings(name, line) if _has_no_words(columns) else error)
        else:
            return line, columns
    assert first is not None
    raise first


def _are_numbers(named: Mapping[str, str], first: Sequence[Cell]) -> bool:
    """Whether payer and payee are named by the numbers of columns, and not by headings that are numbers."""
    ends = [named.get(role, "") for role in ("payer", "payee")]
    headings = column_names(first)
    are_cells = not _has_no_words(headings) and any(end in headings for end in ends)
    return not are_cells and all(end.isdecimal() and 1 <= int(end) <= len(first) for end in ends)


def _has_no_words(columns: Sequence[str]) -> bool:
    return not any(sign.isalpha() for column in columns for sign in column)


def _without_headings(name: str, line: int) -> DataError:
    message = "no headings: all cells are figures; if this is a list of edges, --map payer=1 --map payee=2 names columns by number"
    return MissingColumnError.at(name, message, line)


def _excerpt(cells: Sequence[Cell]) -> str:
    return repr(" | ".join(str(cell) for cell in cells if is_filled(cell))[:80])
