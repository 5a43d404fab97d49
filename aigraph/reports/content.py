"""Composes the content of a report: its sections in order."""

from __future__ import annotations

import aigraph
from aigraph.answers.provenance import untranslated_notes
from aigraph.language.finished_text import translate_text
from aigraph.language.sentences import company_name, scope
from aigraph.language.titles import loops_title
from aigraph.language.translation import DEFINITION, gettext, language
from aigraph.reports.bibliography import Bibliography
from aigraph.reports.blocks import Content, Section
from aigraph.reports.headline import write_headline
from aigraph.reports.results import Results
from aigraph.reports.sections.certainty import certainty_section
from aigraph.reports.sections.chance import chance_section
from aigraph.reports.sections.changes import changes_section
from aigraph.reports.sections.data_quality import data_quality_section
from aigraph.reports.sections.direct_loops import direct_loops_section
from aigraph.reports.sections.keystones import keystones_section
from aigraph.reports.sections.largest_loops import largest_loops_section, loop_deals_section
from aigraph.reports.sections.method import method_section
from aigraph.reports.sections.money_sources import money_sources_section
from aigraph.reports.sections.not_on_record import not_on_record_section
from aigraph.reports.sections.own_rows import own_rows_section
from aigraph.reports.sections.reproduction import reproduction_section
from aigraph.reports.sections.round_trips import round_trips_section
from aigraph.reports.sections.unpaid import unpaid_section
from aigraph.reports.wording import listing
from aigraph.store.data_version import data_version


def compose(results: Results, title: str | None = None) -> Content:
    """Compose the content of a report; without any deal it has few sections."""
    bibliography = Bibliography(results.ledger)
    last, intake = results.ledger.last_day, results.ledger.intake
    stamp = gettext(
        "Data to {day}, version {version}; aigraph {aigraph}.",
        day=last or gettext("no day"),
        version=data_version(results.ledger),
        aigraph=aigraph.__version__,
    )
    return Content(
        title=title or _title(results),
        scope=scope(results.view) if last else gettext("no dated deal"),
        headline=write_headline(results),
        sections=_sections(results, bibliography),
        sources=bibliography.entries(),
        stamp=" ".join(
            [gettext(DEFINITION), stamp, *([translate_text(intake.account)] if intake else []), *untranslated_notes()]
        ),
        language=language(),
    )


def _title(results: Results) -> str:
    names = [company_name(results.ledger, company) for company in results.query.companies]
    return (
        gettext("Circular deals around {companies}", companies=listing(names)) if names else loops_title(results.ledger)
    )


def _sections(results: Results, bibliography: Bibliography) -> tuple[Section, ...]:
    if not results.view.arrows:
        return (data_quality_section(results), method_section(), reproduction_section(results))
    return (
        *own_rows_section(results),
        direct_loops_section(results),
        money_sources_section(results),
        not_on_record_section(results),
        certainty_section(results),
        round_trips_section(results),
        *unpaid_section(results),
        keystones_section(results),
        chance_section(results),
        changes_section(results, bibliography),
        largest_loops_section(results),
        *loop_deals_section(results, bibliography),
        data_quality_section(results),
        method_section(),
        reproduction_section(results),
    )
