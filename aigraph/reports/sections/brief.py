"""The main figures in one table, each with its range and what it is out of."""

from __future__ import annotations

from aigraph.language.amounts import dollars
from aigraph.language.companies import arrow_notation, company_name
from aigraph.language.plural import count
from aigraph.model.status import Level
from aigraph.reports.blocks import Section, Table, Words, row
from aigraph.reports.results import Facts
from aigraph.reports.sections.headline import certainty_of, names_of
from aigraph.reports.wording import ends, number, percent, range_of, whole


def tell_brief(facts: Facts) -> Section:
    """Set the main figures in a table, each with its range and what it is out of."""
    rows = [_loop_row(facts), _bottleneck_row(facts), *_money_rows(facts), _trip_row(facts), _keystone_row(facts)]
    where = (
        f" Loops are those through {names_of(facts)}; sums are of the whole network." if facts.asked.companies else ""
    )
    return Section(
        "brief",
        "In brief",
        (
            Table(
                f"The main figures on {facts.view.as_of} at {certainty_of(facts)}.{where}",
                ("Figure", "Value", "Range", "Out of"),
                tuple(filter(None, rows)),
                right=(1,),
            ),
        ),
    )


def _loop_row(facts: Facts) -> tuple[Words, ...]:
    paid, every = (len(facts.ladder[level].loops) for level in (Level.PAID, Level.ALL))
    return row(
        f"Loops of at most {facts.asked.max_length} companies",
        f"{len(facts.loops):,}",
        f"{paid:,} if paid, {every:,} with talks",
        f"{count(len(facts.view.arrows), 'deal')} of {count(len(facts.view.companies), 'company')}",
    )


def _bottleneck_row(facts: Facts) -> tuple[Words, ...]:
    largest = next((loop for loop in facts.loops if loop.bottleneck.is_known), None)
    if largest is None:
        return row("Largest bottleneck", "unknown", "unknown", "no loop of known size")
    size = largest.bottleneck
    known = [float(end) if end is not None else None for end in (size.low, size.central, size.high)]
    return row(
        "Largest bottleneck",
        dollars(known[1]) if known[1] is not None else "no figure to quote",
        ends(known[0], known[2], "usd_bn"),
        arrow_notation(facts.ledger, largest),
    )


def _money_rows(facts: Facts) -> list[tuple[Words, ...]]:
    most, share = facts.most_at_once, facts.recycled.share
    recorded = facts.recorded_usd_bn
    of = "" if most.central is None or not recorded else f" ({percent(most.central / recorded)})"
    return [
        row(
            "Most that can go round at once, of deals with a figure",
            dollars(most.central),
            range_of(facts.most_between.interval),
            f"{dollars(recorded)} money on record{of}",
        ),
        row(
            "Recycled share",
            percent(share.central),
            _drawn(facts),
            whole(share)
            if share.central is not None
            else "recycled and new money"
            if share.low is not None
            else "unknown",
        ),
    ]


def _drawn(facts: Facts) -> str:
    """Write the range of the recycled share: from draws, else from the loops that are too many to take apart."""
    if facts.too_large:
        share = facts.recycled.share
        return "not drawn" if share.low is None else range_of(share)
    between = facts.recycled_between.interval
    return ends(between.low, between.high, "share")


def _trip_row(facts: Facts) -> tuple[Words, ...] | None:
    if isinstance(facts.trips, str):
        return None
    trip = next((trip for trip in facts.trips if trip.share.central is not None), None)
    if trip is None:
        return None
    return row(
        f"{'Round' if facts.asked.companies else 'Largest round'}-trip share: {company_name(facts.ledger, trip.company)}",
        percent(trip.share.central),
        range_of(trip.share),
        whole(trip.share),
    )


def _keystone_row(facts: Facts) -> tuple[Words, ...] | None:
    if isinstance(facts.keystones, str):
        return None
    fewest = facts.keystones.companies
    return row(
        "Fewest companies without which no loop is left",
        number(fewest.central),
        "exact",
        f"{count(int(fewest.denominators['companies_on_loops']), 'company')} on loops of cash",
    )
