"""Data quality as a section: grades of sources, and what is missing."""

from __future__ import annotations

from collections import Counter

from aigraph.language.sentences import count
from aigraph.model.source import GRADES
from aigraph.reports.blocks import Block, ItemList, Section, Table, plain, quiet, row
from aigraph.reports.results import Results
from aigraph.reports.scope_text import names_of
from aigraph.reports.wording import part
from aigraph.store.data_version import data_version

TITLE = "The data"


def data_quality_section(results: Results) -> Section:
    """Give the number of deals, events and sources behind the figures, their grades, and what is unknown."""
    ledger, deals = results.ledger, results.deals
    about = f" of {names_of(results)}" if results.query.companies else ""
    if not deals:
        return Section(
            "data", TITLE, (plain(f"No deal{about} is seen, so there is nothing to rate. {_stamp(results)}"),)
        )
    events = [event for arrow in deals for event in arrow.events]
    cited = {event.source for event in events}
    grade_of = {name: ledger.source_by_id[name].grade if name in ledger.source_by_id else "none" for name in cited}
    per_event = Counter(grade_of[event.source] for event in events)
    per_source = Counter(grade_of.values())
    best = Counter(min(grade_of[event.source] for event in arrow.events) for arrow in deals)
    grades = [*GRADES, *(["none"] if "none" in per_event else [])]
    blocks: list[Block] = [
        plain(
            f"{count(len(deals), 'deal')}{about} {_be(len(deals))} seen, reported in {count(len(events), 'event')} from "
            f"{count(len(cited), 'source')}. {_stamp(results)}"
        ),
        Table(
            "Events, sources and deals by grade; a deal counts with its best source.",
            ("Grade", "Events", "Sources", "Deals at best"),
            tuple(
                row(
                    f"{grade}: {GRADES.get(grade, 'source not listed')}",
                    *(_share(tally[grade], tally.total()) for tally in (per_event, per_source, best)),
                )
                for grade in grades
            ),
            right=(1, 2, 3),
        ),
        ItemList(tuple((text,) for text in _gaps(results))),
        quiet(
            "The deals are a selection: each is on record because somebody wrote about it. Recorded deals only; unrecorded "
            "revenue lowers every share of it."
        ),
    ]
    return Section("data", TITLE, tuple(blocks))


def _be(number: int) -> str:
    return "is" if number == 1 else "are"


def _share(some: int, of: int) -> str:
    return f"{some:,} ({some / of:.0%})" if of else f"{some:,}"


def _stamp(results: Results) -> str:
    last = results.ledger.last_day
    until = f"The data run to {last}" if last else "The data hold no dated event"
    return f"{until}; their version is {data_version(results.ledger)}."


def _gaps(results: Results) -> list[str]:
    """Count the deals of which something is unknown."""
    deals = results.deals
    number = len(deals)
    dated = [max((event.date.text for event in arrow.events if event.date), key=len, default="") for arrow in deals]
    lines = {
        "Without a figure to quote": sum(arrow.amount.central is None for arrow in deals),
        "Without any amount, not even “up to”": sum(not arrow.amount.is_known for arrow in deals),
        "Dated to the month or year only": sum(0 < len(text) < len("2025-01-01") for text in dated),
        "Without a date but that of their source": sum(not text for text in dated),
        "Resting on a single source": sum(len({event.source for event in arrow.events}) == 1 for arrow in deals),
        "Without a start or an end of the term": sum(
            arrow.deal.start is None or arrow.deal.end is None for arrow in deals
        ),
        "With parties at one end that no source names, which close no loop": sum(
            bool(results.ledger.nameless & {arrow.payer, arrow.payee}) for arrow in deals
        ),
    }
    gaps = [f"{what}: {part(some, number, 'deal')}." for what, some in lines.items()]
    intake = results.ledger.intake
    if intake:
        gaps.insert(0, f"{intake.summary}.")
        gaps += [f"{problem}." for problem in intake.notes]
    inside = len(results.view.within_groups)
    if inside:
        gaps.append(
            f"{count(inside, 'deal')} between a company and its own subsidiary {_be(inside)} left out as internal."
        )
    before = len(results.view.before_consolidation)
    if before:
        gaps.append(
            f"{count(before, 'deal')} of subsidiaries {_be(before)} left out: all fell due before they were bought."
        )
    return gaps
