"""Constrained Cartesian product: one item of each factor, where each must be compatible with the next."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

Item = TypeVar("Item")


def chained_product(
    factors: Sequence[Sequence[Item]], compatible: Callable[[int, Item], Iterable[Item]]
) -> Iterator[list[Item]]:
    """Yield the choices of one item of each factor by backtracking from the last one, which changes slowest.

    Parameters
    ----------
    factors : sequence of sequences
        The items, each part of at least one choice: then no branch is a dead end.
    compatible : callable
        Gives, for the number of a factor and an item of the next one, the items of that factor that may precede it.

    Examples
    --------
    >>> list(chained_product([[1, 2], [2, 3]], lambda factor, item: [number for number in (1, 2) if number < item]))
    [[1, 2], [1, 3], [2, 3]]
    """
    last = len(factors) - 1
    chosen = [factor[0] for factor in factors]
    branches = [iter(factors[last])]
    while branches:
        for item in branches[-1]:
            factor = last + 1 - len(branches)
            chosen[factor] = item
            if factor == 0:
                yield chosen.copy()
            else:
                branches.append(iter(compatible(factor - 1, item)))
                break
        else:
            branches.pop()
