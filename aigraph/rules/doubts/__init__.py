"""What is seldom right in a ledger: rules that warn and never stop a load, so that only `check` waits for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from aigraph.model.ledger import Ledger
from aigraph.model.origin import Problem
from aigraph.rules.doubts import dates, ends, grades, payments, repeats, sizes, terms, wording

_FILES = (wording, sizes, ends, repeats, dates, terms, payments, grades)

DOUBTS: list[Callable[[Ledger], Iterator[Problem]]] = [rule for file in _FILES for rule in file.DOUBTS]

LOOKS_UP: dict[Callable[[Ledger], Iterator[Problem]], tuple[str, ...]] = {
    rule: tables for file in _FILES for rule, tables in file.LOOKS_UP.items()
}
