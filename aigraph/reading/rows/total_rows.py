"""Rows that are sums of others, by their name or by their figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from aigraph.model.origin import Problem
from aigraph.reading.cells.placeholders import is_certain_total, may_be_total_name
from aigraph.reading.rows.read_row import ReadRow
from aigraph.reading.tables.row_report import note

_LISTED = 5


def _size(row: ReadRow) -> Decimal | None:
    return row.event.usd_bn


def find_totals(rows: Sequence[ReadRow], names: Mapping[str, str]) -> dict[str, str]:
    """Find the rows that are sums of others: their name says it, and the figures do, unless the name can mean nothing else.

    They are given by the ids of their deals, with the name: in a matrix many stand on one line.
    """
    total_ids = {made: name for made, name in names.items() if may_be_total_name(name)}
    if not total_ids:
        return {}
    plain = [row for row in rows if row.deal.payer not in total_ids and row.deal.payee not in total_ids]
    by_payer: dict[str, Decimal] = defaultdict(Decimal)
    by_payee: dict[str, Decimal] = defaultdict(Decimal)
    whole = Decimal(0)
    for row in plain:
        known = _size(row) or Decimal(0)
        by_payer[row.deal.payer] += known
        by_payee[row.deal.payee] += known
        whole += known
    found: dict[str, str] = {}
    for row in rows:
        name = total_ids.get(row.deal.payer) or total_ids.get(row.deal.payee)
        if name is None:
            continue
        size = _size(row)
        sums = [whole, by_payer.get(row.deal.payer), by_payee.get(row.deal.payee)]
        is_sum = size is not None and any(_near(size, other) for other in sums if other)
        if is_sum or is_certain_total(name):
            found[row.deal.id] = name
    return found


def _near(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= max(abs(one), abs(other)) * _ROUNDING


_ROUNDING = Decimal("0.005")


def without_sums(path: str, rows: Sequence[ReadRow], notes: list[Problem]) -> list[ReadRow]:
    """Take the amount off rows that add up three rows or more right above them and name a company that stands nowhere above: they may be totals."""
    found: list[tuple[int, int]] = []
    kept = []
    above, number = Decimal(0), 0
    seen: set[str] = set()
    for row in rows:
        size = _size(row)
        is_new = len({row.deal.payer, row.deal.payee} - seen) == 1
        seen |= {row.deal.payer, row.deal.payee}
        if number >= _FEWEST_ADDED and is_new and size is not None and size == above:
            found.append((row.line, number))
            event = replace(row.event, low_usd_bn=None, usd_bn=None, high_usd_bn=None, paid_usd_bn=None)
            kept.append(replace(row, event=event))
            above, number = Decimal(0), 0
            continue
        kept.append(row)
        above, number = (above + size, number + 1) if size is not None else (Decimal(0), 0)
    if found:
        listed = ", ".join(f"line {line} that of the {number} rows above it" for line, number in found[:_LISTED])
        notes.append(
            note(
                path,
                f"the amount of a row is the sum of others, so that it is unknown, for it may be a total: {listed}",
            )
        )
    return kept


_FEWEST_ADDED = 3
