"""What concentration can be, if each name can stand for any amount between two ends."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import product

from aigraph.flows.counterparties import Range

# Each open amount doubles the corners of the box to look at.
_MOST_CORNERS = 12
_HALVINGS = 200


def hhi_bounds(named: Sequence[Range], unnamed: Sequence[Range]) -> tuple[float | None, float | None]:
    """Give the least and the greatest HHI that the ranges allow."""
    spread_low, spread_high = sum(low for low, _ in unnamed), sum(high for _, high in unnamed)
    everything = [*named, (spread_low, spread_high)] if unnamed else list(named)
    if not any(high for _, high in everything):
        return None, None
    return _least_hhi(named, spread_high), _greatest_hhi(named, (spread_low, spread_high))


def _least_hhi(named: Sequence[Range], spread: float) -> float:
    """Find the common level; what has no name is spread over so many that their squares vanish."""
    if spread == math.inf or not any(high for _, high in named):
        return 0.0

    def at(level: float) -> tuple[float, float]:
        near = [min(max(level, low), high) for low, high in named]
        return sum(x * x for x in near), sum(near) + spread

    below, above = 0.0, max((x for ends in named for x in ends if x < math.inf), default=0.0) or 1.0
    for _ in range(_HALVINGS):
        level = (below + above) / 2
        squares, whole = at(level)
        # At the level squares / whole the index stands still; more there would raise it, less would as well.
        below, above = (level, above) if squares > level * whole else (below, level)
    squares, whole = at(above)
    return squares / whole**2


def _greatest_hhi(named: Sequence[Range], spread: Range) -> float:
    """Try the corners, with all that has no name given to one name."""
    ranges = [*named, (0.0, 0.0)]
    if any(high == math.inf for _, high in (*ranges, spread)):
        return 1.0
    greatest = 0.0
    for joined in range(len(ranges)) if spread[1] else (len(named),):
        ends = [
            (low + spread[0], high + spread[1]) if at == joined else (low, high)
            for at, (low, high) in enumerate(ranges)
        ]
        if sum(low < high for low, high in ends) > _MOST_CORNERS:
            return top_bounds(named, [spread])[1] or 0.0
        for corner in product(*({low, high} for low, high in ends)):
            if any(corner):
                greatest = max(greatest, sum(x * x for x in corner) / sum(corner) ** 2)
    return greatest


def top_bounds(named: Sequence[Range], unnamed: Sequence[Range]) -> tuple[float | None, float | None]:
    """Give the least and the greatest share that the largest name can have."""
    spread_high = sum(high for _, high in unnamed)
    if not spread_high and not any(high for _, high in named):
        return None, None
    # The largest name cannot be below the greatest floor, and no other need be above that. Where nobody has a floor all can
    # be alike, and what has no name can be so many that each is next to nothing.
    level = max((low for low, _ in named), default=0.0)
    alike = 0.0 if spread_high else 1 / sum(high > 0 for _, high in named)
    least = level / (sum(min(high, level) for _, high in named) + spread_high) if level else alike
    rest = sum(low for low, _ in named)
    most = 0.0
    for low, high in (*named, (0.0, 0.0)):
        mine = high + spread_high
        most = max(most, 1.0 if mine == math.inf else mine / (mine + rest - low) if mine else 0.0)
    return least, most
