"""`aigraph null-model`: loops on record beside those that chance gives."""

from __future__ import annotations

import click

from aigraph.answers.provenance import envelope
from aigraph.answers.queries.chance_comparison import (
    comparison_cells,
    comparison_rows,
    comparison_sentences,
    comparisons,
    null_model_document,
)
from aigraph.cli.options.common import path_argument, seed_option
from aigraph.cli.options.view import Query, view_options
from aigraph.cli.output.tables import Column, print_table
from aigraph.cli.output.text import print_json, print_note, print_provenance, print_rows
from aigraph.language.translation import gettext
from aigraph.measures.null_model import DEFAULT_DRAWS, null_model


@click.command("null-model")
@path_argument
@view_options
@click.option(
    "--draws",
    type=click.IntRange(1),
    default=DEFAULT_DRAWS,
    show_default=True,
    help="How many networks to draw.",
)
@seed_option
def compare_with_chance(query: Query, draws: int, seed: int) -> None:
    """Compare the pairs that fund and buy with those that chance gives.

    Counts how often a funded company buys from its funder, deals funding and purchases out anew many times with every
    company's number of partners and their roles kept, and counts again: with all pairs, and without those of one package.
    """
    if query.companies:
        raise click.UsageError("--company: chance is a matter of all companies together; leave it out")
    found = null_model(query.view, draws=draws, seed=seed)
    if query.format == "json":
        print_json(envelope(query.view) | null_model_document(found))
        return
    if not query.is_for_people:
        print_rows(comparison_rows(found), query.format, envelope(query.view), "null_model")
        return
    print_table(
        (
            Column(gettext("Count")),
            Column(gettext("On record"), right=True),
            Column(gettext("By chance"), right=True),
            Column(gettext("Nine in ten"), right=True),
            Column(gettext("Draws with as many"), right=True),
        ),
        map(comparison_cells, comparisons(found)),
    )
    for sentence in comparison_sentences(found):
        print_note(sentence)
    print_provenance(query.view)
