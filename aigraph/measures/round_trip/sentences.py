"""Sentences beside a round trip: what was left out, what revenue it is a share of, why the interval is wide."""

from __future__ import annotations

from aigraph.language.sentences import count, dollars
from aigraph.measures.round_trip.revenue_network import RevenueNetwork

UPPER = "The high end assumes all funds received from {name} are spent first on the way back to {name}."
CLOSED = "Recorded deals only; unrecorded revenue lowers the share."
NO_SALES = "no purchase from {name} has a figure on record"
AT_RECORD = "At the amounts on record."
OUTER_BOUNDS = "Too many deals to solve for each: low and high are outer bounds."

_TOLERANCE = 1e-9


def join(*sentences: str) -> str:
    """Join sentences, leaving out empty ones."""
    return " ".join(filter(None, sentences))


def about_gaps(system: RevenueNetwork, company: str, name: str) -> str:
    """Say what counts with its least amount only, or that there is no funding."""
    funding = system.funding(company)
    n_funding, n_sales = (sum(len(flow.missing) for flow in flows) for flows in (funding, system.sales(company)))
    return join(
        "" if funding else f"{name} funds nobody on record.",
        f"Of unknown size, and 0 on record: {count(n_funding, 'deal')} by which {name} funds and {n_sales} by which it sells."
        if n_funding or n_sales
        else "",
    )


def about_revenue(system: RevenueNetwork, company: str, name: str) -> str:
    """Say what revenue the open world is based on, or why there is none."""
    reported = system.revenue.get(company)
    period = f" of {system.periods[company]}" if company in system.periods else ""
    if reported is None:
        return f"No revenue of {name} is given."
    if system.is_of_other_period(company):
        return (
            "No reported figure for this period: the deals count whole, over all their years, and revenue is of "
            f"{system.periods[company]}; ask for a window."
        )
    if not system.is_open(company):
        return (
            f"Purchases on record are more than the revenue{period}: they are of another period, or a figure is wrong."
        )
    return f"Share of all revenue{period}."


def explain(name: str, funding: float, ends: tuple[float, float, float]) -> str:
    """Say in a sentence why the interval at the amounts on record is as wide as it is."""
    paid, low, on_record, high = map(dollars, (funding, *ends))
    if not ends[2]:
        return f"No way of deals with a figure on record leads from funding by {name} back to it."
    if ends[2] - ends[0] <= _TOLERANCE * funding:
        return f"Of {paid} of funding by {name} {on_record} comes back as revenue: the deals leave no other way."
    return (
        f"Money is fungible, so the deals fix only ends: of {paid} of funding by {name}, {low} to {high} can "
        f"have come back as revenue, and {on_record} did if all money mixed in proportion. {UPPER.format(name=name)}"
    )
