"""Rules on records as such: they are unique, well named, and what they refer to exists."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from aigraph.model.company import Company
from aigraph.model.deal import Deal, Event
from aigraph.model.evidence import Evidence
from aigraph.model.ledger import Ledger
from aigraph.model.metric import Metric
from aigraph.model.money.payment import Payment, Statement
from aigraph.model.names import suggest
from aigraph.model.origin import Origin, Problem, Severity
from aigraph.model.source import Source

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def ids_are_slugs(ledger: Ledger) -> Iterator[Problem]:
    """Every id is lower-case letters and digits joined by single hyphens, so that it can be part of a name or a path."""
    records: list[Company | Deal | Source] = [*ledger.companies, *ledger.deals, *ledger.sources]
    for record in records:
        if not _SLUG.fullmatch(record.id):
            message = f"id {record.id!r} is no slug; expected lower-case letters, digits and hyphens"
            yield Problem(record.origin, message, rule="ids_are_slugs")


def ids_are_unique(ledger: Ledger) -> Iterator[Problem]:
    """No two companies, deals or sources share an id."""
    tables = (("company", ledger.companies), ("deal", ledger.deals), ("source", ledger.sources))
    for what, records in tables:
        first: dict[str, Origin] = {}
        for record in records:
            if record.id in first:
                message = f"{what} id {record.id!r} is already on line {first[record.id].line}"
                yield Problem(record.origin, message, rule="ids_are_unique")
            first.setdefault(record.id, record.origin)


def companies_are_known(ledger: Ledger) -> Iterator[Problem]:
    """Every company that a deal, alias, metric, statement or subsidiary names is listed in companies.csv."""
    named = [
        *((deal.origin, "payer", deal.payer) for deal in ledger.deals),
        *((deal.origin, "payee", deal.payee) for deal in ledger.deals),
        *((deal.origin, "tied_to", company) for deal in ledger.deals for company in deal.tied_to),
        *((alias.origin, "company", alias.company) for alias in ledger.aliases),
        *((metric.origin, "company", metric.company) for metric in ledger.metrics),
        *((row.origin, "payer", row.payer) for row in ledger.statements),
        *((row.origin, "payee", row.payee) for row in ledger.statements),
        *((company.origin, "parent", company.parent) for company in ledger.companies if company.parent),
    ]
    yield from _unknown(named, ledger.company_by_id, "companies.csv", "companies_are_known")


def sources_are_known(ledger: Ledger) -> Iterator[Problem]:
    """Every source that a record cites, or another source quotes, is listed in sources.csv."""
    cited = [(record.origin, "source", record.source) for record in _citing(ledger)]
    cited += [(source.origin, "quotes", source.quotes) for source in ledger.sources]
    references = [reference for reference in cited if reference[2]]
    yield from _unknown(references, ledger.source_by_id, "sources.csv", "sources_are_known")


def deals_of_events_are_known(ledger: Ledger) -> Iterator[Problem]:
    """Every deal that an event or a payment is about is listed in deals.csv."""
    rows: list[Event | Payment] = [*ledger.events, *ledger.payments]
    deals = [(row.origin, "deal", row.deal) for row in rows]
    yield from _unknown(deals, ledger.deal_by_id, "deals.csv", "deals_of_events_are_known")


def addresses_can_be_opened(ledger: Ledger) -> Iterator[Problem]:
    """An address of a source begins with http:// or https://, so that a link to it can run nothing."""
    for source in ledger.sources:
        if source.url and not re.match(r"https?://[^\s/]+", source.url):
            message = f"url {source.url!r} is no web address; expected http:// or https://"
            yield Problem(source.origin, message, rule="addresses_can_be_opened")


def records_are_used(ledger: Ledger) -> Iterator[Problem]:
    """Every source is cited, and every company has a deal, a metric or a subsidiary."""
    cited = {record.source for record in _citing(ledger)} | {source.quotes for source in ledger.sources}
    for source in ledger.sources:
        if source.id not in cited:
            yield _unused(source.origin, f"source {source.id!r} is cited by no record")
    named = {end for deal in ledger.deals for end in (deal.payer, deal.payee)}
    named |= {metric.company for metric in ledger.metrics} | {company.parent for company in ledger.companies}
    for company in ledger.companies:
        if company.id not in named:
            yield _unused(company.origin, f"company {company.id!r} has no deal, metric or subsidiary")


def evidence_is_about_something(ledger: Ledger) -> Iterator[Problem]:
    """An answer is about a deal, a package or a loop of companies that are listed, and yes and no cite a source."""
    known = ledger.deal_by_id.keys() | {deal.package for deal in ledger.deals}
    for row in ledger.evidence:
        if row.about not in known and not ring_of(row.about, ledger):
            message = f"about {row.about!r} is no deal, package or loop of listed companies"
            yield Problem(row.origin, message, rule="evidence_is_about_something")
        if row.answer != "unknown" and not row.source:
            message = f"answer {row.answer!r} has no source; expected one, or the answer unknown"
            yield Problem(row.origin, message, rule="evidence_is_about_something")


def ring_of(name: str, ledger: Ledger) -> tuple[str, ...]:
    """Split the name of a loop into the companies in it, whose ids may hold hyphens themselves; empty if it is none.

    Of several ways to split it, one with the most companies is given.
    """
    words = name.split("-")
    reached: dict[int, tuple[str, ...]] = {0: ()}
    for end in range(1, len(words) + 1):
        for start, before in list(reached.items()):
            company = "-".join(words[start:end])
            if company in ledger.company_by_id and len(before) >= len(reached.get(end, ())):
                reached[end] = (*before, company)
    ring = reached.get(len(words), ())
    return ring if len(ring) > 1 else ()


def _citing(ledger: Ledger) -> list[Event | Metric | Evidence | Payment | Statement]:
    answers = (row for row in ledger.evidence if row.source)
    return [*ledger.events, *ledger.metrics, *answers, *ledger.payments, *ledger.statements]


def _unused(origin: Origin, message: str) -> Problem:
    return Problem(origin, message, rule="records_are_used", severity=Severity.WARNING)


def _unknown(
    named: Iterable[tuple[Origin, str, str]], known: Iterable[str], table: str, rule: str
) -> Iterator[Problem]:
    names = set(known)
    for origin, column, name in named:
        if name not in names:
            near = suggest(name, names)
            hint = f"; did you mean {near[0]}?" if near else ""
            yield Problem(origin, f"{column} {name!r} is not in {table}{hint}", rule=rule)


RULES: list[Callable[[Ledger], Iterator[Problem]]] = [
    ids_are_slugs,
    ids_are_unique,
    companies_are_known,
    sources_are_known,
    deals_of_events_are_known,
    addresses_can_be_opened,
    evidence_is_about_something,
    records_are_used,
]
LOOKS_UP: dict[Callable[[Ledger], Iterator[Problem]], tuple[str, ...]] = {
    companies_are_known: ("companies",),
    sources_are_known: ("sources",),
    deals_of_events_are_known: ("deals",),
    evidence_is_about_something: ("companies", "deals"),
    records_are_used: ("companies", "deals", "events", "metrics", "payments", "statements"),
}
