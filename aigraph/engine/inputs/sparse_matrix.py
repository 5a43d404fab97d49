"""Sparse adjacency matrices of scipy."""

from __future__ import annotations

from typing import Any

from aigraph.engine.edge_list import EdgeList

_ENTRIES = "data"


def read_sparse_matrix(matrix: Any, weight: Any, time: Any) -> EdgeList:
    """Read a square matrix: each stored entry (i, j), also a zero, is an edge from i to j, as in scipy.sparse.csgraph.

    `weight` can be ``data``, the entries, which is what scipy calls them.
    """
    if len(matrix.shape) != len(("tails", "heads")) or matrix.shape[0] != matrix.shape[1]:
        raise ValueError(f"a sparse matrix of shape {matrix.shape} is no adjacency matrix: expected a square one")
    if time is not None:
        raise ValueError("a sparse matrix has no times: expected a table, a list of pairs or another graph")
    if weight is not None and not (isinstance(weight, str) and weight == _ENTRIES):
        raise ValueError(f"weight {weight!r} is unknown: of a sparse matrix it is {_ENTRIES!r}, its entries")
    entries = matrix.tocoo(copy=True)
    entries.sum_duplicates()
    return EdgeList(
        nodes=list(range(matrix.shape[0])),
        tails=entries.row,
        heads=entries.col,
        weights=None if weight is None else entries.data,
    )
