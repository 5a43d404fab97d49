"""The options of a search for loops: which loops, and what ends the search early."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from aigraph.model.loop import KINDS
from aigraph.model.search_limits import DEFAULT_BYTES, DEFAULT_LENGTH, DEFAULT_RINGS

if TYPE_CHECKING:
    from aigraph.cli.options.view import Query

MEGABYTE = 1_000_000

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
        "--max-rings",
        type=click.IntRange(0),
        default=DEFAULT_RINGS,
        show_default=True,
        help="Stop each search for loops after so many rings of companies; 0 looks at all.",
    ),
    click.option(
        "--max-seconds",
        type=click.FloatRange(0, min_open=True),
        metavar="SECONDS",
        help="Stop looking for loops after so much time, and show what was found.",
    ),
    click.option(
        "--max-memory",
        type=click.IntRange(0),
        default=DEFAULT_BYTES // MEGABYTE,
        show_default=True,
        metavar="MB",
        help="Stop when the loops take so many megabytes, roughly; 0 sets no limit.",
    ),
)


def limit_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command what may end its search for loops, passed on as `limits`: arguments of `find_loops` by name."""

    @functools.wraps(command)
    def run(query: Query, max_rings: int, max_seconds: float | None, max_memory: int, **rest: Any) -> None:
        limits = {
            "max_rings": max_rings or None,
            "max_seconds": max_seconds,
            "max_bytes": max_memory * MEGABYTE or None,
        }
        command(query, limits=limits, **rest)

    for option in reversed(_LIMIT_OPTIONS):
        run = option(run)
    return run
