"""`aigraph uncertainty` and `aigraph tornado`: how far a figure can move, and which deals move it most."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from aigraph.answers.measure_text import value_with_unit
from aigraph.answers.provenance import envelope
from aigraph.answers.queries.figure_range import (
    ROUND_TRIP_SHARE,
    bar_rows,
    bars_sentences,
    figure_meaning,
    figure_of_network,
    headline,
    range_lines,
    range_sentences,
)
from aigraph.answers.queries.system_figures import FIGURE_NAMES
from aigraph.answers.system import MONOTONE
from aigraph.cli.options.common import seed_option
from aigraph.cli.options.completion import complete_company
from aigraph.cli.options.view import Query, view_options
from aigraph.cli.output.tables import WIDE, Column, print_table
from aigraph.cli.output.text import print_json, print_note, print_provenance, print_rows
from aigraph.flows.network import Network
from aigraph.language.amounts import money
from aigraph.model.instruments import Layer
from aigraph.model.view import View

if TYPE_CHECKING:
    from aigraph.measures.tornado import Bar, Tornado

ROUND_TRIP = ROUND_TRIP_SHARE.replace("_", "-")
DEFAULT_DRAWS = 200
DEFAULT_TOP = 5

_figure = click.argument(
    "figure", type=click.Choice([*FIGURE_NAMES, ROUND_TRIP]), metavar="FIGURE", default=FIGURE_NAMES[0]
)
_vendor = click.option(
    "--of", "vendor", metavar="COMPANY", shell_complete=complete_company, help=f"Whose, for {ROUND_TRIP}."
)
_time_limit = click.option(
    "--time-limit",
    type=click.FloatRange(0, min_open=True),
    default=300,
    show_default=True,
    help="Give up at once if it would take more than SECONDS.",
)


@click.command("uncertainty")
@_figure
@view_options
@_vendor
@click.option(
    "--draws",
    type=click.IntRange(1),
    default=DEFAULT_DRAWS,
    show_default=True,
    help="How often to draw all amounts, in each of two ways.",
)
@seed_option
@_time_limit
def show_uncertainty(query: Query, figure: str, vendor: str | None, draws: int, seed: int, time_limit: float) -> None:
    """Say how far FIGURE can lie from the truth when every amount can be anything that its sources allow.

    FIGURE is one of those that `aigraph measures` lists, with hyphens, or round-trip-share with --of. By default it is
    throughput-circularity. Below stand the five deals that move it most.
    """
    from aigraph.measures.tornado import tornado
    from aigraph.measures.uncertainty import uncertainty

    key = figure.replace("-", "_")
    measure, view = _measure_and_view(query, key, vendor)
    found = uncertainty(measure, view, monotone=key in MONOTONE, draws=draws, seed=seed, time_limit=time_limit)
    bars = tornado(measure, view, time_limit=time_limit)
    if query.format == "json":
        row = found.row() | {"meaning": figure_meaning(key)}
        print_json(envelope(view) | {"uncertainty": row, "tornado": bar_rows(bars)})
        return
    if not query.is_for_people:
        print_rows([found.row()], query.format, envelope(view), "uncertainty")
        return
    print_note(headline(query.ledger, key, found.interval))
    print_table(
        (
            Column("Amounts"),
            Column("5%", right=True),
            Column("50%", right=True),
            Column("95%", right=True),
        ),
        range_lines(found),
    )
    for sentence in range_sentences(found):
        print_note(sentence)
    _print_bars(bars)
    print_provenance(view)


@click.command("tornado")
@_figure
@view_options
@_vendor
@click.option(
    "--top", type=click.IntRange(0), default=DEFAULT_TOP, show_default=True, help="How many deals; 0 shows all."
)
@_time_limit
def show_tornado(query: Query, figure: str, vendor: str | None, top: int, time_limit: float) -> None:
    """List the deals that move FIGURE most, each set alone to its low and to its high end.

    FIGURE is one of those that `aigraph measures` lists, with hyphens, or round-trip-share with --of. By default it is
    throughput-circularity.
    """
    from aigraph.measures.tornado import tornado

    key = figure.replace("-", "_")
    measure, view = _measure_and_view(query, key, vendor)
    bars = tornado(measure, view, top, time_limit=time_limit)
    if query.format == "json":
        row = bars.figure.row() | {"meaning": figure_meaning(key)}
        print_json(envelope(view) | {"figure": row, "tornado": bar_rows(bars)})
    elif not query.is_for_people:
        print_rows(bar_rows(bars), query.format, envelope(view), "tornado")
    else:
        print_note(headline(query.ledger, key, bars.figure))
        _print_bars(bars)
        print_provenance(view)


def _measure_and_view(query: Query, figure: str, vendor: str | None) -> tuple[Callable[[Network], Any], View]:
    """Give the figure as a function of a network, and the view to ask it of."""
    if figure == ROUND_TRIP_SHARE and not vendor:
        raise click.UsageError(f"{ROUND_TRIP} needs a company: add --of COMPANY")
    if figure != ROUND_TRIP_SHARE and vendor:
        raise click.UsageError(f"--of belongs to {ROUND_TRIP}; use --company for the deals that touch a company")
    view = query.touching(replace(query.view, layers=(Layer.CASH,)))
    return figure_of_network(figure, view, vendor), view


def _print_bars(found: Tornado) -> None:
    if found.bars:
        unit = found.figure.unit
        print_table(
            (
                Column("Deal", hyphens=True),
                Column("Amount", right=True),
                Column("At low", right=True),
                Column("At high", right=True),
                Column("Moves it by", wide=WIDE, right=True),
            ),
            (_bar_cells(bar, unit) for bar in found.bars),
        )
    for sentence in bars_sentences(found):
        print_note(sentence)


def _bar_cells(bar: Bar, unit: str) -> tuple[str, ...]:
    low, high = (value_with_unit(end.central, unit, "undefined") for end in (bar.at_low, bar.at_high))
    return bar.deal, money(bar.amount), low, high, value_with_unit(bar.swing, unit, "undefined")
