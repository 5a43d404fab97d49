"""Sources and uses as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import get_args

from aigraph.flows.flow import End
from aigraph.flows.network import GraphLike, Network, company_in
from aigraph.flows.open_sums import why_flows_are_open
from aigraph.flows.sources.window_revenue import WindowRevenue
from aigraph.model.amount import Bounds
from aigraph.model.company import Name
from aigraph.model.display import Displayed, Row
from aigraph.model.instruments import DealClass


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources(Displayed):
    """The uses of a company, or of all, and the parts that they are paid from, in US$ billions.

    Parameters
    ----------
    company : str
        Empty for all companies together.
    uses : Bounds
        Purchases and investments due in the window.
    recycled : Bounds
        Purchases paid with money that the payee itself had given out as funding.
    equity, debt : Bounds
        Paid with outside money that entered as shares, grants and the like, or as loans and bonds.
    own, others : Bounds
        Paid with the business of the company itself, or of others: revenue beyond funded recorded sales.
    unfunded : Bounds
        Not found on record; no forecast of default.
    """

    company: str
    uses: Bounds
    recycled: Bounds
    equity: Bounds
    debt: Bounds
    own: Bounds
    others: Bounds
    unfunded: Bounds

    def row(self) -> Row:
        """Flatten to plain values; the names are public."""
        row: Row = {"company": self.company}
        for part in PARTS:
            bounds: Bounds = getattr(self, part)
            row |= {
                f"{part}_low_usd_bn": bounds.low,
                f"{part}_usd_bn": bounds.on_record,
                f"{part}_high_usd_bn": bounds.high,
            }
        return row | {"is_exact": self.recycled.is_exact, "why_open": self.uses.why_open}


PARTS = tuple(field.name for field in fields(Sources) if field.name != "company")
"""Uses, and the six parts that add up to them on record."""


@dataclass(frozen=True, kw_only=True)
class SourcesAndUses(Displayed):
    """Sources and uses of every company that pays or is paid.

    Parameters
    ----------
    system : Sources
        All companies together; each round is counted once, at the purchase that closes it.
    companies : mapping of str to Sources
        Each company that is to pay anything, those with the largest uses first.
    round_trip_usd_bn : mapping of str to float
        By payee: what of its sales is paid with its own funding, on record.
    debt_share : Bounds
        Debt in all funding that named companies receive in the window; its ends are exact.
    recycled_share : Bounds
        Recycled money in all funded money; its ends are found at corners.
    without_revenue : tuple of str
        Companies of which no revenue is on record, so that their own business is 0.
    revenue : mapping of str to WindowRevenue
        The revenue on record in the window, to which day it is reported and how many days carry its rate on.
    scenario : str
        Day, certainty, layers and window.
    cut : str
        What was not traced, for the network is large; empty if all was.
    """

    system: Sources
    companies: Mapping[str, Sources]
    round_trip_usd_bn: Mapping[str, float]
    debt_share: Bounds
    recycled_share: Bounds
    without_revenue: tuple[str, ...]
    revenue: Mapping[str, WindowRevenue]
    scenario: str
    cut: str
    graph: GraphLike
    network: Network

    def __getitem__(self, company: Name) -> Sources:
        """Give the row of a company, by any of its names."""
        return self.companies[company_in(self.graph, self.network, company)]

    def uses_by_class(self, company: Name = "") -> dict[DealClass | None, Bounds]:
        """Give the uses of a company by any of its names, or of all, by what is paid for: investments and purchases."""
        payer = company_in(self.graph, self.network, company) if company else ""
        flows = [
            flow
            for flow in self.network.flows
            if flow.payer != flow.payee and (flow.payer == payer if payer else flow.payer in self.companies)
        ]
        found = {}
        for deal_class in dict.fromkeys(flow.deal_class for flow in flows):
            of_class = [flow for flow in flows if flow.deal_class == deal_class]
            why = why_flows_are_open(self.network, of_class)
            low, on_record, high = (sum(flow.end(end) for flow in of_class) for end in get_args(End))
            found[deal_class] = Bounds.around(on_record, low, None if why else high, why_open=why)
        return found

    def rows(self) -> list[Row]:
        """Give one row for each company, and the last one for all."""
        return [source.row() for source in (*self.companies.values(), self.system)]

    def row(self) -> Row:
        """Flatten to one row: all companies together."""
        return {
            **self.system.row(),
            "debt_share_low": self.debt_share.low,
            "debt_share": self.debt_share.on_record,
            "debt_share_high": self.debt_share.high,
            "recycled_share_low": self.recycled_share.low,
            "recycled_share": self.recycled_share.on_record,
            "recycled_share_high": self.recycled_share.high,
            "scenario": self.scenario,
            "cut": self.cut,
        }
