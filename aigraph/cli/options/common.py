"""Types and options that several commands share: days, layers, formats, lists cut short, and the search for loops."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from datetime import date
from typing import Any

import click
from click.core import ParameterSource

from aigraph.answers.tabular import ROW_FORMATS
from aigraph.model.dates import day_of_view
from aigraph.model.instruments import Layer
from aigraph.model.loop import KINDS
from aigraph.model.names import UnknownChoiceError, choices_of
from aigraph.model.search_limits import DEFAULT_BYTES, DEFAULT_LENGTH, DEFAULT_LOOPS

TABLE = "table"
"""The format for people; all others are for programs."""

FORMATS = (TABLE, *ROW_FORMATS)
DEFAULT_TOP = 20
GIGABYTE = 1_000_000_000


class Day(click.ParamType[date]):
    """A day; a year or month means its last day."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read the day, or refuse it as wrong usage."""
        try:
            return day_of_view(str(value))
        except ValueError as error:
            self.fail(str(error), param, ctx)


class Layers(click.ParamType[tuple[Layer, ...]]):
    """Layers joined by commas, or ``all``."""

    name = "layers"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[Layer, ...]:
        """Read the list, or refuse it as wrong usage."""
        try:
            return choices_of(Layer, value)
        except UnknownChoiceError as error:
            self.fail(f"{error}, joined by commas, or all", param, ctx)


class Size(click.ParamType[int]):
    """An amount of memory: ``500MB``, ``2GB``, or a number of bytes; 0 is no limit."""

    name = "size"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Read the size, or refuse it as wrong usage."""
        if isinstance(value, int):
            return value
        match = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([kmgt]?)b?", str(value).strip().casefold())
        if not match:
            self.fail(
                f"{value!r}: expected a size such as 500MB, 2GB or a number of bytes; 0 sets no limit", param, ctx
            )
        number, unit = match.groups()
        return int(float(number) * 1000 ** " kmgt".index(unit or " "))


def _not_empty(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    if value == "":
        raise click.BadParameter("an empty path names nothing; leave it out for the shipped data")
    return value


data_option = click.option(
    "--data",
    metavar="PATH",
    callback=_not_empty,
    help="A folder of deal tables, or a table of your own, instead of the shipped data; - is standard input.",
)

path_argument = click.argument("path", required=False, callback=_not_empty)
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
    context = click.get_current_context(silent=True)
    if path and context and context.get_parameter_source("data") is ParameterSource.DEFAULT_MAP:
        # What is typed goes before what the settings say.
        return path
    if path and data:
        raise click.UsageError("give the data once, as PATH or as --data")
    return path or data


kind_option = click.option(
    "--kind",
    "kinds",
    type=click.Choice([str(kind) for kind in KINDS]),
    multiple=True,
    help="Only loops of this kind; may be repeated. [default: circular, incentive, backstop, plain]",
)

max_length_option = click.option(
    "--max-length",
    type=click.IntRange(2),
    default=DEFAULT_LENGTH,
    show_default=True,
    help="The most companies in a loop.",
)

_LIMIT_OPTIONS = (
    click.option(
        "--max-loops",
        type=click.IntRange(0),
        default=DEFAULT_LOOPS,
        show_default=True,
        help="Stop each search after so many loops or rings of companies; 0 looks at all.",
    ),
    click.option(
        "--max-seconds",
        type=click.FloatRange(0, min_open=True),
        metavar="SECONDS",
        help="Stop looking for loops after so much time, and show what was found.",
    ),
    click.option(
        "--max-bytes",
        type=Size(),
        default=f"{DEFAULT_BYTES // GIGABYTE}GB",
        show_default=True,
        metavar="SIZE",
        help="Stop when the loops take so much memory, roughly: 500MB, 2GB; 0 sets no limit.",
    ),
)


def limit_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command what may end its search for loops, passed on as `limits`: arguments of `find_loops` by name."""

    @functools.wraps(command)
    def run(query: object, max_loops: int, max_seconds: float | None, max_bytes: int, **rest: Any) -> None:
        limits = {"max_loops": max_loops or None, "max_seconds": max_seconds, "max_bytes": max_bytes or None}
        command(query, limits=limits, **rest)

    for option in reversed(_LIMIT_OPTIONS):
        run = option(run)
    return run
