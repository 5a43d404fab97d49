"""Bounds of concentration indices when each amount lies between two ends."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import product

from aigraph.flows.counterparties import Range

# Each open amount doubles the vertices of the box of amounts.
_MAX_ENUMERATED = 12
_BISECTIONS = 200


def hhi_bounds(named: Sequence[Range], unnamed: Sequence[Range]) -> tuple[float | None, float | None, bool]:
    """Give the least and the greatest Herfindahl-Hirschman index that the ranges allow, and whether both are exact.

    Parameters
    ----------
    named, unnamed : sequence of (float, float)
        What each counterparty can stand for, and unnamed parties, which can be one or very many. An open high end is
        infinite: of a named party it leaves no upper bound, of an unnamed one no lower bound either.
    """
    unnamed_low, unnamed_high = sum(low for low, _ in unnamed), sum(high for _, high in unnamed)
    everything = [*named, (unnamed_low, unnamed_high)] if unnamed else list(named)
    if not any(high for _, high in everything):
        return None, None, True
    low = None if unnamed_high == math.inf else _least_hhi(named, unnamed_high)
    if any(high == math.inf for _, high in everything):
        return low, None, True
    high, is_exact = _greatest_hhi(named, (unnamed_low, unnamed_high))
    return low, high, is_exact


def _least_hhi(named: Sequence[Range], unnamed_high: float) -> float:
    """Find the common level that amounts are clipped to; unnamed parties are so many that their squares vanish."""
    if not any(high for _, high in named):
        return 0.0

    def at(level: float) -> tuple[float, float]:
        clipped = [min(max(level, low), high) for low, high in named]
        return sum(x * x for x in clipped), sum(clipped) + unnamed_high

    below, above = 0.0, max((x for ends in named for x in ends if x < math.inf), default=0.0) or 1.0
    for _ in range(_BISECTIONS):
        level = (below + above) / 2
        squares, total = at(level)
        # At the level squares / total the index is stationary; more there would raise it, less would as well.
        below, above = (level, above) if squares > level * total else (below, level)
    squares, total = at(above)
    return squares / total**2


def _greatest_hhi(named: Sequence[Range], unnamed: Range) -> tuple[float, bool]:
    """Evaluate the vertices, with all that is unnamed given to one counterparty; with too many only the likely ones."""
    ranges = [*named, (0.0, 0.0)]
    greatest, is_exact = 0.0, True
    for joined in range(len(ranges)) if unnamed[1] else (len(named),):
        ends = [
            (low + unnamed[0], high + unnamed[1]) if index == joined else (low, high)
            for index, (low, high) in enumerate(ranges)
        ]
        can_all_be_tried = sum(low < high for low, high in ends) <= _MAX_ENUMERATED
        is_exact = is_exact and can_all_be_tried
        vertices = product(*({low, high} for low, high in ends)) if can_all_be_tried else _one_or_more_high(ends)
        for vertex in vertices:
            if any(vertex):
                greatest = max(greatest, sum(x * x for x in vertex) / sum(vertex) ** 2)
    return greatest, is_exact


def _one_or_more_high(ends: Sequence[Range]) -> Iterator[tuple[float, ...]]:
    """Yield the vertices with one party at its high end, then with the two, three, ... that can be largest."""
    order = sorted(range(len(ends)), key=lambda index: -ends[index][1])
    for number, index in enumerate(order):
        raised = set(order[: number + 1])
        yield tuple(high if other == index else low for other, (low, high) in enumerate(ends))
        yield tuple(high if other in raised else low for other, (low, high) in enumerate(ends))


def largest_share_bounds(named: Sequence[Range], unnamed: Sequence[Range]) -> tuple[float | None, float | None]:
    """Give the least and the greatest share that the largest counterparty can have, both exact; arguments as in `hhi_bounds`."""
    unnamed_high = sum(high for _, high in unnamed)
    if not unnamed_high and not any(high for _, high in named):
        return None, None
    # The largest cannot be below the greatest low end, and no other need be above that. Where no low end is positive all can
    # be equal, and unnamed parties can be so many that each is next to nothing.
    level = max((low for low, _ in named), default=0.0)
    equal = 0.0 if unnamed_high else 1 / sum(high > 0 for _, high in named)
    least = level / (sum(min(high, level) for _, high in named) + unnamed_high) if level else equal
    others = sum(low for low, _ in named)
    if any(high == math.inf for _, high in (*named, *unnamed)):
        return None if unnamed_high == math.inf else least, None
    most = 0.0
    for low, high in (*named, (0.0, 0.0)):
        own = high + unnamed_high
        most = max(most, own / (own + others - low) if own else 0.0)
    return least, most
