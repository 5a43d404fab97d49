"""Rows of sparse matrices, without the matrices that a product would make on the way."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray


def scale_rows(matrix: Any, factors: NDArray[np.float64]) -> Any:
    """Multiply each row of a CSR matrix by a factor. O(entries).

    Examples
    --------
    >>> from scipy.sparse import csr_array
    >>> scale_rows(csr_array([[1.0, 2.0], [0.0, 4.0]]), np.array([10.0, 0.5])).toarray().tolist()
    [[10.0, 20.0], [0.0, 2.0]]
    """
    scaled = matrix.copy()
    scaled.data = matrix.data * np.repeat(factors, np.diff(matrix.indptr))
    return scaled


def row_of(matrix: Any, row: int) -> NDArray[np.float64]:
    """Give one row of a CSR matrix as a vector.

    Examples
    --------
    >>> from scipy.sparse import csr_array
    >>> row_of(csr_array([[1.0, 2.0], [0.0, 4.0]]), 1).tolist()
    [0.0, 4.0]
    """
    held = slice(matrix.indptr[row], matrix.indptr[row + 1])
    vector = np.zeros(matrix.shape[1])
    vector[matrix.indices[held]] = matrix.data[held]
    return vector


def without(matrix: Any, nodes: NDArray[np.bool_], *, rows: bool = False, columns: bool = False) -> Any:
    """Drop the entries of some rows, of some columns, or of both. O(entries).

    Examples
    --------
    >>> from scipy.sparse import csr_array
    >>> held = csr_array([[1.0, 2.0], [3.0, 4.0]])
    >>> without(held, np.array([True, False]), columns=True).toarray().tolist()
    [[0.0, 2.0], [0.0, 4.0]]
    """
    payers, payees = matrix.tocoo().coords
    dropped = (nodes[payers] & rows) | (nodes[payees] & columns)
    kept = matrix.tocoo()
    return type(matrix)((kept.data[~dropped], (payers[~dropped], payees[~dropped])), shape=matrix.shape)


def less(matrix: Any, taken: Any) -> Any:
    """Subtract one sparse matrix from another, with nothing below 0 and no entry that is 0.

    Examples
    --------
    >>> from scipy.sparse import csr_array
    >>> less(csr_array([[1.0, 2.0]]), csr_array([[1.5, 0.5]])).toarray().tolist()
    [[0.0, 1.5]]
    """
    rest = (matrix - taken).tocsr()
    rest.data = np.maximum(rest.data, 0.0)
    rest.eliminate_zeros()
    return rest
