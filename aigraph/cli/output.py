"""Prints answers: tables for people, CSV, JSON, JSON lines and Markdown for other programs."""

from __future__ import annotations

import csv
import io
import re
import sys
import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import click

import aigraph
from aigraph.answers.rows import Row
from aigraph.cli import terminal as screen
from aigraph.cli.fixed_columns import set_in_columns
from aigraph.language.definitions import DEFINITION
from aigraph.loops.truncation import Truncation
from aigraph.model.dates import UNDATED
from aigraph.model.status import Level
from aigraph.model.view import View
from aigraph.store.write import data_version

_LEAST_ROOM = 12
WIDE = 120
"""The terminal width from which tables show their further columns."""


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


def envelope(view: View, truncated: object | None = None) -> Row:
    """Say what an answer rests on: tool, data, definition and view."""
    return {
        "tool": f"aigraph {aigraph.__version__}",
        "data_version": data_version(view.ledger),
        "definition": DEFINITION,
        "view": {
            "as_of": None if view.as_of == UNDATED else view.as_of.isoformat(),
            "status": str(view.status),
            "layers": [str(layer) for layer in view.layers],
        },
        "truncated": None if truncated is None else str(truncated),
    }


def print_json(answer: Any) -> None:
    """Print one JSON document."""
    import json

    click.echo(json.dumps(answer, ensure_ascii=False, indent=2, allow_nan=False))


def print_rows(rows: Sequence[Row], format_: str, answer: Row, key: str) -> None:
    """Print flat rows in a machine format; `answer` is what JSON puts around them, under `key`."""
    if format_ == "json":
        print_json({**answer, key: list(rows)})
    elif format_ == "ndjson":
        import json

        for row in rows:
            click.echo(json.dumps(row, ensure_ascii=False, allow_nan=False))
    elif format_ == "csv":
        click.echo(_csv(rows), nl=False)
    else:
        click.echo(_markdown(rows))


def _csv(rows: Sequence[Row]) -> str:
    if not rows:
        return ""
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, _columns(rows), lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: _harmless(cell) for name, cell in row.items()} for row in rows)
    return buffer.getvalue()


def _harmless(cell: Any) -> Any:
    # A spreadsheet runs a cell that begins like this as a formula; the apostrophe makes it text.
    return f"'{cell}" if isinstance(cell, str) and re.match(r"[=+\-@\t\r]", cell) else cell


def _markdown(rows: Sequence[Row]) -> str:
    if not rows:
        return ""
    columns = _columns(rows)
    lines = [columns, ["---"] * len(columns)]
    lines += [[_escaped(row.get(column)) for column in columns] for row in rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _columns(rows: Sequence[Row]) -> list[str]:
    # Rows of two sorts, as a source's events and figures, have some columns of their own.
    return list(dict.fromkeys(column for row in rows for column in row))


def _escaped(cell: Any) -> str:
    return "" if cell is None else re.sub(r"([|\\<])", r"\\\1", str(cell))


def tell_cuts(cuts: Mapping[Level, Truncation | None]) -> None:
    """Say on standard error what cut the search at each certainty short; what is the same is said once."""
    alike: dict[Truncation, list[str]] = {}
    for level, cut in cuts.items():
        if cut:
            alike.setdefault(cut, []).append(str(level))
    for cut, levels in alike.items():
        click.echo(f"aigraph: at {' and '.join(', '.join(levels).rsplit(', ', 1))} the search {cut}", err=True)


@contextmanager
def progress_shown() -> Iterator[Callable[[str, float], object]]:
    """Do as `show_progress` does; where there is no terminal to show it on, nothing is loaded for it."""
    if not sys.stderr.isatty():
        yield lambda _what, _share: None
        return
    from aigraph.answers.progress import show_progress

    with show_progress() as told:
        yield told


def print_table(columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> None:
    """Print a table that fits the terminal; cells wrap and are never cut."""
    wide = screen.width()
    shown = [place for place, column in enumerate(columns) if wide >= column.wide]
    heads = [columns[place] for place in shown]
    cells = [[row[place] for place in shown] for row in rows]
    for place, room in _rooms(heads, cells, wide).items():
        for row in cells:
            row[place] = "\n".join(textwrap.wrap(row[place], room))
    titles, right = [head.title for head in heads], [head.right for head in heads]
    table = set_in_columns(titles, cells, right, wide, bold=screen.shows_bold()) if screen.is_usual() else None
    if table is None:
        _draw(heads, cells, wide)
    else:
        click.echo(table, nl=False)


def _draw(columns: Sequence[Column], rows: Iterable[Sequence[str]], width: int) -> None:
    """Print a table whose cells may have to be wrapped."""
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


def _rooms(columns: Sequence[Column], cells: Sequence[Sequence[str]], width: int) -> dict[int, int]:
    """Say how wide each column that breaks at hyphens can be beside the others, each as wide as its widest cell."""
    widest = [max(len(column.title), *(len(row[place]) for row in cells), 0) for place, column in enumerate(columns)]
    greedy = [place for place, column in enumerate(columns) if column.hyphens]
    # Between columns stand two spaces, and one on either side of the table.
    left = width - 2 * len(columns) - sum(size for place, size in enumerate(widest) if place not in greedy)
    return {place: max(_LEAST_ROOM, left // len(greedy)) for place in greedy}


def print_note(text: str, indent: str = "") -> None:
    """Print a paragraph, wrapped to the terminal."""
    for line in textwrap.wrap(
        text,
        screen.width(),
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    ):
        click.echo(line)


def print_provenance(view: View) -> None:
    """Print the definition, the day of the data and the versions: the last line under every answer."""
    print_note(f"{DEFINITION} Data {_reach(view)}, version {data_version(view.ledger)}; aigraph {aigraph.__version__}.")


def _reach(view: View) -> str:
    last = view.ledger.last_day
    return "without dates" if last in (None, UNDATED) else f"to {last}"
