"""The case that round trips are traced in: the flows, what each company funded, and all its revenue that is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from aigraph.flows.network import Flow, Network, company_in, network_of
from aigraph.flows.revenue import reported_revenue
from aigraph.model.company import Name
from aigraph.model.instruments import DealClass, Layer
from aigraph.model.ledger import View

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from aigraph.flows.tracing import Followed

    Vector = NDArray[np.float64]
    Matrix = NDArray[np.float64]


@dataclass(frozen=True)
class Funding:
    """One funding deal of the company, or all to one payee where deals are not known."""

    deal: str
    payee: str
    usd_bn: float
    tied_to: tuple[str, ...] = ()

    @property
    def is_tied(self) -> bool:
        """Whether its payee may not spend it wherever it likes."""
        return bool(self.tied_to) and self.payee not in self.tied_to


@dataclass(frozen=True)
class Case:
    """A network with all revenue that is known of it.

    Parameters
    ----------
    network : Network
        The cash flows.
    view : View or None
        What they were taken from, unless that was a graph.
    revenue : mapping of str to float
        All revenue of companies in US$ billions, recorded or not.
    periods : mapping of str to str
        The year of each, if it was reported.
    """

    network: Network
    view: View | None
    revenue: Mapping[str, float]
    periods: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, given: View | Network | Any, revenue: Mapping[str, float] | None) -> Case:
        """Take what was given, with the revenue given beside it or else the reported one.

        Raises
        ------
        ValueError
            If no edge of a graph says what class of deal it is.
        """
        network = network_of(given)
        if network.flows and all(flow.deal_class is None for flow in network.flows):
            raise ValueError("no edge has a deal_class; expected 'funding' and 'purchase' on the edges")
        view = given if isinstance(given, View) else None
        if revenue is None and view is not None:
            reported = reported_revenue(view)
            return cls(
                network,
                view,
                {company: usd_bn for company, (_, usd_bn) in reported.items()},
                {company: period for company, (period, _) in reported.items()},
            )
        case = cls(network, view, {})
        return replace(case, revenue={case.find(name): float(usd_bn) for name, usd_bn in (revenue or {}).items()})

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

    def grants(self, company: str) -> list[Funding]:
        """Give the funding deals of known size that the company made."""
        if self.view is None:
            return [
                Funding(";".join(flow.deals), flow.payee, float(flow.amount.central))
                for flow in self.funding(company)
                if flow.amount.central
            ]
        return [
            Funding(
                arrow.deal.id,
                arrow.payee,
                float(arrow.amount.central),
                tuple(map(self.view.group_of, arrow.deal.tied_to)),
            )
            for arrow in sorted(self.view.arrows, key=lambda arrow: arrow.deal.id)
            if arrow.payer == company
            and arrow.deal_class is DealClass.FUNDING
            and arrow.layer is Layer.CASH
            and arrow.amount.central
        ]

    @cached_property
    def flows(self) -> Matrix:
        """All flows, what companies pay themselves excepted."""
        return self.network.between()

    @cached_property
    def purchases(self) -> Matrix:
        """The flows that are purchases."""
        return self.network.between({DealClass.PURCHASE})

    def sold(self, company: str) -> float:
        """Add up what others bought from the company, in US$ billions."""
        place = self.network.place
        return float(self.purchases[:, place[company]].sum()) if company in place else 0.0

    def is_open(self, company: str) -> bool:
        """Whether the company's revenue is known, and at least what others bought from it on record."""
        revenue = self.revenue.get(company)
        return revenue is not None and revenue >= self.sold(company) and revenue > 0

    def through(self, *, is_open: bool) -> Vector:
        """Say what passes through each company, with the revenue that no deal on record explains if the world is open."""
        import numpy as np

        outside = self.network.outside(self.network.inflow)
        if is_open:
            outside = np.maximum(outside, self.network.outside(self.revenue) - self.purchases.sum(axis=0))
        through: Vector = np.maximum(self.flows.sum(axis=0) + outside, self.flows.sum(axis=1))
        return through

    def follow(self, company: str, grants: Sequence[Funding], *, is_open: bool) -> Followed:
        """Say how much of the company's funding comes home, in all and of each deal."""
        from aigraph.flows.tracing import Followed, Grant, follow

        place = self.network.place
        if company not in place:
            return Followed((0.0, 0.0, 0.0), [], is_rough=False)
        given = [
            Grant(
                place[it.payee],
                it.usd_bn,
                tuple(place[end] for end in it.tied_to if end in place) if it.is_tied else None,
            )
            for it in grants
        ]
        return follow(self.flows, self.purchases, self.through(is_open=is_open), place[company], given)
