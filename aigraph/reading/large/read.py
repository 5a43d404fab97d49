"""Tables of millions of rows: checked by DuckDB, searched for rings as arrays, and deals made only of rows on rings."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from aigraph.model.deal import Deal, Event
from aigraph.model.intake import SHOWN
from aigraph.model.ledger import Ledger
from aigraph.model.origin import Origin, Problem
from aigraph.reading.large.cells import Cells
from aigraph.reading.large.rings import OnRings, Pair, find_on_rings
from aigraph.reading.large.staging import open_warehouse
from aigraph.reading.large.validate import count_judged, judge_names, judge_rows
from aigraph.reading.raw_table import Options, note
from aigraph.reading.row_report import STATUS, UNDATED, UNKNOWN
from aigraph.reading.rows_to_deals import FAULTS, Rows

# How much of the whole each step begins at.
_READING, _NAMES, _FIGURES, _PAYMENTS, _LOOPS, _DEALS = 0.0, 0.2, 0.35, 0.5, 0.6, 0.95


def read_large(path: Path, options: Options) -> Ledger:
    """Read, check and search a large table, and make deals of what lies on rings.

    Parameters
    ----------
    options : Options
        Among them the most companies in a ring, the most rings, and who is told how far it has come.

    Raises
    ------
    DataError
        If it is no table.
    """
    told = options.told
    told("reading", _READING)
    store = open_warehouse(path, options)
    # The head of the file settles what its columns mean, and the marks of figures and dates.
    cells = Cells(path, store, Rows(store.sheet, options))
    told("checking names", _NAMES)
    judge_names(cells)
    told("checking figures and dates", _FIGURES)
    judge_rows(cells)
    told("putting payments together", _PAYMENTS)
    found = find_on_rings(cells, options, lambda share: told("looking for loops", _LOOPS + (_DEALS - _LOOPS) * share))
    told("making deals", _DEALS)
    deals = _deals(cells, found.pairs)
    _tell_of_refused(cells)
    ledger = _collected(cells, deals, found, options)
    store.connection.close()
    told("done", 1.0)
    return ledger


def _deals(cells: Cells, pairs: tuple[Pair, ...]) -> list[tuple[Deal, Event]]:
    cells.make_table("ring", ("payer", "payee"), pairs)
    found = cells.ask(
        f"SELECT line, {cells.columns} FROM cells JOIN (SELECT line FROM judged JOIN ring USING (payer, payee) "  # noqa: S608  columns by number
        "WHERE reason IS NULL AND stands) USING (line) ORDER BY line"
    )
    deals = []
    for line, *row in found:
        deals.append(cells.rows.deal(Origin(str(cells.path), line), row))
        cells.rows.tally.keep()
    return deals


def _tell_of_refused(cells: Cells) -> None:
    """Count the rows that are refused by reason, and show some of each as a small table shows them."""
    tally, path = cells.rows.tally, str(cells.path)
    tally.counts.clear()
    for problem in cells.store.refused:
        tally.refuse(problem.origin, problem.message, problem.rule)
    for reason, number in cells.ask(
        "SELECT reason, count(*) FROM judged WHERE reason IS NOT NULL GROUP BY 1 ORDER BY 2 DESC"
    ):
        shown = cells.ask(
            f"SELECT line, {cells.columns} FROM cells JOIN (SELECT line FROM judged WHERE reason = $1 ORDER BY line "  # noqa: S608  columns by number
            f"LIMIT {SHOWN}) USING (line) ORDER BY line",
            reason,
        )
        for line, *row in shown:
            origin = Origin(path, line)
            try:
                cells.rows.deal(origin, row)
            except FAULTS as error:
                tally.refuse(origin, str(error), reason)
        tally.reasons[reason] = number
    tally.counts.clear()


def _collected(cells: Cells, deals: list[tuple[Deal, Event]], found: OnRings, options: Options) -> Ledger:
    """Put the ledger together, with what is to be known of the rows that are not in it."""
    tally, kept = cells.rows.tally, count_judged(cells, "reason IS NULL")
    if cells.has("amount"):
        tally.add(UNKNOWN, 0 if _has_words(cells) else count_judged(cells, "reason IS NULL AND size IS NULL"))
    if not cells.has("date"):
        tally.add(UNDATED, kept)
    if not cells.has("status") and not cells.rows.known_status:
        tally.add(STATUS, kept)
    ledger = cells.rows.collect(deals, kept=kept)
    assert ledger.intake is not None
    notes = (*ledger.intake.notes, *found.notes, *_notes(cells, kept, len(deals), options.max_length))
    return replace(
        ledger, intake=replace(ledger.intake, notes=notes, cut=found.cut, is_interrupted=found.is_interrupted)
    )


def _notes(cells: Cells, kept: int, held: int, max_length: int) -> list[Problem]:
    notes = []
    ((spelled,),) = cells.ask(
        "SELECT count(*) FROM (SELECT key FROM names WHERE key IS NOT NULL GROUP BY key HAVING count(*) > 1)"
    )
    if spelled:
        text = f"{spelled:,} companies are spelled in several ways that differ in case or spacing"
        notes.append(note(str(cells.path), text))
    ((companies,),) = cells.ask("SELECT count(DISTINCT key) FROM names WHERE key IS NOT NULL")
    text = f"of {kept:,} deals of {companies:,} companies the {held:,} that lie on loops of at most {max_length}"
    return [*notes, note(str(cells.path), f"{text} companies are held; a table of this size has no others")]


def _has_words(cells: Cells) -> bool:
    return bool(cells.ask(f"SELECT 1 FROM cells WHERE regexp_matches({cells.cell('amount')}, '[^0-9.]') LIMIT 1"))  # noqa: S608  columns by number
