"""Doubts on the columns of a term: profile, notice, currency, capacity, and the deals that a reward or a guarantee belongs to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from aigraph.model.deal import Deal
from aigraph.model.instruments import DealClass
from aigraph.model.ledger import Ledger
from aigraph.model.origin import Problem
from aigraph.rules.doubts.rule_warning import doubt
from aigraph.rules.doubts.sums_in_text import plain, sums_in
from aigraph.rules.doubts.terms import NUMBERS, spans_days
from aigraph.schedules.firmness import Firmness
from aigraph.schedules.terms import InstalmentKind, Profile

_MONTH_DAYS = 31
_NOT_OWED = frozenset({"equity", "grant", "acquisition", "warrant", "stock_grant", "credits"})
_POWER = re.compile(r"(\d+(?:,\d{3})*(?:\.\d+)?)[ -]?(gw|gigawatts?|mw|megawatts?)\b")
_FAR = 100


def profiles_have_their_days(ledger: Ledger) -> Iterator[Problem]:
    """Instalments have rows, and a purchase that is due at once has no term."""
    rows = {row.deal for row in ledger.payments if row.kind is not InstalmentKind.PAID}
    for deal, _ in ledger.documented_deals:
        message = ""
        is_purchase = deal.instrument.deal_class is DealClass.PURCHASE
        if deal.profile is Profile.INSTALMENTS and deal.id not in rows:
            message = "profile instalments stands without a planned or committed row in payments.csv"
        elif is_purchase and deal.profile is Profile.AT_ONCE and _days(deal) > _MONTH_DAYS:
            message = f"profile at_once stands beside a term of {_days(deal)} days, from {deal.start} to {deal.end}"
        if message:
            yield doubt(deal.origin, message, "profiles_have_their_days")


def _days(deal: Deal) -> int:
    return (deal.end.first - deal.start.last).days + 1 if deal.start and deal.end else 0


def notice_is_of_cancellable_contracts(ledger: Ledger) -> Iterator[Problem]:
    """Days of notice stand beside firmness `cancellable`, or where nobody tells the firmness."""
    for deal in ledger.deals:
        if deal.notice_days is not None and deal.firmness not in (None, Firmness.CANCELLABLE, Firmness.UNKNOWN):
            message = f"notice_days {deal.notice_days} stands beside firmness {deal.firmness}, which no notice ends"
            yield doubt(deal.origin, message, "notice_is_of_cancellable_contracts")


def notice_is_as_reported(ledger: Ledger) -> Iterator[Problem]:
    """Notice that is told in days, months or years is about as long in `notice_days`: months are not entered as days."""
    for deal, state in ledger.documented_deals:
        found = (
            [match for event in state.events for match in _NOTICE.finditer(plain(event.reported))]
            if deal.notice_days
            else []
        )
        stated = [spans_days(match[1] or match[3], match[2] or match[4]) for match in found]
        if deal.notice_days and stated and all(not days / 2 < deal.notice_days < days * 2 for days in stated):
            message = f"notice_days {deal.notice_days} stands beside {found[0][0]!r} in reported"
            yield doubt(deal.origin, message, "notice_is_as_reported")


def rewards_vest_with_purchases_of_their_pair(ledger: Ledger) -> Iterator[Problem]:
    """A warrant, grant or credit vests with a purchase that its payee makes from its payer, or from a company of its group."""
    view = ledger.view() if any(deal.vests_with for deal in ledger.deals) else None
    for deal in ledger.deals if view else ():
        purchase = ledger.deal_by_id.get(deal.vests_with)
        if view is None or purchase is None:
            continue
        ends, back = ([view.group_of(end) for end in pair] for pair in _pairs(deal, purchase))
        if purchase.instrument.deal_class is not DealClass.PURCHASE or ends != back:
            message = f"vests_with {purchase.id!r} is no purchase of {deal.payee!r} from {deal.payer!r}"
            yield doubt(deal.origin, message, "rewards_vest_with_purchases_of_their_pair")


def _pairs(deal: Deal, purchase: Deal) -> tuple[tuple[str, str], tuple[str, str]]:
    return (deal.payer, deal.payee), (purchase.payee, purchase.payer)


def guarantees_cover_what_is_owed(ledger: Ledger) -> Iterator[Problem]:
    """A guarantee covers a debt, a rent or a purchase, and not shares."""
    for deal in ledger.deals:
        covered = ledger.deal_by_id.get(deal.covers)
        if covered is not None and covered.instrument_name in _NOT_OWED:
            message = f"covers {covered.id!r}, which is {covered.instrument_name} and owed to nobody"
            yield doubt(deal.origin, message, "guarantees_cover_what_is_owed")


def currencies_are_those_reported(ledger: Ledger) -> Iterator[Problem]:
    """The currency of a contract is that of a sum in its reports, if any of them names a currency."""
    for deal, state in ledger.documented_deals:
        if not deal.currency:
            continue
        named = {money.currency for event in state.events for money in sums_in(plain(event.reported))} - {""}
        if named and deal.currency not in named:
            message = (
                f"currency {deal.currency} is in no report of the deal, which tell sums in {', '.join(sorted(named))}"
            )
            yield doubt(deal.origin, message, "currencies_are_those_reported")


def capacities_are_in_megawatts(ledger: Ledger) -> Iterator[Problem]:
    """A capacity is no hundredth and no hundredfold of what the title, the units or a report of the deal tell."""
    for deal, state in ledger.documented_deals:
        texts = [deal.title, deal.units, *(event.reported for event in state.events)]
        powers = [power for text in texts for power in _megawatts(plain(text))]
        if deal.capacity_mw and powers and all(_is_far(deal.capacity_mw, power) for power in powers):
            message = f"capacity_mw {deal.capacity_mw:f} stands beside {powers[0]:f} megawatts in the words of the deal"
            yield doubt(deal.origin, message, "capacities_are_in_megawatts")
        elif (
            deal.capacity_mw
            and deal.capacity_mw < _LEAST_OF_GIGAWATTS
            and _GIGAWATTS.search(" ".join(texts).casefold())
        ):
            message = f"capacity_mw {deal.capacity_mw:f} stands beside gigawatts in the words of the deal"
            yield doubt(deal.origin, message, "capacities_are_in_megawatts")


def _megawatts(text: str) -> Iterator[Decimal]:
    for found in _POWER.finditer(text):
        yield Decimal(found[1].replace(",", "")) * (1000 if found[2].startswith("g") else 1)


def _is_far(figure: Decimal, other: Decimal) -> bool:
    return bool(other) and not other / _FAR < figure < other * _FAR


_SPAN = rf"(\d+|{'|'.join(NUMBERS)})[- ](day|month|year)s?"
_NOTICE = re.compile(rf"{_SPAN}['\u2019]?(?: of| prior| written)* notice\b|\bnotice (?:period )?of {_SPAN}\b")
_LEAST_OF_GIGAWATTS = 20
_GIGAWATTS = re.compile(r"\bgigawatts?\b|\bgw\b")

DOUBTS: list[Callable[[Ledger], Iterator[Problem]]] = [
    profiles_have_their_days,
    notice_is_of_cancellable_contracts,
    notice_is_as_reported,
    rewards_vest_with_purchases_of_their_pair,
    guarantees_cover_what_is_owed,
    currencies_are_those_reported,
    capacities_are_in_megawatts,
]
LOOKS_UP: dict[Callable[[Ledger], Iterator[Problem]], tuple[str, ...]] = dict.fromkeys(
    DOUBTS, ("companies", "deals", "events", "payments", "sources")
)
