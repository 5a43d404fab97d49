"""Pieces of tables are joined by length: no matrix is too long, none waits for ever, and the order stays."""

import numpy as np

from aigraph.engine.runtime import batcher as module
from aigraph.engine.runtime.batcher import Batcher


def piece(count, length, first=0):
    return np.arange(first, first + count * length, dtype=np.int32).reshape(count, length)


def test_a_matrix_is_given_when_the_next_piece_does_not_fit_into_it():
    batcher = Batcher(max_rows=5)
    assert not list(batcher.add(piece(3, 2)))
    assert not list(batcher.add(piece(2, 2, first=6)))
    (full,) = batcher.add(piece(1, 2, first=10))
    assert full.tolist() == [[0, 1], [2, 3], [4, 5], [6, 7], [8, 9]]
    assert [matrix.tolist() for matrix in batcher.flush()] == [[[10, 11]]]


def test_a_piece_that_is_too_long_is_cut_and_lengths_are_kept_apart():
    batcher = Batcher(max_rows=2)
    assert not list(batcher.add(piece(1, 3)))
    assert not list(batcher.add(piece(5, 2)))
    assert [matrix.shape for matrix in batcher.flush()] == [(2, 2), (2, 2), (1, 2), (1, 3)]
    assert not list(batcher.flush())


def test_the_fullest_is_given_when_too_much_waits(monkeypatch):
    monkeypatch.setattr(module, "_MAX_PENDING_CELLS", 20)
    batcher = Batcher(max_rows=100)
    assert not list(batcher.add(piece(6, 2)))
    assert [matrix.shape for matrix in batcher.add(piece(3, 3))] == [(6, 2)]
    assert [matrix.shape for matrix in batcher.flush()] == [(3, 3)]
