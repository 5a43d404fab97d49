"""Times of any kind, and the window that goes with them, as numbers that can be ordered and subtracted."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from math import inf
from typing import Any, Protocol, runtime_checkable

_TICK = timedelta(microseconds=1)
_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2}))?")
_MONTHS = 12
# Attoseconds, so that the units of numpy are whole numbers of them, and windows do not overflow.
_MICROSECOND = 10**12
_UNITS = {
    "W": 604_800 * 10**18,
    "D": 86_400 * 10**18,
    "h": 3_600 * 10**18,
    "m": 60 * 10**18,
    "s": 10**18,
    "ms": 10**15,
    "us": _MICROSECOND,
    "ns": 10**9,
    "ps": 10**6,
    "fs": 10**3,
    "as": 1,
}


@runtime_checkable
class PartialDate(Protocol):
    """A date known to the year, the month or the day: an interval of days."""

    @property
    def first(self) -> date:
        """The first day that it can mean."""

    @property
    def last(self) -> date:
        """The last day that it can mean."""


def to_ticks(times: Any, window: Any = None) -> tuple[Any, Any]:
    """Give times, and the window that goes with them, as numbers; None for a window that holds all times.

    Numbers stay what they are. Dates become microseconds, arrays of datetime64 whole numbers of their own unit. A date
    without a time of day is its midnight; a partial date (``2025``, ``2025-10``) the last day that it can mean.

    Parameters
    ----------
    times : sequence or array
        Numbers, dates, datetimes, partial dates, texts in ISO 8601, or datetime64.
    window : number, timedelta or timedelta64, optional
        With dates a plain number counts days.

    Raises
    ------
    ValueError
        If a time is missing or cannot be read, times with and without a time zone are mixed, or the window is below 0.
    TypeError
        If the window does not go with the times.

    Examples
    --------
    >>> to_ticks([3, 1.5], 1)
    ([3, 1.5], 1)
    >>> (first, last), window = to_ticks(["2025-02", "2025-03-01"], 0.5)
    >>> (last - first) // window
    2
    """
    kind = getattr(getattr(times, "dtype", None), "kind", "")
    if kind == "M":
        return _of_datetime64(times, window)
    if kind in ("i", "u"):
        return times, _if_shorter(_number(window), times)
    if hasattr(times, "tolist"):
        times = times.tolist()
    if any(isinstance(time, (str, date, PartialDate)) for time in times):
        ticks = _of_dates(times)
        return ticks, _if_shorter(_span(window, _MICROSECOND), ticks)
    for row, time in enumerate(times):
        if not isinstance(time, (int, float)) or time != time:  # noqa: PLR0124 - only what is not a number differs from itself
            raise ValueError(f"row {row}: {time!r} is no time: expected a number or a date for every edge")
    return times, _if_shorter(_number(window), times)


def _if_shorter(window: Any, ticks: Any) -> Any:
    """Give a window that is shorter than the times reach, else None, which is faster to search."""
    # With floats the sum and the difference of times may be rounded differently.
    if not isinstance(window, int) or not len(ticks):
        return window
    if hasattr(ticks, "dtype"):
        reach = int(ticks.max()) - int(ticks.min())
    elif all(isinstance(tick, int) for tick in ticks):
        reach = max(ticks) - min(ticks)
    else:
        return window
    return None if window >= reach else window


def _of_datetime64(times: Any, window: Any) -> tuple[Any, Any]:
    import numpy as np

    missing = np.flatnonzero(np.isnat(times))
    if len(missing):
        raise ValueError(f"row {missing[0]}: the time is missing: expected a date for every edge")
    if np.datetime_data(times.dtype)[0] in ("Y", "M"):
        # As elsewhere the last day of the year or month, which have no fixed length.
        times = (times + 1).astype("M8[D]") - 1
    unit, step = np.datetime_data(times.dtype)
    ticks = times.astype(np.int64)
    return ticks, _if_shorter(_span(window, step * _UNITS[unit]), ticks)


def _number(window: Any) -> Any:
    if hasattr(window, "item"):
        window = window.item()
    if window is not None and not isinstance(window, (int, float)):
        raise TypeError(f"window {window!r} does not go with times that are numbers: expected a number")
    return _not_negative(window)


def _span(window: Any, tick: int) -> int | None:
    """Give a window as a number of ticks of so many attoseconds, rounded down; None if it is infinite."""
    if window is None or (isinstance(window, float) and window == inf):
        return None
    length = _length(window)
    if length < 0:
        raise ValueError(f"window {window} is below 0")
    return length // tick


def _length(window: Any) -> int:
    """Give a window in attoseconds; plain numbers count days, floats to the microsecond."""
    if getattr(getattr(window, "dtype", None), "kind", "") == "m":
        return _of_timedelta64(window)
    if hasattr(window, "item"):
        window = window.item()
    if isinstance(window, int):
        return window * _UNITS["D"]
    if isinstance(window, float):
        _not_negative(window)
        return round(window * 86_400e6) * _MICROSECOND
    if isinstance(window, timedelta):
        return (window // _TICK) * _MICROSECOND
    raise TypeError(f"window {window!r} does not go with dates: expected a timedelta or a number of days")


def _of_timedelta64(window: Any) -> int:
    import numpy as np

    unit, step = np.datetime_data(window.dtype)
    if np.isnat(window) or unit not in _UNITS:
        raise TypeError(f"window {window!r} has no fixed length: expected weeks, days or shorter units")
    return int(window.astype(np.int64)) * step * _UNITS[unit]


def _not_negative(window: Any) -> Any:
    if window is not None and not window >= 0:
        raise ValueError(f"window {window} is below 0")
    return window


def _of_dates(times: Any) -> list[int]:
    read = [_read(row, time) for row, time in enumerate(times)]
    zoned = [time.tzinfo is not None if isinstance(time, datetime) else None for time in read]
    if True in zoned and False in zoned:
        row = zoned.index(False)
        raise ValueError(f"row {row}: {times[row]!r} has no time zone, as other rows have: expected one for every edge")
    return [_ticks(time) for time in read]


def _read(row: int, time: Any) -> date:
    if isinstance(time, str):
        time = _parse(row, time)
    if isinstance(time, PartialDate):
        time = time.last
    # The missing date of pandas is a date that differs from itself.
    if isinstance(time, date) and time == time:  # noqa: PLR0124
        return time
    raise ValueError(f"row {row}: {time!r} is no date, as other rows have: expected a date for every edge")


def _ticks(time: date) -> int:
    if isinstance(time, datetime):
        begin = datetime(1970, 1, 1, tzinfo=UTC) if time.tzinfo else datetime(1970, 1, 1)  # noqa: DTZ001 - times without a zone stay so
        return (time - begin) // _TICK
    return (time - date(1970, 1, 1)) // _TICK


def _parse(row: int, text: str) -> date:
    """Read a text in ISO 8601; a year or a month means its last day."""
    try:
        if partial := _PARTIAL.fullmatch(text):
            year, month = int(partial[1]), int(partial[2] or _MONTHS)
            return date(year, month, 31) if month == _MONTHS else date(year, month + 1, 1) - timedelta(days=1)
        return datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"row {row}: {text!r} is no date: expected YYYY, YYYY-MM, YYYY-MM-DD or ISO 8601") from None
