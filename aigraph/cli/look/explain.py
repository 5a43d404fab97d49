"""`aigraph explain`: one loop, traced to its sources, or why it is none."""

from __future__ import annotations

import click

from aigraph.answers.evidence_by_day import is_reported_later
from aigraph.answers.explanation import Explanation, TracedLoop, explain
from aigraph.answers.partly_counted import partly_counted
from aigraph.answers.provenance import envelope
from aigraph.answers.public_record.own_rows import deal_record_text
from aigraph.answers.queries.loop_sources import (
    bottleneck_history,
    cite,
    describe_event,
    explanation_document,
    leg_history,
    loop_summary,
    timing_sentence,
)
from aigraph.answers.whole_of_parts import whole_of_parts
from aigraph.answers.why_no_loop import merger_sentences
from aigraph.cli.options.common import max_length_option
from aigraph.cli.options.completion import complete_loop
from aigraph.cli.options.view import Query, view_options
from aigraph.cli.output.progress_line import show_progress
from aigraph.cli.output.text import print_json, print_note, print_provenance, print_rows
from aigraph.language.loops import kinds_text, leg_sizes_text, sizes_sentence
from aigraph.language.sentence_parts import word
from aigraph.language.sentences import arrow_notation, company_name, describe_arrow, describe_leg
from aigraph.language.translation import gettext
from aigraph.model.arrow import Arrow
from aigraph.model.deal import Event
from aigraph.model.evidence import FLAGS, Evidence
from aigraph.model.ledger import Ledger, View
from aigraph.model.source import Source


@click.command("explain")
@click.argument("loop", shell_complete=complete_loop)
@view_options
@max_length_option
def explain_loop(query: Query, loop: str, max_length: int) -> None:
    """Trace LOOP to its sources, or say why it is no loop.

    LOOP is its companies by any of their names, begun at any of them, joined by hyphens, commas, spaces or arrows:
    nvidia-openai-oracle, "NVDA, OpenAI, Oracle", "Nvidia → OpenAI → Oracle → Nvidia".

    Where they form no loop the answer says which leg is missing, what would close it, and which loops come nearest; the exit
    code is then 1.
    """
    with show_progress():
        found = explain(query.view, loop, max_length=max_length)
    if query.is_for_people:
        _print_explanation(query, found)
    elif query.format == "json":
        print_json(envelope(query.view) | explanation_document(found))
    else:
        print_rows(found.rows(), query.format, {}, "events")
    if not found.is_loop:
        if not query.is_for_people and query.format != "json":
            click.echo("\n".join(found.sentences), err=True)
        click.get_current_context().exit(1)


def _print_explanation(query: Query, found: Explanation) -> None:
    if found.is_loop:
        for sentence in merger_sentences(query.view, found.mergers):
            print_note(sentence)
        for traced in found.loops:
            _print_loop(query.view, traced)
        for claim in found.claims:
            print_note(claim.sentence)
    else:
        for sentence in found.sentences:
            print_note(sentence)
    for claim in found.claims:
        if claim.url:
            click.echo(claim.url)
    print_provenance(query.view, [leg for traced in found.loops for leg in traced.loop.legs] if found.is_loop else None)


def _print_loop(view: View, traced: TracedLoop) -> None:
    ledger, loop = view.ledger, traced.loop
    click.secho(f"{arrow_notation(ledger, loop)}  ({kinds_text(loop)})", bold=True)
    print_note(loop_summary(loop))
    print_note(sizes_sentence(view))
    print_note(bottleneck_history(view, loop))
    print_note(timing_sentence(loop))
    shown: set[str] = set()
    for form in loop.forms:
        if len(loop.forms) > 1:
            click.echo()
            roots = ", ".join(company_name(ledger, root) for root in form.roots)
            print_note(gettext("As a loop of kind {kind}, from {companies}:", kind=word(form.kind), companies=roots))
        for number, leg in enumerate(form.legs, start=1):
            click.echo()
            print_note(gettext("{number}. {leg}", number=number, leg=describe_leg(ledger, leg)))
            print_note(leg_sizes_text(leg), "   ")
            print_note(leg_history(view, leg), "   ")
            for sentence in whole_of_parts(view, leg.arrows):
                print_note(sentence, "   ")
            for arrow in leg.arrows:
                _print_arrow(ledger, arrow, traced, is_alone=len(leg.arrows) == 1, is_repeated=arrow.deal.id in shown)
                shown.add(arrow.deal.id)
            for arrow in traced.uncounted:
                if (arrow.payer, arrow.payee) == (leg.payer, leg.payee):
                    print_note(_uncounted_text(ledger, arrow), "   ")
    click.echo()
    _print_evidence(view, traced)


def _uncounted_text(ledger: Ledger, arrow: Arrow) -> str:
    return gettext(
        "Not counted, for it is {status} only: {deal} [{id}]",
        status=word(arrow.status),
        deal=describe_arrow(ledger, arrow),
        id=arrow.deal.id,
    )


def _print_arrow(ledger: Ledger, arrow: Arrow, traced: TracedLoop, *, is_alone: bool, is_repeated: bool) -> None:
    """Print a deal with its events, which are printed once where it lies on several forms."""
    on_record = deal_record_text(ledger, arrow.deal)
    above = gettext(", as above") if is_repeated else ""
    name = f"[{arrow.deal.id}]{f' ({on_record})' if on_record else ''}{above}"
    print_note(name if is_alone else f"{describe_arrow(ledger, arrow)} {name}", "   ")
    if is_repeated:
        return
    if arrow.deal.title:
        print_note(arrow.deal.title, "     ")
    if part := partly_counted(arrow):
        print_note(part, "     ")
    for event, source in traced.events[arrow.deal.id]:
        _print_event(event, source)


def _print_event(event: Event, source: Source | None) -> None:
    print_note(describe_event(event), "     ")
    print_note(cite(event, source), "       ")
    if source and source.url:
        # An address is printed whole on a line of its own, so that it can be clicked or copied.
        click.echo(f"       {source.url}")


def _print_evidence(view: View, traced: TracedLoop) -> None:
    answered = {flag: rows for flag, rows in traced.evidence.items() if rows}
    unknown = [flag for flag in FLAGS if flag not in answered]
    if not answered:
        print_note(gettext("Evidence beyond structure: none entered."))
    for flag, rows in answered.items():
        print_note(f"{flag} {gettext(FLAGS[flag])}")
        for row in rows:
            reported = f": {row.reported}" if row.reported else ""
            source = f" [{row.source}]" if row.source else ""
            later = _reported_later(view, row)
            print_note(f"{word(row.answer)}{reported}{source}{later}", "   ")
    if answered and unknown:
        print_note(gettext("Not entered, so unknown: {flags}.", flags=", ".join(unknown)))
    click.echo()


def _reported_later(view: View, row: Evidence) -> str:
    """Say of an answer that its source appeared after the day that is shown, of which it need not be true."""
    if not is_reported_later(view, row):
        return ""
    published = view.ledger.source_by_id[row.source].published
    text = gettext("reported on {day}, after the day that is shown", day=published)
    return f" ({text})"
