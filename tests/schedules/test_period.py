"""Periods as tables name them, and windows as questions do."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigraph.schedules.period import Period
from aigraph.schedules.window import Window


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2027-Q1", "2027-01-01", "2027-03-31"),
        ("2027-Q2", "2027-04-01", "2027-06-30"),
        ("2027-Q3", "2027-07-01", "2027-09-30"),
        ("2027-Q4", "2027-10-01", "2027-12-31"),
        ("9999-Q4", "9999-10-01", "9999-12-31"),
        ("2025-H1", "2025-01-01", "2025-06-30"),
        ("2025-H2", "2025-07-01", "2025-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-02-29", "2024-02-29", "2024-02-29"),
        ("2025-Q1..2025-Q3", "2025-01-01", "2025-09-30"),
        ("2025-H2..2030", "2025-07-01", "2030-12-31"),
        ("2029-09..2031-08", "2029-09-01", "2031-08-31"),
        ("2026-03-31..2026-03-31", "2026-03-31", "2026-03-31"),
    ],
)
def test_a_period_runs_from_its_first_day_to_its_last(text, first, last):
    period = Period.parse(text)
    assert (str(period), period.first.isoformat(), period.last.isoformat()) == (text, first, last)
    assert period.days == (period.last - period.first).days + 1


NO_PERIODS = (
    "", "26", "2027-Q5", "2027-Q0", "2027-q2", "Q2 2027", "2027-Q2-01", "2027-H3", "2027-13", "2025-02-29", "0000", "0000-Q1",
    "2027..", "..2027", "2027...2028", "2027..2028..2029", "2027 .. 2028", " 2027", "2027\n", "FY2027", "from 2029",
)  # fmt: skip


@pytest.mark.parametrize("text", NO_PERIODS)
def test_what_is_no_period_is_refused_with_the_forms_that_are(text):
    with pytest.raises(
        ValueError, match="is no period: expected 2027, 2027-H1, 2027-Q2, 2027-06, 2027-06-30 or"
    ) as refusal:
        Period.parse(text)
    assert repr(text) in str(refusal.value)


def test_a_span_that_ends_before_it_begins_is_refused():
    with pytest.raises(ValueError, match=r"'2028\.\.2027' is no period: it ends before it begins"):
        Period.parse("2028..2027")


@given(st.text(alphabet="0123456789-.QH ", max_size=24))
def test_any_text_is_a_period_in_order_or_refused_by_name(text):
    outcome = read(text)
    assert repr(text) in outcome if isinstance(outcome, str) else outcome.first <= outcome.last


def read(text):
    try:
        return Period.parse(text)
    except ValueError as refusal:
        return str(refusal)


@pytest.mark.parametrize(
    ("text", "window"),
    [
        ("2026", "2026-01-01..2026-12-31"),
        ("2026-Q3", "2026-07-01..2026-09-30"),
        ("2025-10-01..2026-09-30", "2025-10-01..2026-09-30"),
        ("..2026-09-30", "..2026-09-30"),
        ("..2026-Q3", "..2026-09-30"),
        ("last-4-quarters", "2025-07-01..2026-06-30"),
        ("last-1-quarters", "2026-04-01..2026-06-30"),
        ("last-8-quarters", "2024-07-01..2026-06-30"),
    ],
)
def test_a_window_is_read_as_it_is_written_on_a_command_line(text, window):
    assert str(Window.parse(text, as_of=date(2026, 8, 15))) == window


@pytest.mark.parametrize("text", ["", "last-0-quarters", "last-4-years", "2028..2027", "..", "yesterday", "2026-13"])
def test_what_is_no_window_is_refused_with_the_forms_that_are(text):
    with pytest.raises(ValueError, match=r"is no window: expected 2026, 2026-Q3, 2025-10-01\.\.2026-09-30"):
        Window.parse(text, as_of=date(2026, 8, 15))


def test_quarters_before_the_calendar_begins_are_refused():
    with pytest.raises(ValueError, match="is no window"):
        Window.parse("last-4-quarters", as_of=date(1, 5, 1))


@given(as_of=st.dates(date(2000, 1, 1), date(2040, 12, 31)))
def test_the_last_four_quarters_are_a_year_that_had_just_ended(as_of):
    window = Window.parse("last-4-quarters", as_of)
    assert window.last <= as_of < window.last + timedelta(days=93)
    assert (window.last + timedelta(days=1)).day == 1
    assert (window.last + timedelta(days=1)).month in {1, 4, 7, 10}
    assert window.first == (window.last + timedelta(days=1)).replace(year=window.last.year - (window.last.month != 12))
    # No later quarter had ended by then.
    following = window.last + timedelta(days=1)
    end_of_next = date(following.year + following.month // 10, (following.month + 2) % 12 + 1, 1) - timedelta(days=1)
    assert end_of_next > as_of


@given(one=st.dates(), other=st.dates())
def test_a_window_is_written_as_it_is_read(one, other):
    for window in (Window(min(one, other), max(one, other)), Window.by(one)):
        assert Window.parse(str(window), as_of=date(2026, 1, 1)) == window


def test_a_window_that_ends_before_it_begins_is_refused():
    with pytest.raises(ValueError, match=r"the window 2026-02-01\.\.2026-01-31 ends before it begins"):
        Window(date(2026, 2, 1), date(2026, 1, 31))


def test_a_period_lies_in_a_window_only_as_a_whole():
    year = Window(date(2025, 10, 1), date(2026, 9, 30))
    assert Period.parse("2025-Q4") in year
    assert Period.parse("2026-09-30") in year
    assert Period.parse("2026-Q4") not in year
    assert Period.parse("2026") not in year
    assert Period.parse("2019") in Window.by(date(2026, 9, 30))
