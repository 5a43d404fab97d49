"""What is seldom right in a ledger: rules that warn and never stop a load, so that only `check` waits for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from aigraph.model.ledger import Ledger
from aigraph.model.origin import Problem
from aigraph.rules.doubts import (
    dates,
    ends,
    figures_of_periods,
    instruments,
    kinds_of_sum,
    links,
    mergers,
    parts_in_words,
    payments,
    repeats,
    rows_side_by_side,
    sizes,
    statuses,
    term_columns,
    terms,
    totals,
    wording,
)
from aigraph.rules.doubts.sources import grades, other_sources, titles

_FILES = (
    wording,
    titles,
    statuses,
    sizes,
    ends,
    instruments,
    kinds_of_sum,
    links,
    repeats,
    totals,
    parts_in_words,
    rows_side_by_side,
    mergers,
    dates,
    terms,
    term_columns,
    payments,
    figures_of_periods,
    grades,
    other_sources,
)

DOUBTS: list[Callable[[Ledger], Iterator[Problem]]] = [rule for file in _FILES for rule in file.DOUBTS]

LOOKS_UP: dict[Callable[[Ledger], Iterator[Problem]], tuple[str, ...]] = {
    rule: tables for file in _FILES for rule, tables in file.LOOKS_UP.items()
}
