"""`aigraph uncertainty`: how far a figure can lie from the truth."""

from __future__ import annotations

from typing import Any

import click

from aigraph.answers.provenance import envelope
from aigraph.answers.queries.figure_range import bar_rows, draw_lines, headline, range_sentences
from aigraph.cli.measure.tornado import print_bars
from aigraph.cli.options.common import seed_option
from aigraph.cli.options.draws import draws_option
from aigraph.cli.options.figures import max_seconds_option, measure_and_view, measure_argument, of_option
from aigraph.cli.options.view import Query, view_options
from aigraph.cli.output.progress_line import show_progress
from aigraph.cli.output.tables import Column, print_table
from aigraph.cli.output.text import print_json, print_note, print_provenance, print_rows
from aigraph.language.translation import gettext


@click.command("uncertainty")
@measure_argument("throughput-circularity")
@view_options
@of_option
@draws_option
@seed_option
@max_seconds_option
def show_uncertainty(
    query: Query, figure: str, vendor: str | None, draws: int | None, seed: int, max_seconds: float
) -> None:
    """Say how far MEASURE can lie from the truth when every amount can be anything that its sources allow.

    MEASURE is one of those that `aigraph measures` lists. By default it is throughput-circularity. Below stand the five deals
    that move it most.
    """
    from aigraph.measures.tornado import tornado
    from aigraph.measures.uncertainty import uncertainty

    listed, view, company = measure_and_view(query, figure, vendor)
    settings: dict[str, Any] = {"of": company, "max_seconds": max_seconds}
    with show_progress() as progress:
        found = uncertainty(view, listed.name, draws=draws, seed=seed, progress=progress, **settings)
        bars = tornado(view, listed.name, progress=progress, **settings)
    if query.format == "json":
        row = found.row() | {"meaning": listed.meaning}
        print_json(envelope(view) | {"uncertainty": row, "tornado": bar_rows(bars)})
        return
    if not query.is_for_people:
        print_rows([found.row()], query.format, envelope(view), "uncertainty")
        return
    print_note(headline(query.ledger, listed, found.interval))
    if found.alone:
        print_table(
            (
                Column(gettext("Amounts drawn")),
                Column(gettext("Middle of the draws"), right=True),
                Column(gettext("Nine in ten draws between")),
            ),
            draw_lines(found),
        )
    for sentence in range_sentences(found):
        print_note(sentence)
    print_bars(bars)
    print_provenance(view)
