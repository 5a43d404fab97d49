"""The options that name a figure of the network, and the question that they add up to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import click

from aigraph.answers.queries.figure_range import ROUND_TRIP_SHARE, figure_of_network
from aigraph.answers.queries.system_figures import FIGURE_NAMES
from aigraph.cli.options.completion import complete_company
from aigraph.cli.options.view import Query, company_ids
from aigraph.flows.network import Network
from aigraph.model.instruments import Layer
from aigraph.model.ledger import View

_ROUND_TRIP = ROUND_TRIP_SHARE.replace("_", "-")

figure_argument = click.argument(
    "figure", type=click.Choice([*FIGURE_NAMES, _ROUND_TRIP]), metavar="FIGURE", default=FIGURE_NAMES[0]
)
vendor_option = click.option(
    "--of", "vendor", metavar="COMPANY", shell_complete=complete_company, help=f"Whose, for {_ROUND_TRIP}."
)
max_seconds_option = click.option(
    "--max-seconds",
    type=click.FloatRange(0, min_open=True),
    default=300,
    show_default=True,
    help="Give up at once if it would take more than SECONDS.",
)


def measure_and_view(query: Query, figure: str, vendor: str | None) -> tuple[Callable[[Network], Any], View]:
    """Give the figure as a function of a network, and the view to ask it of."""
    if figure == ROUND_TRIP_SHARE and not vendor:
        raise click.UsageError(f"{_ROUND_TRIP} needs a company: add --of COMPANY")
    if figure != ROUND_TRIP_SHARE and vendor:
        raise click.UsageError(f"--of belongs to {_ROUND_TRIP}; use --company for the deals that touch a company")
    view = query.touching(replace(query.view, layers=(Layer.CASH,)))
    companies = company_ids(view, [vendor] if vendor else [])
    return figure_of_network(figure, view, *(companies or (None,))), view
