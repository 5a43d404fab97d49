"""The deals along one ring of companies: how many ways round there are, and each of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise, product
from math import prod

from aigraph.engine.multigraph.product import walk_back
from aigraph.engine.temporal.bundles import Tolerance

Leg = Sequence[tuple[float, int]]


def count_ring(legs: Sequence[Leg], tolerance: Tolerance | None = None) -> int:
    """Count the ways to take one deal of each leg.

    Parameters
    ----------
    legs : sequence of sequences of (float, int)
        For each leg its deals as amount and number, by amount; none without an amount if there is a tolerance.
    tolerance : (float, float), optional
        The least and the most that the amount of a leg may be, as a share of the amount of the leg before, from some leg
        of the ring on; the step from the last leg back to that one is free. So at most one step of the ring is out of
        bounds, and a way round counts once, from whichever leg it begins.

    Notes
    -----
    Without a tolerance the product of the sizes. With one, each leg is merged with the next in the order of amounts:
    O(L m log m) for each leg to begin with, and once more for each deal of the smallest leg, for L legs of m deals.

    Examples
    --------
    >>> legs = [[(100.0, 0)], [(70.0, 1), (90.0, 2)], [(80.0, 3)]]
    >>> count_ring(legs), count_ring(legs, (0.8, 1.0))
    (2, 1)
    """
    if tolerance is None or len(legs) == 1:
        return prod(map(len, legs))
    chains = sum(_chains([*legs[first:], *legs[:first]], tolerance) for first in range(len(legs)))
    return chains - (len(legs) - 1) * _rounds(legs, tolerance)


def list_ring(legs: Sequence[Leg], tolerance: Tolerance | None = None) -> Iterator[list[int]]:
    """Yield the ways to take one deal of each leg, as the numbers of the deals, from the leg on which the chain begins."""
    if tolerance is None or len(legs) == 1:
        for chosen in product(*legs):
            yield [number for _, number in chosen]
        return
    for first in range(len(legs)):
        for chain in _list_chains([*legs[first:], *legs[:first]], tolerance):
            # In bounds all the way round: the same deals are a chain from each leg, and are given from the first.
            if first == 0 or not _follows(chain[-1][0], chain[0][0], tolerance):
                yield [number for _, number in chain]


def _follows(before: float, after: float, tolerance: Tolerance) -> bool:
    return tolerance[0] * before <= after <= tolerance[1] * before


def _range(leg: Leg, after: float, tolerance: Tolerance) -> tuple[int, int]:
    """Give the part of a leg, by amount, that `after` can follow: both bounds rise with the amount."""
    least, most = tolerance
    return (
        bisect_left(leg, after, key=lambda deal: most * deal[0]),
        bisect_right(leg, after, key=lambda deal: least * deal[0]),
    )


def _ways(legs: Sequence[Leg], tolerance: Tolerance, begin: Sequence[int]) -> Iterator[list[int]]:
    """Yield for each leg and deal the number of chains up to it."""
    ways = list(begin)
    yield ways
    for before, leg in pairwise(legs):
        summed = [0, *accumulate(ways)]
        ranges = [_range(before, amount, tolerance) for amount, _ in leg]
        ways = [summed[high] - summed[low] if low < high else 0 for low, high in ranges]
        yield ways


def _chains(legs: Sequence[Leg], tolerance: Tolerance) -> int:
    *_, ways = _ways(legs, tolerance, [1] * len(legs[0]))
    return sum(ways)


def _rounds(legs: Sequence[Leg], tolerance: Tolerance) -> int:
    """Count the ways in bounds at every step, the last one home included."""
    smallest = min(range(len(legs)), key=lambda leg: len(legs[leg]))
    legs = [*legs[smallest:], *legs[:smallest]]
    return sum(
        ways
        for deal in legs[0]
        for (amount, _), ways in zip(legs[-1], [*_ways([[deal], *legs[1:]], tolerance, [1])][-1], strict=True)
        if _follows(amount, deal[0], tolerance)
    )


def _list_chains(legs: Sequence[Leg], tolerance: Tolerance) -> Iterator[list[tuple[float, int]]]:
    """Go back from the last leg by deals that can be reached, so that nothing is tried in vain."""
    reached = [
        [deal for deal, count in zip(leg, ways, strict=True) if count]
        for leg, ways in zip(legs, _ways(legs, tolerance, [1] * len(legs[0])), strict=True)
    ]
    if not all(reached):
        return

    def before(leg: int, deal: tuple[float, int]) -> Leg:
        low, high = _range(reached[leg], deal[0], tolerance)
        return reached[leg][low:high]

    yield from walk_back(reached, before)
