"""Round trips as a section: the share of each vendor's revenue that can be its own money."""

from __future__ import annotations

from aigraph.language.sentences import company_name, count, dollars
from aigraph.measures.round_trip import CLOSED, UPPER, RoundTrip
from aigraph.reports.blocks import Block, ItemList, RichText, Section, Table, plain, quiet, row
from aigraph.reports.results import Results
from aigraph.reports.wording import listing, percent, range_of, whole

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
            "If a company funds its customers, part of its revenue may be its own money. Money is fungible, so the deals fix "
            "only a range: from what must have come back, over what came back if all money mixed in proportion, to the most "
            f"that can have come back. {UPPER.format(name='the vendor')}"
        )
    ]
    if known:
        blocks += [_table(results, known[:MAX_ROWS]), quiet(CLOSED)]
        if results.query.companies:
            blocks.append(ItemList(tuple((trip.explanation,) for trip in known[:MAX_ROWS])))
        blocks.append(ItemList(tuple(filter(None, (_gaps(results, trip) for trip in known[:MAX_ROWS])))))
        if len(known) > MAX_ROWS:
            blocks.append(quiet(f"The {MAX_ROWS} largest of {count(len(known), 'company')} are shown."))
    elif not results.round_trips:
        blocks.append(plain("No company on record both funds and sells, so there is no such revenue to measure."))
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
        f"Revenue paid with the vendor's own funding, on {results.view.as_of}, {results.view.status}, cash deals; ranges are "
        "over all amounts that the sources allow.",
        (
            "Company",
            "Paid out as funding",
            "Came back",
            "Range",
            "Of reported revenue",
            "Range",
            "Of recorded purchases",
            "Range",
        ),
        tuple(
            row(
                company_name(results.ledger, trip.company),
                dollars(sum(rate.usd_bn for rate in trip.per_deal)),
                dollars(trip.revenue_usd_bn.on_record),
                range_of(trip.revenue_usd_bn),
                *_share(trip, is_open=True),
                *_share(trip, is_open=False),
            )
            for trip in trips
        ),
        right=(1, 2, 4, 6),
    )


def _share(trip: RoundTrip, *, is_open: bool) -> tuple[str | RichText, str | RichText]:
    measure = trip.open_world if is_open else trip.closed_world
    if measure.on_record is None:
        # The note says why there is no share of the revenue; a cell has room for what is missing.
        revenue = measure.denominators.get("reported_revenue_usd_bn")
        return (
            "none on record" if revenue is None else "no reported figure for this period"
        ) if is_open else "none on record", ""
    return f"{percent(measure.on_record)} of {_size(whole(measure))}", range_of(measure)


def _size(text: str) -> str:
    return text.split(" ", 1)[0]


def _gaps(results: Results, trip: RoundTrip) -> RichText:
    """Say which year a vendor's revenue is of, and what is left out for want of an amount."""
    note = trip.share.note.replace(CLOSED, "").strip()
    return (f"{company_name(results.ledger, trip.company)}: {note[:1].lower()}{note[1:]}",) if note else ()
