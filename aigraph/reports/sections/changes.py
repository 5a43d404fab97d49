"""Changes as a section: loops that appeared, vanished or changed, each with its decisive event and source."""

from __future__ import annotations

from aigraph.answers.queries.loop_changes import (
    both_days_sentence,
    changes_sentence,
    describe_change,
    identity_of,
    source_of,
    what_happened,
)
from aigraph.language.loops import kinds_text
from aigraph.language.sentences import arrow_notation, count
from aigraph.loops.causes import Cause
from aigraph.measures.diff import Change
from aigraph.reports.bibliography import Bibliography
from aigraph.reports.blocks import Block, Code, RichText, Section, Table, plain, quiet, row
from aigraph.reports.results import Results
from aigraph.reports.scope_text import names_of
from aigraph.reports.wording import long_day

_MOST = 12


def changes_section(results: Results, bibliography: Bibliography) -> Section:
    """List the changes since a day, each with its decisive event."""
    before, after = results.diff.before.view.as_of, results.diff.after.view.as_of
    title = f"What changed since {long_day(before)}"
    days = count((after - before).days, "day")
    changes = results.relevant_changes
    if not changes:
        return Section("changes", title, (plain(f"No loop came, went or changed in the {days} to {after}."),))
    through = f" through {names_of(results)}" if results.query.companies else ""
    blocks: list[Block] = [
        plain(
            f"In the {days} to {after}, of loops{through} that changed, those of detours in brackets: "
            f"{changes_sentence(changes)}. {both_days_sentence(results.diff)}"
        ),
        *_events(results, changes, bibliography),
    ]
    shown = changes[:_MOST]
    of = f" {len(shown)} of {len(changes):,} are shown." if len(shown) < len(changes) else ""
    blocks.append(
        Table(
            f"Loops that changed, in each group direct ones first, then by size: the smallest leg, as contracted.{of}",
            ("Loop", "Kind", "Change", "Settled by", "Source"),
            tuple(_row(results, bibliography, change) for change in shown),
        )
    )
    cut = results.diff.before.truncated or results.diff.after.truncated
    if cut:
        blocks.append(plain(f"Changes may be missing or seeming, for the search {cut}."))
    return Section("changes", title, tuple(blocks))


def _events(results: Results, changes: tuple[Change, ...], bibliography: Bibliography) -> list[Block]:
    """List the events that were decisive for most changes: few events make many loops."""
    tally: dict[tuple[object, ...], tuple[Cause, int, list[str]]] = {}
    for change in changes:
        cause = change.cause
        if cause is None:
            continue
        key = identity_of(cause)
        first, number, sources = tally.get(key, (cause, 0, []))
        same = [other.source for other in change.causes if identity_of(other) == key]
        tally[key] = first, number + 1, [*sources, *same]
    ranked = sorted(tally.values(), key=lambda one: (-one[1], one[0].day, str(identity_of(one[0]))))[
        : results.query.top
    ]
    if not ranked:
        return []
    of = f" {len(ranked)} of {len(tally)} are shown." if len(ranked) < len(tally) else ""
    return [
        Table(
            f"The events that settled the changes, each counted once a loop.{of}",
            ("Event", "Day", "Loops", "Sources"),
            tuple(
                row(_event(results, cause), cause.day.isoformat(), f"{number:,}", bibliography.cite(sources))
                for cause, number, sources in ranked
            ),
            right=(2,),
        ),
        quiet("Where a loop needed several events, the last one settled it."),
    ]


def _event(results: Results, cause: Cause) -> RichText:
    ledger = results.ledger
    if cause.event is None:
        return (what_happened(ledger, cause),)
    said = str(cause.event.status).replace("_", " ")
    by = f" by {' and '.join(cause.replaced_by)}" if cause.replaced_by else ""
    deal = ledger.deal_by_id.get(cause.event.deal)
    title = f"{deal.title}: " if deal and deal.title else ""
    return f"{title}{said}{by} ", Code(cause.event.deal)


def _row(results: Results, bibliography: Bibliography, change: Change) -> tuple[RichText, ...]:
    cause = change.cause
    settled: RichText = (f"{cause.day}: ", *_event(results, cause)) if cause else ("not known",)
    source: RichText = bibliography.cite([cause.source]) if cause and cause.source else (source_of(cause),)
    return row(
        arrow_notation(results.ledger, change.loop), kinds_text(change.loop), describe_change(change), settled, source
    )
