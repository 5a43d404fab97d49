"""The least and the largest value of a function at the vertices of a box: all of them, or coordinate ascent."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vector = NDArray[np.float64]

Function = Callable[["Vector"], float | None]
"""From a point of the box to a value, or None where it is undefined."""

MAX_ENUMERATED = 12
"""Up to so many dimensions all vertices are evaluated."""
_SWEEPS = 4


def max_evaluations(dimensions: int) -> int:
    """Give the most evaluations that `extremes_at_vertices` needs for a box of some dimensions.

    Examples
    --------
    >>> max_evaluations(3), max_evaluations(100)
    (8, 1002)
    """
    return 2**dimensions if dimensions <= MAX_ENUMERATED else (2 + 2 * _SWEEPS) * dimensions + 2


def extremes_at_vertices(function: Function, low: Vector, high: Vector) -> tuple[list[float], bool]:
    """Give the least and the largest value at the vertices of a box, and whether all vertices were evaluated.

    Parameters
    ----------
    function : callable
        Where it is None it is undefined and passed over.
    low, high : array
        Opposite vertices, the second nowhere below the first.

    Returns
    -------
    list of float
        The two extremes; empty if the function was undefined wherever it was evaluated.
    bool
        Whether they are exact over the vertices, else they are inner bounds.

    Notes
    -----
    With at most `MAX_ENUMERATED` dimensions all vertices are evaluated. With more, the effect of each coordinate is taken
    one at a time from the centre of the box; coordinate ascent starts from the vertex that the effects suggest, or the
    lowest or highest if better, and makes at most four sweeps.
    """
    dimensions = [dimension for dimension, width in enumerate(high - low) if width > 0]

    def at(raised: set[int]) -> float | None:
        point = low.copy()
        point[list(raised)] = high[list(raised)]
        return function(point)

    if len(dimensions) <= MAX_ENUMERATED:
        choices = product((False, True), repeat=len(dimensions))
        found = [at({index for index, up in zip(dimensions, choice, strict=True) if up}) for choice in choices]
    else:
        effects = _effects(function, low, high, dimensions)
        opposite = [(at(raised), raised) for raised in (set(), set(dimensions))]
        found = [_coordinate_ascent(at, sign, effects, opposite) for sign in (-1, 1)]
    values = [value for value in found if value is not None]
    return [min(values), max(values)] if values else [], len(dimensions) <= MAX_ENUMERATED


def _effects(function: Function, low: Vector, high: Vector, dimensions: list[int]) -> dict[int, float]:
    """Give the change of the value when one coordinate goes from low to high and all others are in the middle."""
    effects = {}
    for dimension in dimensions:
        point = (low + high) / 2
        point[dimension] = low[dimension]
        before = function(point)
        point[dimension] = high[dimension]
        after = function(point)
        effects[dimension] = 0.0 if before is None or after is None else after - before
    return effects


def _coordinate_ascent(
    at: Callable[[set[int]], float | None],
    sign: int,
    effects: dict[int, float],
    starts: list[tuple[float | None, set[int]]],
) -> float | None:
    """Flip coordinates one by one for as long as the value gets larger (smaller, if the sign is -1)."""

    def rank(value: float | None) -> float:
        return float("-inf") if value is None else sign * value

    raised = {dimension for dimension, effect in effects.items() if sign * effect > 0}
    best, raised = max([(at(raised), raised), *starts], key=lambda start: rank(start[0]))
    for _ in range(_SWEEPS):
        before = best
        for dimension in effects:
            flipped = raised ^ {dimension}
            value = at(flipped)
            if rank(value) > rank(best):
                best, raised = value, flipped
        if best == before:
            break
    return best
