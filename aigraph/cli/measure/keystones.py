"""`aigraph keystones`: what holds the loops together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from aigraph.answers.provenance import envelope
from aigraph.answers.queries.keystone_list import (
    companies_sentence,
    company_set_text,
    deals_sentence,
    describe_bundle,
    fall_sentence,
    has_loops,
    knock_out_cells,
    knock_outs_of,
    knock_outs_on_loops,
    other_deal_sets,
    unpriced_sentence,
)
from aigraph.cli.options.common import max_length_option, path_argument, top_option
from aigraph.cli.options.view import Query, view_options
from aigraph.cli.output.progress_line import show_progress
from aigraph.cli.output.tables import Column, print_table
from aigraph.cli.output.text import print_json, print_note, print_provenance, print_rows, print_warning
from aigraph.language.translation import gettext
from aigraph.model.ledger import Ledger, View

if TYPE_CHECKING:
    from aigraph.measures.keystones import Keystones, KnockOut

DEFAULT_TOP = 10


@click.command("keystones")
@path_argument
@view_options
@max_length_option
@top_option("companies and how many bundles of deals", default=DEFAULT_TOP)
@click.option(
    "--max-seconds",
    type=click.FloatRange(0, min_open=True),
    default=20,
    show_default=True,
    help="Give up after SECONDS.",
)
def find_keystones(query: Query, max_length: int, top: int, max_seconds: float) -> None:
    """Say which companies and deals hold the loops together.

    The fewest companies and the cheapest deals without which no loop of cash is left, and for each company and each bundle of
    deals the loops through it and by how much what could be set off falls without it. Only cash deals count.
    """
    from aigraph.measures.keystones import keystones

    with show_progress():
        found = keystones(query.view, max_length=max_length, max_seconds=max_seconds)
    kept = knock_outs_of(found, query.companies)
    if query.is_for_people:
        _print_sets(query.view, found)
        for is_bundle in (False, True):
            _print_knock_outs(query.ledger, found, [k for k in kept if bool(k.bundle) is is_bundle], top)
        print_note(fall_sentence(found, query.view, max_length))
        print_provenance(query.view)
    elif query.format == "json":
        answer = envelope(query.view) | {"max_length": max_length, "keystones": found.row()}
        print_json(answer | {"knock_outs": [knock_out.row() for knock_out in kept]})
    else:
        print_rows([knock_out.row() for knock_out in kept], query.format, envelope(query.view), "knock_outs")
    if kept and kept[0].loops.note:
        print_warning(kept[0].loops.note)


def _print_sets(view: View, found: Keystones) -> None:
    print_note(companies_sentence(found))
    if not has_loops(found):
        return
    print_note(company_set_text(view.ledger, found), "  ")
    print_note(deals_sentence(found, view))
    if found.deals.on_record is None:
        return
    for bundle in found.deal_sets[0]:
        print_note(describe_bundle(view.ledger, bundle), "  ")
    print_note(other_deal_sets(found), "  ")
    print_note(unpriced_sentence(found))


def _print_knock_outs(ledger: Ledger, found: Keystones, kept: Sequence[KnockOut], top: int) -> None:
    on_loops = knock_outs_on_loops(kept)
    shown = on_loops[: top or None]
    if not shown:
        return
    print_table(
        (
            Column(gettext("Deals from, to") if shown[0].bundle else gettext("Company")),
            Column(gettext("Loops"), right=True, fixed=True),
            Column(gettext("Circular"), right=True, fixed=True, wide=60),
            Column(gettext("Fall"), right=True, fixed=True),
            Column(gettext("Share"), right=True, fixed=True),
        ),
        (knock_out_cells(ledger, found, knock_out) for knock_out in shown),
    )
    if len(shown) < len(on_loops):
        print_note(
            gettext("{shown:,} of {all:,} on loops are shown, --top 0 shows all.", shown=len(shown), all=len(on_loops))
        )
