"""`aigraph cycles` with days, amounts or seeds: loops of single payments."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click

from aigraph.answers.provenance import envelope
from aigraph.answers.queries.temporal_loops import (
    amounts_sentence,
    left_out_row,
    left_out_sentences,
    payment_cells,
    payment_loop_documents,
    payment_loops_sentence,
    query_row,
)
from aigraph.cli.options.view import Query
from aigraph.cli.output.progress_line import show_progress
from aigraph.cli.output.tables import Column, print_table
from aigraph.cli.output.text import print_json, print_note, print_provenance, print_rows, print_warning, top_note
from aigraph.language.loops import stopped_text
from aigraph.language.translation import gettext, gettext_noop
from aigraph.loops.temporal_loops import PaymentLoop, PaymentLoops, find_temporal_loops


def show_temporal_cycles(
    query: Query, payments: Mapping[str, Any], max_length: int, top: int, limits: Mapping[str, Any]
) -> None:
    """Print the loops of single payments, with the day and the amount of each payment.

    Parameters
    ----------
    payments, limits : mapping
        Arguments of `find_temporal_loops` by name.
    """
    with show_progress():
        found = find_temporal_loops(query.view, max_length=max_length, **payments, **limits)
    kept = [loop for loop in found if not query.companies or set(query.companies) & set(loop.companies)]
    intake = query.ledger.intake
    truncated = found.truncated or (intake and intake.cut) or None
    around = envelope(query.view, truncated) | query_row(found.query) | {"left_out": left_out_row(found.edges)}
    if query.is_for_people:
        _print_loops(query, found, kept, top)
    elif query.format == "json":
        print_json(around | {"loops": payment_loop_documents(kept)})
    else:
        print_rows([loop.row() for loop in kept], query.format, around, "loops")
    if not query.is_for_people:
        for sentence in left_out_sentences(found.edges, found.query):
            print_warning(sentence)
    if found.truncated:
        print_warning(gettext("the search {stopped}", stopped=stopped_text(found.truncated)))
        if found.truncated.is_interrupt:
            click.get_current_context().exit(1)


def _print_loops(query: Query, found: PaymentLoops, kept: list[PaymentLoop], top: int) -> None:
    if kept:
        print_table(
            (
                Column(gettext("Loop"), right=True, fixed=True),
                Column(gettext("Payer")),
                Column(gettext("Payee")),
                Column(gettext("Day"), fixed=True),
                Column(gettext("Amount"), right=True, fixed=True),
                Column(gettext("Of the last"), right=True, fixed=True, wide=72),
                Column(gettext("Days"), right=True, fixed=True),
            ),
            payment_cells(query.ledger, kept[: top or None]),
        )
    shown = top_note(top, len(kept), gettext_noop("the {top:,} largest"))
    print_note(gettext("{sentence}.", sentence=f"{payment_loops_sentence(found)}{shown}"))
    print_note(amounts_sentence())
    for sentence in left_out_sentences(found.edges, found.query):
        print_note(gettext("{sentence}.", sentence=f"{sentence[0].upper()}{sentence[1:]}"))
    print_note(gettext("Money can go round in the ordinary course of business; this does not imply impropriety."))
    print_provenance(query.view)
