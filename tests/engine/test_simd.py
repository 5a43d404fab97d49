"""Eight cells are written at once, wherever in an array they begin."""

import numpy as np
import pytest

from aigraph.engine.runtime.jit import kernel
from aigraph.engine.runtime.simd import copy_8, store_8


@kernel
def filled(table, at, value):
    store_8(table, at, value)


@kernel
def copied(table, at, source, begin):
    copy_8(table, at, source, begin)


@pytest.mark.parametrize("at", range(9))
def test_a_value_fills_eight_cells_and_no_more(at):
    table = np.zeros(20, np.int32)
    filled(table, at, -7)
    assert table.tolist() == [0] * at + [-7] * 8 + [0] * (12 - at)


@pytest.mark.parametrize("begin", range(5))
def test_eight_cells_are_copied_and_no_more(begin):
    table, source = np.zeros(12, np.int32), np.arange(100, 115, dtype=np.int32)
    copied(table, 3, source, begin)
    assert table.tolist() == [0, 0, 0, *source[begin : begin + 8], 0]
