"""Reciprocated funding and short loops, counted in many rewired networks at once by sparse products."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Indices = NDArray[np.int64]


def count_loops(funders: Indices, funded: Indices, buyers: Indices, bought: Indices, size: int) -> Indices:
    """Count, for each network, funders bought from and loops of at most three; each row of payees is a network."""
    import numpy as np
    from scipy.sparse import csr_array

    draws = len(funded)
    whole = draws * size
    offset = np.arange(draws)[:, None] * size

    def matrix(payers: Indices, payees: Indices) -> Any:
        rows, columns = np.broadcast_arrays(offset + payers, offset + payees)
        ends = (rows.ravel(), columns.ravel())
        return csr_array((np.ones(rows.size, dtype=np.int32), ends), shape=(whole, whole))

    def per_network(found: Any) -> Indices:
        counts: Indices = np.asarray(found.sum(axis=1)).reshape(draws, size).sum(axis=1)
        return counts

    def cycles(cash: Any) -> Indices:
        reverse = cash.T.tocsr()
        return per_network(cash.multiply(reverse)) // 2 + per_network((cash @ cash).multiply(reverse)) // 3

    if not whole:
        return np.zeros((2, draws), dtype=np.int64)
    funding, purchases = matrix(funders, funded), matrix(buyers, bought)
    both = funding.multiply(purchases)
    # Of all cycles those have no two classes whose legs are all funding and no more, or all purchases and no more.
    loops = cycles(funding + purchases - both) - cycles(funding - both) - cycles(purchases - both)
    return np.stack([per_network(funding.multiply(purchases.T.tocsr())), loops])
