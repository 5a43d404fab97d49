"""Times of any kind as numbers that can be ordered and subtracted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any, Protocol, runtime_checkable

_TICK = timedelta(microseconds=1)
_DAY = timedelta(days=1)
_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2}))?")
_MONTHS = 12


@runtime_checkable
class PartialDate(Protocol):
    """A date known to the year, the month or the day: an interval of days."""

    @property
    def first(self) -> date:
        """The first day that it can mean."""

    @property
    def last(self) -> date:
        """The last day that it can mean."""


def numbers_of(times: Any, window: Any = None) -> tuple[Any, Any]:
    """Give times, and the window that goes with them, as numbers.

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
        If a time is missing or cannot be read, or the window is below 0.
    TypeError
        If times of different kinds are mixed, or the window does not go with them.

    Examples
    --------
    >>> numbers_of([3, 1.5], 2)
    ([3, 1.5], 2)
    >>> (first, last), window = numbers_of(["2025-02", "2025-03-01"], 1)
    >>> last - first == window
    True
    """
    if getattr(getattr(times, "dtype", None), "kind", "") == "M":
        return _of_datetime64(times, window)
    if getattr(getattr(times, "dtype", None), "kind", "") in {"i", "u"}:
        return times, _not_negative(window)
    if hasattr(times, "tolist"):
        times = times.tolist()
    if any(isinstance(time, (str, date, PartialDate)) for time in times):
        ticks = [_ticks(row, time) for row, time in enumerate(times)]
        return ticks, None if window is None else _span(window) // _TICK
    for row, time in enumerate(times):
        if not isinstance(time, (int, float)) or time != time:  # noqa: PLR0124 - only what is not a number differs from itself
            raise ValueError(f"row {row}: {time!r} is no time: expected a number or a date for every deal")
    return times, _not_negative(window)


def _of_datetime64(times: Any, window: Any) -> tuple[Any, Any]:
    import numpy as np

    missing = np.flatnonzero(np.isnat(times))
    if len(missing):
        raise ValueError(f"row {missing[0]}: the time is missing: expected a date for every deal")
    unit, step = np.datetime_data(times.dtype)
    if window is not None:
        span = window if isinstance(window, np.timedelta64) else np.timedelta64(_span(window))
        window = int(_not_negative(span.astype(f"m8[{step}{unit}]").astype(np.int64)))
    return times.astype(np.int64), window


def _span(window: Any) -> timedelta:
    if hasattr(window, "item"):
        window = window.item()
    if isinstance(window, (int, float)):
        window = window * _DAY
    if not isinstance(window, timedelta):
        raise TypeError(f"window {window!r} does not go with dates: expected a timedelta or a number of days")
    return _not_negative(window, timedelta(0))  # type: ignore[no-any-return]  # it gives back what it got


def _not_negative(window: Any, least: Any = 0) -> Any:
    if window is not None and not window >= least:
        raise ValueError(f"window {window} is below 0")
    return window


def _ticks(row: int, time: Any) -> int:
    if isinstance(time, str):
        time = _parse(row, time)
    if isinstance(time, PartialDate):
        time = time.last
    if isinstance(time, datetime):
        begin = datetime(1970, 1, 1, tzinfo=UTC) if time.tzinfo else datetime(1970, 1, 1)  # noqa: DTZ001 - times without a zone stay so
        return (time - begin) // _TICK
    if isinstance(time, date):
        return (time - date(1970, 1, 1)) // _TICK
    raise ValueError(f"row {row}: {time!r} is no date, as other rows have: expected a date for every deal")


def _parse(row: int, text: str) -> datetime | date:
    """Read a text in ISO 8601; a year or a month means its last day."""
    try:
        if partial := _PARTIAL.fullmatch(text):
            year, month = int(partial[1]), int(partial[2] or _MONTHS)
            return date(year, month, 31) if month == _MONTHS else date(year, month + 1, 1) - timedelta(days=1)
        return datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"row {row}: {text!r} is no date: expected YYYY, YYYY-MM, YYYY-MM-DD or ISO 8601") from None


def plain(values: Any) -> Sequence[Any]:
    """Turn an array into Python numbers; anything else stays as it is."""
    listed: Sequence[Any] = values.tolist() if hasattr(values, "tolist") else values
    return listed
