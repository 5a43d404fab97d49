"""Traces the funding of one company until it returns as revenue: on recorded deals alone, and with reported revenue."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from aigraph.flows.measure import Measure, basis
from aigraph.flows.open_sums import why_ring_is_open
from aigraph.language.sentences import company_name
from aigraph.language.translation import gettext
from aigraph.measures.round_trip.result import ReturnRate, RoundTrip
from aigraph.measures.round_trip.revenue_network import FundingDeal, Interval, RevenueNetwork
from aigraph.measures.round_trip.sentences import (
    AT_RECORD,
    CLOSED,
    NO_SALES,
    OUTER_BOUNDS,
    about_gaps,
    about_revenue,
    explain,
    join,
)
from aigraph.model.amount import Bounds


def trace_company(system: RevenueNetwork, company: str) -> RoundTrip:
    """Measure the round trip of one company."""
    name = company_name(system.view.ledger, company) if system.view else company
    deals = system.funding_deals(company)
    sold, reported, is_open = system.sold(company), system.revenue.get(company), system.is_open(company)
    returned = system.trace(company, deals)
    found = system.interval(company, deals, returned.total)
    gaps = about_gaps(system, company, name)
    ends = _Ends.of(system, company)
    measure = partial(Measure, of=company, **basis(system.network))
    closed_world = measure(
        name="round_trip_share_closed_world",
        unit="share",
        bounds=ends.share_of_purchases(found, sold) if sold else Bounds.undefined(gettext(NO_SALES, name=name)),
        denominators={"recorded_purchases_usd_bn": sold},
        note=join(gettext(CLOSED), gaps),
    )
    revenue_note = about_revenue(system, company, name)
    open_world = measure(
        name="round_trip_share_open_world",
        unit="share",
        bounds=ends.share_of_revenue(found, reported)
        if is_open and reported
        else Bounds.undefined(revenue_note.rstrip(".")),
        denominators={} if reported is None else {"reported_revenue_usd_bn": reported},
        note=join(revenue_note, gaps if is_open else ""),
    )
    low, on_record, high = found
    return RoundTrip(
        company=company,
        share=open_world if is_open else closed_world,
        revenue_usd_bn=measure(
            name="round_trip_revenue",
            unit="usd_bn",
            bounds=ends.revenue(found, reported if is_open else None),
            note=gaps,
        ),
        at_record_usd_bn=Bounds.around(on_record, low, high),
        closed_world=closed_world,
        open_world=open_world,
        per_deal=tuple(
            _rate(measure, deal, interval, outer_bounds_only=returned.outer_bounds_only)
            for deal, interval in zip(deals, returned.each, strict=True)
        ),
        explanation=explain(name, sum(deal.usd_bn for deal in deals), found),
    )


@dataclass(frozen=True)
class _Ends:
    """What the ends of a round trip rest on.

    Parameters
    ----------
    corners : tuple of ((float, float, float), float)
        With all amounts low and with all high: what returns at least, in proportion and at most, and the purchases.
    most : float or None
        The maximum flow with all amounts high; None if there is none.
    why_open : str
        Why there is none.
    """

    is_certain: bool
    corners: tuple[tuple[Interval, float], ...]
    most: float | None
    why_open: str

    @classmethod
    def of(cls, system: RevenueNetwork, company: str) -> _Ends:
        from aigraph.flows.ends.return_capacity import most_that_can_return, open_way_home

        network = system.network
        if network.is_certain:
            return cls(is_certain=True, corners=(), most=None, why_open="")
        return cls(
            is_certain=False,
            corners=tuple(corner.returned(company) for corner in system.corners),
            most=most_that_can_return(network, company),
            why_open=why_ring_is_open(network, open_way_home(network, company)),
        )

    def revenue(self, interval: Interval, reported: float | None) -> Bounds:
        """Bound what returns: the high end is exact, the low one found at corners unless all amounts are certain."""
        low, on_record, high = interval
        if self.is_certain:
            return Bounds.around(on_record, low, high)
        most = self.most if reported is None else min(reported, math.inf if self.most is None else self.most)
        return Bounds.around(
            on_record,
            min(low, *(corner[0] for corner, _ in self.corners)),
            most if most is None else max(most, on_record),
            is_exact=False,
            why_open=self.why_open if most is None else "",
        )

    def share_of_revenue(self, interval: Interval, reported: float) -> Bounds:
        """Divide what returns by the reported revenue, which it never exceeds."""
        revenue = self.revenue(interval, reported)
        low, on_record, high = (
            None if end is None else min(1.0, end / reported) for end in (revenue.low, revenue.on_record, revenue.high)
        )
        return Bounds.around(on_record, low, high, is_exact=revenue.is_exact, why_open=revenue.why_open)

    def share_of_purchases(self, interval: Interval, sold: float) -> Bounds:
        """Divide what returns by the recorded purchases of the same amounts."""
        shares = [
            [min(1.0, end / total) for end in found] for found, total in ((interval, sold), *self.corners) if total
        ]
        return Bounds.around(
            shares[0][1], min(it[0] for it in shares), max(it[2] for it in shares), is_exact=self.is_certain
        )


def _rate(
    measure: Callable[..., Measure], deal: FundingDeal, interval: Interval, *, outer_bounds_only: bool
) -> ReturnRate:
    low, on_record, high = (min(1.0, end / deal.usd_bn) for end in interval)
    return ReturnRate(
        deal=deal.id,
        payee=deal.payee,
        usd_bn=deal.usd_bn,
        tied_to=deal.tied_to,
        rate=measure(
            name="return_rate",
            unit="share",
            bounds=Bounds.around(on_record, low, high, is_exact=not outer_bounds_only),
            denominators={"deal_usd_bn": deal.usd_bn},
            note=join(gettext(AT_RECORD), gettext(OUTER_BOUNDS) if outer_bounds_only else ""),
        ),
    )
