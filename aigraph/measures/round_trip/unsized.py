"""Ways home that are known to be there, but not how wide they are: deals of unknown size lie on them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from aigraph.flows.network import Network
from aigraph.measures.round_trip.case import Funding
from aigraph.model.instruments import DealClass


def ways_home(network: Network, company: str, *, known: bool) -> frozenset[str]:
    """Give the companies from which some way of deals ends in a purchase from the company; if asked, of known size."""
    payers: dict[str, set[str]] = defaultdict(set)
    for flow in network.flows:
        is_counted = bool(flow.amount.central) or (bool(flow.missing) and not known)
        if flow.payer != company and is_counted and (flow.payee != company or flow.deal_class is DealClass.PURCHASE):
            payers[flow.payee].add(flow.payer)
    found: set[str] = set()
    fresh = payers[company]
    while fresh:
        found |= fresh
        fresh = {payer for payee in fresh for payer in payers[payee]} - found
    return frozenset(found)


def is_lost(network: Network, grant: Funding, most_usd_bn: float, hidden: Collection[str]) -> bool:
    """Whether money can come home only by deals of unknown size, so that its return is unknown and not 0.

    Parameters
    ----------
    network : Network
        Where it was followed.
    grant : Funding
        The money.
    most_usd_bn : float
        The most of it that comes home by deals of known size, in US$ billions.
    hidden : collection of str
        The companies that have a way home, but none of known size.
    """
    unsized = {flow.payee for flow in network.flows if flow.missing and flow.deal_class is DealClass.PURCHASE}
    is_tied_so = grant.is_tied and not unsized.isdisjoint(grant.tied_to)
    return most_usd_bn == 0 and (grant.payee in hidden or is_tied_so)
