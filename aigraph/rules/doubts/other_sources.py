"""Doubts on the source of a record: a report whose title is about other companies, for which it is cited too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import cache

from aigraph.model.deal import Event
from aigraph.model.ledger import Ledger
from aigraph.model.money.payment import Payment
from aigraph.model.origin import Origin, Problem
from aigraph.model.source import Source
from aigraph.rules.doubts.company_words import CompanyWords, words_of
from aigraph.rules.doubts.rule_warning import doubt

_LONG_AGO = timedelta(days=366)
_MOST_PARTNERS = 40
"""Of a company with more, that it deals with another says nothing of a report."""
_LONGEST_NAME = 6
_LEAST_LETTERS = 3


def sources_are_of_their_companies(ledger: Ledger) -> Iterator[Problem]:
    """A source whose title names companies for which it is cited is not cited for a new deal of strangers.

    Strangers have no deal with a company of the title or its group, and name none in their own words. A survey that is cited
    for strangers of several deals is let pass, and so is what it tells of long ago.
    """
    around = _Around(ledger)
    records = list(_records(ledger))
    companies_of: dict[str, set[str]] = defaultdict(set)
    for metric in ledger.metrics:
        companies_of[metric.source].add(metric.company)
    for _, source, ends, _, _ in records:
        companies_of[source] |= ends
    strange: dict[str, list[tuple[Origin, frozenset[str]]]] = defaultdict(list)
    for origin, source, ends, beside, words in records:
        named = around.title_names(source)
        known = frozenset().union(*map(around.group, ends), around.names_in(words))
        near = known.union(beside, *map(around.neighbours, ends))
        is_of_others = any(around.group(name) & companies_of[source] for name in named - near)
        if is_of_others and known.isdisjoint(named | around.publishers(source)):
            strange[source].append((origin, frozenset(ends)))
    for source, cited in strange.items():
        if len({ends for _, ends in cited}) == 1:
            title = ledger.source_by_id[source].title
            for origin, ends in cited:
                message = f"the source {source!r} is on {title!r} and names neither of {' and '.join(sorted(ends))}; is it that of another record?"
                yield doubt(origin, message, "sources_are_of_their_companies")


_Record = tuple[Origin, str, frozenset[str], frozenset[str], str]


def _records(ledger: Ledger) -> Iterator[_Record]:
    """Give the place and the source of what cites one, its companies, those of its package and round, and its words."""
    of_package: dict[str, set[str]] = defaultdict(set)
    for deal in ledger.deals:
        for key in filter(None, (deal.package, deal.part_of, deal.id)):
            of_package[key] |= {deal.payer, deal.payee}
    rows: list[Event | Payment] = [*ledger.documented_events, *ledger.payments]
    for row in rows:
        found = ledger.deal_by_id.get(row.deal)
        source = ledger.source_by_id.get(row.source)
        if found and source and not _is_long_ago(row, source):
            beside = set().union(*(of_package[key] for key in (found.package, found.part_of, found.id) if key))
            ends = frozenset({found.payer, found.payee})
            yield row.origin, row.source, ends, frozenset(beside), f"{found.title} {row.reported}"
    for pair in ledger.statements:
        yield pair.origin, pair.source, frozenset({pair.payer, pair.payee}), frozenset(), pair.reported


def _is_long_ago(row: Event | Payment, source: Source) -> bool:
    last = row.date.last if isinstance(row, Event) and row.date else None
    last = row.period.last if isinstance(row, Payment) else last
    return bool(last and source.published and source.published.first - last > _LONG_AGO)


class _Around:
    """Who is named in a text, and who has dealings with a company."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._companies: dict[str, set[str]] = defaultdict(set)
        self._partners: dict[str, set[str]] = defaultdict(set)
        self._daughters: dict[str, set[str]] = defaultdict(set)
        names = CompanyWords(ledger)
        for company in ledger.companies:
            self._daughters[company.parent].add(company.id)
            for name in names.of(company.id):
                if len(name.strip()) >= _LEAST_LETTERS:
                    self._companies[name].add(company.id)
        for deal in ledger.deals:
            self._partners[deal.payer].add(deal.payee)
            self._partners[deal.payee].add(deal.payer)
        self.title_names = cache(self._title_names)
        self.neighbours = cache(self._neighbours)

    def names_in(self, text: str) -> frozenset[str]:
        words = words_of(text).split()
        spans = (words[i : i + n] for i in range(len(words)) for n in range(1, _LONGEST_NAME))
        return frozenset().union(*(self._companies.get(f" {' '.join(span)} ", ()) for span in spans))

    def group(self, company: str) -> frozenset[str]:
        record = self._ledger.company_by_id.get(company)
        head = record.parent or company if record else company
        return frozenset({company, head, *self._daughters.get(head, ()), *self._daughters.get(company, ())})

    def publishers(self, source: str) -> frozenset[str]:
        record = self._ledger.source_by_id.get(source)
        return self.names_in(record.publisher) if record else frozenset()

    def _title_names(self, source: str) -> frozenset[str]:
        record = self._ledger.source_by_id.get(source)
        found = self.names_in(record.title) if record else frozenset[str]()
        return frozenset(name for name in found if name not in self._ledger.nameless)

    def _neighbours(self, company: str) -> frozenset[str]:
        group = self.group(company)
        if sum(len(self._partners.get(one, ())) for one in group) > _MOST_PARTNERS:
            return group
        return group.union(*(self.group(partner) for one in group for partner in self._partners.get(one, ())))


DOUBTS: list[Callable[[Ledger], Iterator[Problem]]] = [sources_are_of_their_companies]
LOOKS_UP: dict[Callable[[Ledger], Iterator[Problem]], tuple[str, ...]] = dict.fromkeys(
    DOUBTS, ("companies", "deals", "events", "metrics", "payments", "sources", "statements")
)
