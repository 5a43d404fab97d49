"""Traces the funding of one company until it returns as revenue: on recorded deals alone, and with reported revenue."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from aigraph.flows.measure import Measure, basis
from aigraph.language.sentences import company_name
from aigraph.measures.round_trip.result import ReturnRate, RoundTrip
from aigraph.measures.round_trip.revenue_network import FundingDeal, RevenueNetwork
from aigraph.measures.round_trip.sentences import (
    CLOSED,
    NO_RATE,
    OUTER_BOUNDS,
    about_gaps,
    about_revenue,
    explain,
    join,
)
from aigraph.measures.round_trip.unknown_amounts import companies_that_can_return, is_return_unknown


def trace_company(system: RevenueNetwork, company: str) -> RoundTrip:
    """Measure the round trip of one company."""
    name = company_name(system.view.ledger, company) if system.view else company
    deals = system.funding_deals(company)
    sold, reported, is_open = system.sold(company), system.revenue.get(company), system.is_open(company)
    returned = system.trace(company, deals, is_open=False)
    closed = returned.total
    returned = system.trace(company, deals, is_open=True) if is_open else returned
    opened = returned.total
    can_return = companies_that_can_return(system.network, company, known=False)
    only_unknown = can_return - companies_that_can_return(system.network, company, known=True)
    unknown = [
        is_return_unknown(system.network, deal, most, only_unknown)
        for deal, (_, _, most) in zip(deals, returned.each, strict=True)
    ]
    gaps = about_gaps(
        system, company, name, sum(deal.usd_bn for deal, is_unknown in zip(deals, unknown, strict=True) if is_unknown)
    )
    unsized = {flow.payee for flow in system.funding(company) if flow.missing}
    known = closed[2] > 0 or not (any(unknown) or unsized & can_return)
    measure = partial(Measure, of=company, **basis(system.network))
    no_sales = "" if sold else f"No purchase from {name} of known size is on record."
    closed_world = measure(
        name="round_trip_share_closed_world",
        unit="share",
        **_shares(closed, sold if known else None),
        denominators={"recorded_purchases_usd_bn": sold},
        note=join(CLOSED, no_sales, gaps),
    )
    open_world = measure(
        name="round_trip_share_open_world",
        unit="share",
        **_shares(opened, reported if is_open and known else None),
        denominators={} if reported is None else {"reported_revenue_usd_bn": reported},
        note=join(about_revenue(system, company, name), gaps if is_open else ""),
    )
    return RoundTrip(
        company=company,
        share=open_world if is_open else closed_world,
        revenue_usd_bn=measure(
            name="round_trip_revenue",
            unit="usd_bn",
            low=opened[0] if known else None,
            central=opened[1] if known else None,
            high=opened[2] if known else None,
            note=gaps,
        ),
        closed_world=closed_world,
        open_world=open_world,
        per_deal=tuple(
            _rate(measure, deal, interval, is_unknown=is_unknown, outer_bounds_only=returned.outer_bounds_only)
            for deal, interval, is_unknown in zip(deals, returned.each, unknown, strict=True)
        ),
        explanation=explain(name, sum(deal.usd_bn for deal in deals), opened if known else None),
    )


def _rate(
    measure: Callable[..., Measure],
    deal: FundingDeal,
    interval: tuple[float, float, float],
    *,
    is_unknown: bool,
    outer_bounds_only: bool,
) -> ReturnRate:
    return ReturnRate(
        deal=deal.id,
        payee=deal.payee,
        usd_bn=deal.usd_bn,
        tied_to=deal.tied_to,
        rate=measure(
            name="return_rate",
            unit="share",
            **_shares(interval, None if is_unknown else deal.usd_bn),
            denominators={"deal_usd_bn": deal.usd_bn},
            note=join(NO_RATE if is_unknown else "", OUTER_BOUNDS if outer_bounds_only else ""),
        ),
    )


def _shares(interval: tuple[float, float, float], total: float | None) -> dict[str, Any]:
    """Divide an interval by a total, which rounding lets no end exceed; without one there is no share."""
    low, central, high = (min(1.0, end / total) if total else None for end in interval)
    return {"low": low, "central": central, "high": high}
