"""Options of one value that several commands have."""

from __future__ import annotations

from collections.abc import Callable

import click

from aigraph.answers.tabular import ROW_FORMATS

TABLE = "table"
"""The format for people; all others are for programs."""

FORMATS = (TABLE, *ROW_FORMATS)
DEFAULT_TOP = 20

data_option = click.option(
    "--data",
    metavar="PATH",
    help="A folder of deal tables, or a table of your own, instead of the shipped data; - is standard input.",
)

path_argument = click.argument("path", required=False)
"""For commands that have no other word to ask for: the same as ``--data``."""

format_option = click.option(
    "--format", "format_", type=click.Choice(FORMATS), default=TABLE, show_default=True, help="How to print."
)

brief_format_option = click.option(
    "--format",
    "format_",
    type=click.Choice([TABLE, "json"]),
    default=TABLE,
    show_default=True,
    help="How to print.",
)
"""For answers of several parts, which are no table."""

seed_option = click.option(
    "--seed", type=click.IntRange(0), default=0, show_default=True, help="The same seed, the same draws."
)


def top_option(
    things: str, others: str = "Other formats give", default: int = DEFAULT_TOP
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command ``--top``: how many things its table shows."""
    return click.option(
        "--top",
        type=click.IntRange(0),
        default=default,
        show_default=True,
        help=f"How many {things} a table shows; 0 shows all. {others} all.",
    )


def data_path(path: str | None, data: str | None) -> str | None:
    """Give the one of PATH and ``--data`` that is there.

    Raises
    ------
    click.UsageError
        If both are.
    """
    if path and data:
        raise click.UsageError("give the data once, as PATH or as --data")
    return path or data
