"""The network that round trips are traced in: cash flows, funding deals, and all revenue that is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from aigraph.flows.flow import End, Flow
from aigraph.flows.network import GraphLike, Network, company_in, network_of
from aigraph.flows.revenue import reported_revenue
from aigraph.flows.sources.outside import outside_payers
from aigraph.flows.sources.window_revenue import window_revenue
from aigraph.model.company import Name
from aigraph.model.instruments import DealClass, Layer
from aigraph.model.ledger import View

if TYPE_CHECKING:
    from scipy.sparse import csr_array

    from aigraph.flows.sources.split import Paid
    from aigraph.flows.tracing import Returned


Interval = tuple[float, float, float]
"""What returns at least, in proportion, and at most, in US$ billions."""


@dataclass(frozen=True)
class FundingDeal:
    """One funding deal of a company, or on a graph all of them to one payee."""

    id: str
    payee: str
    usd_bn: float
    tied_to: tuple[str, ...] = ()

    @property
    def is_tied(self) -> bool:
        """Whether the payee must spend it with certain other companies."""
        return bool(self.tied_to) and self.payee not in self.tied_to


@dataclass(frozen=True)
class RevenueNetwork:
    """Cash flows with all revenue that is known.

    Parameters
    ----------
    network : Network
        The cash flows.
    view : View or None
        The view that they come from; None for a graph.
    revenue : mapping of str to float
        Total revenue of companies in US$ billions, of which recorded purchases are a part.
    periods : mapping of str to str
        The period of each, if it is reported revenue.
    outside : frozenset of str
        The payers whose money enters from outside.
    """

    network: Network
    view: View | None
    revenue: Mapping[str, float]
    periods: Mapping[str, str] = field(default_factory=dict)
    outside: frozenset[str] = frozenset()

    @classmethod
    def of(cls, graph: GraphLike, revenue: Mapping[str, float] | None) -> RevenueNetwork:
        """Make it of a view, network or graph, with some revenue or else the reported one.

        Raises
        ------
        ValueError
            If no edge of a graph says what class of deal it is.
        """
        network = network_of(graph)
        if network.flows and all(flow.deal_class is None for flow in network.flows):
            raise ValueError("no edge has a deal_class; expected 'funding' and 'purchase' on the edges")
        view = graph if isinstance(graph, View) else None
        system = cls(network, view, {})
        periods: dict[str, str] = {}
        if revenue is not None or view is None:
            known = {system.find(name): float(usd_bn) for name, usd_bn in (revenue or {}).items()}
        elif view.window is None:
            reported = reported_revenue(view)
            known = {company: usd_bn for company, (_, usd_bn) in reported.items()}
            periods = {company: period for company, (period, _) in reported.items()}
        else:
            inside = window_revenue(view, view.window)
            known = {company: found.usd_bn.on_record or 0.0 for company, found in inside.items()}
            periods = {
                company: f"{view.window}" + (f", {found.carried_text}" if found.carried_days else "")
                for company, found in inside.items()
            }
        return replace(system, revenue=known, periods=periods, outside=outside_payers(network, view, known))

    def at(self, end: End) -> RevenueNetwork:
        """Give the same with every amount fixed at one end; earmarks are dropped with the deals."""
        return replace(self, network=self.network.at(end), view=None)

    @cached_property
    def corners(self) -> tuple[RevenueNetwork, RevenueNetwork]:
        """The same with all amounts low, and with all high."""
        return self.at("low"), self.at("high")

    def returned(self, company: str) -> tuple[Interval, float]:
        """Give how much of the company's funding returns, and the recorded purchases from it."""
        deals = self.funding_deals(company)
        return self.interval(company, deals, self.trace(company, deals).total), self.sold(company)

    def interval(self, company: str, deals: Sequence[FundingDeal], traced: Interval) -> Interval:
        """Raise the high end of what was traced to the maximum flow of what is due, unless some funding is earmarked."""
        from aigraph.flows.ends.return_capacity import most_that_can_return

        low, on_record, high = traced
        if any(deal.is_tied for deal in deals):
            return traced
        return low, on_record, max(high, most_that_can_return(self._on_record, company) or 0.0)

    @cached_property
    def _on_record(self) -> Network:
        return self.network.at("on_record")

    def find(self, company: Name) -> str:
        """Find a company by any of its names."""
        return company_in(self.view or self.network, self.network, company)

    def funding(self, company: str) -> list[Flow]:
        """Give the flows by which the company funds others."""
        return [
            flow
            for flow in self.network.flows
            if flow.payer == company != flow.payee and flow.deal_class is DealClass.FUNDING
        ]

    def sales(self, company: str) -> list[Flow]:
        """Give the flows by which others, or it itself, buy from the company."""
        return [flow for flow in self.network.flows if flow.payee == company and flow.deal_class is DealClass.PURCHASE]

    def funding_deals(self, company: str) -> list[FundingDeal]:
        """Give the funding deals with a figure on record that the company made."""
        if self.view is None:
            return [
                FundingDeal(";".join(flow.deals), flow.payee, flow.on_record)
                for flow in self.funding(company)
                if flow.on_record
            ]
        return [
            FundingDeal(
                arrow.deal.id,
                arrow.payee,
                float(arrow.amount.quoted),
                tuple(map(self.view.group_of, arrow.deal.tied_to)),
            )
            for arrow in sorted(self.view.arrows, key=lambda arrow: arrow.deal.id)
            if arrow.payer == company
            and arrow.deal_class is DealClass.FUNDING
            and arrow.layer is Layer.CASH
            and arrow.amount.quoted
        ]

    @cached_property
    def in_fact(self) -> Paid:
        """What is paid in fact at the amounts on record."""
        from aigraph.flows.sources.inputs import Inputs
        from aigraph.flows.sources.split import paid_in_fact

        return paid_in_fact(Inputs.of(self.network, self.outside, self.revenue))

    @cached_property
    def _paid(self) -> csr_array:
        """All that is paid in fact."""
        return (self.in_fact.funding + self.in_fact.purchases).tocsr()

    @cached_property
    def _sold(self) -> Mapping[str, float]:
        received = self.network.sparse_matrix({DealClass.PURCHASE}, self_payments=False).sum(axis=0)
        return dict(zip(self.network.companies, received.tolist(), strict=True))

    def sold(self, company: str) -> float:
        """Give the recorded purchases of others from the company, in US$ billions."""
        return self._sold.get(company, 0.0)

    def is_open(self, company: str) -> bool:
        """Whether the company's revenue is known, of the same period, and at least the recorded purchases from it."""
        revenue = self.revenue.get(company)
        return (
            revenue is not None
            and revenue >= self.sold(company)
            and revenue > 0
            and not self.is_of_other_period(company)
        )

    def is_of_other_period(self, company: str) -> bool:
        """Whether the deals count whole, whatever their years, beside a revenue that is reported of one year."""
        return company in self.periods and self.view is not None and self.view.window is None

    def trace(self, company: str, deals: Sequence[FundingDeal]) -> Returned:
        """Trace the company's funding until it is returned to it, in total and of each deal."""
        from aigraph.flows.tracing import Returned, Tranche, trace_funding

        index = self.network.index
        if company not in index:
            return Returned((0.0, 0.0, 0.0), [], outer_bounds_only=False)
        paid = float(self.in_fact.funding[[index[company]]].sum() + self.in_fact.purchases[[index[company]]].sum())
        due = float(self.in_fact.uses[index[company]])
        tranches = [
            Tranche(
                index[deal.payee],
                deal.usd_bn * (paid / due if due else 0.0),
                tuple(index[end] for end in deal.tied_to if end in index) if deal.is_tied else None,
            )
            for deal in deals
        ]
        return trace_funding(self._paid, self.in_fact.purchases, self.in_fact.money, index[company], tranches)
