"""A window: the closed span of days that a question is about."""

from __future__ import annotations

import re
from datetime import date

from aigraph.engine.frozen import dataclass
from aigraph.model.dates import month_end
from aigraph.schedules.period import Period

_LAST_QUARTERS = re.compile(r"last-([1-9]\d?)-quarters")


@dataclass(frozen=True, slots=True)
class Window:
    """The days from `first` to `last`, both included.

    Parameters
    ----------
    first : datetime.date or None
        The first day; None for all days up to `last`.
    last : datetime.date
        The last day.

    Raises
    ------
    ValueError
        If `last` lies before `first`.

    Examples
    --------
    >>> str(Window(date(2025, 10, 1), date(2026, 9, 30))), str(Window.by(date(2026, 9, 30)))
    ('2025-10-01..2026-09-30', '..2026-09-30')
    """

    first: date | None
    last: date

    def __post_init__(self) -> None:
        """Refuse a window that ends before it begins."""
        if self.first is not None and self.first > self.last:
            raise ValueError(f"the window {self} ends before it begins")

    @classmethod
    def by(cls, day: date) -> Window:
        """Give the window of all days up to and including one."""
        return cls(None, day)

    @classmethod
    def parse(cls, text: str, as_of: date) -> Window:
        """Read a window as it is written on a command line.

        Parameters
        ----------
        text : str
            A period (``2026``, ``2026-Q3``, ``2025-10-01..2026-09-30``), ``..2026-09-30`` for all days up to the last of
            a period, or ``last-4-quarters``: the last four calendar quarters that had ended by `as_of`.
        as_of : datetime.date
            The day of the view.

        Raises
        ------
        ValueError
            If the text is none of these.

        Examples
        --------
        >>> str(Window.parse("last-4-quarters", date(2026, 9, 30)))
        '2025-10-01..2026-09-30'
        >>> str(Window.parse("last-4-quarters", date(2026, 9, 29)))
        '2025-07-01..2026-06-30'
        """
        try:
            quarters = _LAST_QUARTERS.fullmatch(text)
            if quarters:
                return _last_quarters(int(quarters[1]), as_of)
            if text.startswith(".."):
                return cls.by(Period.parse(text.removeprefix("..")).last)
            period = Period.parse(text)
        except ValueError:
            raise ValueError(
                f"{text!r} is no window: expected 2026, 2026-Q3, 2025-10-01..2026-09-30, ..2026-09-30 or last-4-quarters"
            ) from None
        return cls(period.first, period.last)

    def __contains__(self, period: Period) -> bool:
        """Whether a period lies wholly inside."""
        return (self.first is None or self.first <= period.first) and period.last <= self.last

    def __str__(self) -> str:
        if self.first is None and self.last == date.min:
            return "days that are not recorded"
        return f"{'' if self.first is None else self.first}..{self.last}"


def window_of(days: Window | tuple[date | str, date | str] | str, as_of: date) -> Window:
    """Read a window that is written as text, or told by its first and last day.

    Raises
    ------
    ValueError
        If it is none.

    Examples
    --------
    >>> str(window_of(("2025-10", "2026-Q3"), date(2026, 9, 30)))
    '2025-10-01..2026-09-30'
    """
    if isinstance(days, Window):
        return days
    if isinstance(days, str):
        return Window.parse(days, as_of)
    first, last = days
    return Window(
        Period.parse(first).first if isinstance(first, str) else first,
        Period.parse(last).last if isinstance(last, str) else last,
    )


def _last_quarters(count: int, as_of: date) -> Window:
    running = as_of.year * 4 + (as_of.month - 1) // 3
    ended = running if as_of == month_end(as_of.year, running % 4 * 3 + 3) else running - 1
    begun = ended - count + 1
    return Window(date(begun // 4, begun % 4 * 3 + 1, 1), month_end(ended // 4, ended % 4 * 3 + 3))
