"""Edges that can lie on a cycle at all: of many payments in a short time few have one before and one after them."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

_WORTH_ANOTHER = 0.9
"""If more than such a share of the edges is left, another round would cost more than it saves."""


def edges_between(tails: npt.NDArray[Any], heads: npt.NDArray[Any], nodes: int) -> npt.NDArray[np.int64]:
    """Drop the edges that begin where none ends, or end where none begins, as long as many go, and give the places of the others.

    What is dropped lies on no cycle.

    Examples
    --------
    >>> edges_between(np.array([0, 1, 1, 3]), np.array([1, 0, 2, 1]), 4).tolist()
    [0, 1]
    """
    places: npt.NDArray[np.int64] = np.arange(len(tails))
    while True:
        begins, ends = np.zeros(nodes, bool), np.zeros(nodes, bool)
        begins[tails] = ends[heads] = True
        between = ends[tails] & begins[heads]
        if between.all():
            return places
        before = len(places)
        places, tails, heads = places[between], tails[between], heads[between]
        if len(places) > _WORTH_ANOTHER * before:
            return places
