"""`aigraph measures`: how circular the whole network is."""

from __future__ import annotations

from dataclasses import replace

import click

from aigraph.answers.measure_text import denominators_text, end_cell, unit_text, value_text
from aigraph.answers.provenance import envelope
from aigraph.answers.queries.system_figures import (
    band_rows,
    bands_sentence,
    measure_rows,
    measures_sentences,
    quantile_cells,
    quantiles_sentence,
)
from aigraph.answers.system import MEANINGS, measure_system
from aigraph.cli.options.common import path_argument
from aigraph.cli.options.draws import BANDS_SECONDS, bands_options
from aigraph.cli.options.view import Query, view_options
from aigraph.cli.output.tables import WIDE, Column, print_table
from aigraph.cli.output.text import print_note, print_provenance, print_rows
from aigraph.model.instruments import Layer
from aigraph.model.ledger import View


@click.command()
@path_argument
@view_options
@bands_options
def measures(query: Query, bands: bool, draws: int, seed: int) -> None:
    """Print the figures about the whole network: what goes round, and what it is a share of.

    Cash deals only. With --company only the deals that touch these companies.
    """
    whole = replace(query.view, layers=(Layer.CASH,))
    view = query.touching(whole)
    if bands:
        _print_bands(query, view, draws, seed)
        return
    found = measure_system(view)
    if not query.is_for_people:
        print_rows(measure_rows(found), query.format, envelope(whole), "measures")
        return
    print_table(
        (
            Column("Figure"),
            Column("Low", right=True),
            Column("On record", right=True),
            Column("High", right=True),
            Column("Unit", fixed=True),
            Column("Share of", wide=72),
            Column("Meaning", wide=WIDE),
        ),
        (
            (
                measure.name.replace("_", " "),
                end_cell(measure, measure.low),
                value_text(measure.on_record, measure.unit, "unknown"),
                end_cell(measure, measure.high),
                unit_text(measure.unit),
                denominators_text(measure),
                MEANINGS[measure.name],
            )
            for measure in found
        ),
    )
    for sentence in measures_sentences(found, view):
        print_note(sentence)
    print_provenance(whole)


def _print_bands(query: Query, view: View, draws: int, seed: int) -> None:
    """Print each figure with the quantiles of its draws."""
    from aigraph.measures.bands import bands

    found = bands(view, measure_system, draws=draws, seed=seed, max_seconds=BANDS_SECONDS)
    if not query.is_for_people:
        print_rows(band_rows(found), query.format, envelope(view), "measures")
        return
    print_table(
        (
            Column("Figure"),
            Column("On record", right=True),
            Column("5%", right=True),
            Column("50%", right=True),
            Column("95%", right=True),
            Column("Unit", fixed=True),
            Column("Together 5%", wide=WIDE, right=True),
            Column("Together 95%", wide=WIDE, right=True),
            Column("Share of, on record", wide=WIDE),
        ),
        (
            (
                band.on_record.name.replace("_", " "),
                value_text(band.on_record.on_record, band.on_record.unit, "unknown"),
                *quantile_cells(band),
                unit_text(band.on_record.unit),
                *quantile_cells(band, together=True)[::2],
                denominators_text(band.on_record),
            )
            for band in found
        ),
    )
    print_note(quantiles_sentence(draws, seed))
    print_note(bands_sentence(found, view))
    print_provenance(view)
