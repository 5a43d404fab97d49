"""Who is named in the title and the address of a source, and with whom a company deals."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from aigraph.model.ledger import Ledger
from aigraph.rules.doubts.company_words import CompanyWords, words_of

_MOST_PARTNERS = 40
"""Of a company with more, that it deals with another says nothing of a report."""
_LONGEST_NAME = 6
_LEAST_LETTERS = 3


class Around:
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
        self.all_names = cache(self._all_names)
        self.neighbours = cache(self._neighbours)

    def names_in(self, text: str) -> frozenset[str]:
        """Give the companies that a text names."""
        words = words_of(text).split()
        spans = (words[i : i + n] for i in range(len(words)) for n in range(1, _LONGEST_NAME))
        return frozenset().union(*(self._companies.get(f" {' '.join(span)} ", ()) for span in spans))

    def group(self, company: str) -> frozenset[str]:
        """Give a company with its parent, its sisters and its subsidiaries."""
        record = self._ledger.company_by_id.get(company)
        head = record.parent or company if record else company
        return frozenset({company, head, *self._daughters.get(head, ()), *self._daughters.get(company, ())})

    def publishers(self, source: str) -> frozenset[str]:
        """Give the companies that the publisher of a source names."""
        record = self._ledger.source_by_id.get(source)
        return self.names_in(record.publisher) if record else frozenset()

    def _title_names(self, source: str) -> frozenset[str]:
        record = self._ledger.source_by_id.get(source)
        found = self.names_in(record.title) if record else frozenset[str]()
        return frozenset(name for name in found if name not in self._ledger.nameless)

    def _all_names(self, source: str) -> frozenset[str]:
        record = self._ledger.source_by_id.get(source)
        if record is None:
            return frozenset()
        return self.names_in(f"{record.title} {record.publisher} {record.id} {record.url}".replace("_", " "))

    def _neighbours(self, company: str) -> frozenset[str]:
        group = self.group(company)
        if sum(len(self._partners.get(one, ())) for one in group) > _MOST_PARTNERS:
            return group
        return group.union(*(self.group(partner) for one in group for partner in self._partners.get(one, ())))
