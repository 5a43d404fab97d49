"""Tables laid out for the width of a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from itertools import zip_longest

import click

from aigraph.cli.output.text import is_plain_posix, shows_bold, terminal_width
from aigraph.engine.frozen import dataclass

WIDE = 120
"""The terminal width from which tables show their further columns."""

_MIN_HYPHENATED = 12
_GAP = "  "


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
    hyphens : bool
        Whether it takes the width that the others leave, and breaks at hyphens.
    """

    title: str
    wide: int = 0
    right: bool = False
    fixed: bool = False
    hyphens: bool = False


def print_table(columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> None:
    """Print a table that fits the terminal; cells wrap and are never cut."""
    width = terminal_width()
    shown = [place for place, column in enumerate(columns) if width >= column.wide]
    heads = [columns[place] for place in shown]
    cells = [[row[place] for place in shown] for row in rows]
    for place, size in _hyphenated_widths(heads, cells, width).items():
        for row in cells:
            row[place] = "\n".join(textwrap.wrap(row[place], size))
    titles, right = [head.title for head in heads], [head.right for head in heads]
    plain = is_plain_posix()
    table = fixed_width_table(titles, cells, right, width, bold=shows_bold()) if plain else None
    if table is None:
        print_wrapped_table(heads, cells, width)
    else:
        click.echo(table, nl=False)


def fixed_width_table(
    titles: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[bool], width: int, *, bold: bool = False
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
    lines += [_GAP.join(set_line(parts)) for row in cells for parts in zip_longest(*row, fillvalue="")]
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


def _hyphenated_widths(columns: Sequence[Column], cells: Sequence[Sequence[str]], width: int) -> dict[int, int]:
    """Say how wide each column that breaks at hyphens can be beside the others, each as wide as its widest cell."""
    widest = [
        max(*map(len, column.title.split("\n")), *(len(row[place]) for row in cells), 0)
        for place, column in enumerate(columns)
    ]
    hyphenated = [place for place, column in enumerate(columns) if column.hyphens]
    # Between columns stand two spaces, and one on either side of the table.
    left = width - 2 * len(columns) - sum(size for place, size in enumerate(widest) if place not in hyphenated)
    return {place: max(_MIN_HYPHENATED, left // len(hyphenated)) for place in hyphenated}
