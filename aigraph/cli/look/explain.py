"""`aigraph explain`: one loop, traced to its sources, or why it is none."""

from __future__ import annotations

from typing import Any

import click

from aigraph.answers.explanation import Explanation, TracedLoop, explain
from aigraph.answers.rows import nested, row_of, rows_of
from aigraph.answers.why_no_loop import merger_sentences
from aigraph.cli.options import Question, max_length_option, view_options
from aigraph.cli.output import envelope, print_json, print_note, print_provenance, print_rows, progress_shown
from aigraph.language.amounts import money
from aigraph.language.companies import arrow_notation
from aigraph.language.plural import count
from aigraph.language.sentences import describe_arrow, describe_leg
from aigraph.loops.no_loop import NoLoop
from aigraph.measures.loop_timing import CONTEMPORANEOUS_DAYS, loop_timing
from aigraph.model.amount import Amount
from aigraph.model.dates import day_text
from aigraph.model.deal import Event
from aigraph.model.evidence import FLAGS
from aigraph.model.loop import Loop
from aigraph.model.row import Row
from aigraph.model.source import GRADES, Source


@click.command("explain")
@click.argument("loop")
@view_options
@max_length_option
def explain_loop(question: Question, loop: str, max_length: int) -> None:
    """Trace LOOP to its sources, or say why it is no loop.

    LOOP is its companies by any of their names, begun at any of them, joined by hyphens, commas, spaces or arrows:
    nvidia-openai-oracle, "NVDA, OpenAI, Oracle", "Nvidia → OpenAI → Oracle → Nvidia".

    Where they form no loop the answer says which leg is missing, what would close it, and which loops come nearest; the exit
    code is then 1.
    """
    with progress_shown():
        found = explain(question.view, loop, max_length=max_length)
    if question.format == "table":
        _print_explanation(question, found)
    elif question.format == "json":
        print_json(_answer(question, found))
    else:
        print_rows(found.rows(), question.format, {}, "events")
    if not found.is_loop:
        if question.format not in ("table", "json"):
            click.echo("\n".join(found.sentences), err=True)
        click.get_current_context().exit(1)


def _answer(question: Question, found: Explanation) -> Row:
    return envelope(question.view) | {
        "query": found.query,
        "companies": found.companies,
        "mergers": rows_of(found.mergers),
        "is_loop": found.is_loop,
        "loops": [loop_timing(traced.loop).row() | {"evidence": _evidence(traced)} for traced in found.loops],
        "events": [row for traced in found.loops for row in traced.rows()],
        "why_not": None if found.why_not is None else _why_not(found, found.why_not),
    }


def _evidence(traced: TracedLoop) -> dict[str, list[Row]]:
    return {flag: rows_of(answers) for flag, answers in traced.evidence.items()}


def _why_not(found: Explanation, why: NoLoop) -> dict[str, Any]:
    return {
        "obstacle": why.obstacle,
        "companies": why.companies,
        "missing": [leg.row() | {"hidden": [row_of(hidden) for hidden in leg.hidden]} for leg in why.missing],
        "closed_in": [{"as_of": view.as_of, "status": view.status, "layers": view.layers} for view in why.closed_in],
        "nearest": [nested(loop) for loop in why.nearest],
        "truncated": None if why.truncated is None else str(why.truncated),
        "sentences": found.sentences,
    }


def _print_explanation(question: Question, found: Explanation) -> None:
    if found.is_loop:
        for sentence in merger_sentences(question.view, found.mergers):
            print_note(sentence)
        for traced in found.loops:
            _print_loop(question, traced)
    else:
        for sentence in found.sentences:
            print_note(sentence)
    print_provenance(question.view)


def _print_loop(question: Question, traced: TracedLoop) -> None:
    ledger, loop = question.ledger, traced.loop
    click.secho(f"{arrow_notation(ledger, loop)}  ({loop.kind})", bold=True)
    print_note(
        f"Bottleneck {money(loop.bottleneck)}; weakest leg {loop.weakest_status}; complete since "
        f"{day_text(loop.complete_since)}; first deal {day_text(loop.first_date)}, last {day_text(loop.last_date)}."
    )
    print_note(_timing(loop))
    for number, leg in enumerate(loop.legs, start=1):
        click.echo()
        print_note(f"{number}. {describe_leg(ledger, leg)}")
        for arrow in leg.arrows:
            alone = len(leg.arrows) == 1
            print_note(f"[{arrow.deal.id}]" if alone else f"{describe_arrow(ledger, arrow)} [{arrow.deal.id}]", "   ")
            if arrow.deal.title:
                print_note(arrow.deal.title, "     ")
            for event, source in traced.events[arrow.deal.id]:
                _print_event(event, source)
    click.echo()
    _print_evidence(traced)


def _timing(loop: Loop) -> str:
    """Say how near in time the deals are and in which order; neither excludes anything."""
    timing = loop_timing(loop)
    span, overlap = timing.span_days, timing.overlap_days
    apart = _days(span.central, span.low, span.high)
    side_by_side = (
        f" Their terms overlap by {_days(overlap.central, overlap.low, overlap.high)}." if overlap.high else ""
    )
    return (
        f"Timing, one deal a leg, those nearest in time: {apart} from first to last; within {CONTEMPORANEOUS_DAYS} days: "
        f"{timing.contemporaneous}; in the order in which money would go round: {timing.time_respecting}.{side_by_side} "
        "Order excludes nothing."
    )


def _days(central: float | None, low: float | None, high: float | None) -> str:
    if central is None:
        return "an unknown number of days" if high is None else f"{low or 0:.0f} to {high:.0f} days"
    return count(round(central), "day") + ("" if low == central == high or high is None else f" ({low:.0f}-{high:.0f})")


def _print_evidence(traced: TracedLoop) -> None:
    given = {flag: rows for flag, rows in traced.evidence.items() if rows}
    unknown = [flag for flag in FLAGS if flag not in given]
    if not given:
        print_note("Evidence beyond structure: none entered.")
    for flag, rows in given.items():
        print_note(f"{flag} {FLAGS[flag]}")
        for row in rows:
            said = f": {row.reported}" if row.reported else ""
            cited = f" [{row.source}]" if row.source else ""
            print_note(f"{row.answer}{said}{cited}", "   ")
    if given and unknown:
        print_note(f"Not entered, so unknown: {', '.join(unknown)}.")
    click.echo()


def _print_event(event: Event, source: Source | None) -> None:
    day = event.date.text if event.date else "no date"
    said = [str(event.status).replace("_", " ")]
    if event.amount.is_known:
        said.append(money(event.amount))
    if event.paid_usd_bn is not None:
        said.append(f"paid {money(Amount.of(central=event.paid_usd_bn))}")
    if event.reported:
        said.append(event.reported)
    print_note(f"{day}  {', '.join(said)}", "     ")
    if source is None:
        print_note("no source", "       ")
        return
    published = f", {source.published}" if source.published else ""
    where = f", {event.locator}" if event.locator else ""
    print_note(
        f"{source.title} ({source.publisher}{published}{where}; grade {source.grade}: {GRADES[source.grade]})",
        "       ",
    )
    if source.url:
        # An address is printed whole on a line of its own, so that it can be clicked or copied.
        click.echo(f"       {source.url}")
