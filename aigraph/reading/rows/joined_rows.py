"""Rows that are not deals of their own: totals, rows that say the same, news of one deal, and a round's sum beside each investor."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from aigraph.model.origin import Problem
from aigraph.reading.cells.text import Cell, as_text
from aigraph.reading.rows.read_row import ReadRow
from aigraph.reading.rows.total_rows import find_totals, without_sums
from aigraph.reading.tables.row_report import note

_LISTED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """Rows after those that belong together were joined.

    Parameters
    ----------
    rows : tuple of ReadRow
        The deals and events that count.
    totals : sequence of (int, str)
        The rows that are sums of others: the line of each, with the name that says so.
    repeats : mapping of int to int
        The lines of rows that are equal to one above, with the line of that.
    notes : tuple of Problem
        What was joined.
    """

    rows: tuple[ReadRow, ...]
    totals: Sequence[tuple[int, str]] = ()
    repeats: Mapping[int, int] = field(default_factory=dict)
    notes: tuple[Problem, ...] = ()


def join_rows(
    path: str,
    rows: Sequence[ReadRow],
    *,
    names: Mapping[str, str],
    is_invoice: bool,
    has_ids: bool,
    id_cells: Mapping[str, str],
    is_round_total: bool,
    is_investing: bool,
    rounds: Collection[int] = (),
) -> Joined:
    """Join what belongs together.

    Parameters
    ----------
    names : mapping of str to str
        The name of each company, by id.
    is_invoice : bool
        Whether rows of one id are parts of one sum.
    has_ids : bool
        Whether there is a column of ids.
    id_cells : mapping of str to str
        For each deal the id that its row has.
    is_round_total : bool
        Whether the heading of the amounts says that they are those of whole rounds.
    is_investing : bool
        Whether the payers are investors.
    rounds : collection of int
        Lines whose amount is known to stand beside several payers.
    """
    totals = find_totals(rows, names)
    kept = [row for row in rows if row.deal.id not in totals]
    notes: list[Problem] = []
    repeats: dict[int, int] = {}
    kept = _without_equal(path, without_sums(path, kept, notes), notes, repeats)
    if has_ids:
        kept = list(_by_id(path, kept, id_cells, notes, is_invoice=is_invoice))
    else:
        kept = list(_by_package(path, kept, notes))
    kept = _rounds(path, kept, names, notes, is_round_total=is_round_total, is_investing=is_investing, rounds=rounds)
    sums = [(row.line, totals[row.deal.id]) for row in rows if row.deal.id in totals]
    return Joined(rows=tuple(kept), totals=sums, repeats=repeats, notes=tuple(notes))


def _without_equal(path: str, rows: Sequence[ReadRow], notes: list[Problem], repeats: dict[int, int]) -> list[ReadRow]:
    """Count rows once whose cells are all equal; the lines of the others are added to `repeats`."""
    first: dict[tuple[tuple[str, ...], str, str], ReadRow] = {}
    again: list[tuple[int, int]] = []
    kept = []
    for row in rows:
        key = (tuple(_text(cell).casefold() for cell in row.cells), row.deal.payer, row.deal.payee)
        if key in first:
            again.append((row.line, first[key].line))
            repeats[row.line] = first[key].line
        else:
            first[key] = row
            kept.append(row)
    if again:
        listed = ", ".join(f"line {line} is the same as line {other}" for line, other in again[:_LISTED])
        more = f" and {len(again) - _LISTED:,} more" if len(again) > _LISTED else ""
        rows_are = (
            f"{len(again):,} rows are equal to rows above and count"
            if len(again) > 1
            else "1 row is equal to a row above and counts"
        )
        notes.append(note(path, f"{rows_are} once: {listed}{more}"))
    return kept


def _by_id(
    path: str, rows: Sequence[ReadRow], ids: Mapping[str, str], notes: list[Problem], *, is_invoice: bool
) -> Iterator[ReadRow]:
    """Join rows of one id and pair: news of one deal, or parts of one sum."""
    groups: dict[tuple[str, str, str], list[ReadRow]] = defaultdict(list)
    for row in rows:
        groups[ids.get(row.deal.id) or f"line {row.line}", row.deal.payer, row.deal.payee].append(row)
    news = parts = 0
    newsworthy = parted = ""
    for (made, _, _), group in groups.items():
        if len(group) == 1:
            yield group[0]
        elif is_invoice or not _is_news(group):
            parts += len(group)
            parted = parted or made
            package = group[0].deal.package or f"id-{group[0].deal.id}"
            yield from (replace(row, deal=replace(row.deal, package=package)) for row in group)
        else:
            news += len(group)
            newsworthy = newsworthy or made
            yield from _one_deal(group)
    if news:
        notes.append(
            note(
                path,
                f"{news:,} rows share an id with another row of the same pair, such as {newsworthy!r}: news of one deal, whose last word counts",
            )
        )
    if parts:
        notes.append(note(path, f"{parts:,} rows are lines of one id, such as {parted!r}: parts of a sum, added up"))


def _is_news(group: Sequence[ReadRow]) -> bool:
    """Whether rows tell how one deal went on: another status, day or source, or the same amount."""
    events = [row.event for row in group]
    amounts = {(event.low_usd_bn, event.usd_bn, event.high_usd_bn) for event in events}
    return (
        len(amounts) == 1
        or len({event.status for event in events}) > 1
        or len({event.source for event in events}) > 1
        or len({str(event.date) for event in events}) > 1
    )


def _one_deal(group: Sequence[ReadRow]) -> Iterator[ReadRow]:
    first = group[0].deal
    for row in group:
        yield replace(row, deal=first, event=replace(row.event, deal=first.id))


def _by_package(path: str, rows: Sequence[ReadRow], notes: list[Problem]) -> Iterator[ReadRow]:
    groups: dict[tuple[str, ...], list[ReadRow]] = defaultdict(list)
    for row in rows:
        deal = row.deal
        stated = deal.package and not deal.package.startswith("together-")
        key = (deal.package, deal.payer, deal.payee, deal.instrument_name) if stated else (str(len(groups)), deal.id)
        groups[key].append(row)
    joined = sum(len(group) for group in groups.values() if len(group) > 1)
    if joined:
        notes.append(
            note(
                path,
                f"{joined:,} rows share pair, instrument and agreement with another: news of one deal, whose last word counts",
            )
        )
    for group in groups.values():
        yield from _one_deal(group) if len(group) > 1 else group


def _rounds(
    path: str,
    rows: list[ReadRow],
    names: Mapping[str, str],
    notes: list[Problem],
    *,
    is_round_total: bool,
    is_investing: bool,
    rounds: Collection[int],
) -> list[ReadRow]:
    """Find sums that stand beside each of several payers of one payee on one day: those of a round, said once for each."""
    if not (is_round_total or is_investing):
        return rows
    groups: dict[tuple[str, str, Decimal], set[str]] = defaultdict(set)
    for row in rows:
        # Without a day, the same amount beside several payers is a round only where the heading says so.
        if row.event.usd_bn and (row.event.date or is_round_total):
            groups[row.deal.payee, str(row.event.date), row.event.usd_bn].add(row.deal.payer)
    repeated = {key for key, payers in groups.items() if len(payers) > 1} | {
        (row.deal.payee, str(row.event.date), row.event.usd_bn)
        for row in rows
        if row.line in rounds and row.event.usd_bn and (row.event.date or is_round_total)
    }
    if not repeated:
        return rows
    payee, day, _ = next(iter(key for key in groups if key in repeated))
    number = len(groups[next(key for key in groups if key in repeated)])
    number_of = f"{number} payers" if number > 1 else "several payers"
    example = f"{number_of} of {names.get(payee, payee)!r}{f' on {day}' if day != str(None) else ''}"
    if not is_round_total:
        text = (
            f"{_times(len(repeated))} the same amount stands beside each of several payers of one payee on one day, as beside {example}: "
            "they are added up; if it is the total of a round, each payer's share is unknown: --map amount=COLUMN names another column"
        )
        notes.append(note(path, text))
        return rows
    text = (
        f"{_times(len(repeated))} the total of a round is repeated beside each of its investors, as beside {example}: "
        "it is not added up, and each share is unknown, but not above the whole round"
    )
    notes.append(note(path, text))
    return [_share(row) if (row.deal.payee, str(row.event.date), row.event.usd_bn) in repeated else row for row in rows]


def _share(row: ReadRow) -> ReadRow:
    event = replace(
        row.event,
        low_usd_bn=None,
        usd_bn=None,
        high_usd_bn=row.event.usd_bn,
        paid_usd_bn=None,
        reported=f"{row.event.reported}, the whole round"[:200],
    )
    package = row.deal.package or f"round-{row.deal.payee}-{row.event.date}"
    return replace(row, event=event, deal=replace(row.deal, package=package))


def unique_deals(rows: Iterable[ReadRow]) -> list[ReadRow]:
    """Give one row for each deal."""
    return list({row.deal.id: row for row in reversed(list(rows))}.values())[::-1]


def ids_of_deals(rows: Iterable[ReadRow], place: int) -> dict[str, str]:
    """Give what stands in a column of ids, for each deal."""
    return {row.deal.id: _text(row.cells[place]) for row in rows}


def _text(cell: Cell) -> str:
    return " ".join(as_text(cell).split())


def _times(number: int) -> str:
    return f"{number:,} times" if number > 1 else "once"
