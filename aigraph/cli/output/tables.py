"""Tables for terminals: how wide their columns are, and how they are printed."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest

import click

from aigraph.cli.output.text import is_plain_posix, shows_bold, terminal_width
from aigraph.engine.frozen import dataclass

WIDE = 120
"""The terminal width from which tables show their further columns."""

_GAP = "  "
_INDENT = "   "


def print_table(columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> None:
    """Print a table that fits the terminal: cells wrap between words and are never cut.

    A first cell that leaves no room for the others stands on a line of its own above them; where words would have to be broken even
    so, each row is a list of its cells.
    """
    width = terminal_width()
    shown = [place for place, column in enumerate(columns) if width >= column.wide]
    heads = [columns[place] for place in shown]
    cells = [[row[place] for place in shown] for row in rows]
    room = width - len(_GAP) * len(heads)
    sizes = column_widths(heads, cells, room)
    plain = is_plain_posix()
    over: dict[int, str] = {}
    if sizes is None and plain and heads[0].flexible and (sizes := _widths_below_first(heads, cells, room)):
        over = {place: row[0] for place, row in enumerate(cells) if len(row[0]) > sizes[0]}
    if sizes is None:
        for row in cells:
            click.echo(_record(heads, row, width))
        return
    heads = [replace(head, title=wrap(head.title, size)) for head, size in zip(heads, sizes, strict=True)]
    wrapped = [[wrap(cell, size) for cell, size in zip(row, sizes, strict=True)] for row in cells]
    below = [["", *row[1:]] if place in over else row for place, row in enumerate(wrapped)]
    titles, right = [head.title for head in heads], [head.right for head in heads]
    table = fixed_width_table(titles, below, right, width, bold=shows_bold(), over=over) if plain else None
    if table is None:
        print_wrapped_table(heads, wrapped, width)
    else:
        click.echo(table, nl=False)


def _widths_below_first(heads: Sequence[Column], cells: Sequence[Sequence[str]], room: int) -> list[int] | None:
    """Give the widths if first cells that do not fit stand above their rows, which rich cannot do; they take what is left."""
    if not all(len(row[0]) <= room and all(map(_is_plain, row)) for row in cells):
        return None
    others = column_widths(heads[1:], [row[1:] for row in cells], room - len(heads[0].title))
    return None if others is None else [room - sum(others), *others]


def _record(columns: Sequence[Column], row: Sequence[str], width: int) -> str:
    """Write a row as a list: its first cell, and a line for each other one that is not empty."""
    (_, first), *named = [
        (" ".join(column.title.split()), " ".join(cell.split())) for column, cell in zip(columns, row, strict=True)
    ]
    items = [f"{_INDENT}{title}: {cell}" if title else f"{_INDENT}{cell}" for title, cell in named if cell]
    return "\n".join((textwrap.indent(wrap(first, width - 1), " "), *(_hang(item, width) for item in items)))


def _hang(item: str, width: int) -> str:
    return textwrap.fill(item, width, subsequent_indent=_INDENT * 2, break_long_words=False, break_on_hyphens=False)


def fixed_width_table(
    titles: Sequence[str],
    rows: Sequence[Sequence[str]],
    right: Sequence[bool],
    width: int,
    *,
    bold: bool = False,
    over: Mapping[int, str] | None = None,
) -> str | None:
    r"""Write a table as rich would, if it is narrow enough, its characters are plain and no column is empty; else None.

    To load rich, which wraps the cells of all other tables, takes longer than to answer.

    Parameters
    ----------
    titles : sequence of str
        What stands above the columns; each may have several lines, of which the last ones stand side by side.
    rows : sequence of sequences of str
        The cells; each may have several lines.
    right : sequence of bool
        Which columns are set flush right.
    width : int
        The most columns of characters.
    bold : bool
        Whether the titles are set in bold type, as a terminal understands it.
    over : mapping of int to str, optional
        What stands on a line of its own above a row, by the row's place.

    Examples
    --------
    >>> table = fixed_width_table(["Loop", "Size"], [["lab-cloud-\nchips", "$5bn"]], [False, True], 80)
    >>> print(table.replace(" ", "_"), end="")
    __________________
    _Loop________Size_
    _────────────────_
    _lab-cloud-__$5bn_
    _chips____________
    __________________
    """
    cells = [[cell.split("\n") for cell in row] for row in rows]
    heads = [title.split("\n") for title in titles]
    if not rows or not all(map(_is_plain, (line for row in (heads, *cells) for cell in row for line in cell))):
        return None
    sizes = [max(len(line) for row in (heads, *cells) for line in row[place]) for place in range(len(heads))]
    if sum(sizes) + len(_GAP) * len(sizes) > width or not all(sizes):
        return None

    def set_line(parts: Sequence[str]) -> list[str]:
        return [
            part.rjust(size) if flush else part.ljust(size)
            for part, size, flush in zip(parts, sizes, right, strict=True)
        ]

    rule = "─" * (sum(sizes) + len(_GAP) * (len(sizes) - 1))
    gap = f"{_in_bold(' ')} " if bold else _GAP
    above = [set_line(parts[::-1]) for parts in zip_longest(*(head[::-1] for head in heads[::-1]), fillvalue="")][::-1]
    lines = [" " * len(rule), *(gap.join(map(_in_bold, parts) if bold else parts) for parts in above), rule]
    for place, row in enumerate(cells):
        if over and place in over:
            lines.append(over[place].ljust(len(rule)))
        lines += [_GAP.join(set_line(parts)) for parts in zip_longest(*row, fillvalue="")]
    lines.append(" " * len(rule))
    return "".join(f" {line} \n" for line in lines)


def _is_plain(text: str) -> bool:
    """Whether each character takes one column, and none at the edge is lost where lines are wrapped."""
    return text.isascii() and text.isprintable() and text == text.strip()


def _in_bold(text: str) -> str:
    return f"\x1b[1m{text}\x1b[0m"


def print_wrapped_table(columns: Sequence[Column], rows: Iterable[Sequence[str]], width: int) -> None:
    """Print a table whose cells may have to be wrapped, by rich."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold")
    for column in columns:
        table.add_column(
            column.title,
            justify="right" if column.right else "left",
            no_wrap=column.fixed,
            overflow="fold",
        )
    for row in rows:
        table.add_row(*map(Text, row))
    Console(highlight=False, markup=False, emoji=False, width=width).print(table)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Column:
    """A column of a printed table.

    Parameters
    ----------
    wide : int
        The least terminal width at which the column is shown.
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


def wrap(text: str, width: int) -> str:
    """Break lines between words; a word that is longer than a line stays whole.

    Examples
    --------
    >>> wrap("amazon-openai-equity-t1 signed, 2026-02-27", 24).split(chr(10))
    ['amazon-openai-equity-t1', 'signed, 2026-02-27']
    """
    if len(text) <= width and "\n" not in text:
        return text
    lines = (
        textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False) or [""] for line in text.split("\n")
    )
    return "\n".join(part for parts in lines for part in parts)


def column_widths(columns: Sequence[Column], cells: Sequence[Sequence[str]], room: int) -> list[int] | None:
    """Share the width that there is among columns.

    Parameters
    ----------
    columns : sequence of Column
        Their titles count as cells.
    cells : sequence of sequences of str
        The rows.
    room : int
        What the columns may take together, without what stands between them.

    Returns
    -------
    list of int or None
        The widths; None if a word would have to be broken.

    Examples
    --------
    >>> rows = [["amazon-openai signed, 2026-02-27", "$15bn"]]
    >>> columns = Column("Because", flexible=True), Column("Size", fixed=True)
    >>> [column_widths(columns, rows, room) for room in (40, 30, 20, 15)]
    [[32, 5], [25, 5], [15, 5], None]
    """
    texts = [[column.title, *(row[place] for row in cells)] for place, column in enumerate(columns)]
    natural = [max(len(line) for text in column for line in text.split("\n")) for column in texts]
    if sum(natural) <= room:
        return natural
    longest = [max((len(word) for text in column for word in text.split()), default=0) for column in texts]
    for gives in ([column.flexible for column in columns], [not column.fixed for column in columns]):
        least = [longest[place] if gives[place] else natural[place] for place in range(len(columns))]
        if sum(least) <= room:
            return _shared(least, natural, room)
    return None


def _shared(least: Sequence[int], natural: Sequence[int], room: int) -> list[int]:
    """Widen the narrowest of those that are below their natural width, as long as there is room."""
    sizes = list(least)
    for _ in range(room - sum(least)):
        narrow = [place for place, size in enumerate(sizes) if size < natural[place]]
        if not narrow:
            break
        sizes[min(narrow, key=sizes.__getitem__)] += 1
    return sizes
