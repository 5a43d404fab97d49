"""Finds the rows of a large table that lie on cycles of single payments in the order of time, before any of them becomes a deal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from aigraph.engine.temporal_cycles import enumerate_temporal_cycles
from aigraph.reading.large.date_texts import PLAIN_DAY
from aigraph.reading.large.ring_legs import MAX_DEALS, RingLegs
from aigraph.reading.large.sql_table import SqlTable
from aigraph.reading.rows.times_of_day import TIME_OF_DAY
from aigraph.reading.tables.options import SearchOptions
from aigraph.reading.tables.row_report import SPLIT

# Of a table with other columns a deal can begin on another day than its row says, or count another amount.
_PLAIN_ROLES = {"payer", "payee", "payer_key", "payee_key", "amount", "date", "id", "source", "note"}
# More than floats round by: the rows are searched once more as deals, and then exactly.
_MARGIN = 1e-9
_TICKS_A_DAY = 86_400_000_000
"""Times are compared by the microsecond."""


def find_payment_legs(table: SqlTable, options: SearchOptions, progress: Callable[[float], object]) -> RingLegs | None:
    """Search the live rows for cycles of payments, let only rows on one stay live, and give their payers and payees.

    None, and nothing is changed, where order in time is not asked for or a row alone does not say when and how much is paid.

    Parameters
    ----------
    progress : callable
        Called with how much of the search is done, 0 to 1.

    Raises
    ------
    KeyboardInterrupt
        If none had been found by then.
    """
    if not options.in_order or not _is_plain(table, with_amounts=options.tolerance is not None):
        return None
    progress(0.0)
    by_day = not _has_times(table)
    rows: Any = table.connection.execute(
        f"SELECT line, payer, payee, date_diff('day', DATE '0001-01-01', {_day(table)}){'' if by_day else _of_time(table)} AS tick, size FROM verdicts JOIN cells "  # noqa: S608  columns by number
        f"USING (line) WHERE reason IS NULL AND live AND {table.cell('date')} <> ''"
        f"{' AND size > 0' if options.tolerance else ''} ORDER BY line"
    ).fetchnumpy()
    least, most = options.tolerance or (0.0, 0.0)
    cycles = enumerate_temporal_cycles(
        (rows["payer"], rows["payee"]),
        options.max_length,
        min_length=2,
        time=rows["tick"],
        window=options.within if by_day or options.within is None else options.within * _TICKS_A_DAY,
        weight=rows["size"] if options.tolerance else None,
        tolerance=(least * (1 - _MARGIN), most * (1 + _MARGIN)) if options.tolerance else None,
        max_cycles=options.max_loops,
        max_seconds=options.max_seconds,
        max_bytes=options.max_bytes,
        keep_on_interrupt=options.keep_on_interrupt,
        progress=lambda at: progress(at.share),
    )
    run = cycles.batches()
    on_cycles = {row for _, matrix in run for row in set(matrix.ravel().tolist())}
    cut = run.cut
    if cut and cut.is_interrupt and not on_cycles:
        raise KeyboardInterrupt
    found = RingLegs(is_interrupted=bool(cut and cut.is_interrupt), is_by_day=by_day)
    if cut:
        found = found.truncated(table.name, f"the search for cycles of payments {cut}")
    kept = sorted(on_cycles)
    if len(kept) > MAX_DEALS:
        text = f"{len(kept) - MAX_DEALS:,} of {len(kept):,} payments on cycles are left out, the last in the table"
        found = found.truncated(table.name, text, "; a smaller --within or --tolerance gives fewer")
        kept = kept[:MAX_DEALS]
    table.make_table("on_cycles", ("line",), [(line,) for line in rows["line"][kept].tolist()])
    table.query("UPDATE verdicts SET live = FALSE WHERE line NOT IN (SELECT CAST(line AS BIGINT) FROM on_cycles)")
    legs = dict.fromkeys(zip(rows["payer"][kept].tolist(), rows["payee"][kept].tolist(), strict=True))
    return replace(found, legs=tuple(legs))


def _day(table: SqlTable) -> str:
    text = f"replace(replace(regexp_extract({table.cell('date')}, '^[0-9]+.[0-9]+.[0-9]+'), '/', '-'), '.', '-')"
    return f"CAST(try_strptime({text}, '%Y-%m-%d') AS DATE)"


def _has_times(table: SqlTable) -> bool:
    """Whether each live row that has a day has a time of day too, all in UTC or all without a zone."""
    day = table.cell("date")
    ((untimed, zones),) = table.query(
        f"SELECT count(*) FILTER (NOT regexp_full_match({day}, '{TIME_OF_DAY}')), count(DISTINCT {day}[-1:] = 'Z') FROM verdicts "  # noqa: S608  columns by number
        f"JOIN cells USING (line) WHERE reason IS NULL AND live AND {day} <> ''"
    )
    return not untimed and zones == 1


def _of_time(table: SqlTable) -> str:
    """Turn days into microseconds, with those since midnight: the rest of an SQL expression."""
    hours, minutes, seconds = (
        f"coalesce(try_cast(regexp_extract({table.cell('date')}, '{TIME_OF_DAY}', {group}) AS DOUBLE), 0)"
        for group in (1, 2, 4)
    )
    return f" * {_TICKS_A_DAY} + CAST(round((({hours} * 60 + {minutes}) * 60 + {seconds}) * 1000000) AS BIGINT)"


def _is_plain(table: SqlTable, *, with_amounts: bool) -> bool:
    """Whether each live row says by itself on which day it was paid, and if need be how much."""
    if not table.has("date") or not set(table.reader.roles.places) <= _PLAIN_ROLES:
        return False
    if any(kind == SPLIT for kind, _, _ in table.remarks):
        return False
    day, amount = table.cell("date"), table.cell("amount")
    odd = [f"{day} <> '' AND ({_day(table)} IS NULL OR NOT regexp_full_match({day}, '{PLAIN_DAY}'))"]
    if with_amounts:
        odd.append(f"{amount} <> '' AND size IS NULL")
    ((unclear,),) = table.query(
        f"SELECT count(*) FROM verdicts JOIN cells USING (line) WHERE reason IS NULL AND live AND ({' OR '.join(odd)})"  # noqa: S608  columns by number
    )
    repeated = 0
    if table.has("id"):
        # Rows of one id are one deal.
        name = table.cell("id")
        ((repeated,),) = table.query(
            f"SELECT count(*) - count(DISTINCT {name}) FROM cells WHERE {name} <> ''"  # noqa: S608  columns by number
        )
    return not unclear and not repeated
