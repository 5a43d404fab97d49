"""The options that name a measure, and the question that they add up to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import click

from aigraph.cli.options.completion import complete_company, complete_measure
from aigraph.cli.options.view import Query, company_ids
from aigraph.measures.catalogue.listed import COMPANY, LOOPS, WINDOW, ListedMeasure
from aigraph.measures.catalogue.names import measure_named
from aigraph.model.instruments import Layer
from aigraph.model.ledger import View

if TYPE_CHECKING:
    from collections.abc import Callable


def measure_argument(default: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command the argument that names a measure."""
    return click.argument("figure", metavar="MEASURE", default=default, shell_complete=complete_measure)


of_option = click.option(
    "--of",
    "vendor",
    metavar="COMPANY",
    shell_complete=complete_company,
    help="Whose, for a measure of a company: round-trip-share, uses, recycled and the like.",
)
max_seconds_option = click.option(
    "--max-seconds",
    type=click.FloatRange(0, min_open=True),
    default=300,
    show_default=True,
    help="Give up at once if it would take more than SECONDS.",
)


def measure_and_view(query: Query, figure: str, vendor: str | None) -> tuple[ListedMeasure, View, str | None]:
    """Find the measure, the view to ask it of, and the id of the company that it is about, if any."""
    listed = measure_named(figure)
    if vendor and listed.about not in (COMPANY, WINDOW):
        raise click.UsageError(
            f"--of has no place with {listed.typed}; use --company for the deals that touch a company"
        )
    layers = query.view.layers if listed.about == LOOPS else (Layer.CASH,)
    view = query.touching(replace(query.view, layers=layers))
    companies = company_ids(view, [vendor] if vendor else [])
    return listed, view, next(iter(companies), None)
