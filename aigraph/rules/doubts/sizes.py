"""Doubts on the size of a deal, beside what its companies earn and are worth and beside their other deals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from aigraph.model.amount import Amount
from aigraph.model.deal import Deal
from aigraph.model.instruments import SHARE_PURCHASES, DealClass
from aigraph.model.ledger import Ledger
from aigraph.model.metric import Metric
from aigraph.model.origin import Problem
from aigraph.model.status import Status
from aigraph.rules.doubts.figure import figure_of, significant_digits
from aigraph.rules.doubts.rule_warning import doubt

_MEANS = frozenset(
    {"revenue", "revenue_run_rate", "revenue_guidance", "valuation", "takeover_price", "backlog", "capex", "cash"}
    | {"capex_guidance", "capex_with_leases", "purchase_commitments", "total_commitments"}
)
_WORTH = frozenset({"valuation", "takeover_price"})
_OF_PAYER = 3
_OF_PAYEE = 400
_OF_REVENUE = 50
_OF_OTHERS = 500
_OF_BEFORE = 10


def companies_can_bear_their_deals(ledger: Ledger) -> Iterator[Problem]:
    """No deal is beyond its companies: shares cost no more than the company is worth, other deals no multiple of either end.

    The measure of a company is the largest of what it earns, spends, owes, holds and is worth on record: a deal may be 3
    times that of its payer and 400 times that of its payee, who may be young; shares of a company without a valuation 50
    times its revenue.
    """
    means = _means(ledger)
    for deal, state in ledger.documented_deals:
        size = _whole(deal, state.amount)
        payer, payee = means[deal.payer], means[deal.payee]
        limits = [(payer.most, _OF_PAYER, deal.payer), (payee.most, _OF_PAYEE, deal.payee)]
        if deal.instrument_name in SHARE_PURCHASES:
            limits.append((payee.worth, 1, deal.payee) if payee.worth else (payee.most, _OF_REVENUE, deal.payee))
        for measure, times, company in limits:
            if measure and size > measure * times:
                message = f"{size:f} is {size / measure:.2f} times the largest figure of {company!r}, {measure:f}"
                yield doubt(deal.origin, f"{message}; is the unit right?", "companies_can_bear_their_deals")
                break


def deals_of_a_pair_are_comparable(ledger: Ledger) -> Iterator[Problem]:
    """A deal is not 500 times as large or as small as the next one of the same two companies and instrument."""
    pairs: dict[tuple[str, str, str], list[tuple[Decimal, Deal]]] = defaultdict(list)
    for deal, state in ledger.documented_deals:
        size = _whole(deal, state.amount)
        if size:
            pairs[deal.payer, deal.payee, deal.instrument_name].append((size, deal))
    for deals in pairs.values():
        for (low, small), (high, large) in pairwise(sorted(deals, key=lambda one: one[0])):
            if high >= low * _OF_OTHERS:
                # The newer one is more likely to be the slip, for the others were looked at before.
                odd, other, size = (small, large, low) if small.origin > large.origin else (large, small, high)
                message = f"{size:f} is {high / low:.0f} times {'below' if odd is small else 'above'} {other.id!r}"
                yield doubt(
                    odd.origin, f"{message} of the same pair; is the unit right?", "deals_of_a_pair_are_comparable"
                )


def figures_of_a_deal_agree(ledger: Ledger) -> Iterator[Problem]:
    """From one report of a deal to the next its figure does not grow or shrink tenfold."""
    for deal, _ in ledger.documented_deals:
        reported = [event for _, event in ledger.history[deal.id] if event.amount.is_known]
        for before, event in pairwise(reported):
            sizes = sorted((figure_of(before.amount), figure_of(event.amount)))
            if sizes[0] and sizes[1] >= sizes[0] * _OF_BEFORE:
                message = f"{figure_of(event.amount):f} follows {figure_of(before.amount):f} of the same deal; is the unit right?"
                yield doubt(event.origin, message, "figures_of_a_deal_agree")


def figures_on_record_are_no_deals(ledger: Ledger) -> Iterator[Problem]:
    """The figure of a deal is not exactly the valuation, spending, backlog or, to three digits, the revenue or cash on record of a company in it."""
    figures: dict[tuple[str, str], set[Decimal]] = defaultdict(set)
    for metric in ledger.metrics:
        if metric.value and metric.unit == "usd_bn":
            figures[metric.company, metric.metric].add(metric.value)
    for event in ledger.documented_events:
        deal = ledger.deal_by_id[event.deal]
        for end, kinds in _CONFUSED.get(deal.instrument.deal_class, ()):
            company = getattr(deal, end)
            confused = (*kinds, *_EARNED) if _is_exact(event.usd_bn) else kinds
            found = next((kind for kind in confused if event.usd_bn in figures[company, kind]), "")
            if found and event.status.rank >= Status.RUMOURED.rank:
                message = (
                    f"usd_bn {event.usd_bn} is the {found} of {company!r} in metrics.csv; is it paid to {deal.payee!r}?"
                )
                yield doubt(event.origin, message, "figures_on_record_are_no_deals")


def _is_exact(figure: Decimal | None) -> bool:
    """Whether a figure is told to so many digits that it is seldom that of something else by chance."""
    return figure is not None and significant_digits(figure) >= _EXACT_DIGITS


_EARNED = ("revenue", "revenue_run_rate", "revenue_guidance", "cloud_revenue", "net_income", "free_cash_flow", "cash")
_EXACT_DIGITS = 3
_CONFUSED: dict[DealClass, tuple[tuple[str, tuple[str, ...]], ...]] = {
    DealClass.FUNDING: (("payer", ()), ("payee", ("valuation", "backlog", "capex"))),
    DealClass.PURCHASE: (
        ("payer", ("capex", "capex_guidance", "capex_with_leases", "total_commitments")),
        ("payee", ("backlog",)),
    ),
}


@dataclass(frozen=True, slots=True)
class _Means:
    most: Decimal = Decimal(0)
    worth: Decimal = Decimal(0)


def _means(ledger: Ledger) -> dict[str, _Means]:
    means: dict[str, _Means] = defaultdict(_Means)
    for metric in ledger.metrics:
        if metric.unit == "usd_bn" and metric.metric in _MEANS and metric.verdict != "refuted":
            size = _highest(metric)
            known = means[metric.company]
            worth = size if metric.metric in _WORTH else Decimal(0)
            means[metric.company] = _Means(max(known.most, size), max(known.worth, worth))
    return means


def _highest(metric: Metric) -> Decimal:
    return max((figure for figure in (metric.low, metric.value, metric.high) if figure is not None), default=Decimal(0))


def _whole(deal: Deal, amount: Amount) -> Decimal:
    return max(figure_of(amount), figure_of(deal.over_its_term(amount)))


DOUBTS: list[Callable[[Ledger], Iterator[Problem]]] = [
    companies_can_bear_their_deals,
    deals_of_a_pair_are_comparable,
    figures_of_a_deal_agree,
    figures_on_record_are_no_deals,
]
LOOKS_UP: dict[Callable[[Ledger], Iterator[Problem]], tuple[str, ...]] = dict.fromkeys(
    DOUBTS, ("deals", "events", "metrics", "sources")
)
