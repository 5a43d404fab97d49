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
        *_size_rows(results),
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
    paid, here, every = (results.ladder[level].direct for level in (Level.PAID, results.view.status, Level.ALL))
    return row(
        f"Direct loops; with detours of up to {results.query.max_length} companies",
        f"{len(here):,}; {len(results.loops):,}",
        f"direct: {len(paid):,} if paid, {len(every):,} with talks",
        f"{count(len(results.view.arrows), 'deal')} of {count(len(results.view.companies), 'company')}",
    )


def _size_rows(results: Results) -> list[tuple[RichText, ...]]:
    """Give the largest direct loop as paid, due and contracted."""
    rows = []
    for basis, size in results.ladder[results.view.status].sizes.items():
        loop = next((loop for loop in results.loops if loop.name == size.of), None)
        known = size.central is not None or size.low is not None
        rows.append(
            row(
                f"Largest direct loop, {basis}",
                dollars(size.central) if size.central is not None else "no figure to quote" if known else "unknown",
                ends(size.low, size.high, "usd_bn") if known else "unknown",
                arrow_notation(results.ledger, loop) if loop and known else "no loop of known size",
            )
        )
    return rows


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
