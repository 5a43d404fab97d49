"""All ways to choose one item of each leg, found from the last leg back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

Item = TypeVar("Item")


def walk_back(legs: Sequence[Sequence[Item]], before: Callable[[int, Item], Iterable[Item]]) -> Iterator[list[Item]]:
    """Yield the ways to choose one item of each leg; the last leg changes slowest.

    Parameters
    ----------
    legs : sequence of sequences
        For each leg the items that some way can take: so nothing is tried in vain, however few the ways.
    before : callable
        Gives, for the number of a leg and an item of the next one, the items of that leg that it can follow.

    Examples
    --------
    >>> list(walk_back([[1, 2], [2, 3]], lambda leg, item: [number for number in (1, 2) if number < item]))
    [[1, 2], [1, 3], [2, 3]]
    """
    last = len(legs) - 1
    chosen = [leg[0] for leg in legs]
    branches = [iter(legs[last])]
    while branches:
        for item in branches[-1]:
            leg = last + 1 - len(branches)
            chosen[leg] = item
            if leg == 0:
                yield chosen.copy()
            else:
                branches.append(iter(before(leg - 1, item)))
                break
        else:
            branches.pop()
