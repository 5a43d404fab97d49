"""Doubts on what is entered twice: one deal under two ids, and a round beside its parts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise

from aigraph.model.company_forms import company_key
from aigraph.model.deal import Deal, DealState
from aigraph.model.instruments import SHARE_PURCHASES, DealClass
from aigraph.model.ledger import Ledger
from aigraph.model.origin import Problem
from aigraph.rules.doubts.company_words import CompanyWords, words_of
from aigraph.rules.doubts.figure import figure_of
from aigraph.rules.doubts.rule_warning import doubt

_MONTH = 31
_ROUND = 60
_SEASON = 122
_ALIKE = Decimal("0.8")
_NO_DAY = 0

_Dated = tuple[int, Deal, DealState]


def a_deal_has_one_id(ledger: Ledger) -> Iterator[Problem]:
    """Two live deals of the same ends and instrument within a month differ in figure or term, or are linked.

    Linked are parts of one package, a part and its whole, and a deal and what it replaces.
    """
    reported: dict[tuple[str, str, str], list[_Dated]] = defaultdict(list)
    for deal, state in ledger.documented_deals:
        reported[deal.payer, deal.payee, deal.instrument_name].append((first_day(ledger, deal), deal, state))
    for deals in reported.values():
        deals.sort(key=lambda one: (one[0], one[1].origin))
        for place, (day, deal, state) in enumerate(deals):
            for before, other, others in reversed(deals[max(0, place - _MOST_NEAR) : place]):
                if day - before > _MONTH:
                    break
                if not are_linked(ledger, deal, other) and _alike(state, others):
                    later, first = (deal, other) if deal.origin > other.origin else (other, deal)
                    message = f"same ends, instrument and month as {first.id!r}; is it the same deal?"
                    yield doubt(later.origin, message, "a_deal_has_one_id")
                    break


def one_sum_is_one_deal(ledger: Ledger) -> Iterator[Problem]:
    """One sum between two groups of companies, told of twice in four months, is one deal, unless it is said to be a further one.

    The second id may give it another instrument of the same class, or a subsidiary in place of its parent.
    """
    view = ledger.view()
    group = {company.id: view.group_of(company.id) for company in ledger.companies}
    stated: dict[tuple[str, str, DealClass, Decimal], list[tuple[int, Deal]]] = defaultdict(list)
    for deal, state in ledger.documented_deals:
        size = figure_of(state.amount)
        if size and deal.payer in group and deal.payee in group:
            key = (group[deal.payer], group[deal.payee], deal.instrument.deal_class, size)
            stated[key].append((first_day(ledger, deal), deal))
    for deals in stated.values():
        deals.sort(key=lambda one: (one[0], one[1].origin))
        for (before, other), (day, deal) in pairwise(deals):
            if day - before <= _SEASON and not are_linked(ledger, deal, other) and not _is_another(ledger, deal):
                later, first = (deal, other) if deal.origin > other.origin else (other, deal)
                message = f"the sum, and the companies or their groups, are those of {first.id!r}; is it the same deal?"
                yield doubt(later.origin, message, "one_sum_is_one_deal")


def _is_another(ledger: Ledger, deal: Deal) -> bool:
    texts = (deal.title, *(event.reported for _, event in ledger.history.get(deal.id, ())))
    return any(_ANOTHER.search(text.casefold()) for text in texts)


def companies_have_one_id(ledger: Ledger) -> Iterator[Problem]:
    """No two companies have one name but for spaces, signs and the form of the company, such as Inc. or GmbH."""
    known: dict[str, str] = {}
    for company in ledger.companies:
        bare = _bare(company.name)
        if bare in known and company.id not in ledger.nameless:
            message = f"the name of {company.id!r} is that of {known[bare]!r}; are they one company?"
            yield doubt(company.origin, message, "companies_have_one_id")
        known.setdefault(bare, company.id)


def _bare(name: str) -> str:
    return "".join(words_of(company_key(name.partition("(")[0])[0]).split())


def lenders_are_not_counted_beside_their_group(ledger: Ledger) -> Iterator[Problem]:
    """A loan or round of unnamed parties is not told again, with its whole sum, of one who led it."""
    funded: dict[tuple[str, str, Decimal], list[Deal]] = defaultdict(list)
    for deal, state in ledger.documented_deals:
        if deal.instrument.deal_class is DealClass.FUNDING and state.amount.central:
            funded[deal.payee, deal.instrument_name, state.amount.central].append(deal)
    for deals in funded.values():
        groups = [deal for deal in deals if deal.payer in ledger.nameless]
        named = [deal for deal in deals if deal.payer not in ledger.nameless]
        for whole in groups[:_MOST_NEAR]:
            for deal in named[:_MOST_NEAR]:
                apart = abs(first_day(ledger, whole) - first_day(ledger, deal))
                if apart <= _MONTH and not are_linked(ledger, deal, whole):
                    message = f"same payee, instrument, month and sum as {whole.id!r}; is it the same money?"
                    yield doubt(deal.origin, message, "lenders_are_not_counted_beside_their_group")


def rounds_contain_their_parts(ledger: Ledger) -> Iterator[Problem]:
    """What a named investor gave at the time of a round is `part_of` the round, where the round could contain it.

    A round that could hold all that named investors gave for the same instrument within two months may have been counted
    beside its own parts, unless its title or a report of it says that the investor's part is aside.
    """
    names = CompanyWords(ledger)
    funded: dict[tuple[str, str], list[_Dated]] = defaultdict(list)
    for deal, state in ledger.documented_deals:
        if deal.instrument_name in SHARE_PURCHASES:
            funded[deal.payee, deal.instrument_name].append((first_day(ledger, deal), deal, state))
    for deals in funded.values():
        rounds = [one for one in deals if one[1].payer in ledger.nameless and one[2].amount.central]
        if not rounds:
            continue
        deals.sort(key=lambda one: (one[0], one[1].origin))
        days = [day for day, _, _ in deals]
        for day, whole, state in rounds:
            near = deals[bisect_left(days, day - _ROUND) : bisect_left(days, day + _ROUND + 1)]
            beside = [
                (deal, other.amount.quoted)
                for _, deal, other in near
                if deal.payer not in ledger.nameless and not deal.part_of and not are_linked(ledger, deal, whole)
            ]
            most = state.amount.central or 0
            if not any(0 < size <= most for _, size in beside):
                continue
            aside = _said_to_be_aside(whole, state)
            inside = [
                (deal, size)
                for deal, size in beside
                if not any(names.found(part, deal.payer) for part in aside) and not _other_series(deal, whole)
            ]
            if 0 < sum(size for _, size in inside) <= most:
                part = inside[0][0]
                message = f"the round {whole.id!r} stands beside {part.id!r}, which it may contain; expected part_of"
                yield doubt(part.origin, message, "rounds_contain_their_parts")


def parts_are_smaller_than_their_round(ledger: Ledger) -> Iterator[Problem]:
    """One investor among several in a round does not bring the whole sum of it."""
    parts: dict[str, list[tuple[Deal, DealState]]] = defaultdict(list)
    for deal, state in ledger.documented_deals:
        if deal.part_of in ledger.deal_by_id:
            parts[deal.part_of].append((deal, state))
    states = ledger.states(ledger.last_day or date.min)
    for umbrella, deals in parts.items():
        whole = states[umbrella].amount.central if umbrella in states else None
        for deal, state in deals if len(deals) > 1 else ():
            if whole and state.amount.quoted >= whole:
                message = (
                    f"{state.amount.quoted:f} is all of {umbrella!r}, which has other parts; is it the investor's own?"
                )
                yield doubt(deal.origin, message, "parts_are_smaller_than_their_round")


def first_day(ledger: Ledger, deal: Deal) -> int:
    """Give the ordinal of the first day of which a deal is told, or 0."""
    history = ledger.history.get(deal.id)
    return history[0][0].toordinal() if history else _NO_DAY


def are_linked(ledger: Ledger, deal: Deal, other: Deal) -> bool:
    """Whether two deals are parts of one package or round, or one contains, replaces or outlasts the other."""
    ids = {deal.id, other.id}
    return (
        (bool(deal.package) and deal.package == other.package)
        or not ids.isdisjoint((deal.part_of, other.part_of, *deal.replaces, *other.replaces))
        or (bool(deal.part_of) and deal.part_of == other.part_of)
        or bool({umbrella.id for one in (deal, other) for umbrella in ledger.umbrellas_of(one)} & ids)
        or (deal.end is not None and other.end is not None and deal.end != other.end)
    )


def _said_to_be_aside(whole: Deal, state: DealState) -> list[str]:
    texts = (whole.title, *(event.reported for event in state.events))
    return [f" {match[0]} " for text in texts for match in _APART.finditer(words_of(text))]


def _other_series(deal: Deal, whole: Deal) -> bool:
    one, other = _SERIES.search(deal.title), _SERIES.search(whole.title)
    return one is not None and other is not None and one[0] != other[0]


def _alike(state: DealState, other: DealState) -> bool:
    small, large = sorted((figure_of(state.amount), figure_of(other.amount)))
    return not small or small >= large * _ALIKE


_SERIES = re.compile(r"Series [A-Z]\b")
_APART = re.compile(r"(?:\w+ ){0,8}(?:less|aside|without|besides?|apart|except|may)(?: \w+){0,8}")
_ANOTHER = re.compile(r"\b(?:another|further|second|third|additional|more|again|still|in all|in total|tranche|instal)")
_MOST_NEAR = 20
"""How many earlier deals of a pair are looked at, so that many of one month stay linear."""

DOUBTS: list[Callable[[Ledger], Iterator[Problem]]] = [
    a_deal_has_one_id,
    one_sum_is_one_deal,
    companies_have_one_id,
    lenders_are_not_counted_beside_their_group,
    rounds_contain_their_parts,
    parts_are_smaller_than_their_round,
]
LOOKS_UP: dict[Callable[[Ledger], Iterator[Problem]], tuple[str, ...]] = dict.fromkeys(
    DOUBTS, ("companies", "deals", "events", "sources")
)
