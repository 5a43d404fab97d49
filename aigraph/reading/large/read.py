"""Tables of millions of rows: checked by DuckDB, searched for rings as arrays, and deals made only of rows on rings."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from aigraph.files.address_space import LARGE_TABLE_ADDRESSES, require_address_space
from aigraph.files.databases import duckdb_in_memory
from aigraph.files.input_file import InputFile
from aigraph.model.intake import SHOWN
from aigraph.model.ledger import Ledger
from aigraph.model.origin import Origin, Problem
from aigraph.reading.cells.currencies import UNDECIDED, Rates
from aigraph.reading.cells.placeholders import may_be_total_name
from aigraph.reading.cells.text import RowError
from aigraph.reading.large.currencies import currencies_without_rate
from aigraph.reading.large.newest_day import newest_day
from aigraph.reading.large.payment_cycles import find_payment_legs
from aigraph.reading.large.ring_legs import PayerPayee, RingLegs, find_ring_legs
from aigraph.reading.large.sql_table import SqlTable
from aigraph.reading.large.staging import stage_parquet, stage_text
from aigraph.reading.large.totals import refuse_totals
from aigraph.reading.large.validate import (
    count_verdicts,
    fill_dittos,
    validate_names,
    validate_rows,
)
from aigraph.reading.rows.read_row import ReadRow
from aigraph.reading.rows.row_reader import RowReader
from aigraph.reading.rows.rows_to_deals import ledger_of
from aigraph.reading.tables.options import ReadingOptions
from aigraph.reading.tables.row_report import NO_AMOUNT, NO_RATE, OWN_CURRENCY, SPLIT, STATUS, UNDATED, note

if TYPE_CHECKING:
    import duckdb

Stage = Callable[[InputFile, "duckdb.DuckDBPyConnection", ReadingOptions], SqlTable]

# How much of the whole each step begins at.
_READING, _NAMES, _FIGURES, _PAYMENTS, _LOOPS, _DEALS = 0.0, 0.2, 0.35, 0.5, 0.6, 0.95


def read_large_text(file: InputFile, options: ReadingOptions) -> Ledger:
    """Read, check and search a large CSV file, and make deals of what lies on rings.

    Raises
    ------
    DataError
        If it is no table.
    """
    return _read(file, stage_text, options)


def read_large_parquet(file: InputFile, options: ReadingOptions) -> Ledger:
    """Read, check and search a large Parquet file, and make deals of what lies on rings.

    Raises
    ------
    DataError
        If it is no table.
    """
    return _read(file, stage_parquet, options)


def _read(file: InputFile, stage: Stage, options: ReadingOptions) -> Ledger:
    progress = options.search.progress
    require_address_space(file.name, LARGE_TABLE_ADDRESSES)
    progress("reading", _READING)
    with (
        tempfile.TemporaryDirectory(prefix="aigraph-") as folder,
        duckdb_in_memory(file, "cannot be read", temp_directory=folder) as connection,
    ):
        table = stage(file, connection, options)
        fill_dittos(table)
        progress("checking names", _NAMES)
        validate_names(table)
        progress("checking figures and dates", _FIGURES)
        validate_rows(table)
        table = _in_own_currency(table)
        refuse_totals(table)
        progress("putting payments together", _PAYMENTS)

        def looking(share: float) -> None:
            progress("looking for loops", _LOOPS + (_DEALS - _LOOPS) * share)

        found = find_payment_legs(table, options.search, looking) or find_ring_legs(table, options.search, looking)
        progress("making deals", _DEALS)
        deals = _deals(table, found.legs)
        _report_refused(table)
        ledger = _ledger(table, deals, found, options.search.max_length)
    progress("done", 1.0)
    return ledger


def _in_own_currency(table: SqlTable) -> SqlTable:
    """Count the only currency of a table as it is, where it has no rate and the user may have it so."""
    reader = table.reader
    missing = currencies_without_rate(table)
    if not reader.options.in_own_currency or len(missing) != 1:
        return table
    code, number, _ = missing[0]
    ((amounts,),) = table.query(f"SELECT count(*) FROM cells WHERE {table.cell('amount')} <> ''")  # noqa: S608  columns by number
    if number != amounts or UNDECIDED in code:
        return table
    counted = RowReader(reader.table, replace(reader.options, rates=Rates.counting(code)))
    counted.lists = reader.lists
    table.remarks.append((OWN_CURRENCY, 1, code))
    return replace(table, reader=counted)


def _deals(table: SqlTable, legs: tuple[PayerPayee, ...]) -> list[ReadRow]:
    table.make_legs(legs)
    found = table.query(
        f"SELECT line, {table.columns} FROM cells JOIN (SELECT DISTINCT line FROM verdicts JOIN legs USING (payer, payee) "  # noqa: S608  columns by number
        "WHERE reason IS NULL AND live) USING (line) ORDER BY line"
    )
    deals: list[ReadRow] = []
    for line, *row in found:
        origin = Origin(table.name, line)
        try:
            deals += table.reader.read_row(origin, row)
        except RowError as error:
            # An amount can be too large only once its rate is known, and a title can say that money comes back.
            table.reader.report.drop_row()
            table.query("UPDATE verdicts SET reason = $1 WHERE line = $2", error.rule, line)
        else:
            table.reader.report.keep()
    return deals


def _report_refused(table: SqlTable) -> None:
    """Count the rows that are refused by reason, and show some of each as a small table shows them."""
    report = table.reader.report
    held, first = dict(report.counts), dict(report.first)
    report.counts.clear()
    for problem in table.refused:
        report.refuse(problem.origin, problem.message, problem.rule)
    for reason, number in table.query(
        "SELECT reason, count(DISTINCT line) FROM verdicts WHERE reason IS NOT NULL GROUP BY 1 ORDER BY 2 DESC"
    ):
        lines = [
            line
            for (line,) in table.query(
                f"SELECT DISTINCT line FROM verdicts WHERE reason = $1 ORDER BY line LIMIT {SHOWN}",  # noqa: S608  a number
                reason,
            )
        ]
        # By their numbers, so that the other rows are not joined with them.
        listed = ", ".join(map(str, lines))
        shown = table.query(f"SELECT line, {table.columns} FROM cells WHERE line IN ({listed}) ORDER BY line")  # noqa: S608  columns and lines by number
        for line, *row in shown:
            origin = Origin(table.name, line)
            try:
                read = table.reader.read_row(origin, row)
            except RowError as error:
                report.refuse(origin, str(error), reason)
            else:
                report.refuse(origin, _total_message(table, read), reason)
        report.reasons[reason] = number
    _report_remarks(table, held, first)


def _report_remarks(table: SqlTable, held: Mapping[str, int], first: Mapping[str, str]) -> None:
    """Count doubts and remarks over all rows; what is seen in whole rows alone, as what stands beside a deal, over those that are held."""
    report = table.reader.report
    report.counts.clear()
    by_text = {(role, kind) for role, kind, _, _ in table.doubts}
    for key in by_text & report.doubts.keys():
        del report.doubts[key]
    for role, kind, text, number in table.doubts:
        report.doubts[role, kind][text] += number
    report.unlisted |= table.unlisted
    for code, number, example in currencies_without_rate(table):
        report.add(f"{NO_RATE}{code}", number, example)
    for kind, number, example in table.remarks:
        report.add(kind, number, example)
    for kind in held.keys() - report.counts.keys() - {STATUS, UNDATED, NO_AMOUNT, SPLIT}:
        report.add(kind, held[kind], first[kind])


def _total_message(table: SqlTable, rows: list[ReadRow]) -> str:
    """Say of a row that is good by itself that it is a sum of others."""
    called = {company.id: company.name for company in table.reader.companies.companies()}
    ends = [called.get(end, end) for end in (rows[0].deal.payer, rows[0].deal.payee)]
    name = next(filter(may_be_total_name, ends), ends[0])
    return f"{name!r} is a total of other rows, and no deal"


def _ledger(table: SqlTable, deals: list[ReadRow], found: RingLegs, max_length: int) -> Ledger:
    """Put the ledger together, with what is to be known of the rows that are not in it."""
    reader, kept = table.reader, count_verdicts(table, "reason IS NULL")
    if table.has("amount"):
        unknown = (
            _count_empty(table, "amount")
            if _has_words(table)
            else count_verdicts(table, "reason IS NULL AND size IS NULL")
        )
        reader.report.add(NO_AMOUNT, unknown)
    reader.report.add(UNDATED, _count_empty(table, "date") if table.has("date") else kept)
    if not table.has("status") and not reader.known_status:
        reader.report.add(STATUS, kept)
    ledger = ledger_of(reader, deals, kept=kept, rounds=_round_lines(table), keeps_times=not found.is_by_day)
    assert ledger.intake is not None
    notes = (*ledger.intake.notes, *table.notes, *found.notes, *_notes(table, kept, len(deals), max_length))
    intake = replace(
        ledger.intake, notes=notes, cut=found.cut, is_interrupted=found.is_interrupted, newest=newest_day(table)
    )
    return replace(ledger, intake=intake)


def _round_lines(table: SqlTable) -> frozenset[int]:
    """Give the lines on rings whose amount stands beside several payers of one payee on one day: the rest may be on no ring."""
    if not table.has("amount"):
        return frozenset()
    day, amount = table.cell("date"), table.cell("amount")
    found = table.query(
        f"""
        WITH held AS (SELECT line, payer, payee, {day} AS day, {amount} AS amount FROM verdicts JOIN cells USING (line)
            WHERE reason IS NULL AND {amount} <> '' AND payee IN (SELECT payee FROM legs))
        SELECT DISTINCT held.line FROM held JOIN (SELECT payee, day, amount FROM held GROUP BY ALL HAVING count(DISTINCT payer) > 1)
        USING (payee, day, amount) JOIN legs USING (payer, payee)
        """  # noqa: S608  columns by number
    )
    return frozenset(line for (line,) in found)


def _notes(table: SqlTable, kept: int, held: int, max_length: int) -> list[Problem]:
    notes = []
    # A cell with several names has a row for each, and is no spelling of any.
    alone = "(SELECT text FROM names GROUP BY text HAVING count(*) = 1)"
    has_lists = any(kind == SPLIT for kind, _, _ in table.remarks)
    names = f"(FROM names WHERE text IN {alone})" if has_lists else "names"
    ((spelled,),) = table.query(
        f"SELECT count(*) FROM (SELECT key FROM {names} WHERE key IS NOT NULL GROUP BY key HAVING count(*) > 1)"  # noqa: S608  words of this file
    )
    if spelled:
        text = f"{spelled:,} companies are spelled in several ways that differ in case or spacing"
        notes.append(note(table.name, text))
    ((companies,),) = table.query("SELECT count(*) FROM companies")
    text = f"of {kept:,} deals of {companies:,} companies the {held:,} that lie on loops of at most {max_length}"
    return [*notes, note(table.name, f"{text} companies are held; a table of this size has no others")]


def _count_empty(table: SqlTable, role: str) -> int:
    """Count the rows that are kept and have nothing in the column of a role."""
    if not table.query(f"SELECT 1 FROM cells WHERE {table.cell(role)} = '' LIMIT 1"):  # noqa: S608  columns by number
        return 0
    empty = f"SELECT line FROM cells WHERE {table.cell(role)} = ''"  # noqa: S608  columns by number
    return count_verdicts(table, f"reason IS NULL AND line IN ({empty})")


def _has_words(table: SqlTable) -> bool:
    if not table.query("SELECT 1 FROM verdicts WHERE size IS NULL LIMIT 1"):
        # All are plain figures.
        return False
    return bool(table.query(f"SELECT 1 FROM cells WHERE regexp_matches({table.cell('amount')}, '[^0-9.]') LIMIT 1"))  # noqa: S608  columns by number
