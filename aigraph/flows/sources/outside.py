"""Which payers stand outside, so that their money enters the system."""

from __future__ import annotations

from collections.abc import Collection

from aigraph.flows.network import Network
from aigraph.model.instruments import Layer
from aigraph.model.ledger import View

OUTSIDE_KINDS = frozenset({"placeholder", "fund", "bank", "government"})


def outside_payers(network: Network, view: View | None, with_revenue: Collection[str]) -> frozenset[str]:
    """Give the companies of a network whose payments enter from outside.

    Funds, banks, governments and placeholders, and every company that in the whole record receives no cash and has no
    reported revenue.
    """
    if view is None:
        receives = {flow.payee for flow in network.flows} | network.inflow.keys()
    else:
        receives = {view.group_of(deal.payee) for deal in view.ledger.deals if deal.instrument.layer is Layer.CASH}
        with_revenue = {*with_revenue, *(row.company for row in view.ledger.metrics if row.metric == "revenue")}
    kinds = {} if view is None else {company.id: company.kind for company in view.ledger.companies}
    return frozenset(
        name
        for name in network.companies
        if kinds.get(name) in OUTSIDE_KINDS or (name not in receives and name not in with_revenue)
    )
