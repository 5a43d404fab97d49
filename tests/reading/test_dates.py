"""Dates as people write them: partial ones stay partial, and one that can mean two days is refused."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigraph.reading.cells.dates import DAY_FIRST, MONTH_FIRST, YEAR_FIRST, DateError, date_order, read_date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-10-06", "2025-10-06"),
        ("2025-10", "2025-10"),
        ("2025", "2025"),
        ("20251006", "2025-10-06"),
        ("2022/09/01 00:20", "2022-09-01"),
        ("2025-01-05T10:00:00Z", "2025-01-05"),
        ("6 Oct 2025", "2025-10-06"),
        ("Oct 6, 2025", "2025-10-06"),
        ("October 2025", "2025-10"),
        ("31/12/2025", "2025-12-31"),
        ("12/31/2025", "2025-12-31"),
        ("06.10.2025", "2025-10-06"),
        ("5/5/25", "2025-05-05"),
        ("Q3 2025", "2025-Q3"),
        ("3Q25", "2025-Q3"),
        ("H1 2025", "2025-H1"),
        ("Oct-25", "2025-10"),
        ("10/2025", "2025-10"),
        ("2025.0", "2025"),
        ("2025E", "2025"),
        ("45931", "2025-10-01"),
        ("1289241911.72836", "2010-11-08"),
        ("31/12/98", "1998-12-31"),
        ("6. Oktober 2025", "2025-10-06"),
        ("6 de octubre de 2025", "2025-10-06"),
        ("6 октября 2025 г.", "2025-10-06"),
        ("৬ অক্টোবর ২০২৫", "2025-10-06"),
        ("2025年10月6日", "2025-10-06"),
        ("2024-2026", "2024"),
        ("early 2025", "2025"),
        ("২০২৫", "2025"),
    ],
)
def test_a_date_is_read_as_far_as_it_goes(text, expected):
    assert str(read_date(text)) == expected


@pytest.mark.parametrize("text", ["", "n/a", "-", "unknown", "TBD"])
def test_no_date_is_no_date(text):
    assert read_date(text) is None


@pytest.mark.parametrize("text", ["someday", "2025-13-01", "2025-02-30", "6 October", "Monday", "12:30", "x" * 10_000])
def test_what_is_no_date_is_refused(text):
    with pytest.raises(DateError) as caught:
        read_date(text)
    assert caught.value.rule == "no date"
    assert len(str(caught.value)) < 200


def test_a_date_that_can_mean_two_days_is_refused_unless_the_table_decides():
    with pytest.raises(DateError, match="can mean 2025-06-10 or 2025-10-06; say which by --dayfirst or --monthfirst"):
        read_date("10/06/2025")
    assert str(read_date("10/06/2025", DAY_FIRST)) == "2025-06-10"
    assert str(read_date("10/06/2025", MONTH_FIRST)) == "2025-10-06"
    assert date_order(["10/06/2025", "25/06/2025"]) == DAY_FIRST
    assert date_order(["10/06/2025", "06/25/2025"]) == MONTH_FIRST


def test_a_column_with_both_orders_decides_nothing_and_each_certain_day_is_read():
    assert date_order(["25/06/2025", "06/25/2025"]) == ""
    assert str(read_date("25/06/2025")) == str(read_date("06/25/2025")) == "2025-06-25"


def test_the_order_of_dates_with_points_and_of_years_of_two_digits_is_that_of_the_column():
    assert date_order(["10.06.2025", "11.07.2025", "12.31.2025"]) == MONTH_FIRST
    assert date_order(["10.06.2025"]) == DAY_FIRST
    assert date_order(["25-10-06", "25-11-07", "25-12-08"]) == YEAR_FIRST
    with pytest.raises(
        DateError, match="can mean 2006-10-25 or 2025-10-06; say which by --dayfirst, --monthfirst or --yearfirst"
    ):
        read_date("25-10-06")


@pytest.mark.parametrize("text", ["FY25", "2009/10", "2024-25", "Q1 FY26"])
def test_a_fiscal_year_has_no_months_that_the_table_knows(text):
    with pytest.raises(DateError) as caught:
        read_date(text)
    assert caught.value.rule == "fiscal year"


def test_a_quarter_ends_with_the_quarter():
    assert str(read_date("Q3 2025").last) == "2025-09-30"


@given(
    st.dates(date(1950, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%d.%m.%Y", "%Y/%m/%d"]),
)
def test_every_day_is_read_back_from_every_form(day, form):
    assert str(read_date(day.strftime(form))) == day.isoformat()


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused_and_nothing_else(text):
    with suppress(DateError):
        day = read_date(text)
        assert day is None or day.first <= day.last
