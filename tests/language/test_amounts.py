"""Amounts as text: never more certain than the data."""

import pytest

from aigraph.language.sentences import money
from aigraph.model import Amount


@pytest.mark.parametrize(
    ("ends", "said"),
    [
        ((None, None, None), "unknown"),
        ((None, "0.35"), "$0.35bn"),
        ((None, None, "100"), "up to $100bn"),
        (("100", "100"), "$100bn or more"),
        (("10", "12"), "$12bn or more (from 10)"),
        (("20", None), "$20bn or more"),
        (("27", "30", "33"), "$30bn (27-33)"),
        (("12", None, "14"), "$12-14bn"),
        (("0", "0", "42"), "$0 (up to $42bn)"),
        (("0", "0", "0.0000042"), "$0 (up to $4,200)"),
        (("0", "0", None), "$0 or more"),
    ],
)
def test_an_amount_is_said_with_its_uncertainty(ends, said):
    assert money(Amount.of(*ends)) == said
