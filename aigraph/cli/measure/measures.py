"""`aigraph measures`: how circular the whole network is."""

from __future__ import annotations

from dataclasses import replace

import click

from aigraph.answers.measure_text import denominators_text, end_cell, unit_text, value_text
from aigraph.answers.provenance import envelope
from aigraph.answers.queries.system_figures import (
    measure_rows,
    measures_sentences,
)
from aigraph.answers.system import measure_system
from aigraph.cli.options.common import path_argument
from aigraph.cli.options.draws import SPREAD_SECONDS, spread_options
from aigraph.cli.options.view import Query, view_options
from aigraph.cli.output.progress_line import show_progress
from aigraph.cli.output.tables import WIDE, Column, print_table
from aigraph.cli.output.text import print_note, print_provenance, print_rows
from aigraph.language.translation import gettext
from aigraph.measures.catalogue.names import MEASURES
from aigraph.model.instruments import Layer
from aigraph.model.ledger import View


@click.command()
@path_argument
@view_options
@spread_options
def measures(query: Query, spread: bool, draws: int | None, seed: int) -> None:
    """Print the figures about the whole network: what goes round, and what it is a share of.

    Cash deals only. With --company only the deals that touch these companies.
    """
    whole = replace(query.view, layers=(Layer.CASH,))
    view = query.touching(whole)
    if spread:
        _print_spread(query, view, draws, seed)
        return
    found = measure_system(view)
    if not query.is_for_people:
        print_rows(measure_rows(found), query.format, envelope(whole), "measures")
        return
    print_table(
        (
            Column(gettext("Figure")),
            Column(gettext("Low"), right=True),
            Column(gettext("On record"), right=True),
            Column(gettext("High"), right=True),
            Column(gettext("Unit"), fixed=True),
            Column(gettext("Share of"), wide=72),
            Column(gettext("Meaning"), wide=WIDE),
        ),
        (
            (
                MEASURES[measure.name].title,
                end_cell(measure, measure.low),
                value_text(measure.on_record, measure.unit, gettext("unknown")),
                end_cell(measure, measure.high),
                unit_text(measure.unit),
                denominators_text(measure),
                MEASURES[measure.name].explanation,
            )
            for measure in found
        ),
    )
    for sentence in measures_sentences(found, view):
        print_note(sentence)
    print_provenance(whole)


def _print_spread(query: Query, view: View, draws: int | None, seed: int) -> None:
    """Print each figure beside the middle of its draws."""
    from aigraph.answers.spread_text import draws_sentence, spread_cells, spread_rows
    from aigraph.measures.spread import spread

    with show_progress() as progress:
        found = spread(view, draws=draws, seed=seed, max_seconds=SPREAD_SECONDS, progress=progress)
    if not query.is_for_people:
        print_rows(spread_rows(found), query.format, envelope(view), "measures")
        return
    print_note(draws_sentence(found[0].draws, seed, found[0].not_drawn))
    print_table(
        (
            Column(gettext("Figure")),
            Column(gettext("On record"), right=True),
            Column(gettext("Middle of the draws"), right=True),
            Column(gettext("Nine in ten draws between")),
            Column(gettext("Unit"), fixed=True),
            Column(gettext("All together"), wide=WIDE),
            Column(gettext("Share of, on record"), wide=WIDE),
        ),
        (
            (
                MEASURES[each.figure.name].title,
                value_text(each.figure.on_record, each.figure.unit, gettext("unknown")),
                *spread_cells(each),
                unit_text(each.figure.unit),
                spread_cells(each, together=True)[1],
                denominators_text(each.figure),
            )
            for each in found
        ),
    )
    print_note(
        gettext(
            "Exact: the ends over all that the amounts allow, which no draw is needed for. Each amount is drawn alone."
        )
    )
    print_provenance(view)
