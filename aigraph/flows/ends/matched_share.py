"""The share of money that pairs of companies pay each other in equal amounts, and its ends over a box of amounts."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
_STEPS = 60


def matched(weights: Matrix) -> float:
    """Give the sum over ordered pairs of the smaller of what the two pay each other."""
    return float(np.minimum(weights, weights.T).sum())


def share_ends(low: Matrix, high: Matrix) -> tuple[float, float]:
    """Give the least and the largest share of all money that is matched.

    Parameters
    ----------
    low, high : array
        Adjacency matrices with a zero diagonal; with an infinite amount the least share is meaningless, with a pair of them
        the largest as well.

    Examples
    --------
    >>> low, high = np.array([[0.0, 1], [2, 0]]), np.array([[0.0, 4], [2, 0]])
    >>> least, largest = share_ends(low, high)
    >>> round(least, 6), largest
    (0.666667, 1.0)
    """
    # As equal as the two amounts of a pair can be, at the smaller of their high ends.
    equal = np.clip(np.minimum(high, high.T), low, high)
    equal = np.where(np.isfinite(equal), equal, 0.0)
    total = float(equal.sum())
    return _least(low, high), matched(equal) / total if total else 0.0


def _least(low: Matrix, high: Matrix) -> float:
    """Choose the corner of each pair that lowers the share most, for the share found so far, until none does."""
    high = np.where(np.isfinite(high), high, low)
    corners = ((low, low), (low, high), (high, low), (high, high))
    share = 1.0
    for _ in range(_STEPS):
        parts = [np.minimum(there, back.T) for there, back in corners]
        sums = [(there + back.T) / 2 for there, back in corners]
        chosen = np.argmin([part - share * whole for part, whole in zip(parts, sums, strict=True)], axis=0)
        total = float(np.choose(chosen, sums).sum())
        found = float(np.choose(chosen, parts).sum()) / total if total else 0.0
        if found >= share - 1e-15:
            break
        share = found
    return share
