"""Round trips as a section: the share of each vendor's revenue that can be its own money."""

from __future__ import annotations

from aigraph.answers.queries.money_sources import stated_across
from aigraph.language.sentence_parts import word
from aigraph.language.sentences import company_name, dollars
from aigraph.language.translation import gettext, gettext_noop
from aigraph.measures.round_trip import CLOSED, UPPER, RoundTrip
from aigraph.reports.blocks import Block, ItemList, Section, Table, plain, quiet, row
from aigraph.reports.results import Results
from aigraph.reports.wording import listing, percent, range_of

TITLE = gettext_noop("Revenue that is a vendor's own money")
MAX_ROWS = 12
"""Vendors in the table; those with the largest shares come first."""


def round_trips_section(results: Results) -> Section:
    """Give the share of each vendor's revenue that its own funding can have paid, and say why the range is wide."""
    if isinstance(results.round_trips, str):
        why = gettext("Not worked out: {why}", why=results.round_trips)
        return Section("round-trips", gettext(TITLE), (plain(why),))
    known = [trip for trip in results.round_trips if trip.share.on_record is not None]
    funded = gettext("If a company funds its customers, part of its revenue may be its own money.")
    blocks: list[Block] = [plain(f"{funded} {gettext(UPPER, name=gettext('the vendor'))}")]
    came_back = [trip for trip in known if trip.revenue_usd_bn.on_record][:MAX_ROWS]
    if came_back:
        blocks += [_table(results, came_back), quiet(gettext(CLOSED))]
        if results.query.companies:
            blocks.append(ItemList(tuple((trip.explanation,) for trip in came_back)))
    else:
        blocks.append(
            plain(
                gettext(
                    "On record nothing that fell due {window} came back to a company whose funding it had been.",
                    window=results.window_text,
                )
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
                " ".join(
                    [
                        gettext(
                            "Of what is on record as due {window} nothing came back to {companies}; sums whose schedule or size the sources "
                            "leave open may have.",
                            window=results.window_text,
                            companies=listing(possible),
                        ),
                        *_stated(results),
                    ]
                )
            )
        )
    unknown = [
        company_name(results.ledger, trip.company) for trip in results.round_trips if trip.share.on_record is None
    ]
    if unknown:
        blocks.append(
            plain(
                gettext(
                    "Unknown for want of amounts or of sales on record: {companies}. Unknown is not zero.",
                    companies=listing(unknown),
                )
            )
        )
    return Section("round-trips", gettext(TITLE), tuple(blocks))


def _table(results: Results, trips: list[RoundTrip]) -> Table:
    return Table(
        gettext(
            "Revenue paid with the vendor's own funding, due {window}, {level}, cash deals; ranges are over all amounts that the "
            "sources allow.",
            window=results.window_text,
            level=word(results.view.status),
        ),
        (
            gettext("Company"),
            gettext("Funding due"),
            gettext("Came back"),
            gettext("Range"),
            gettext("Of revenue of the same days"),
            gettext("Range"),
        ),
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
        return gettext("no reported figure for this period"), ""
    share = gettext("{share} of {amount}", share=percent(measure.on_record), amount=dollars(revenue))
    found = results.revenue.get(trip.company)
    return f"{share}, {found.carried_text}" if found and found.carried_days else share, range_of(measure)


def _stated(results: Results) -> list[str]:
    """Name the sales of vendors that sources state for periods beyond the window, so that nothing on record is not read as nothing."""
    payees = frozenset(
        trip.company
        for trip in results.round_trips
        if isinstance(trip, RoundTrip) and not trip.revenue_usd_bn.on_record
    )
    return [] if isinstance(results.money, str) else stated_across(results.money, payees=payees)
