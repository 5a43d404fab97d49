"""What changed as a section: loops that came, went or grew, with the event that did it and its source."""

from __future__ import annotations

from aigraph.language.amounts import money
from aigraph.language.companies import arrow_notation, company_name
from aigraph.language.plural import count
from aigraph.loops.causes import Cause
from aigraph.measures.diff import APPEARED, BOTTLENECK, CHANGED, COMPANIES, STATUS, VANISHED, Change
from aigraph.reports.bibliography import Bibliography
from aigraph.reports.blocks import Block, Code, Section, Table, Words, plain, quiet, row
from aigraph.reports.results import Facts
from aigraph.reports.sections.headline import names_of
from aigraph.reports.wording import long_day

_MOST = 12


def tell_changes(facts: Facts, books: Bibliography) -> Section:
    """Tell the changes since a day, each with what settled it."""
    before, after = facts.changes.before.view.as_of, facts.changes.after.view.as_of
    title = f"What changed since {long_day(before)}"
    days = count((after - before).days, "day")
    changes = facts.changed
    if not changes:
        return Section("changes", title, (plain(f"No loop came, went or changed in the {days} to {after}."),))
    numbers = [f"{sum(change.what == what for change in changes):,} {what}" for what in (APPEARED, VANISHED, CHANGED)]
    asked = f" through {names_of(facts)}" if facts.asked.companies else ""
    blocks: list[Block] = [
        plain(
            f"In the {days} to {after}, {count(len(changes), 'loop')}{asked} changed: {', '.join(numbers)}. There were "
            f"{count(len(facts.changes.before), 'loop')} in all on {before} and {len(facts.changes.after):,} on {after}, at the "
            "same certainty."
        ),
        *_events(facts, changes, books),
    ]
    shown = changes[:_MOST]
    of = f" {len(shown)} of {len(changes):,} are shown." if len(shown) < len(changes) else ""
    blocks.append(
        Table(
            f"Loops that changed, largest bottleneck first in each group.{of}",
            ("Loop", "Kind", "Change", "Settled by", "Source"),
            tuple(_row(facts, books, change) for change in shown),
        )
    )
    cut = facts.changes.before.truncated or facts.changes.after.truncated
    if cut:
        blocks.append(plain(f"Changes may be missing or seeming, for the search {cut}."))
    return Section("changes", title, tuple(blocks))


def _events(facts: Facts, changes: tuple[Change, ...], books: Bibliography) -> list[Block]:
    """List the events that settled most changes: few events make many loops."""
    tally: dict[tuple[object, ...], tuple[Cause, int, list[str]]] = {}
    for change in changes:
        cause = change.cause
        if cause is None:
            continue
        key = _key(cause)
        first, number, sources = tally.get(key, (cause, 0, []))
        told = [other.source for other in change.causes if _key(other) == key]
        tally[key] = first, number + 1, [*sources, *told]
    ranked = sorted(tally.values(), key=lambda one: (-one[1], one[0].day, str(_key(one[0]))))[: facts.asked.top]
    if not ranked:
        return []
    of = f" {len(ranked)} of {len(tally)} are shown." if len(ranked) < len(tally) else ""
    return [
        Table(
            f"The events that settled the changes, each counted once a loop.{of}",
            ("Event", "Day", "Loops", "Sources"),
            tuple(
                row(_told(facts, cause), cause.day.isoformat(), f"{number:,}", books.cite(sources))
                for cause, number, sources in ranked
            ),
            right=(2,),
        ),
        quiet("Where a loop needed several events, the last one settled it."),
    ]


def _key(cause: Cause) -> tuple[object, ...]:
    # Two sources of one event are one event to a reader.
    return cause.day, cause.event and (cause.event.deal, str(cause.event.status)), cause.company


def _told(facts: Facts, cause: Cause) -> Words:
    ledger = facts.ledger
    if cause.event is None:
        parent, company = (company_name(ledger, name) for name in (cause.parent, cause.company))
        return (f"{parent} consolidates {company}",)
    said = str(cause.event.status).replace("_", " ")
    by = f" by {' and '.join(cause.replaced_by)}" if cause.replaced_by else ""
    deal = ledger.deal_by_id.get(cause.event.deal)
    title = f"{deal.title}: " if deal and deal.title else ""
    return f"{title}{said}{by} ", Code(cause.event.deal)


def _row(facts: Facts, books: Bibliography, change: Change) -> tuple[Words, ...]:
    cause = change.cause
    settled: Words = (f"{cause.day}: ", *_told(facts, cause)) if cause else ("not known",)
    source: Words = books.cite([cause.source]) if cause else ()
    if cause and not cause.source:
        source = ("table of companies",)
    return row(arrow_notation(facts.ledger, change.loop), str(change.loop.kind), _what(change), settled, source)


def _what(change: Change) -> str:
    before, after = change.before, change.after
    if before is None or after is None:
        return f"{change.what}, {money(change.loop.bottleneck)}"
    steps = {
        COMPANIES: f"was {before.name}",
        STATUS: f"{before.weakest_status} to {after.weakest_status}".replace("_", " "),
        BOTTLENECK: f"{money(before.bottleneck)} to {money(after.bottleneck)}",
    }
    return ", ".join(step for aspect, step in steps.items() if aspect in change.changed)
