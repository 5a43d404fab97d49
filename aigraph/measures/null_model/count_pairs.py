"""Funders that their recipients buy from, counted in many rewired networks at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Indices = NDArray[np.int64]


def count_pairs(funders: Indices, funded: Indices, buyers: Indices, bought: Indices, size: int) -> Indices:
    """Count, for each network, the funding edges whose reverse is a purchase; each row of payees is a network."""
    import numpy as np

    offset = np.arange(len(funded))[:, None] * size**2
    funding, back = offset + funders * size + funded, offset + bought * size + buyers
    counts: Indices = np.isin(funding, back).sum(axis=1)
    return counts
