"""Each of these mistakes, put into the shipped data, is caught by `aigraph check --strict`; the data as they are, are clean."""

import pytest

from aigraph import check
from tests.rules.doubts.wrong_entries import MISTAKES, Entries


def test_the_shipped_data_break_no_rule():
    assert check() == []


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.__name__)
def test_a_plausible_mistake_is_caught(mistake, tmp_path):
    entries = Entries()
    mistake(entries)
    assert check(entries.write(tmp_path))
