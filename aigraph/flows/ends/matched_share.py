"""The share of money that pairs of companies pay each other in equal amounts, and its ends over a box of amounts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aigraph.flows.pairs import Indices, Pairs, Vector

Matrix = NDArray[np.float64]
_STEPS = 60


@dataclass(frozen=True)
class BothWays:
    """The two directions between companies: who pays whom first, and the way back."""

    size: int
    there: Indices
    back: Indices

    @classmethod
    def of(cls, pairs: Pairs) -> BothWays:
        """Give each two companies that deal with each other a column, and say which pairs are there and which back."""
        least, most = np.minimum(pairs.payers, pairs.payees), np.maximum(pairs.payers, pairs.payees)
        between, number = np.unique(least * pairs.size + most, return_inverse=True)
        is_back = pairs.payers > pairs.payees
        return cls(len(between), np.where(is_back, -1, number), np.where(is_back, number, -1))

    def amounts(self, amounts: Vector) -> Matrix:
        """Give what is paid in each direction, in two rows."""
        found = np.zeros((2, self.size))
        for row, number in enumerate((self.there, self.back)):
            found[row, number[number >= 0]] = amounts[number >= 0]
        return found


def matched(amounts: Matrix) -> float:
    """Give the sum over both directions of the smaller of what two companies pay each other."""
    return 2 * float(amounts.min(axis=0).sum())


def share_ends(low: Matrix, high: Matrix) -> tuple[float, float]:
    """Give the least and the largest share of all money that is matched.

    Parameters
    ----------
    low, high : array
        What is paid there and back, in two rows; with an infinite amount the least share is meaningless, with both of them
        the largest as well.

    Examples
    --------
    >>> low, high = np.array([[1.0], [2]]), np.array([[4.0], [2]])
    >>> least, largest = share_ends(low, high)
    >>> round(least, 6), largest
    (0.666667, 1.0)
    """
    # As equal as the two amounts of a pair can be, at the smaller of their high ends.
    equal = np.clip(high.min(axis=0), low, high)
    equal = np.where(np.isfinite(equal), equal, 0.0)
    total = float(equal.sum())
    return _least(low, high), matched(equal) / total if total else 0.0


def _least(low: Matrix, high: Matrix) -> float:
    """Choose the corner of each pair that lowers the share most, for the share found so far, until none does."""
    high = np.where(np.isfinite(high), high, low)
    (low_there, low_back), (high_there, high_back) = low, high
    corners = ((low_there, low_back), (low_there, high_back), (high_there, low_back), (high_there, high_back))
    parts = [2 * np.minimum(there, back) for there, back in corners]
    sums = [there + back for there, back in corners]
    share = 1.0
    for _ in range(_STEPS):
        chosen = np.argmin([part - share * whole for part, whole in zip(parts, sums, strict=True)], axis=0)
        total = float(np.choose(chosen, sums).sum())
        found = float(np.choose(chosen, parts).sum()) / total if total else 0.0
        if found >= share - 1e-15:
            break
        share = found
    return share
