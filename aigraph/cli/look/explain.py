"""`aigraph explain`: one loop, traced to its sources."""

from __future__ import annotations

import click

from aigraph.answers.explanation import Explanation, explain
from aigraph.answers.rows import Row, row_of
from aigraph.cli.options import Question, max_length_option, view_options
from aigraph.cli.output import envelope, print_note, print_provenance, print_rows, progress_shown
from aigraph.language.amounts import money
from aigraph.language.companies import arrow_notation
from aigraph.language.plural import count
from aigraph.language.sentences import describe_arrow, describe_leg
from aigraph.measures.loop_timing import CONTEMPORANEOUS_DAYS, loop_timing
from aigraph.model.amount import Amount
from aigraph.model.dates import day_text
from aigraph.model.deal import Event
from aigraph.model.evidence import FLAGS
from aigraph.model.loop import Loop
from aigraph.model.source import GRADES, Source


@click.command("explain")
@click.argument("loop")
@view_options
@max_length_option
def explain_loop(question: Question, loop: str, max_length: int) -> None:
    """Trace LOOP to its sources.

    LOOP is the companies joined by hyphens, as `aigraph cycles` prints it, begun at any of them.
    """
    with progress_shown():
        found = explain(question.view, loop, max_length)
    if question.format == "table":
        for explanation in found:
            _print_explanation(question, explanation)
        print_provenance(question.view)
    else:
        rows = [row for explanation in found for row in _rows(explanation)]
        loops = [
            loop_timing(explanation.loop).row()
            | {"evidence": {flag: [row_of(row) for row in given] for flag, given in explanation.evidence.items()}}
            for explanation in found
        ]
        print_rows(rows, question.format, envelope(question.view) | {"loops": loops}, "events")


def _rows(explanation: Explanation) -> list[Row]:
    loop = explanation.loop
    return [
        {
            "loop": loop.name,
            "kind": str(loop.kind),
            "leg": f"{leg.payer}-{leg.payee}",
            "instrument": arrow.deal.instrument_name,
            **row_of(event),
            "title": source.title if source else None,
            "publisher": source.publisher if source else None,
            "published": source.published.text if source and source.published else None,
            "grade": source.grade if source else None,
            "url": source.url if source else None,
        }
        for leg in loop.legs
        for arrow in leg.arrows
        for event, source in explanation.told[arrow.deal.id]
    ]


def _print_explanation(question: Question, explanation: Explanation) -> None:
    ledger, loop = question.ledger, explanation.loop
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
            for event, source in explanation.told[arrow.deal.id]:
                _print_event(event, source)
    click.echo()
    _print_evidence(explanation)


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


def _print_evidence(explanation: Explanation) -> None:
    given = {flag: rows for flag, rows in explanation.evidence.items() if rows}
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
