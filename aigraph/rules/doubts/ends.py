"""Doubts on who pays whom: ends that are swapped, and purchases from companies that sell no such thing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from aigraph.model.company import Company
from aigraph.model.instruments import ONE_WAY, SELLERS, SHARE_PURCHASES, DealClass
from aigraph.model.ledger import Ledger
from aigraph.model.origin import Problem
from aigraph.model.status import Status
from aigraph.rules.doubts.company_words import CompanyWords, words_of
from aigraph.rules.doubts.rule_warning import doubt

_FINANCIERS = frozenset({"investor", "lender"})
_PAYS = re.compile(
    r"(?:is to |was to |agrees to |plans to |seeks to )?"
    r"(?:buys?|rents?|orders?|invests?|lends?|pays?|funds?|gives?|purchases?|subscribes?|pledges?|commits?|joins?|backs?|guarantees?|promises?|provides?|grants?|issues?)\b"
)


def sellers_sell_such_things(ledger: Ledger) -> Iterator[Problem]:
    """A purchase that is announced or better is made from a company whose roles say that it sells such a thing."""
    for deal, state in ledger.documented_deals:
        payee = ledger.company_by_id.get(deal.payee)
        sellers = SELLERS.get(deal.instrument_name)
        if payee is None or not payee.roles or payee.is_placeholder or sellers is None:
            continue
        if state.status.rank >= Status.ANNOUNCED.rank and sellers.isdisjoint(payee.roles):
            message = (
                f"payee {payee.id!r} is {' and '.join(payee.roles)} and sells no {deal.instrument_name}; "
                "are payer and payee swapped?"
            )
            yield doubt(deal.origin, message, "sellers_sell_such_things")


def money_goes_to_who_needs_it(ledger: Ledger) -> Iterator[Problem]:
    """Shares and debts are sold by companies: their payee is no fund, bank or group of investors or lenders."""
    for deal, _ in ledger.documented_deals:
        payer, payee = ledger.company_by_id.get(deal.payer), ledger.company_by_id.get(deal.payee)
        if payer is None or payee is None or deal.instrument.deal_class is not DealClass.FUNDING:
            continue
        if not _finances(payer) and (payee.kind in ("fund", "bank") or (payee.is_placeholder and _finances(payee))):
            message = f"payee {payee.id!r} is {payee.kind} and gives such money; are payer and payee swapped?"
            yield doubt(deal.origin, message, "money_goes_to_who_needs_it")


def deals_do_not_run_both_ways(ledger: Ledger) -> Iterator[Problem]:
    """Two companies do not both buy each other's shares, lend to each other, or sell each other the same thing."""
    first: dict[tuple[str, str, str], str] = {}
    for deal, _ in ledger.documented_deals:
        if deal.instrument_name not in ONE_WAY:
            continue
        way = "shares" if deal.instrument_name in SHARE_PURCHASES else deal.instrument_name
        other = first.get((deal.payee, deal.payer, way))
        if other:
            message = f"runs against {other!r}, which has {way} the other way; are payer and payee swapped?"
            yield doubt(deal.origin, message, "deals_do_not_run_both_ways")
        first.setdefault((deal.payer, deal.payee, way), deal.id)


def incentives_go_to_customers(ledger: Ledger) -> Iterator[Problem]:
    """Warrants, shares and credits as an incentive go to a customer, investor or guarantor, never to one's own vendor alone."""
    deals = ledger.documented_deals
    pays = {(deal.payer, deal.payee) for deal, _ in deals if deal.instrument.deal_class is not DealClass.INCENTIVE}
    sells = {(deal.payee, deal.payer) for deal, _ in deals if deal.instrument.deal_class is DealClass.PURCHASE}
    for deal, _ in deals:
        ends = (deal.payer, deal.payee)
        if deal.instrument.deal_class is DealClass.INCENTIVE and ends[::-1] in sells and ends[::-1] not in pays:
            message = f"{deal.payer!r} buys from {deal.payee!r} and sells it nothing; are payer and payee swapped?"
            yield doubt(deal.origin, message, "incentives_go_to_customers")


def titles_and_ids_name_the_ends(ledger: Ledger) -> Iterator[Problem]:
    """The title and the id of a deal name its payer first and its payee second, and no other company in place of one."""
    names = CompanyWords(ledger)
    for deal, _ in ledger.documented_deals:
        message = ""
        payer, payee = ledger.company_by_id.get(deal.payer), ledger.company_by_id.get(deal.payee)
        if payer is None or payee is None:
            continue
        if deal.id.startswith(f"{payee.id}-{payer.id}-") and not f"{payer.id}-".startswith(f"{payee.id}-"):
            message = "the id names the payee first"
        else:
            title = words_of(deal.title)
            begins = max((name for name in names.of(payee.id) if title.startswith(name)), key=len, default="")
            if begins and _PAYS.match(title[len(begins) :]) and not names.found(title[: title.find(begins)], payer.id):
                message = f"the title begins with the payee, {payee.name}, and lets it pay"
            elif stranger := _stranger(ledger, names, deal.id, title, payer, payee):
                message = f"the id and the title name {stranger!r}, which is neither payer nor payee"
        if message:
            yield doubt(deal.origin, f"{message}; are payer and payee right?", "titles_and_ids_name_the_ends")


def _stranger(ledger: Ledger, names: CompanyWords, deal: str, title: str, payer: Company, payee: Company) -> str:
    """Give the company that the id of a deal and its title name in place of an end, if there is one."""
    rest = deal.removeprefix(f"{payer.id}-")
    if rest == deal or payee.is_placeholder or rest.startswith(f"{payee.id}-"):
        return ""
    parts = rest.split("-")
    for end in range(len(parts), 0, -1):
        name = "-".join(parts[:end])
        if name in ledger.company_by_id and name not in (payer.id, *payee.id.split("-"), payee.id):
            return name if names.found(title, name) and not names.found(title, payee.id) else ""
    return ""


def _finances(company: Company) -> bool:
    return not _FINANCIERS.isdisjoint(company.roles)


DOUBTS: list[Callable[[Ledger], Iterator[Problem]]] = [
    sellers_sell_such_things,
    money_goes_to_who_needs_it,
    deals_do_not_run_both_ways,
    incentives_go_to_customers,
    titles_and_ids_name_the_ends,
]
LOOKS_UP: dict[Callable[[Ledger], Iterator[Problem]], tuple[str, ...]] = dict.fromkeys(
    DOUBTS, ("companies", "deals", "events", "sources")
)
