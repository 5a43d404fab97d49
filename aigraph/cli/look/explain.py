"""`aigraph explain`: one loop, traced to its sources."""

from __future__ import annotations

import click

from aigraph.answers.explanation import Explanation, explain
from aigraph.answers.provenance import envelope
from aigraph.answers.queries.loop_sources import (
    cite,
    describe_event,
    event_rows,
    loop_summary,
    timing_document,
    timing_sentence,
)
from aigraph.cli.options.common import max_length_option
from aigraph.cli.options.view import Query, view_options
from aigraph.cli.output.progress_line import show_progress
from aigraph.cli.output.text import print_note, print_provenance, print_rows
from aigraph.language.companies import arrow_notation
from aigraph.language.sentences import describe_arrow, describe_leg
from aigraph.model.deal import Event
from aigraph.model.evidence import FLAGS
from aigraph.model.source import Source


@click.command("explain")
@click.argument("loop")
@view_options
@max_length_option
def explain_loop(query: Query, loop: str, max_length: int) -> None:
    """Trace LOOP to its sources.

    LOOP is the companies joined by hyphens, as `aigraph cycles` prints it, begun at any of them.
    """
    with show_progress():
        found = explain(query.view, loop, max_length)
    if query.is_for_people:
        for explanation in found:
            _print_explanation(query, explanation)
        print_provenance(query.view)
    else:
        rows = [row for explanation in found for row in event_rows(explanation)]
        loops = [timing_document(explanation) for explanation in found]
        print_rows(rows, query.format, envelope(query.view) | {"loops": loops}, "events")


def _print_explanation(query: Query, explanation: Explanation) -> None:
    ledger, loop = query.ledger, explanation.loop
    click.secho(f"{arrow_notation(ledger, loop)}  ({loop.kind})", bold=True)
    print_note(loop_summary(loop))
    print_note(timing_sentence(loop))
    for number, leg in enumerate(loop.legs, start=1):
        click.echo()
        print_note(f"{number}. {describe_leg(ledger, leg)}")
        for arrow in leg.arrows:
            alone = len(leg.arrows) == 1
            print_note(f"[{arrow.deal.id}]" if alone else f"{describe_arrow(ledger, arrow)} [{arrow.deal.id}]", "   ")
            if arrow.deal.title:
                print_note(arrow.deal.title, "     ")
            for event, source in explanation.told[arrow.deal.id]:
                _print_event(event, source)
    click.echo()
    _print_evidence(explanation)


def _print_event(event: Event, source: Source | None) -> None:
    print_note(describe_event(event), "     ")
    print_note(cite(event, source), "       ")
    if source and source.url:
        # An address is printed whole on a line of its own, so that it can be clicked or copied.
        click.echo(f"       {source.url}")


def _print_evidence(explanation: Explanation) -> None:
    answered = {flag: rows for flag, rows in explanation.evidence.items() if rows}
    unknown = [flag for flag in FLAGS if flag not in answered]
    if not answered:
        print_note("Evidence beyond structure: none entered.")
    for flag, rows in answered.items():
        print_note(f"{flag} {FLAGS[flag]}")
        for row in rows:
            reported = f": {row.reported}" if row.reported else ""
            source = f" [{row.source}]" if row.source else ""
            print_note(f"{row.answer}{reported}{source}", "   ")
    if answered and unknown:
        print_note(f"Not entered, so unknown: {', '.join(unknown)}.")
    click.echo()
