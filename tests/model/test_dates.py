"""Partial dates are intervals."""

from datetime import date

import pytest

from aigraph.model.dates import PartialDate


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2025-10-06", date(2025, 10, 6), date(2025, 10, 6)),
    ],
)
def test_a_date_spans_all_the_days_it_can_mean(text, first, last):
    parsed = PartialDate.parse(text)
    assert (parsed.first, parsed.last, str(parsed)) == (first, last, text)


@pytest.mark.parametrize("text", ["", "25", "2025-13", "2025-02-30", "2025-1-1", "06.10.2025", "soon", "0000"])
def test_what_is_no_date_is_refused_with_the_value(text):
    with pytest.raises(ValueError, match="is no"):
        PartialDate.parse(text)
