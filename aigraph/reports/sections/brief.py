"""In brief: the main figures in one table, each with its range and denominator."""

from __future__ import annotations

from aigraph.language.sentences import arrow_notation, company_name, count, dollars
from aigraph.model.status import Level
from aigraph.reports.blocks import RichText, Section, Table, row
from aigraph.reports.results import Results
from aigraph.reports.scope_text import certainty_of, names_of
from aigraph.reports.wording import number, percent, range_of, whole


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
    rung = results.ladder[results.view.status]
    rows = []
    for basis, size in rung.sizes.items():
        loop = rung.largest(basis)
        if loop is None or not loop.size(basis).is_known:
            rows.append(row(f"Largest direct loop, {basis}", "unknown", "unknown", "no loop of known size"))
        else:
            rows.append(
                row(
                    f"Largest direct loop, {basis}",
                    dollars(size.on_record),
                    range_of(size),
                    arrow_notation(results.ledger, loop),
                )
            )
    return rows


def _money_rows(results: Results) -> list[tuple[RichText, ...]]:
    most, share = results.max_circulation, results.throughput_circularity.share
    recorded = results.recorded_usd_bn
    of = f" ({percent(most.on_record / recorded)})" if most.on_record is not None and recorded else ""
    return [
        row(
            "What could be set off, counted leg by leg",
            dollars(most.on_record),
            range_of(most),
            f"{dollars(recorded)} money on record{of}",
        ),
        row(
            "Recycled share",
            percent(share.on_record),
            range_of(share),
            "unknown" if share.on_record is None else whole(share),
        ),
    ]


def _trip_row(results: Results) -> tuple[RichText, ...] | None:
    if isinstance(results.round_trips, str):
        return None
    trip = next((trip for trip in results.round_trips if trip.share.on_record is not None), None)
    if trip is None:
        return None
    return row(
        f"{'Round' if results.query.companies else 'Largest round'}-trip share: {company_name(results.ledger, trip.company)}",
        percent(trip.share.on_record),
        range_of(trip.share),
        whole(trip.share),
    )


def _keystone_row(results: Results) -> tuple[RichText, ...] | None:
    if isinstance(results.keystones, str):
        return None
    fewest = results.keystones.companies
    return row(
        "Fewest companies without which no loop is left",
        number(fewest.on_record),
        "exact",
        f"{count(int(fewest.denominators['companies_on_loops']), 'company')} on loops of cash",
    )
