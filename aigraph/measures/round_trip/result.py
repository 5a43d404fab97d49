"""A round trip as a value: a share with its bounds, with and without reported revenue, and the rate of each deal."""

from __future__ import annotations

from dataclasses import dataclass

from aigraph.flows.measure import Measure
from aigraph.model.amount import Bounds
from aigraph.model.display import Displayed, Row


@dataclass(frozen=True, kw_only=True)
class ReturnRate(Displayed):
    """The share of one funding deal that returns as revenue.

    Parameters
    ----------
    deal, payee : str
        The deal's id (on a graph, the number of the edge), and who got the money.
    usd_bn : float
        Its amount in US$ billions.
    tied_to : tuple of str
        Where it must be spent, if anywhere.
    rate : Measure
        The share of it that returns.
    """

    deal: str
    payee: str
    usd_bn: float
    tied_to: tuple[str, ...]
    rate: Measure

    def row(self) -> Row:
        """Flatten the answer to one row."""
        return {
            **self.rate.row(),
            "deal": self.deal,
            "payee": self.payee,
            "usd_bn": self.usd_bn,
            "tied_to": self.tied_to,
        }


@dataclass(frozen=True, kw_only=True)
class RoundTrip(Displayed):
    """What part of a company's revenue can be its own money.

    Parameters
    ----------
    company : str
        Whose.
    share : Measure
        The headline: `open_world` where it is defined, else `closed_world`.
    revenue_usd_bn : Measure
        The revenue behind `share` that was paid with the company's own funding.
    at_record_usd_bn : Bounds
        The same at the amounts on record: its ends are exact, and between them money can have gone either way.
    closed_world, open_world : Measure
        The share of the purchases on record, and of all reported revenue.
    per_deal : tuple of ReturnRate
        Each funding deal with a figure on record, with the share of it that comes back.
    explanation : str
        Why the interval is as wide as it is.
    """

    company: str
    share: Measure
    revenue_usd_bn: Measure
    at_record_usd_bn: Bounds
    closed_world: Measure
    open_world: Measure
    per_deal: tuple[ReturnRate, ...]
    explanation: str

    def row(self) -> Row:
        """Flatten the answer to one row."""
        closed, opened, revenue = self.closed_world, self.open_world, self.revenue_usd_bn
        return {
            "company": self.company,
            "share_low": self.share.low,
            "share": self.share.on_record,
            "share_high": self.share.high,
            "world": "open" if self.share is opened else "closed",
            "revenue_low_usd_bn": revenue.low,
            "revenue_usd_bn": revenue.on_record,
            "revenue_high_usd_bn": revenue.high,
            "revenue_at_record_low_usd_bn": self.at_record_usd_bn.low,
            "revenue_at_record_high_usd_bn": self.at_record_usd_bn.high,
            "closed_world_low": closed.low,
            "closed_world": closed.on_record,
            "closed_world_high": closed.high,
            "denominator_recorded_purchases_usd_bn": closed.denominators.get("recorded_purchases_usd_bn"),
            "open_world_low": opened.low,
            "open_world": opened.on_record,
            "open_world_high": opened.high,
            "denominator_reported_revenue_usd_bn": opened.denominators.get("reported_revenue_usd_bn"),
            "is_exact": self.share.is_exact,
            "why_open": self.share.why_open or revenue.why_open,
            **self.share.basis_row(),
            "explanation": self.explanation,
        }
