"""One company's funding followed home, in the recorded world and in that of reported revenue."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from aigraph.flows.result import Measure, basis
from aigraph.language.companies import company_name
from aigraph.measures.round_trip.case import Case, Funding
from aigraph.measures.round_trip.result import ReturnRate, RoundTrip
from aigraph.measures.round_trip.sentences import CLOSED, NO_RATE, ROUGH, about_gaps, about_revenue, explain, join
from aigraph.measures.round_trip.unsized import is_lost, ways_home

Ends = tuple[float, float, float]


def trace(case: Case, company: str) -> RoundTrip:
    """Answer for one company."""
    name = company_name(case.view.ledger, company) if case.view else company
    grants = case.grants(company)
    sold, reported, is_open = case.sold(company), case.revenue.get(company), case.is_open(company)
    found = case.follow(company, grants, is_open=False)
    closed = found.whole
    found = case.follow(company, grants, is_open=True) if is_open else found
    opened = found.whole
    ways = ways_home(case.network, company, known=False)
    hidden = ways - ways_home(case.network, company, known=True)
    lost = [is_lost(case.network, grant, most, hidden) for grant, (_, _, most) in zip(grants, found.each, strict=True)]
    gaps = about_gaps(
        case, company, name, sum(grant.usd_bn for grant, is_gone in zip(grants, lost, strict=True) if is_gone)
    )
    unsized = {flow.payee for flow in case.funding(company) if flow.missing}
    known = closed[2] > 0 or not (any(lost) or unsized & ways)
    measure = partial(Measure, of=company, **basis(case.network))
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
        note=join(about_revenue(case, company, name), gaps if is_open else ""),
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
            _rate(measure, grant, ends, is_gone=is_gone, is_rough=found.is_rough)
            for grant, ends, is_gone in zip(grants, found.each, lost, strict=True)
        ),
        explanation=explain(name, sum(grant.usd_bn for grant in grants), opened if known else None),
    )


def _rate(
    measure: Callable[..., Measure], grant: Funding, returned: Ends, *, is_gone: bool, is_rough: bool
) -> ReturnRate:
    """Put what comes home of one deal beside what it was."""
    return ReturnRate(
        deal=grant.deal,
        payee=grant.payee,
        usd_bn=grant.usd_bn,
        tied_to=grant.tied_to,
        rate=measure(
            name="return_rate",
            unit="share",
            **_shares(returned, None if is_gone else grant.usd_bn),
            denominators={"deal_usd_bn": grant.usd_bn},
            note=join(NO_RATE if is_gone else "", ROUGH if is_rough else ""),
        ),
    )


def _shares(ends: Ends, whole: float | None) -> dict[str, Any]:
    """Divide the ends by a whole, which rounding lets none exceed; without one there is no share."""
    low, central, high = (min(1.0, end / whole) if whole else None for end in ends)
    return {"low": low, "central": central, "high": high}
