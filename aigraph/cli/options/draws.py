"""The options of figures that are computed again with other amounts: draws, their seed, and the time they may take."""

from __future__ import annotations

from collections.abc import Callable

import click

from aigraph.cli.options.common import seed_option
from aigraph.measures.bands import DEFAULT_DRAWS

BANDS_SECONDS = 300.0
"""The most that draws may be expected to take."""

_BANDS_OPTIONS = (
    click.option("--bands", is_flag=True, help="Add the 5, 50 and 95 % quantiles over what the amounts can be."),
    click.option(
        "--draws",
        type=click.IntRange(1),
        default=DEFAULT_DRAWS,
        show_default=True,
        help="How often to draw, for --bands.",
    ),
    seed_option,
)


def bands_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of bands."""
    for option in reversed(_BANDS_OPTIONS):
        command = option(command)
    return command
