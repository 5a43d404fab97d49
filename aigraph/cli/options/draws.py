"""The options of figures that are computed again with other amounts: draws, their seed, and the time they may take."""

from __future__ import annotations

from collections.abc import Callable

import click

from aigraph.cli.options.common import seed_option

SPREAD_SECONDS = 300.0
"""The most that the draws of one figure may be expected to take."""

draws_option = click.option(
    "--draws",
    type=click.IntRange(1),
    help="How many sets of amounts to draw, in each of three ways.  [default: 2,000; 200 where each takes long]",
)

_SPREAD_OPTIONS = (
    click.option("--spread", is_flag=True, help="Say between what the quoted ranges leave the figures."),
    draws_option,
    seed_option,
)


def spread_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of a spread."""
    for option in reversed(_SPREAD_OPTIONS):
        command = option(command)
    return command
