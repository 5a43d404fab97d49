"""`aigraph sources`: the documents that the deals rest on, and what each of them says."""

from __future__ import annotations

import click

from aigraph.answers.inventory import Claim, claims_of, list_sources
from aigraph.answers.provenance import envelope
from aigraph.answers.queries.inventory_rows import (
    claims_sentence,
    describe_claim,
    verdict_text,
)
from aigraph.answers.rows import row_of, rows_of
from aigraph.cli.options.common import top_option
from aigraph.cli.options.completion import complete_source
from aigraph.cli.options.view import Query, view_options
from aigraph.cli.output.tables import WIDE, Column, print_table
from aigraph.cli.output.text import print_note, print_provenance, print_rows, top_note
from aigraph.language.sentences import count, scope
from aigraph.language.translation import gettext
from aigraph.model.deal import Event


@click.command()
@click.argument("source", required=False, shell_complete=complete_source)
@view_options
@top_option("sources, or statements of SOURCE,")
def sources(query: Query, source: str | None, top: int) -> None:
    """List the sources, or what SOURCE says."""
    if source:
        _print_source(query, source, top)
        return
    listed = list_sources(query.view, query.companies)
    if not query.is_for_people:
        print_rows(rows_of(listed), query.format, envelope(query.view), "sources")
        return
    print_table(
        (
            Column(gettext("Grade"), fixed=True),
            Column(gettext("Id")),
            Column(gettext("Publisher")),
            Column(gettext("Published"), fixed=True),
            Column(gettext("Events"), right=True),
            Column(gettext("Title"), wide=WIDE),
        ),
        (
            (
                cited.source.grade,
                cited.source.id,
                cited.source.publisher,
                gettext("{day}", day=cited.source.published) if cited.source.published else "",
                gettext("{number}", number=cited.events),
                cited.source.title,
            )
            for cited in listed[: top or None]
        ),
    )
    print_note(
        gettext(
            "{sources} of the deals {scope}{shown}.",
            sources=count(len(listed), "source"),
            scope=scope(query.view),
            shown=top_note(top, len(listed)),
        )
    )
    print_provenance(query.view)


def _print_source(query: Query, source: str, top: int) -> None:
    record = query.ledger.source(source)
    claims = claims_of(query.ledger, record)
    if not query.is_for_people:
        print_rows(rows_of(claims), query.format, envelope(query.view) | {"source": row_of(record)}, "claims")
        return
    print_note(
        gettext(
            "{title} ({publisher}, {day}; grade {grade})",
            title=record.title,
            publisher=record.publisher,
            day=record.published or gettext("no date"),
            grade=record.grade,
        )
    )
    if record.url:
        click.echo(record.url)
    print_table(
        (
            Column(gettext("Where"), wide=100),
            Column(gettext("About"), flexible=True),
            Column(gettext("Date"), fixed=True),
            Column(gettext("Says")),
            Column(gettext("Verdict"), fixed=True),
        ),
        map(_claim_cells, claims[: top or None]),
    )
    print_note(gettext("{sentence}.", sentence=f"{claims_sentence(claims)}{top_note(top, len(claims))}"))
    print_provenance(query.view)


def _claim_cells(claim: Claim) -> tuple[str, str, str, str, str]:
    record = claim.record
    if isinstance(record, Event):
        about, day = record.deal, gettext("{day}", day=record.date) if record.date else ""
    else:
        about, day = record.company, record.period
    return record.locator, about, day, describe_claim(record), verdict_text(claim)
