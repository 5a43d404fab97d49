"""Times of many kinds and their windows become numbers that mean the same."""

from datetime import UTC, date, datetime, timedelta

import numpy as np
import pandas as pd
import pytest

from aigraph.engine import enumerate_temporal_cycles
from aigraph.engine.timestamps import to_ticks

DAYS = ["2025-01-01", "2025-01-31", "2025-03-01"]


@pytest.mark.parametrize("unit", ["D", "h", "m", "s", "ms", "us", "ns", "12h"])
@pytest.mark.parametrize(
    "window", [30, 30.5, timedelta(30), np.timedelta64(30, "D"), np.timedelta64(720, "h"), pd.Timedelta("30D")]
)
def test_a_window_is_the_same_span_in_every_unit(unit, window):
    times = np.array(DAYS, dtype="datetime64[s]").astype(f"datetime64[{unit}]")
    ticks, span = to_ticks(times, window)
    assert list(ticks - ticks[0] <= span) == [True, True, False]


@pytest.mark.parametrize(
    "window", [np.timedelta64(30, "D"), np.timedelta64(30 * 86400 * 10**9, "ns"), np.int64(30), 30.0]
)
def test_windows_of_numpy_go_with_dates_in_a_list(window):
    ticks, span = to_ticks([date.fromisoformat(day) for day in DAYS], window)
    assert [tick - ticks[0] <= span for tick in ticks] == [True, True, False]


@pytest.mark.parametrize(
    "times", [DAYS, np.array(DAYS, dtype="datetime64[ns]"), [1, 2, 10**6], np.array([1, 2, 10**6])]
)
@pytest.mark.parametrize("window", [10**6, 10**30])
def test_a_window_that_holds_all_times_is_none_however_long(times, window):
    assert to_ticks(times, window)[1] is None


def test_an_infinite_window_is_none_and_an_unknown_one_is_refused():
    assert to_ticks(DAYS, float("inf"))[1] is None
    with pytest.raises(ValueError, match="window nan is below 0"):
        to_ticks(DAYS, float("nan"))


def test_a_month_in_an_array_counts_from_its_last_day_as_in_a_text():
    months = ["2024-02", "2025-12"]
    ticks, window = to_ticks(np.array(months, dtype="datetime64[M]"), 100)
    assert (ticks.tolist(), window) == (
        [(date(2024, 2, 29) - date(1970, 1, 1)).days, (date(2025, 12, 31) - date(1970, 1, 1)).days],
        100,
    )
    assert to_ticks(np.array(["2025"], dtype="datetime64[Y]"))[0].tolist() == [
        (date(2025, 12, 31) - date(1970, 1, 1)).days
    ]


@pytest.mark.parametrize(
    ("times", "window", "message"),
    [
        (DAYS, "a month", "window 'a month' does not go with dates"),
        (DAYS, np.timedelta64(1, "M"), "has no fixed length: expected weeks, days or shorter units"),
        (DAYS, np.timedelta64("NaT", "D"), "has no fixed length"),
        (np.array(DAYS, dtype="datetime64[D]"), -0.5, "window -0.5 is below 0"),
        (DAYS, timedelta(-1), "window -1 day, 0:00:00 is below 0"),
        ([1, 2], timedelta(1), "does not go with times that are numbers"),
        (np.array([1, 2]), timedelta(1), "does not go with times that are numbers"),
        (np.array(["2025-01-01", "NaT"], dtype="datetime64[D]"), None, "row 1: the time is missing"),
        ([date(2025, 1, 1), pd.NaT], None, "row 1: NaT is no date"),
        ([date(2025, 1, 1), 3], None, "row 1: 3 is no date, as other rows have"),
        (
            [datetime(2025, 1, 1, tzinfo=UTC), datetime.fromisoformat("2025-01-01")],
            None,
            "row 1: .* has no time zone, as other rows have",
        ),
    ],
)
def test_what_does_not_go_together_is_refused_at_the_call(times, window, message):
    with pytest.raises((TypeError, ValueError), match=message):
        enumerate_temporal_cycles([("a", "b")] * len(times), time=times, window=window)
