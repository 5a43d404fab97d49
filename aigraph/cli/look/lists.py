"""`aigraph companies` and `aigraph deals`: what the loops are made of."""

from __future__ import annotations

import click

from aigraph.answers.inventory import list_companies, list_deals
from aigraph.answers.provenance import envelope
from aigraph.answers.queries.inventory_rows import (
    companies_sentence,
    deals_sentences,
    sum_text,
)
from aigraph.answers.rows import rows_of
from aigraph.cli.options.common import path_argument, top_option
from aigraph.cli.options.view import Query, view_options
from aigraph.cli.output.tables import WIDE, Column, print_table
from aigraph.cli.output.text import print_note, print_provenance, print_rows, top_note
from aigraph.language.sentence_parts import day_words, word
from aigraph.language.sentences import company_name, money
from aigraph.language.translation import gettext


@click.command()
@path_argument
@view_options
@top_option("companies")
def companies(query: Query, top: int) -> None:
    """List the companies with what they pay and get."""
    listed = list_companies(query.view, query.companies)
    if not query.is_for_people:
        print_rows(rows_of(listed), query.format, envelope(query.view), "companies")
        return
    print_table(
        (
            Column(gettext("Id")),
            Column(gettext("Name")),
            Column(gettext("Roles"), wide=100),
            Column(gettext("Pays"), right=True, fixed=True),
            Column(gettext("Gets"), right=True, fixed=True),
        ),
        (
            (
                totals.company.id,
                company_name(query.ledger, totals.company.id),
                ", ".join(map(word, totals.company.roles)) or word(totals.company.kind),
                sum_text(totals.pays),
                sum_text(totals.gets),
            )
            for totals in listed[: top or None]
        ),
    )
    print_note(companies_sentence(listed, query.view, top_note(top, len(listed))))
    print_provenance(query.view)


@click.command()
@path_argument
@view_options
@top_option("deals")
def deals(query: Query, top: int) -> None:
    """List the deals, largest first."""
    arrows = list_deals(query.view, query.companies)
    if not query.is_for_people:
        print_rows(rows_of(arrows), query.format, envelope(query.view), "deals")
        return
    ledger = query.ledger
    print_table(
        (
            Column(gettext("Payer")),
            Column(gettext("Payee")),
            Column(gettext("Instrument")),
            Column(gettext("Amount"), right=True, fixed=True),
            Column(gettext("Status"), fixed=True),
            Column(gettext("Since"), fixed=True),
            Column(gettext("Deal"), wide=WIDE),
            Column(gettext("Title"), wide=160),
        ),
        (
            (
                company_name(ledger, arrow.payer),
                company_name(ledger, arrow.payee),
                word(arrow.deal.instrument_name),
                money(arrow.amount),
                word(arrow.status),
                day_words(arrow.since),
                arrow.deal.id,
                arrow.deal.title,
            )
            for arrow in arrows[: top or None]
        ),
    )
    for sentence in deals_sentences(arrows, query.view, top_note(top, len(arrows))):
        print_note(sentence)
    print_provenance(query.view)
