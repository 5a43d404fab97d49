"""The canonical rotation of a cycle."""

from __future__ import annotations


def rotate_to_first(cycle: list[int]) -> list[int]:
    """Rotate a cycle so that it begins at its node that comes first in the graph.

    Examples
    --------
    >>> rotate_to_first([5, 7, 2, 6])
    [2, 6, 5, 7]
    """
    first = cycle.index(min(cycle))
    return cycle[first:] + cycle[:first] if first else cycle
