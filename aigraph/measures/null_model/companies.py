"""What the null model keeps of companies and deals: the role of each company, and which pairs belong to one package."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from aigraph.flows.flow import Flow
from aigraph.flows.network import GraphLike, Network
from aigraph.model.company import Company
from aigraph.model.instruments import DealClass
from aigraph.model.ledger import Ledger, View

GROUPS = {
    "lab": "lab",
    "cloud": "cloud",
    "chip_maker": "chips and hardware",
    "hardware": "chips and hardware",
    "investor": "capital",
    "lender": "capital",
    "landlord": "site and power",
    "power": "site and power",
}
OTHER = "other"

Pair = tuple[str, str]


def roles_of(graph: GraphLike, network: Network) -> Mapping[str, str]:
    """Give the group of each company's first role; on a graph the attribute ``role`` of its nodes, where it has one."""
    if isinstance(graph, View):
        companies = {company.id: company for company in graph.companies}
        return {name: _group(companies.get(name)) for name in network.companies}
    nodes = getattr(graph, "nodes", None)
    named = {str(node): str(role or OTHER) for node, role in nodes(data="role")} if nodes is not None else {}
    return {name: named.get(name, OTHER) for name in network.companies}


def _group(company: Company | None) -> str:
    return GROUPS.get(company.roles[0], OTHER) if company and company.roles else OTHER


def packaged_pairs(graph: GraphLike, network: Network) -> frozenset[Pair]:
    """Give each pair of funder and recipient whose funding and purchase are of one package, or were announced together."""
    if not isinstance(graph, View):
        return frozenset()
    by_ends: dict[tuple[str, str, DealClass | None], Flow] = {
        (flow.payer, flow.payee, flow.deal_class): flow for flow in network.flows
    }
    found = set()
    for (payer, payee, deal_class), flow in by_ends.items():
        back = by_ends.get((payee, payer, DealClass.PURCHASE))
        if deal_class is DealClass.FUNDING and back and _marks(graph.ledger, flow) & _marks(graph.ledger, back):
            found.add((payer, payee))
    return frozenset(found)


def _marks(ledger: Ledger, flow: Flow) -> set[str | tuple[str, date]]:
    """Give what makes deals one: their packages, and the first source of each with its day."""
    marks: set[str | tuple[str, date]] = set()
    for name in (*flow.deals, *flow.missing):
        deal = ledger.deal_by_id.get(name.partition(" (")[0])
        if deal is None:
            continue
        if deal.package:
            marks.add(deal.package)
        history = ledger.history.get(deal.id, ())
        if history:
            marks.add((history[0][1].source, history[0][0]))
    return marks
