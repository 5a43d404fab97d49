"""Paths on which funding could return but whose capacity is unknown, since deals of unknown size are on them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from aigraph.flows.network import Network
from aigraph.measures.round_trip.revenue_network import FundingDeal
from aigraph.model.instruments import DealClass


def companies_that_can_return(network: Network, company: str, *, known: bool) -> frozenset[str]:
    """Give the companies with a path of deals (of known size) that ends in a purchase from the company."""
    payers: dict[str, set[str]] = defaultdict(set)
    for flow in network.flows:
        is_counted = bool(flow.amount.central) or (bool(flow.missing) and not known)
        if flow.payer != company and is_counted and (flow.payee != company or flow.deal_class is DealClass.PURCHASE):
            payers[flow.payee].add(flow.payer)
    found: set[str] = set()
    frontier = payers[company]
    while frontier:
        found |= frontier
        frontier = {payer for payee in frontier for payer in payers[payee]} - found
    return frozenset(found)


def is_return_unknown(network: Network, deal: FundingDeal, most_usd_bn: float, only_unknown: Collection[str]) -> bool:
    """Whether money can return only by deals of unknown size, so that its return is unknown and not 0.

    Parameters
    ----------
    network : Network
        The cash flows.
    deal : FundingDeal
        The money.
    most_usd_bn : float
        The most of it that can return by deals of known size, in US$ billions.
    only_unknown : collection of str
        The companies with a path back, but none of known size.
    """
    unsized = {flow.payee for flow in network.flows if flow.missing and flow.deal_class is DealClass.PURCHASE}
    is_tied_so = deal.is_tied and not unsized.isdisjoint(deal.tied_to)
    return most_usd_bn == 0 and (deal.payee in only_unknown or is_tied_so)
