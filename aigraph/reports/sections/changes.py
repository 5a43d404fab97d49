"""Changes as a section: loops that appeared, vanished or changed, each with its decisive event and source."""

from __future__ import annotations

from aigraph.answers.queries.loop_changes import (
    both_days_sentence,
    changes_sentence,
    describe_change,
    event_status_text,
    identity_of,
    source_of,
    what_happened,
)
from aigraph.language.loops import kinds_text, stopped_text
from aigraph.language.sentence_parts import day_words
from aigraph.language.sentences import arrow_notation, count
from aigraph.language.translation import gettext
from aigraph.loops.causes import Cause
from aigraph.measures.diff import Change
from aigraph.reports.bibliography import Bibliography
from aigraph.reports.blocks import Block, Code, RichText, Section, Table, plain, quiet, row
from aigraph.reports.results import Results
from aigraph.reports.scope_text import names_of
from aigraph.reports.wording import long_day, number, with_share

_MOST = 12


def changes_section(results: Results, bibliography: Bibliography) -> Section:
    """List the changes since a day, each with its decisive event."""
    before, after = results.diff.before.view.as_of, results.diff.after.view.as_of
    title = gettext("What changed since {day}", day=long_day(before))
    days = count((after - before).days, "day")
    changes = results.relevant_changes
    if not changes:
        none = gettext("No loop came, went or changed in the {days} to {day}.", days=days, day=after)
        return Section("changes", title, (plain(none),))
    blocks: list[Block] = [
        plain(f"{_numbers(results, days, changes)} {both_days_sentence(results.diff)}"),
        *_events(results, changes, bibliography),
    ]
    shown = changes[:_MOST]
    blocks.append(
        Table(
            with_share(
                gettext(
                    "Loops that changed, in each group direct ones first, then by size: the smallest leg, as contracted."
                ),
                len(shown),
                len(changes),
            ),
            (gettext("Loop"), gettext("Kind"), gettext("Change"), gettext("Settled by"), gettext("Source")),
            tuple(_row(results, bibliography, change) for change in shown),
        )
    )
    cut = results.diff.before.truncated or results.diff.after.truncated
    if cut:
        blocks.append(
            plain(gettext("Changes may be missing or seeming, for the search {stopped}.", stopped=stopped_text(cut)))
        )
    return Section("changes", title, tuple(blocks))


def _numbers(results: Results, days: str, changes: tuple[Change, ...]) -> str:
    """Say how many loops appeared, vanished and changed."""
    day, numbers = results.diff.after.view.as_of, changes_sentence(changes)
    if results.query.companies:
        return gettext(
            "Changes of loops through {companies} in the {days} to {day}. {numbers}.",
            days=days,
            day=day,
            companies=names_of(results),
            numbers=numbers,
        )
    return gettext(
        "Changes in the {days} to {day}. {numbers}.",
        days=days,
        day=day,
        numbers=numbers,
    )


def _events(results: Results, changes: tuple[Change, ...], bibliography: Bibliography) -> list[Block]:
    """List the events that were decisive for most changes: few events make many loops."""
    tally: dict[tuple[object, ...], tuple[Cause, int, list[str]]] = {}
    for change in changes:
        cause = change.cause
        if cause is None:
            continue
        key = identity_of(cause)
        first, loops, sources = tally.get(key, (cause, 0, []))
        same = [other.source for other in change.causes if identity_of(other) == key]
        tally[key] = first, loops + 1, [*sources, *same]
    ranked = sorted(tally.values(), key=lambda one: (-one[1], one[0].day, str(identity_of(one[0]))))[
        : results.query.top
    ]
    if not ranked:
        return []
    return [
        Table(
            with_share(
                gettext("The events that settled the changes, each counted once a loop."), len(ranked), len(tally)
            ),
            (gettext("Event"), gettext("Day"), gettext("Loops"), gettext("Sources")),
            tuple(
                row(_event(results, cause), day_words(cause.day), number(loops), bibliography.cite(sources))
                for cause, loops, sources in ranked
            ),
            right=(2,),
        ),
        quiet(gettext("Where a loop needed several events, the last one settled it.")),
    ]


def _event(results: Results, cause: Cause) -> RichText:
    ledger = results.ledger
    if cause.event is None:
        return (what_happened(ledger, cause),)
    deal = ledger.deal_by_id.get(cause.event.deal)
    title = f"{deal.title}: " if deal and deal.title else ""
    return f"{title}{event_status_text(cause, cause.event)} ", Code(cause.event.deal)


def _row(results: Results, bibliography: Bibliography, change: Change) -> tuple[RichText, ...]:
    cause = change.cause
    settled: RichText = (f"{day_words(cause.day)}: ", *_event(results, cause)) if cause else (gettext("not known"),)
    source: RichText = bibliography.cite([cause.source]) if cause and cause.source else (source_of(cause),)
    return row(
        arrow_notation(results.ledger, change.loop), kinds_text(change.loop), describe_change(change), settled, source
    )
