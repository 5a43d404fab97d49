"""Sentences beside a round trip: what was left out, what revenue it is a share of, why the interval is wide."""

from __future__ import annotations

from aigraph.language.sentences import count, dollars
from aigraph.language.translation import gettext, gettext_noop
from aigraph.measures.round_trip.revenue_network import RevenueNetwork

UPPER = gettext_noop("The high end assumes all funds received from {name} are spent first on the way back to {name}.")
CLOSED = gettext_noop("Recorded deals only; unrecorded revenue lowers the share.")
NO_SALES = gettext_noop("no purchase from {name} has a figure on record")
AT_RECORD = gettext_noop("At the amounts on record.")
OUTER_BOUNDS = gettext_noop("Too many deals to solve for each: low and high are outer bounds.")

_TOLERANCE = 1e-9


def join(*sentences: str) -> str:
    """Join sentences, leaving out empty ones."""
    return " ".join(filter(None, sentences))


def about_gaps(system: RevenueNetwork, company: str, name: str) -> str:
    """Say what counts with its least amount only, or that there is no funding."""
    funding = system.funding(company)
    n_funding, n_sales = (sum(len(flow.missing) for flow in flows) for flows in (funding, system.sales(company)))
    return join(
        "" if funding else gettext("{company} funds nobody on record.", company=name),
        gettext(
            "Of unknown size, and 0 on record: {deals} by which {company} funds and {sales} by which it sells.",
            deals=count(n_funding, "deal"),
            company=name,
            sales=n_sales,
        )
        if n_funding or n_sales
        else "",
    )


def about_revenue(system: RevenueNetwork, company: str, name: str) -> str:
    """Say what revenue the open world is based on, or why there is none."""
    reported = system.revenue.get(company)
    period = system.periods.get(company, "")
    if reported is None:
        return gettext("No revenue of {company} is given.", company=name)
    if system.is_of_other_period(company):
        return gettext(
            "No reported figure for this period: the deals count whole, over all their years, and revenue is of {period}; ask for "
            "a window.",
            period=period,
        )
    if not system.is_open(company):
        return (
            gettext(
                "Purchases on record are more than the revenue of {period}: they are of another period, or a figure is wrong.",
                period=period,
            )
            if period
            else gettext(
                "Purchases on record are more than the revenue: they are of another period, or a figure is wrong."
            )
        )
    return gettext("Share of all revenue of {period}.", period=period) if period else gettext("Share of all revenue.")


def explain(name: str, funding: float, ends: tuple[float, float, float]) -> str:
    """Say in a sentence why the interval at the amounts on record is as wide as it is."""
    paid, low, on_record, high = map(dollars, (funding, *ends))
    if not ends[2]:
        return gettext(
            "No way of deals with a figure on record leads from funding by {company} back to it.", company=name
        )
    if ends[2] - ends[0] <= _TOLERANCE * funding:
        return gettext(
            "Of {paid} of funding by {company} {returned} comes back as revenue: the deals leave no other way.",
            paid=paid,
            company=name,
            returned=on_record,
        )
    ends_only = gettext(
        "Money is fungible, so the deals fix only ends: of {paid} of funding by {company}, {low} to {high} can have "
        "come back as revenue, and {returned} did if all money mixed in proportion.",
        paid=paid,
        company=name,
        low=low,
        high=high,
        returned=on_record,
    )
    return f"{ends_only} {gettext(UPPER, name=name)}"
