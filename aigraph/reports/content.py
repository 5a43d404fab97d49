"""Puts the sections of a report in their order: the one value from which every printed form comes."""

from __future__ import annotations

from dataclasses import replace

import aigraph
from aigraph.language.companies import company_name
from aigraph.language.definitions import DEFINITION
from aigraph.language.scopes import scope
from aigraph.page.draw import TITLE
from aigraph.reports.bibliography import Bibliography
from aigraph.reports.blocks import Note, Section
from aigraph.reports.pictures import draw_whole
from aigraph.reports.results import Facts
from aigraph.reports.sections.brief import tell_brief
from aigraph.reports.sections.certainty import tell_ladder
from aigraph.reports.sections.changes import tell_changes
from aigraph.reports.sections.data_quality import tell_data
from aigraph.reports.sections.dependence import tell_dependence
from aigraph.reports.sections.headline import tell_headline
from aigraph.reports.sections.keystones import tell_keystones
from aigraph.reports.sections.largest_loops import tell_loops
from aigraph.reports.sections.method import tell_again, tell_method
from aigraph.reports.sections.round_trips import tell_trips
from aigraph.reports.sections.uncertainty import tell_doubt
from aigraph.reports.wording import listing
from aigraph.store.write import data_version


def write_note(facts: Facts, title: str | None = None) -> Note:
    """Write the report in plain values; without any deal it says so and stops."""
    books = Bibliography(facts.ledger)
    last = facts.ledger.last_day
    return Note(
        title=title or _title(facts),
        scope=scope(facts.view) if last else "no dated deal",
        headline=tell_headline(facts),
        sections=_sections(facts, books),
        sources=books.entries(),
        stamp=f"{DEFINITION} Data to {last or 'no day'}, version {data_version(facts.ledger)}; aigraph {aigraph.__version__}.",
    )


def _title(facts: Facts) -> str:
    names = [company_name(facts.ledger, company) for company in facts.asked.companies]
    return f"Circular deals around {listing(names)}" if names else TITLE


def _sections(facts: Facts, books: Bibliography) -> tuple[Section, ...]:
    if not facts.view.arrows:
        return (tell_data(facts), tell_method(), tell_again(facts))
    brief = tell_brief(facts)
    return (
        replace(brief, blocks=(*brief.blocks, *draw_whole(facts))),
        tell_ladder(facts),
        tell_loops(facts, books),
        tell_trips(facts),
        tell_keystones(facts),
        tell_dependence(facts),
        tell_doubt(facts),
        tell_changes(facts, books),
        tell_data(facts),
        tell_method(),
        tell_again(facts),
    )
