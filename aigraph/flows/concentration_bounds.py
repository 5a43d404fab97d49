"""Bounds of concentration indices when each amount lies between two ends."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import product

from aigraph.flows.counterparties import Range

# Each open amount doubles the vertices of the box of amounts.
_MAX_ENUMERATED = 12
_BISECTIONS = 200


def hhi_bounds(named: Sequence[Range], unnamed: Sequence[Range]) -> tuple[float | None, float | None]:
    """Give the least and the greatest Herfindahl-Hirschman index that the ranges allow.

    Parameters
    ----------
    named, unnamed : sequence of (float, float)
        What each counterparty can stand for, and unnamed parties, which can be one or very many.
    """
    unnamed_low, unnamed_high = sum(low for low, _ in unnamed), sum(high for _, high in unnamed)
    everything = [*named, (unnamed_low, unnamed_high)] if unnamed else list(named)
    if not any(high for _, high in everything):
        return None, None
    return _least_hhi(named, unnamed_high), _greatest_hhi(named, (unnamed_low, unnamed_high))


def _least_hhi(named: Sequence[Range], unnamed_high: float) -> float:
    """Find the common level that amounts are clipped to; unnamed parties are so many that their squares vanish."""
    if unnamed_high == math.inf or not any(high for _, high in named):
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


def _greatest_hhi(named: Sequence[Range], unnamed: Range) -> float:
    """Evaluate the vertices, with all that is unnamed given to one counterparty."""
    ranges = [*named, (0.0, 0.0)]
    if any(high == math.inf for _, high in (*ranges, unnamed)):
        return 1.0
    greatest = 0.0
    for joined in range(len(ranges)) if unnamed[1] else (len(named),):
        ends = [
            (low + unnamed[0], high + unnamed[1]) if index == joined else (low, high)
            for index, (low, high) in enumerate(ranges)
        ]
        if sum(low < high for low, high in ends) > _MAX_ENUMERATED:
            return largest_share_bounds(named, [unnamed])[1] or 0.0
        for vertex in product(*({low, high} for low, high in ends)):
            if any(vertex):
                greatest = max(greatest, sum(x * x for x in vertex) / sum(vertex) ** 2)
    return greatest


def largest_share_bounds(named: Sequence[Range], unnamed: Sequence[Range]) -> tuple[float | None, float | None]:
    """Give the least and the greatest share that the largest counterparty can have; arguments as in `hhi_bounds`."""
    unnamed_high = sum(high for _, high in unnamed)
    if not unnamed_high and not any(high for _, high in named):
        return None, None
    # The largest cannot be below the greatest low end, and no other need be above that. Where no low end is positive all can
    # be equal, and unnamed parties can be so many that each is next to nothing.
    level = max((low for low, _ in named), default=0.0)
    equal = 0.0 if unnamed_high else 1 / sum(high > 0 for _, high in named)
    least = level / (sum(min(high, level) for _, high in named) + unnamed_high) if level else equal
    others = sum(low for low, _ in named)
    most = 0.0
    for low, high in (*named, (0.0, 0.0)):
        own = high + unnamed_high
        most = max(most, 1.0 if own == math.inf else own / (own + others - low) if own else 0.0)
    return least, most
