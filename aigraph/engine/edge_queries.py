"""Queries for cycles of single edges, with times or without."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, TypeAlias

from aigraph.engine.frozen import dataclass
from aigraph.engine.protocol import Query

if TYPE_CHECKING:
    import numpy as np

Tolerance: TypeAlias = tuple[float, float]
"""The least and the most that an edge may weigh, as a share of the weight of the edge before it."""

Window: TypeAlias = "float | timedelta | np.timedelta64"
"""The most time from the first edge of a temporal cycle to its last; with dates a plain number counts days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MultigraphQuery(Query):
    """Which cycles of single edges to find, parallel edges apart.

    Parameters
    ----------
    tolerance : (float, float), optional
        What must hold between the weights of consecutive edges.

    Raises
    ------
    ValueError
        If the tolerance is upside down or below 0.
    """

    tolerance: Tolerance | None = None

    def __post_init__(self) -> None:
        # `super()` without arguments does not work in a dataclass with slots.
        Query.__post_init__(self)
        if self.tolerance is not None:
            try:
                least, most = self.tolerance
            except TypeError:
                raise TypeError(f"tolerance {self.tolerance!r} is no pair: expected two shares") from None
            if not 0 <= least <= most:
                raise ValueError(f"tolerance ({least}, {most}) is empty: expected two shares, the smaller first")


@dataclass(frozen=True, slots=True, kw_only=True)
class TemporalQuery(MultigraphQuery):
    """Which temporal cycles to find.

    Parameters
    ----------
    window : float, optional
        The most ticks from the first edge to the last, these included; by default any.
    """

    window: float | None = None
