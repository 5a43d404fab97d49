"""`aigraph uncertainty`: how far a figure can lie from the truth."""

from __future__ import annotations

import click

from aigraph.answers.provenance import envelope
from aigraph.answers.queries.figure_range import (
    bar_rows,
    figure_meaning,
    headline,
    quantile_lines,
    range_sentences,
)
from aigraph.cli.measure.tornado import print_bars
from aigraph.cli.options.common import seed_option
from aigraph.cli.options.figures import figure_argument, max_seconds_option, measure_and_view, vendor_option
from aigraph.cli.options.view import Query, view_options
from aigraph.cli.output.tables import Column, print_table
from aigraph.cli.output.text import print_json, print_note, print_provenance, print_rows

DEFAULT_DRAWS = 200


@click.command("uncertainty")
@figure_argument
@view_options
@vendor_option
@click.option(
    "--draws",
    type=click.IntRange(1),
    default=DEFAULT_DRAWS,
    show_default=True,
    help="How often to draw all amounts, in each of two ways.",
)
@seed_option
@max_seconds_option
def show_uncertainty(query: Query, figure: str, vendor: str | None, draws: int, seed: int, max_seconds: float) -> None:
    """Say how far FIGURE can lie from the truth when every amount can be anything that its sources allow.

    FIGURE is one of those that `aigraph measures` lists, with hyphens, or round-trip-share with --of. By default it is
    throughput-circularity. Below stand the five deals that move it most.
    """
    from aigraph.measures.tornado import tornado
    from aigraph.measures.uncertainty import uncertainty

    key = figure.replace("-", "_")
    measure, view = measure_and_view(query, key, vendor)
    found = uncertainty(view, measure, draws=draws, seed=seed, max_seconds=max_seconds)
    bars = tornado(view, measure, max_seconds=max_seconds)
    if query.format == "json":
        row = found.row() | {"meaning": figure_meaning(key)}
        print_json(envelope(view) | {"uncertainty": row, "tornado": bar_rows(bars)})
        return
    if not query.is_for_people:
        print_rows([found.row()], query.format, envelope(view), "uncertainty")
        return
    print_note(headline(query.ledger, key, found.interval))
    if found.independent:
        print_table(
            (
                Column("Amounts"),
                Column("5%", right=True),
                Column("50%", right=True),
                Column("95%", right=True),
            ),
            quantile_lines(found),
        )
    for sentence in range_sentences(found):
        print_note(sentence)
    print_bars(bars)
    print_provenance(view)
