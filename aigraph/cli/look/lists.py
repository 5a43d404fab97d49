"""`aigraph companies`, `deals` and `sources`: what the loops are made of."""

from __future__ import annotations

from collections import Counter

import click

from aigraph.answers.inventory import Claim, claims_of, list_companies, list_deals, list_sources
from aigraph.answers.rows import Row, row_of
from aigraph.cli.options import Question, path_argument, view_options
from aigraph.cli.output import Column, envelope, print_note, print_provenance, print_rows, print_table
from aigraph.language.amounts import money
from aigraph.language.companies import company_name
from aigraph.language.plural import count
from aigraph.language.scopes import scope
from aigraph.model.amount import Amount
from aigraph.model.dates import day_text
from aigraph.model.deal import Event
from aigraph.model.metric import VERDICTS


@click.command()
@path_argument
@view_options
def companies(question: Question) -> None:
    """List the companies with what they pay and get."""
    rows = list_companies(question.view, question.companies)
    if question.format != "table":
        flat = [row_of(company) | _sums("pays", paid) | _sums("gets", got) for company, paid, got in rows]
        print_rows(flat, question.format, envelope(question.view), "companies")
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
            (company.id, company.name, ", ".join(company.roles) or company.kind, _open(paid), _open(got))
            for company, paid, got in rows
        ),
    )
    print_note(f"{count(len(rows), 'company')} {scope(question.view)}. Deals of unknown size are in no sum: 'or more'.")
    print_provenance(question.view)


def _open(amount: Amount) -> str:
    return money(amount) if amount.is_known and (amount.low or amount.high) else "" if amount.high == 0 else "unknown"


def _sums(verb: str, amount: Amount) -> Row:
    return {
        f"{verb}_low_usd_bn": float(amount.low),
        f"{verb}_usd_bn": None if amount.central is None else float(amount.central),
        f"{verb}_high_usd_bn": None if amount.high is None else float(amount.high),
    }


@click.command()
@path_argument
@view_options
def deals(question: Question) -> None:
    """List the deals, largest first."""
    arrows = list_deals(question.view, question.companies)
    if question.format != "table":
        print_rows([row_of(arrow) for arrow in arrows], question.format, envelope(question.view), "deals")
        return
    ledger = question.ledger
    print_table(
        (
            Column("Payer"),
            Column("Payee"),
            Column("Instrument"),
            Column("Amount", right=True),
            Column("Status", fixed=True),
            Column("Since", fixed=True),
            Column("Deal", wide=120),
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
    unknown = sum(not arrow.amount.is_known for arrow in arrows)
    print_note(f"{count(len(arrows), 'deal')} {scope(question.view)}; {unknown} of unknown size.")
    if question.view.umbrellas:
        print_note(f"{count(len(question.view.umbrellas), 'umbrella figure')} left out: the parts are listed.")
    if question.view.within_groups:
        print_note(f"{count(len(question.view.within_groups), 'deal')} inside one group left out.")
    print_provenance(question.view)


@click.command()
@click.argument("source", required=False)
@view_options
def sources(question: Question, source: str | None) -> None:
    """List the sources, or what SOURCE says."""
    if source:
        _one_source(question, source)
        return
    rows = list_sources(question.view, question.companies)
    if question.format != "table":
        flat = [row_of(record) | {"events": count} for record, count in rows]
        print_rows(flat, question.format, envelope(question.view), "sources")
        return
    print_table(
        (
            Column("Grade", fixed=True),
            Column("Id"),
            Column("Publisher"),
            Column("Published", fixed=True),
            Column("Events", right=True),
            Column("Title", wide=120),
        ),
        (
            (
                record.grade,
                record.id,
                record.publisher,
                record.published.text if record.published else "",
                str(count),
                record.title,
            )
            for record, count in rows
        ),
    )
    print_note(f"{count(len(rows), 'source')} of the deals {scope(question.view)}.")
    print_provenance(question.view)


def _one_source(question: Question, source: str) -> None:
    claims = claims_of(question.ledger, source)
    record = question.ledger.source_by_id[source]
    if question.format != "table":
        said = [{"verdict": claim.verdict} | row_of(claim.record) for claim in claims]
        print_rows(said, question.format, envelope(question.view) | {"source": row_of(record)}, "claims")
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
        (_claim_cells(claim) for claim in claims),
    )
    verdicts = Counter(claim.verdict for claim in claims)
    print_note(f"{count(len(claims), 'claim')}: {', '.join(f'{verdicts[name]} {name}' for name in VERDICTS)}.")
    print_provenance(question.view)


def _claim_cells(claim: Claim) -> tuple[str, str, str, str, str]:
    it = claim.record
    if isinstance(it, Event):
        day = it.date.text if it.date else ""
        says = ", ".join(filter(None, (str(it.status), money(it.amount) if it.amount.is_known else "", it.reported)))
        return it.locator, it.deal, day, says, claim.verdict
    ends = dict.fromkeys(str(end) for end in (it.low, it.value, it.high) if end is not None)
    size = f"{' to '.join(ends)} {it.unit}" if ends else ""
    says = ", ".join(filter(None, (it.metric.replace("_", " "), size, it.reported)))
    return it.locator, it.company, it.period, says, claim.verdict
