"""Round trips as a section: the share of each vendor's revenue that can be its own money."""

from __future__ import annotations

from aigraph.answers.queries.money_sources import stated_across
from aigraph.language.sentences import company_name, dollars
from aigraph.measures.round_trip import CLOSED, UPPER, RoundTrip
from aigraph.reports.blocks import Block, ItemList, Section, Table, plain, quiet, row
from aigraph.reports.results import Results
from aigraph.reports.wording import listing, percent, range_of

TITLE = "Revenue that is a vendor's own money"
MAX_ROWS = 12
"""Vendors in the table; those with the largest shares come first."""


def round_trips_section(results: Results) -> Section:
    """Give the share of each vendor's revenue that its own funding can have paid, and say why the range is wide."""
    if isinstance(results.round_trips, str):
        return Section("round-trips", TITLE, (plain(f"Not worked out: {results.round_trips}"),))
    known = [trip for trip in results.round_trips if trip.share.on_record is not None]
    blocks: list[Block] = [
        plain(
            f"If a company funds its customers, part of its revenue may be its own money. {UPPER.format(name='the vendor')}"
        )
    ]
    came_back = [trip for trip in known if trip.revenue_usd_bn.on_record][:MAX_ROWS]
    if came_back:
        blocks += [_table(results, came_back), quiet(CLOSED)]
        if results.query.companies:
            blocks.append(ItemList(tuple((trip.explanation,) for trip in came_back)))
    else:
        blocks.append(
            plain(
                f"On record nothing that fell due {results.window_text} came back to a company whose funding it had been."
            )
        )
    possible = [
        company_name(results.ledger, trip.company)
        for trip in known
        if not trip.revenue_usd_bn.on_record and trip.revenue_usd_bn.high != 0
    ]
    if possible:
        blocks.append(
            plain(
                f"Of what is on record as due {results.window_text} nothing came back to {listing(possible)}; sums whose schedule or size "
                f"the sources leave open may have.{_stated(results)}"
            )
        )
    unknown = [
        company_name(results.ledger, trip.company) for trip in results.round_trips if trip.share.on_record is None
    ]
    if unknown:
        blocks.append(
            plain(f"Unknown for want of amounts or of sales on record: {listing(unknown)}. Unknown is not zero.")
        )
    return Section("round-trips", TITLE, tuple(blocks))


def _table(results: Results, trips: list[RoundTrip]) -> Table:
    return Table(
        f"Revenue paid with the vendor's own funding, due {results.window_text}, {results.view.status}, cash deals; ranges are "
        "over all amounts that the sources allow.",
        ("Company", "Funding due", "Came back", "Range", "Of revenue of the same days", "Range"),
        tuple(
            row(
                company_name(results.ledger, trip.company),
                dollars(sum(rate.usd_bn for rate in trip.per_deal)),
                dollars(trip.revenue_usd_bn.on_record),
                range_of(trip.revenue_usd_bn),
                *_share(results, trip),
            )
            for trip in trips
        ),
        right=(1, 2, 4),
    )


def _share(results: Results, trip: RoundTrip) -> tuple[str, str]:
    measure = trip.open_world
    revenue = measure.denominators.get("reported_revenue_usd_bn")
    if measure.on_record is None or revenue is None:
        return "no reported figure for this period", ""
    return f"{percent(measure.on_record)} of {dollars(revenue)}{_carried(results, trip)}", range_of(measure)


def _carried(results: Results, trip: RoundTrip) -> str:
    found = results.revenue.get(trip.company)
    return f", {found.carried_text}" if found and found.carried_days else ""


def _stated(results: Results) -> str:
    """Name the sales of vendors that sources state for periods beyond the window, so that nothing on record is not read as nothing."""
    payees = frozenset(
        trip.company
        for trip in results.round_trips
        if isinstance(trip, RoundTrip) and not trip.revenue_usd_bn.on_record
    )
    stated = [] if isinstance(results.money, str) else stated_across(results.money, payees=payees)
    return "".join(f" {sentence}" for sentence in stated)
