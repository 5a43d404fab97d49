"""The least and the largest figure at the corners of a box: all of them, or a search where they are too many."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vector = NDArray[np.float64]

Run = Callable[["Vector"], float | None]
"""From a point of the box to a figure, or None where it is undefined."""

MOST_SIDES = 12
_SWEEPS = 4


def most_runs(sides: int) -> int:
    """Say how often a figure is worked out at most if so many sides of the box have a length.

    Examples
    --------
    >>> most_runs(3), most_runs(100)
    (8, 1002)
    """
    return 2**sides if sides <= MOST_SIDES else (2 + 2 * _SWEEPS) * sides + 2


def ends_at_corners(run: Run, low: Vector, high: Vector) -> tuple[list[float], bool]:
    """Give the least and the largest figure at the corners between two points, and whether all corners were tried.

    Parameters
    ----------
    run : callable
        The figure at a point; None is undefined and is passed over.
    low, high : array
        The two points, the second nowhere below the first.

    Returns
    -------
    list of float
        The two ends; empty if the figure was undefined wherever it was tried.
    bool
        Whether they are exact for the corners, else they are inner bounds.

    Notes
    -----
    With at most `MOST_SIDES` sides all corners are tried. With more, each side is tried at both ends from the middle of the
    box; from the corner that this suggests, or the lowest or highest if better, one side after the other is turned for as
    long as that helps, in at most four rounds.
    """
    sides = [side for side, width in enumerate(high - low) if width > 0]

    def at(raised: set[int]) -> float | None:
        point = low.copy()
        point[list(raised)] = high[list(raised)]
        return run(point)

    if len(sides) <= MOST_SIDES:
        choices = product((False, True), repeat=len(sides))
        found = [at({side for side, up in zip(sides, choice, strict=True) if up}) for choice in choices]
    else:
        effects = _effects(run, low, high, sides)
        outer = [(at(raised), raised) for raised in (set(), set(sides))]
        found = [_climb(at, sign, effects, outer) for sign in (-1, 1)]
    figures = [figure for figure in found if figure is not None]
    return [min(figures), max(figures)] if figures else [], len(sides) <= MOST_SIDES


def _effects(run: Run, low: Vector, high: Vector, sides: list[int]) -> dict[int, float]:
    """Say by how much the figure rises if one side goes from low to high and all others stay in the middle."""
    effects = {}
    for side in sides:
        point = (low + high) / 2
        point[side] = low[side]
        before = run(point)
        point[side] = high[side]
        after = run(point)
        effects[side] = 0.0 if before is None or after is None else after - before
    return effects


def _climb(
    at: Callable[[set[int]], float | None],
    sign: int,
    effects: dict[int, float],
    outer: list[tuple[float | None, set[int]]],
) -> float | None:
    """Turn sides one by one for as long as the figure gets larger (smaller, if the sign is -1)."""

    def rank(figure: float | None) -> float:
        return float("-inf") if figure is None else sign * figure

    raised = {side for side, effect in effects.items() if sign * effect > 0}
    best, raised = max([(at(raised), raised), *outer], key=lambda start: rank(start[0]))
    for _ in range(_SWEEPS):
        before = best
        for side in effects:
            turned = raised ^ {side}
            figure = at(turned)
            if rank(figure) > rank(best):
                best, raised = figure, turned
        if best == before:
            break
    return best
