"""`aigraph companies`, `deals` and `sources`: what the loops are made of."""

from __future__ import annotations

import click

from aigraph.answers.inventory import Claim, claims_of, list_companies, list_deals, list_sources
from aigraph.answers.provenance import envelope
from aigraph.answers.queries.inventory_rows import (
    claim_rows,
    claims_sentence,
    companies_sentence,
    company_rows,
    deals_sentences,
    describe_claim,
    source_rows,
    sum_text,
)
from aigraph.answers.rows import row_of
from aigraph.cli.options.common import path_argument
from aigraph.cli.options.view import Query, view_options
from aigraph.cli.output.tables import WIDE, Column, print_table
from aigraph.cli.output.text import print_note, print_provenance, print_rows
from aigraph.language.amounts import money
from aigraph.language.companies import company_name
from aigraph.language.plural import count
from aigraph.language.scopes import scope
from aigraph.model.dates import day_text
from aigraph.model.deal import Event


@click.command()
@path_argument
@view_options
def companies(query: Query) -> None:
    """List the companies with what they pay and get."""
    listed = list_companies(query.view, query.companies)
    if not query.is_for_people:
        print_rows(company_rows(listed), query.format, envelope(query.view), "companies")
        return
    print_table(
        (
            Column("Id"),
            Column("Name"),
            Column("Roles", wide=100),
            Column("Pays", right=True),
            Column("Gets", right=True),
        ),
        (
            (company.id, company.name, ", ".join(company.roles) or company.kind, sum_text(paid), sum_text(received))
            for company, paid, received in listed
        ),
    )
    print_note(companies_sentence(listed, query.view))
    print_provenance(query.view)


@click.command()
@path_argument
@view_options
def deals(query: Query) -> None:
    """List the deals, largest first."""
    arrows = list_deals(query.view, query.companies)
    if not query.is_for_people:
        print_rows([row_of(arrow) for arrow in arrows], query.format, envelope(query.view), "deals")
        return
    ledger = query.ledger
    print_table(
        (
            Column("Payer"),
            Column("Payee"),
            Column("Instrument"),
            Column("Amount", right=True),
            Column("Status", fixed=True),
            Column("Since", fixed=True),
            Column("Deal", wide=WIDE),
            Column("Title", wide=160),
        ),
        (
            (
                company_name(ledger, arrow.payer),
                company_name(ledger, arrow.payee),
                arrow.deal.instrument_name,
                money(arrow.amount),
                str(arrow.status),
                day_text(arrow.since),
                arrow.deal.id,
                arrow.deal.title,
            )
            for arrow in arrows
        ),
    )
    for sentence in deals_sentences(arrows, query.view):
        print_note(sentence)
    print_provenance(query.view)


@click.command()
@click.argument("source", required=False)
@view_options
def sources(query: Query, source: str | None) -> None:
    """List the sources, or what SOURCE says."""
    if source:
        _print_source(query, source)
        return
    listed = list_sources(query.view, query.companies)
    if not query.is_for_people:
        print_rows(source_rows(listed), query.format, envelope(query.view), "sources")
        return
    print_table(
        (
            Column("Grade", fixed=True),
            Column("Id"),
            Column("Publisher"),
            Column("Published", fixed=True),
            Column("Events", right=True),
            Column("Title", wide=WIDE),
        ),
        (
            (
                record.grade,
                record.id,
                record.publisher,
                record.published.text if record.published else "",
                str(events),
                record.title,
            )
            for record, events in listed
        ),
    )
    print_note(f"{count(len(listed), 'source')} of the deals {scope(query.view)}.")
    print_provenance(query.view)


def _print_source(query: Query, source: str) -> None:
    claims = claims_of(query.ledger, source)
    record = query.ledger.source_by_id[source]
    if not query.is_for_people:
        print_rows(claim_rows(claims), query.format, envelope(query.view) | {"source": row_of(record)}, "claims")
        return
    print_note(f"{record.title} ({record.publisher}, {record.published or 'no date'}; grade {record.grade})")
    if record.url:
        click.echo(record.url)
    print_table(
        (
            Column("Where", wide=100),
            Column("About", hyphens=True),
            Column("Date", fixed=True),
            Column("Says"),
            Column("Verdict", fixed=True),
        ),
        map(_claim_cells, claims),
    )
    print_note(claims_sentence(claims))
    print_provenance(query.view)


def _claim_cells(claim: Claim) -> tuple[str, str, str, str, str]:
    record = claim.record
    if isinstance(record, Event):
        about, day = record.deal, record.date.text if record.date else ""
    else:
        about, day = record.company, record.period
    return record.locator, about, day, describe_claim(record), claim.verdict
