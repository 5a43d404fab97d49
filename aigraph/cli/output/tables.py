"""Tables laid out for the width of a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from itertools import zip_longest

import click

from aigraph.cli.output.column_widths import Column, column_widths, longest_word, wrap
from aigraph.cli.output.display_width import pad, wrap_lines
from aigraph.cli.output.text import shows_bold, terminal_width

WIDE = 120
"""The terminal width from which tables show their further columns."""

_GAP = "  "
_INDENT = "   "
_FEW = 20
"""One cell of so many rows may stand above its row before a further column is left out."""


def print_table(columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> None:
    """Print a table that fits the terminal: cells wrap between words and are never cut.

    A cell with a word that is longer than its column stands on a line of its own above its row. Where that would be so of more than a
    few, further columns are left out; where there are none left, and most rows have such a cell, each row is a list of its cells.
    """
    width = terminal_width()
    every = [list(row) for row in rows]
    shown = [place for place, column in enumerate(columns) if width >= column.wide]
    while True:
        heads = [columns[place] for place in shown]
        cells = [[row[place] for place in shown] for row in every]
        room = width - len(_GAP) * len(heads)
        sizes = column_widths(heads, cells, room, spared=len(cells) // _FEW)
        further = [place for place in shown if columns[place].wide]
        if sizes is not None or not further:
            break
        shown.remove(further[-1])
    if sizes is None:
        sizes = column_widths(heads, cells, room, spared=len(cells))
    if sizes is None:
        lines = [line for row in cells for line in _record(heads, row, width)]
    else:
        lines = _table_lines(heads, cells, sizes, width)
    for line in lines:
        click.echo(line, color=shows_bold() or None)


def _table_lines(
    heads: Sequence[Column], cells: Sequence[Sequence[str]], sizes: Sequence[int], width: int
) -> list[str]:
    r"""Set a table: titles, a rule, and the rows.

    Examples
    --------
    >>> columns = Column("Loop"), Column("Size", right=True)
    >>> rows = [["lab-cloud-\nchips", "$5bn"], ["lab", "$12bn"]]
    >>> for line in _table_lines(columns, rows, [10, 5], 80):
    ...     print(line.replace(" ", "_"))
    <BLANKLINE>
    _Loop_________Size
    _─────────────────
    _lab-cloud-___$5bn
    _chips
    _lab_________$12bn
    <BLANKLINE>
    """
    rule = _rule(sum(sizes) + len(_GAP) * (len(sizes) - 1))
    titles = [wrap(head.title, size).split("\n") for head, size in zip(heads, sizes, strict=True)]
    bold = shows_bold()
    above = list(zip_longest(*(title[::-1] for title in titles), fillvalue=""))[::-1]
    lines = ["", *(_line(heads, parts, sizes, bold=bold) for parts in above), f" {rule}"]
    for row in cells:
        lines += _row_lines(heads, row, sizes, width)
    return [*lines, ""]


def _row_lines(heads: Sequence[Column], row: Sequence[str], sizes: Sequence[int], width: int) -> list[str]:
    """Set a row; a cell with a word that is longer than its column stands above it, as near to its column as it fits."""
    lines, wrapped, left = [], [], 1
    for cell, size in zip(row, sizes, strict=True):
        longest = longest_word(cell)
        if longest > size:
            indent = " " * max(0, min(left, width - longest))
            lines += wrap_lines(cell, width, indent, indent)
            cell = ""  # noqa: PLW2901  it is set
        wrapped.append(wrap(cell, size).split("\n"))
        left += size + len(_GAP)
    return [*lines, *(_line(heads, parts, sizes) for parts in zip_longest(*wrapped, fillvalue=""))]


def _line(heads: Sequence[Column], parts: Sequence[str], sizes: Sequence[int], *, bold: bool = False) -> str:
    padded = [pad(part, size, right=head.right) for head, part, size in zip(heads, parts, sizes, strict=True)]
    return " " + (_GAP.join(map(_in_bold, padded)) if bold else _GAP.join(padded).rstrip())


def _in_bold(text: str) -> str:
    return f"\x1b[1m{text}\x1b[0m"


def _rule(width: int) -> str:
    rule = "─" * width
    try:
        rule.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        return "-" * width
    return rule


def _record(columns: Sequence[Column], row: Sequence[str], width: int) -> list[str]:
    """Write a row as a list: its first cell, and a line for each other one that is not empty."""
    (_, first), *named = [
        (" ".join(column.title.split()), " ".join(cell.split())) for column, cell in zip(columns, row, strict=True)
    ]
    items = [f"{title}: {cell}" if title else cell for title, cell in named if cell]
    lines = [line for item in items for line in wrap_lines(item, width, _INDENT, _INDENT * 2)]
    return [*wrap_lines(first, width, " ", " "), *lines]
