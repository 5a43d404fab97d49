"""Tables in other layouts than a deal a row: a square of figures between companies, and a column for each year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from aigraph.model.origin import Problem
from aigraph.reading.cells.dates import DateError, read_date
from aigraph.reading.cells.placeholders import is_total_name
from aigraph.reading.cells.text import Cell, as_text, clean
from aigraph.reading.tables.heading_text import parse_heading
from aigraph.reading.tables.headings import HEADINGS
from aigraph.reading.tables.raw_table import RawTable
from aigraph.reading.tables.row_report import note
from aigraph.reading.tables.unit_text import read_unit_text

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


def roles_of_corner(text: str) -> dict[str, str]:
    r"""Give who pays in a matrix, where its corner names both ends: that of the rows, then that of the columns; nothing if it does not.

    Examples
    --------
    >>> roles_of_corner("Payee / payer"), roles_of_corner("From \\ To"), roles_of_corner("USD m")
    ({'payer': 'column', 'payee': 'row'}, {'payer': 'row', 'payee': 'column'}, {})
    """
    parts = [parse_heading(part).name for part in re.split(r"\s*[\\/|→↓]\s*", text) if part.strip()]
    if len(parts) != _FEWEST:
        return {}
    words = {role: {word for rank in HEADINGS[role] for word in rank} for role in ("payer", "payee")}
    for payer, payee, ends in (("row", "column", parts), ("column", "row", parts[::-1])):
        if ends[0] in words["payer"] and ends[1] in words["payee"]:
            return {"payer": payer, "payee": payee}
    return {}


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


def one_row_a_year(table: RawTable) -> RawTable:
    """Turn columns of years, quarters or months into rows, if there are two or more and no column of amounts."""
    times = {place: found for place, column in enumerate(table.columns) if (found := _time_of_sums(column))}
    whole = [place for place in times if any(_holds(times[place][0], time) for time, _ in times.values())]
    periods = [place for place in times if place not in whole]
    others = [place for place in range(len(table.columns)) if place not in periods]
    amounts = {word for rank in HEADINGS["amount"] for word in rank}
    if len(periods) < _LEAST or any(
        parse_heading(table.columns[place]).name in amounts for place in others if place not in times
    ):
        return table
    units = {table.column_units.get(place, "") or times[place][1] for place in periods}
    if len(units) > 1 and any(times[place][1] for place in periods):
        return table
    columns = (*(table.columns[place] for place in others), "amount", "date")
    rows = [
        (line, (*(cells[place] for place in others), cells[period], _year(times[period][0])))
        for line, cells in table.rows
        for period in periods
        if as_text(cells[period]).strip() not in {"", "0", "-", "0.0", "–", "—"}
    ]
    shown = ", ".join(table.columns[place] for place in periods[:_SHOWN])
    said = note(
        table.name,
        f"columns {shown}{', ...' if len(periods) > _SHOWN else ''} are times: each figure below them is a payment of its own",
    )
    sums = ", ".join(table.columns[place] for place in whole)
    notes = (
        [said, note(table.name, f"{sums}: the sum of shorter times beside it, which is not used")] if whole else [said]
    )
    return replace(
        table,
        columns=columns,
        rows=rows,
        notes=(*table.notes, *notes),
        column_units={len(columns) - 2: units.pop()} if len(units) == 1 and "" not in units else {},
    )


def _time_of_sums(column: str) -> tuple[str, str] | None:
    """Give the time in a heading and what stands beside it, where that says only in what the sums below it are: "2023 (EUR m)"."""
    text = column.strip()
    if _PERIOD.fullmatch(text) or (_MONTH.fullmatch(text) and _is_time(text)):
        return text, ""
    found = _PERIOD_AND_UNIT.fullmatch(text)
    unit = f"{found['before']} {found['after']}".strip() if found else ""
    says = read_unit_text(unit) if unit else None
    if found is None or says is None or not says.says_something or says.is_share or says.is_doubtful:
        return None
    return (found["time"], unit) if set(says.rest) <= _PAID else None


def _holds(whole: str, part: str) -> bool:
    """Whether one time is longer than another and has it in it, as a year has its quarters; of the books or of the calendar."""
    days = []
    for text in (whole, part):
        try:
            day = read_date(re.sub(r"^FY ?'?(?:20)?(?=\d{2}$)", "20", text))
        except DateError:
            return False
        if day is None:
            return False
        days.append(day)
    longer, shorter = days
    return longer.text != shorter.text and longer.first <= shorter.first and shorter.last <= longer.last


def _is_time(text: str) -> bool:
    try:
        return read_date(text) is not None
    except DateError:
        return False


def _year(column: str) -> str:
    found = re.search(r"\d{4}(?:\.0)?", column)
    return column.strip() if not found or found[0] != column.strip() else found[0][:4]


_LEAST = 2
_SHOWN = 3
_PERIOD = re.compile(
    r"(?:19|20)\d{2}(?:\.0|E|A|e)?|(?:Q[1-4] ?'?\d{2,4})|(?:(?:19|20)\d{2}-(?:0[1-9]|1[0-2]|Q[1-4]))|FY ?'?(?:20)?\d{2}|H[12] ?(?:19|20)\d{2}"
)
_PERIOD_AND_UNIT = re.compile(rf"(?P<before>[^\d]*)(?P<time>{_PERIOD.pattern})(?P<after>[^\d]*|.*\b0{{3}}\b[^\d]*)")
_MONTH = re.compile(r"[^\W\d_]{3,9}\.?[ \-/']{0,2}(?:20)?\d{2}|H[12] ?(?:20)\d{2}|[1-4]Q ?'?(?:20)?\d{2}")
_PAID = frozenset(["in", "amount", "spend", "spending", "paid", "payments", "payment", "value", "sum", "betrag", "montant", "importe"])  # fmt: skip
"""Words beside a unit that leave the figures payments, as revenue does not."""
