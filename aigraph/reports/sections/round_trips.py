"""The round trips as a section: which share of each vendor's revenue can be its own money."""

from __future__ import annotations

from aigraph.language.amounts import dollars
from aigraph.language.companies import company_name
from aigraph.language.plural import count
from aigraph.measures.round_trip import CLOSED, UPPER, RoundTrip
from aigraph.reports.blocks import Block, Items, Section, Table, Words, plain, quiet, row
from aigraph.reports.results import Facts
from aigraph.reports.wording import listing, percent, range_of, whole

TITLE = "Revenue that is a vendor's own money"
MOST = 12
"""Vendors in the table; those with the largest shares come first."""


def tell_trips(facts: Facts) -> Section:
    """Give the share of each vendor's revenue that its own funding can have paid, and say why it is so wide."""
    if isinstance(facts.trips, str):
        return Section("round-trips", TITLE, (plain(f"Not worked out: {facts.trips}"),))
    told = [trip for trip in facts.trips if trip.share.central is not None]
    blocks: list[Block] = [
        plain(
            "If a company funds its customers, part of its revenue may be its own money. Money is fungible, so the deals fix "
            "only a range: from what must have come back, over what came back if all money mixed in proportion, to the most "
            f"that can have come back. {UPPER.format(name='the vendor')}"
        )
    ]
    if told:
        blocks += [_table(facts, told[:MOST]), quiet(CLOSED)]
        if facts.asked.companies:
            blocks.append(Items(tuple((trip.explanation,) for trip in told[:MOST])))
        blocks.append(Items(tuple(filter(None, (_gaps(facts, trip) for trip in told[:MOST])))))
        if len(told) > MOST:
            blocks.append(quiet(f"The {MOST} largest of {count(len(told), 'company')} are shown."))
    elif not facts.trips:
        blocks.append(plain("No company on record both funds and sells, so there is no such revenue to measure."))
    unknown = [company_name(facts.ledger, trip.company) for trip in facts.trips if trip.share.central is None]
    if unknown:
        blocks.append(
            plain(f"Unknown for want of amounts or of sales on record: {listing(unknown)}. Unknown is not zero.")
        )
    return Section("round-trips", TITLE, tuple(blocks))


def _table(facts: Facts, trips: list[RoundTrip]) -> Table:
    return Table(
        f"Revenue paid with the vendor's own funding, on {facts.view.as_of}, {facts.view.status}, cash deals at their central "
        "amounts.",
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
                company_name(facts.ledger, trip.company),
                dollars(sum(rate.usd_bn for rate in trip.per_deal)),
                dollars(trip.revenue_usd_bn.central),
                range_of(trip.revenue_usd_bn),
                *_share(trip, is_open=True),
                *_share(trip, is_open=False),
            )
            for trip in trips
        ),
        right=(1, 2, 4, 6),
    )


def _share(trip: RoundTrip, *, is_open: bool) -> tuple[str | Words, str | Words]:
    measure = trip.open_world if is_open else trip.closed_world
    if measure.central is None:
        # Why there is no share of the revenue stands in its note; in a cell there is room for what is missing.
        known = measure.denominators.get("reported_revenue_usd_bn")
        return (
            "none on record" if known is None else f"sales exceed {dollars(known)}"
        ) if is_open else "none on record", ""
    return f"{percent(measure.central)} of {_size(whole(measure))}", range_of(measure)


def _size(text: str) -> str:
    return text.split(" ", 1)[0]


def _gaps(facts: Facts, trip: RoundTrip) -> Words:
    """Say which year a vendor's revenue is of, and what is left out for want of an amount."""
    note = trip.share.note.replace(CLOSED, "").strip()
    return (f"{company_name(facts.ledger, trip.company)}: {note[:1].lower()}{note[1:]}",) if note else ()
