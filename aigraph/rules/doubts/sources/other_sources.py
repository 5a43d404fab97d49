"""Doubts on the source of a record: a report whose title is about other companies, for which it is cited too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import timedelta

from aigraph.model.deal import Event
from aigraph.model.ledger import Ledger
from aigraph.model.money.payment import Payment
from aigraph.model.origin import Origin, Problem
from aigraph.model.source import Source
from aigraph.rules.doubts.around import Around
from aigraph.rules.doubts.rule_warning import doubt

_LONG_AGO = timedelta(days=366)
_DAYS_OF_A_REPORT = timedelta(days=21)


def sources_are_of_their_companies(ledger: Ledger) -> Iterator[Problem]:
    """A source whose title names companies for which it is cited is not cited for a new deal of strangers.

    Strangers have no deal with a company of the title or its group, and name none in their own words. A survey that is cited
    for strangers of several deals is let pass, and so is what it tells of long ago.
    """
    around = Around(ledger)
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


def sources_name_the_other_end(ledger: Ledger) -> Iterator[Problem]:
    """A figure that was told within days is not from a source that is on another deal of one of its ends and names the other end nowhere.

    Nowhere is: not in its title, address, id or publisher, nor is the deal of the title in the package or the words of the row.
    """
    around = Around(ledger)
    records = [record for record in _records(ledger) if record[1] in ledger.source_by_id]
    cited: dict[str, set[frozenset[str]]] = defaultdict(set)
    for _, source, ends, _, _ in records:
        cited[source].add(ends)
    new = {event.origin for event in ledger.documented_events if _is_new_figure(event, ledger)}
    for origin, source, ends, beside, words in records:
        if origin not in new or len(ends) == 1 or not ends.isdisjoint(ledger.nameless) or len(cited[source]) == 1:
            continue
        said = around.title_names(source) | around.names_in(words) | beside
        named = around.all_names(source)
        silent = [end for end in ends if named.isdisjoint(around.group(end))]
        if len(silent) != 1:
            continue
        (present,) = ends.difference(silent)
        others = around.title_names(source) - around.names_in(words) - beside - around.group(present)
        found = next((other for other in sorted(others) if {present, other} in cited[source]), None)
        if found and not said.isdisjoint(around.group(present)):
            message = f"the source {source!r} is on {present} and {found} and names {silent[0]!r} nowhere; is it that of another deal?"
            yield doubt(origin, message, "sources_name_the_other_end")


def _is_new_figure(event: Event, ledger: Ledger) -> bool:
    """Whether a figure was told within days, and not as background or to refute it."""
    source = ledger.source_by_id.get(event.source)
    if source is None or source.published is None or event.date is None or event.usd_bn is None:
        return False
    return event.status.rank > 0 and source.published.first - event.date.last <= _DAYS_OF_A_REPORT


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


DOUBTS: list[Callable[[Ledger], Iterator[Problem]]] = [sources_are_of_their_companies, sources_name_the_other_end]
LOOKS_UP: dict[Callable[[Ledger], Iterator[Problem]], tuple[str, ...]] = dict.fromkeys(
    DOUBTS, ("companies", "deals", "events", "metrics", "payments", "sources", "statements")
)
