"""A whole ledger to be written in our own formats."""

import pytest

import aigraph as ag
from tests.ledgers import write_folder


@pytest.fixture
def whole(tmp_path):
    return ag.load(write_folder(tmp_path / "in"))
