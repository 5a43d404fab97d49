"""`aigraph tornado`: the deals that move a figure most, each alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from aigraph.answers.measure_text import value_with_unit
from aigraph.answers.provenance import envelope
from aigraph.answers.queries.figure_range import (
    bar_rows,
    bars_sentences,
    headline,
)
from aigraph.cli.options.figures import max_seconds_option, measure_and_view, measure_argument, of_option
from aigraph.cli.options.view import Query, view_options
from aigraph.cli.output.progress_line import show_progress
from aigraph.cli.output.tables import WIDE, Column, print_table
from aigraph.cli.output.text import print_json, print_note, print_provenance, print_rows
from aigraph.language.sentences import money
from aigraph.language.translation import gettext

if TYPE_CHECKING:
    from aigraph.measures.tornado import Bar, Tornado

DEFAULT_TOP = 5


@click.command("tornado")
@measure_argument("throughput-circularity")
@view_options
@of_option
@click.option(
    "--top", type=click.IntRange(0), default=DEFAULT_TOP, show_default=True, help="How many deals; 0 shows all."
)
@max_seconds_option
def show_tornado(query: Query, figure: str, vendor: str | None, top: int, max_seconds: float) -> None:
    """List the deals that move MEASURE most, each set alone to its low and to its high end.

    MEASURE is one of those that `aigraph measures` lists. By default it is throughput-circularity.
    """
    from aigraph.measures.tornado import tornado

    listed, view, company = measure_and_view(query, figure, vendor)
    with show_progress() as progress:
        bars = tornado(view, listed.name, of=company, top=top, max_seconds=max_seconds, progress=progress)
    if query.format == "json":
        row = bars.figure.row() | {"meaning": listed.meaning}
        print_json(envelope(view) | {"figure": row, "tornado": bar_rows(bars)})
    elif not query.is_for_people:
        print_rows(bar_rows(bars), query.format, envelope(view), "tornado")
    else:
        print_note(headline(query.ledger, listed, bars.figure))
        print_bars(bars)
        print_provenance(view)


def print_bars(found: Tornado) -> None:
    """Print the deals that move a figure most, and how they were moved."""
    if found.bars:
        unit = found.figure.unit
        print_table(
            (
                Column(gettext("Deal"), flexible=True),
                Column(gettext("Amount"), right=True),
                Column(gettext("At low"), right=True),
                Column(gettext("At high"), right=True),
                Column(gettext("Moves it by"), wide=WIDE, right=True),
            ),
            (_bar_cells(bar, unit) for bar in found.bars),
        )
    for sentence in bars_sentences(found):
        print_note(sentence)


def _bar_cells(bar: Bar, unit: str) -> tuple[str, ...]:
    low, high = (value_with_unit(end.on_record, unit, gettext("undefined")) for end in (bar.at_low, bar.at_high))
    return bar.deal, money(bar.amount), low, high, value_with_unit(bar.swing, unit, gettext("undefined"))
