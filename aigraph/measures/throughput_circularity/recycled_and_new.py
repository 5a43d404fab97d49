"""Recycled and new money of an adjacency matrix, which is evaluated thousands of times with other amounts."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

_TOLERANCE = 1e-9


class RecycledAndNew:
    """Recycled money, new money, and the share of the first in both.

    The circulation lies inside strongly connected components, so it is computed on these alone and cached: most amounts
    are paid outside them and change only how much new money enters.

    Parameters
    ----------
    max_loops : int
        The most loops to decompose a circulation into; with more there is no recycled money and no share.
    """

    def __init__(self, max_loops: int) -> None:
        self._max_loops = max_loops
        self._cache: dict[bytes, float | None] = {}

    def why_undefined(self) -> str:
        """Say why a figure is undefined."""
        has_too_many = None in self._cache.values()
        return f"more than {self._max_loops:,} loops, which max_loops limits" if has_too_many else "no amount is known"

    def __call__(self, weights: Matrix) -> tuple[float | None, float, float | None]:
        """Give recycled and new money in US$ billions, and the share; None if there are too many loops or no money."""
        import numpy as np

        entering = float(np.maximum(weights.sum(axis=1) - weights.sum(axis=0), 0).sum())
        # A pure circulation leaves a residue of rounding, which is no new money.
        new = entering if entering > _TOLERANCE * float(weights.sum()) else 0.0
        recycled = self._recycled(weights)
        return recycled, new, None if recycled is None or recycled + new == 0 else recycled / (recycled + new)

    def loops(self, circulation: Matrix) -> list[tuple[tuple[int, ...], float]]:
        """Decompose a circulation into loops with their loop-erased weights, largest first; empty if there are too many."""
        from aigraph.flows.methods.cycle_decomposition import cycle_weights, cycles_of

        cycles = list(islice(cycles_of(circulation), self._max_loops + 1))
        if len(cycles) > self._max_loops:
            return []
        return sorted(zip(cycles, cycle_weights(circulation, cycles), strict=True), key=lambda row: (-row[1], row[0]))

    def _recycled(self, weights: Matrix) -> float | None:
        from aigraph.flows.methods.balanced_flow_forwarding import balanced_flow_forwarding
        from aigraph.flows.methods.strong_components import cyclic_part

        part = cyclic_part(weights)
        key = part.tobytes()
        if key not in self._cache:
            circulation = balanced_flow_forwarding(part)
            loops = self.loops(circulation)
            has_too_many = not loops and circulation.any()
            self._cache[key] = None if has_too_many else sum(amount for _, amount in loops)
        return self._cache[key]
