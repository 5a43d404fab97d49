"""Bounds of the minimum hitting set of loops where it is too hard to find: one below it and one above."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from decimal import Decimal
from typing import TypeVar

Item = TypeVar("Item", bound=Hashable)

_FREE = 1e-9


def packing_bound(costs: Mapping[Item, Decimal], loops: Sequence[Sequence[Item]]) -> Decimal:
    """Add up the cheapest items of loops that share none: each needs an item of its own, so nothing that hits all costs less.

    Examples
    --------
    >>> packing_bound(dict.fromkeys("abcd", Decimal(1)), ["ab", "bc", "cd"])
    Decimal('2')
    """
    taken: set[Item] = set()
    total = Decimal(0)
    for loop in sorted(loops, key=len):
        if taken.isdisjoint(loop):
            taken.update(loop)
            total += min(costs[item] for item in loop)
    return total


def greedy_hitting_set(
    costs: Mapping[Item, Decimal], loops_without: Callable[[Collection[Item]], list[list[Item]]], seconds: float
) -> Decimal | None:
    """Hit the loops that are left by what hits most of them for its cost, until none is; None if that takes too long.

    Parameters
    ----------
    loops_without : callable
        Gives some loops that are left if some items are gone; none only if none is left.
    """
    gone: set[Item] = set()
    end = time.monotonic() + seconds
    while loops := loops_without(gone):
        while loops:
            hits = Counter(item for loop in loops for item in loop)
            best = max(hits, key=lambda item: (hits[item] / (float(costs[item]) or _FREE), str(item)))
            gone.add(best)
            loops = [loop for loop in loops if best not in loop]
        if time.monotonic() > end:
            return None
    return sum((costs[item] for item in gone), Decimal(0))
