"""A whole ledger to be written in our own formats."""

import pytest

import aigraph as ag
from tests.ledgers import EVERY_COLUMN, write_folder


@pytest.fixture
def whole(tmp_path):
    return ag.load(write_folder(tmp_path / "in"))


@pytest.fixture
def every_column(tmp_path):
    return ag.load(write_folder(tmp_path / "in", **EVERY_COLUMN))
