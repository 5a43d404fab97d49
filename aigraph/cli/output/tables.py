"""Tables for terminals: how wide their columns are, and how they are printed."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from itertools import zip_longest

import click

from aigraph.cli.output.display_width import display_width, pad, wrap_lines
from aigraph.cli.output.text import shows_bold, terminal_width
from aigraph.engine.frozen import dataclass

WIDE = 120
"""The terminal width from which tables show their further columns."""

_GAP = "  "
_INDENT = "   "
_FEW = 20
"""One cell of so many rows may stand above its row before a further column is left out."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Column:
    """A column of a printed table.

    Parameters
    ----------
    wide : int
        The least terminal width at which the column is shown, if there is room.
    right : bool
        Whether its cells are set flush right.
    fixed : bool
        Whether it must not wrap.
    flexible : bool
        Whether it gives way to the others, which are as wide as their widest cell where that is possible.
    """

    title: str
    wide: int = 0
    right: bool = False
    fixed: bool = False
    flexible: bool = False


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
    colour = shows_bold() or None
    for line in lines:
        click.echo(line, color=colour)


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


def wrap(text: str, width: int) -> str:
    """Break lines between words; a word that is longer than a line stays whole.

    Examples
    --------
    >>> wrap("amazon-openai-equity-t1 signed, 2026-02-27", 24).split(chr(10))
    ['amazon-openai-equity-t1', 'signed, 2026-02-27']
    """
    if len(text) * 2 <= width and "\n" not in text:
        return text
    return "\n".join(part for line in text.split("\n") for part in wrap_lines(line, width) or [""])


def longest_word(text: str) -> int:
    """Give the columns that the longest word takes."""
    return max(map(display_width, text.split()), default=0)


def column_widths(
    columns: Sequence[Column], cells: Sequence[Sequence[str]], room: int, spared: int = 0
) -> list[int] | None:
    """Share the width that there is among columns.

    Parameters
    ----------
    columns : sequence of Column
        Their titles count as cells.
    cells : sequence of sequences of str
        The rows.
    room : int
        What the columns may take together, without what stands between them.
    spared : int
        How many cells may hold words that are longer than their column, for they stand on lines of their own. As few as
        can be.

    Returns
    -------
    list of int or None
        The widths; None if more words would have to be broken.

    Examples
    --------
    >>> rows = [["amazon-openai signed, 2026-02-27", "$15bn"], ["xai", "$2bn"]]
    >>> columns = Column("Because", flexible=True), Column("Size", fixed=True)
    >>> [column_widths(columns, rows, room) for room in (40, 30, 20, 15)]
    [[32, 5], [25, 5], [15, 5], None]
    >>> column_widths(columns, rows, 15, spared=1)
    [7, 5]
    """
    texts = [[column.title, *(row[place] for row in cells)] for place, column in enumerate(columns)]
    natural = [max(display_width(line) for text in column for line in text.split("\n")) for column in texts]
    if sum(natural) <= room:
        return natural
    longest = [list(map(longest_word, column)) for column in texts]
    for gives in ([column.flexible for column in columns], [not column.fixed for column in columns]):
        least = [max(longest[place]) if gives[place] else natural[place] for place in range(len(columns))]
        if sum(least) <= room:
            return _shared(least, natural, room)
    kept = [longest[place] if gives[place] else None for place in range(len(columns))]
    narrowed = _narrowed(kept, least, room, spared)
    if narrowed is None:
        return None
    wanted = [natural[place] if narrowed[place] == least[place] else narrowed[place] for place in range(len(columns))]
    return _shared(narrowed, wanted, room)


def _narrowed(words: Sequence[list[int] | None], least: Sequence[int], room: int, spared: int) -> list[int] | None:
    """Narrow the columns below the longest word of some cells, where that makes most room for each cell."""
    sizes = list(least)
    while sum(sizes) > room:
        best = None
        for place, column in enumerate(words):
            if column is None or sizes[place] <= column[0]:
                continue  # a title is a word of its column, too
            below = max(size for size in column if size < sizes[place])
            cost = column.count(sizes[place])
            gain = (min(sizes[place] - below, sum(sizes) - room) / cost, place, below, cost)
            best = gain if best is None else max(best, gain)
        if best is None or (spared := spared - best[3]) < 0:
            return None
        sizes[best[1]] = best[2]
    return sizes


def _shared(least: Sequence[int], natural: Sequence[int], room: int) -> list[int]:
    """Widen the narrowest of those that are below their natural width, as long as there is room."""
    sizes = list(least)
    for _ in range(room - sum(least)):
        narrow = [place for place, size in enumerate(sizes) if size < natural[place]]
        if not narrow:
            break
        sizes[min(narrow, key=sizes.__getitem__)] += 1
    return sizes
