"""Round trips as a section: the share of each vendor's revenue that can be its own money."""

from __future__ import annotations

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
                f"On record nothing that fell due {results.window_text} came back to a company that had paid it out as funding."
            )
        )
    possible = [
        company_name(results.ledger, trip.company)
        for trip in known
        if not trip.revenue_usd_bn.on_record and trip.revenue_usd_bn.high != 0
    ]
    if possible:
        blocks.append(
            plain(f"Nothing on record came back to {listing(possible)}; sums that their sources leave open may have.")
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
        ("Company", "Paid out as funding", "Came back", "Range", "Of revenue reported for the same days", "Range"),
        tuple(
            row(
                company_name(results.ledger, trip.company),
                dollars(sum(rate.usd_bn for rate in trip.per_deal)),
                dollars(trip.revenue_usd_bn.on_record),
                range_of(trip.revenue_usd_bn),
                *_share(trip),
            )
            for trip in trips
        ),
        right=(1, 2, 4),
    )


def _share(trip: RoundTrip) -> tuple[str, str]:
    measure = trip.open_world
    revenue = measure.denominators.get("reported_revenue_usd_bn")
    if measure.on_record is None or revenue is None:
        return "no reported figure for this period", ""
    return f"{percent(measure.on_record)} of {dollars(revenue)}", range_of(measure)
