"""Times of day in a table order the payments of one day, in memory and in the large way."""

from datetime import UTC, datetime

import pytest

from aigraph import load
from aigraph.loops.temporal_loops import find_temporal_loops
from aigraph.reading.rows.times_of_day import times_of_day

ROWS = [
    ("A", "B", "100", "2025-03-01 09:00"),
    ("B", "C", "95", "2025-03-01 11:30:05"),
    ("C", "A", "90", "2025-03-01T17:00:00.5"),
    ("B", "D", "90", "2025-03-02 10:00"),
    ("D", "B", "90", "2025-03-04 10:00"),
    ("D", "A", "80", "2025-03-03 08:00"),
]


def table(rows, tmp_path):
    path = tmp_path / "payments.csv"
    path.write_text("payer,payee,amount,date\n" + "".join(",".join(row) + "\n" for row in rows))
    return path


def names(path, **query):
    return sorted(loop.name for loop in find_temporal_loops(load(path).view(), **query))


def test_payments_of_one_day_follow_each_other_by_their_times(tmp_path):
    path = table(ROWS, tmp_path)
    assert names(path, within=0) == []
    assert names(path, within=1) == ["a-b-c"]
    assert names(path) == ["a-b-c", "a-b-d", "b-d"]


def test_a_day_is_24_hours(tmp_path):
    rows = [("A", "B", "1", "2025-03-01 10:00"), ("B", "A", "1", "2025-03-03 10:01")]
    assert names(table(rows, tmp_path), within=2) == []
    rows[1] = ("B", "A", "1", "2025-03-03 10:00")
    assert names(table(rows, tmp_path), within=2) == ["a-b"]


@pytest.mark.parametrize("odd", ["2025-03-05", "2025-03-05 25:00", "2025-03-05 10:00Z", "5 March 2025 10:00"])
def test_where_one_payment_has_no_such_time_all_count_by_their_days(odd, tmp_path):
    rows = [*ROWS, ("E", "F", "1", odd)]
    try:
        found = names(table(rows, tmp_path))
    except ValueError:
        pytest.fail("a table with such a date is read")
    assert found == ["a-b-d", "b-d"]


def test_times_are_read_from_text_and_from_values():
    moment = datetime(2025, 3, 1, 0, 0, 1)  # noqa: DTZ001  a table without zones
    assert times_of_day([("x", "2025-03-01 00:00:02"), ("y", moment), ("z", "")]) == {}
    assert times_of_day([("x", "2025-03-01 00:01"), ("z", "")]) == {"x": 60_000_000}
    assert times_of_day([("y", moment.replace(tzinfo=UTC))]) == {"y": 1_000_000}
    assert times_of_day([("x", "2025-03-01 10:00"), ("x", "2025-03-01 11:00")]) == {}
    assert times_of_day([("x", "2025-03-01 00:00"), ("y", "2025-03-02 00:00")]) == {}
