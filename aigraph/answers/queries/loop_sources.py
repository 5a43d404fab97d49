"""One loop traced to its sources: as JSON documents and in sentences; or why there is none."""

from __future__ import annotations

from collections.abc import Iterable

from aigraph.answers.evidence_by_day import evidence_document
from aigraph.answers.explanation import Explanation, TracedLoop
from aigraph.answers.rows import interval, nested, row_of, rows_of
from aigraph.language.loops import sizes_text
from aigraph.language.sentence_parts import day_words, word
from aigraph.language.sentences import count, describe_steps, money
from aigraph.language.translation import fill, gettext
from aigraph.loops.obstacle import NoLoop
from aigraph.measures.loop_timing import CONTEMPORANEOUS_DAYS, loop_timing
from aigraph.model.amount import Amount
from aigraph.model.deal import Event
from aigraph.model.display import Row
from aigraph.model.ledger import View
from aigraph.model.loop import Leg, Loop
from aigraph.model.money.history import AmountStep, bottleneck_steps, is_dated_by_unverified_source_alone, leg_steps
from aigraph.model.source import GRADES, Source
from aigraph.model.status import Level


def explanation_document(found: Explanation) -> Row:
    """Write an explanation as JSON has it: the loops with their timing and evidence and their events, or why there is none."""
    return {
        "query": found.query,
        "companies": found.companies,
        "mergers": rows_of(found.mergers),
        "is_loop": found.is_loop,
        "loops": [
            _timing_document(found.view, traced) | _history_document(found.view, traced.loop) for traced in found.loops
        ],
        "events": [row for traced in found.loops for row in traced.rows()],
        "claims": rows_of(found.claims),
        "why_not": None if found.why_not is None else _why_not_document(found, found.why_not),
    }


def _timing_document(view: View, traced: TracedLoop) -> Row:
    return loop_timing(traced.loop).row() | evidence_document(view, traced.loop)


def _history_document(view: View, loop: Loop) -> Row:
    return {
        "bottleneck_steps": _steps_rows(bottleneck_steps(view, loop)),
        "legs": [
            {
                "payer": leg.payer,
                "payee": leg.payee,
                "steps": _steps_rows(leg_steps(view, leg)),
                "is_dated_by_unverified_source_alone": is_dated_by_unverified_source_alone(view, leg),
            }
            for leg in loop.legs
        ],
    }


def _steps_rows(steps: Iterable[AmountStep]) -> list[Row]:
    return [{"day": step.day, "status": step.status, "usd_bn": interval(step.amount)} for step in steps]


def _why_not_document(found: Explanation, why: NoLoop) -> Row:
    return {
        "obstacle": why.obstacle,
        "companies": why.companies,
        "missing": [leg.row() | {"hidden": [row_of(hidden) for hidden in leg.hidden]} for leg in why.missing],
        "closed_in": [{"as_of": view.as_of, "status": view.status, "layers": view.layers} for view in why.closed_in],
        "among": [nested(loop) for loop in why.among],
        "nearest": [nested(loop) for loop in why.nearest],
        "truncated": None if why.truncated is None else str(why.truncated),
        "sentences": found.sentences,
    }


def loop_summary(loop: Loop) -> str:
    """Say the three sizes, the weakest status and the days of a loop."""
    sizes = sizes_text(loop)
    summary = gettext(
        "{sizes}; weakest leg {status}; complete since {complete}; first deal {first}, last {last}.",
        sizes=f"{sizes[0].upper()}{sizes[1:]}",
        status=word(loop.weakest_status),
        complete=day_words(loop.complete_since),
        first=day_words(loop.first_date),
        last=day_words(loop.last_date),
    )
    if not loop.detour_of:
        return summary
    return f"{gettext('A detour of {loops}.', loops=', '.join(loop.detour_of))} {summary}"


def leg_history(view: View, leg: Leg) -> str:
    """Say since when the amount of a leg is what it is, and whether only an unverified source dates it."""
    steps = leg_steps(view, leg)
    unverified = fill("unverified_day") if is_dated_by_unverified_source_alone(view, leg) else ""
    return f"{describe_steps(steps) if steps else ''}{unverified}"


def bottleneck_history(view: View, loop: Loop) -> str:
    """Say what the smallest leg of a loop was on the day on which it was complete, and since when it is what it is."""
    steps = bottleneck_steps(view, loop)
    if not steps:
        return ""
    if view.status is Level.PAID:
        return gettext("Smallest leg as paid: {steps}.", steps=describe_steps(steps))
    return gettext("Smallest leg as contracted: {steps}.", steps=describe_steps(steps))


def timing_sentence(loop: Loop) -> str:
    """Say how near in time the deals are and in which order; neither excludes anything."""
    timing = loop_timing(loop)
    span, overlap = timing.span_days, timing.overlap_days
    apart = _days(span.on_record, span.low, span.high)
    side_by_side = (
        [
            gettext(
                "Their terms overlap by {days}.",
                days=_days(overlap.on_record, overlap.low, overlap.high),
            )
        ]
        if overlap.high
        else []
    )
    said = gettext(
        "Timing, one deal a leg, those nearest in time: {apart} from first to last; within {days:,} days: {contemporaneous}; "
        "in the order in which money would go round: {in_order}.",
        apart=apart,
        days=CONTEMPORANEOUS_DAYS,
        contemporaneous=word(timing.contemporaneous),
        in_order=word(timing.time_respecting),
    )
    return " ".join([said, *side_by_side, gettext("No loop is left out for its order.")])


def _days(central: float | None, low: float | None, high: float | None) -> str:
    if central is None:
        if high is None:
            return gettext("an unknown number of days")
        return gettext("{low:,.0f} to {high:,.0f} days", low=low or 0, high=high)
    days = count(round(central), "day")
    if low == central == high or high is None:
        return days
    return gettext("{days} ({low:,.0f}-{high:,.0f})", days=days, low=low, high=high)


def describe_event(event: Event) -> str:
    """Say what an event reports: its day, status, amounts and wording."""
    day = gettext("{day}", day=event.date) if event.date else gettext("no date")
    parts = [word(event.status)]
    if event.amount.is_known:
        parts.append(money(event.amount))
    if event.paid_usd_bn is not None:
        parts.append(gettext("paid {amount}", amount=money(Amount.of(central=event.paid_usd_bn))))
    if event.reported:
        parts.append(event.reported)
    return f"{day}  {', '.join(parts)}"


def cite(event: Event, source: Source | None) -> str:
    """Cite the source of an event with its grade."""
    if source is None:
        return gettext("no source")
    published = gettext("{day}", day=source.published) if source.published else ""
    origin = ", ".join(filter(None, (source.publisher, published, event.locator)))
    grade = gettext("grade {grade}: {meaning}", grade=source.grade, meaning=gettext(GRADES[source.grade]))
    return f"{source.title} ({f'{origin}; ' if origin else ''}{grade})"
