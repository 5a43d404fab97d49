"""Funders bought from and short loops, counted in many copies of a network at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Places = NDArray[np.int64]


def count_loops(funders: Places, funded: Places, buyers: Places, bought: Places, size: int) -> Places:
    """Count, for each copy, funders bought from and loops of at most three; the copies are rows of payees."""
    import numpy as np
    from scipy.sparse import csr_array

    draws = len(funded)
    whole = draws * size
    offset = np.arange(draws)[:, None] * size

    def matrix(payers: Places, payees: Places) -> Any:
        rows, columns = np.broadcast_arrays(offset + payers, offset + payees)
        ends = (rows.ravel(), columns.ravel())
        return csr_array((np.ones(rows.size, dtype=np.int32), ends), shape=(whole, whole))

    def per_copy(found: Any) -> Places:
        counts: Places = np.asarray(found.sum(axis=1)).reshape(draws, size).sum(axis=1)
        return counts

    def rings(cash: Any) -> Places:
        back = cash.T.tocsr()
        return per_copy(cash.multiply(back)) // 2 + per_copy((cash @ cash).multiply(back)) // 3

    if not whole:
        return np.zeros((2, draws), dtype=np.int64)
    funding, purchases = matrix(funders, funded), matrix(buyers, bought)
    both = funding.multiply(purchases)
    # Of all rings those have no two classes whose legs are all funding and no more, or all purchases and no more.
    loops = rings(funding + purchases - both) - rings(funding - both) - rings(purchases - both)
    return np.stack([per_copy(funding.multiply(purchases.T.tocsr())), loops])
