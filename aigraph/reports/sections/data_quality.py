"""Data quality as a section: grades of sources, and what is missing."""

from __future__ import annotations

from collections import Counter

from aigraph.language.finished_text import translate_text
from aigraph.language.sentences import count
from aigraph.language.translation import gettext, gettext_noop, ngettext
from aigraph.model.source import GRADES
from aigraph.reports.blocks import Block, ItemList, Section, Table, plain, quiet, row
from aigraph.reports.results import Results
from aigraph.reports.scope_text import names_of
from aigraph.reports.wording import part
from aigraph.store.data_version import data_version

TITLE = gettext_noop("The data")


def data_quality_section(results: Results) -> Section:
    """Give the number of deals, events and sources behind the figures, their grades, and what is unknown."""
    ledger, deals = results.ledger, results.deals
    if not deals:
        names = names_of(results)
        none = (
            gettext("No deal of {companies} is seen, so there is nothing to rate.", companies=names)
            if names
            else gettext("No deal is seen, so there is nothing to rate.")
        )
        return Section("data", gettext(TITLE), (plain(f"{none} {_stamp(results)}"),))
    events = [event for arrow in deals for event in arrow.events]
    cited = {event.source for event in events}
    grade_of = {name: ledger.source_by_id[name].grade if name in ledger.source_by_id else "none" for name in cited}
    per_event = Counter(grade_of[event.source] for event in events)
    per_source = Counter(grade_of.values())
    best = Counter(min(grade_of[event.source] for event in arrow.events) for arrow in deals)
    grades = [*GRADES, *(["none"] if "none" in per_event else [])]
    blocks: list[Block] = [
        plain(f"{_seen(results, len(events), len(cited))} {_stamp(results)}"),
        Table(
            gettext("Events, sources and deals by grade; a deal counts with its best source."),
            (gettext("Grade"), gettext("Events"), gettext("Sources"), gettext("Deals at best")),
            tuple(
                row(
                    gettext("{grade}: {words}", grade=grade, words=gettext(GRADES[grade]))
                    if grade in GRADES
                    else gettext("none: source not listed"),
                    *(_share(tally[grade], tally.total()) for tally in (per_event, per_source, best)),
                )
                for grade in grades
            ),
            right=(1, 2, 3),
        ),
        ItemList(tuple((text,) for text in _gaps(results))),
        quiet(
            gettext(
                "The deals are a selection: each is on record because somebody wrote about it. Recorded deals only; unrecorded "
                "revenue lowers every share of it."
            )
        ),
    ]
    return Section("data", gettext(TITLE), tuple(blocks))


def _seen(results: Results, events: int, sources: int) -> str:
    counted = {"events": count(events, "event"), "sources": count(sources, "source")}
    if results.query.companies:
        return ngettext(
            "{number:,} deal of {companies} is seen, reported in {events} from {sources}.",
            "{number:,} deals of {companies} are seen, reported in {events} from {sources}.",
            len(results.deals),
            companies=names_of(results),
            **counted,
        )
    return ngettext(
        "{number:,} deal is seen, reported in {events} from {sources}.",
        "{number:,} deals are seen, reported in {events} from {sources}.",
        len(results.deals),
        **counted,
    )


def _share(some: int, of: int) -> str:
    if not of:
        return gettext("{number:,}", number=some)
    return gettext("{some:,} ({share:.0%})", some=some, share=some / of)


def _stamp(results: Results) -> str:
    last, version = results.ledger.last_day, data_version(results.ledger)
    if last is None:
        return gettext("The data hold no dated event; their version is {version}.", version=version)
    return gettext("The data run to {day}; their version is {version}.", day=last, version=version)


def _gaps(results: Results) -> list[str]:
    """Count the deals of which something is unknown."""
    deals = results.deals
    number = len(deals)
    dated = [max((event.date.text for event in arrow.events if event.date), key=len, default="") for arrow in deals]
    lines = {
        gettext("Without a figure to quote"): sum(arrow.amount.central is None for arrow in deals),
        gettext("Without any amount, not even “up to”"): sum(not arrow.amount.is_known for arrow in deals),
        gettext("Dated to the month or year only"): sum(0 < len(text) < len("2025-01-01") for text in dated),
        gettext("Without a date but that of their source"): sum(not text for text in dated),
        gettext("Resting on a single source"): sum(
            len({event.source for event in arrow.events}) == 1 for arrow in deals
        ),
        gettext("Without a start or an end of the term"): sum(
            arrow.deal.start is None or arrow.deal.end is None for arrow in deals
        ),
        gettext("With parties at one end that no source names, which close no loop"): sum(
            bool(results.ledger.nameless & {arrow.payer, arrow.payee}) for arrow in deals
        ),
    }
    gaps = [gettext("{what}: {deals}.", what=what, deals=part(some, number, "deal")) for what, some in lines.items()]
    intake = results.ledger.intake
    if intake:
        gaps.insert(0, gettext("{sentence}.", sentence=translate_text(intake.summary)))
        gaps += [gettext("{sentence}.", sentence=translate_text(str(problem))) for problem in intake.notes]
    inside = len(results.view.within_groups)
    if inside:
        gaps.append(
            ngettext(
                "{number:,} deal between a company and its own subsidiary is left out as internal.",
                "{number:,} deals between a company and its own subsidiary are left out as internal.",
                inside,
            )
        )
    before = len(results.view.before_consolidation)
    if before:
        gaps.append(
            ngettext(
                "{number:,} deal of subsidiaries is left out: all fell due before they were bought.",
                "{number:,} deals of subsidiaries are left out: all fell due before they were bought.",
                before,
            )
        )
    return gaps
