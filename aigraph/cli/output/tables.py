"""Tables laid out for the width of a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import click

from aigraph.cli.output import terminal
from aigraph.cli.output.fixed_width import fixed_width_table

WIDE = 120
"""The terminal width from which tables show their further columns."""

_MIN_HYPHENATED = 12


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
    width = terminal.width()
    shown = [place for place, column in enumerate(columns) if width >= column.wide]
    heads = [columns[place] for place in shown]
    cells = [[row[place] for place in shown] for row in rows]
    for place, size in _hyphenated_widths(heads, cells, width).items():
        for row in cells:
            row[place] = "\n".join(textwrap.wrap(row[place], size))
    titles, right = [head.title for head in heads], [head.right for head in heads]
    plain = terminal.is_plain_posix()
    table = fixed_width_table(titles, cells, right, width, bold=terminal.shows_bold()) if plain else None
    if table is None:
        print_wrapped_table(heads, cells, width)
    else:
        click.echo(table, nl=False)


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
    widest = [max(len(column.title), *(len(row[place]) for row in cells), 0) for place, column in enumerate(columns)]
    hyphenated = [place for place, column in enumerate(columns) if column.hyphens]
    # Between columns stand two spaces, and one on either side of the table.
    left = width - 2 * len(columns) - sum(size for place, size in enumerate(widest) if place not in hyphenated)
    return {place: max(_MIN_HYPHENATED, left // len(hyphenated)) for place in hyphenated}
