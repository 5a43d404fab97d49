"""In brief: the main figures in one table, each with its range and denominator."""

from __future__ import annotations

from aigraph.language.sentences import arrow_notation, company_name, count, dollars
from aigraph.model.status import Level
from aigraph.reports.blocks import RichText, Section, Table, row
from aigraph.reports.results import Results
from aigraph.reports.scope_text import certainty_of, names_of
from aigraph.reports.wording import ends, number, percent, range_of, whole


def brief_section(results: Results) -> Section:
    """Put the main figures into a table, each with its range and denominator."""
    rows = [
        _loop_row(results),
        _bottleneck_row(results),
        *_money_rows(results),
        _trip_row(results),
        _keystone_row(results),
    ]
    where = (
        f" Loops are those through {names_of(results)}; sums are of the whole network."
        if results.query.companies
        else ""
    )
    return Section(
        "brief",
        "In brief",
        (
            Table(
                f"The main figures on {results.view.as_of} at {certainty_of(results)}.{where}",
                ("Figure", "Value", "Range", "Out of"),
                tuple(filter(None, rows)),
                right=(1,),
            ),
        ),
    )


def _loop_row(results: Results) -> tuple[RichText, ...]:
    paid, every = (len(results.ladder[level].loops) for level in (Level.PAID, Level.ALL))
    return row(
        f"Loops of at most {results.query.max_length} companies",
        f"{len(results.loops):,}",
        f"{paid:,} if paid, {every:,} with talks",
        f"{count(len(results.view.arrows), 'deal')} of {count(len(results.view.companies), 'company')}",
    )


def _bottleneck_row(results: Results) -> tuple[RichText, ...]:
    largest = next((loop for loop in results.loops if loop.bottleneck.is_known), None)
    if largest is None:
        return row("Largest bottleneck", "unknown", "unknown", "no loop of known size")
    size = largest.bottleneck
    known = [float(end) if end is not None else None for end in (size.low, size.central, size.high)]
    return row(
        "Largest bottleneck",
        dollars(known[1]) if known[1] is not None else "no figure to quote",
        ends(known[0], known[2], "usd_bn"),
        arrow_notation(results.ledger, largest),
    )


def _money_rows(results: Results) -> list[tuple[RichText, ...]]:
    most, share = results.max_circulation, results.throughput_circularity.share
    recorded = results.recorded_usd_bn
    of = "" if most.central is None or not recorded else f" ({percent(most.central / recorded)})"
    return [
        row(
            "Most that can go round at once, of deals with a figure",
            dollars(most.central),
            range_of(results.max_circulation_range.interval),
            f"{dollars(recorded)} money on record{of}",
        ),
        row(
            "Recycled share",
            percent(share.central),
            _drawn(results),
            whole(share)
            if share.central is not None
            else "recycled and new money"
            if share.low is not None
            else "unknown",
        ),
    ]


def _drawn(results: Results) -> str:
    """Write the range of the recycled share: sampled, else from the number of loops alone."""
    if results.too_large:
        share = results.throughput_circularity.share
        return "not drawn" if share.low is None else range_of(share)
    between = results.throughput_circularity_range.interval
    return ends(between.low, between.high, "share")


def _trip_row(results: Results) -> tuple[RichText, ...] | None:
    if isinstance(results.round_trips, str):
        return None
    trip = next((trip for trip in results.round_trips if trip.share.central is not None), None)
    if trip is None:
        return None
    return row(
        f"{'Round' if results.query.companies else 'Largest round'}-trip share: {company_name(results.ledger, trip.company)}",
        percent(trip.share.central),
        range_of(trip.share),
        whole(trip.share),
    )


def _keystone_row(results: Results) -> tuple[RichText, ...] | None:
    if isinstance(results.keystones, str):
        return None
    fewest = results.keystones.companies
    return row(
        "Fewest companies without which no loop is left",
        number(fewest.central),
        "exact",
        f"{count(int(fewest.denominators['companies_on_loops']), 'company')} on loops of cash",
    )
