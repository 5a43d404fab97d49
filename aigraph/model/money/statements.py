"""What is stated of all contracts of a pair together, by pair: floors under the sums of legs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date

from aigraph.model.money.counted import Pair
from aigraph.model.tables import Tables
from aigraph.schedules.pair_statements import PairStatement


def statements_by_pair(
    tables: Tables, as_of: date, group_of: Callable[[str], str]
) -> Mapping[Pair, tuple[PairStatement, ...]]:
    """Give the statements on periods that had ended by a day, by what their two companies count as. O(statements)."""
    found: dict[Pair, list[PairStatement]] = defaultdict(list)
    for row in tables.statements:
        source = tables.source_by_id.get(row.source)
        if row.period.last <= as_of:
            pair = (group_of(row.payer), group_of(row.payee), row.deal_class)
            found[pair].append(
                PairStatement(period=row.period, amount=row.amount, grade=source.grade if source else "")
            )
    return {pair: tuple(rows) for pair, rows in found.items()}
