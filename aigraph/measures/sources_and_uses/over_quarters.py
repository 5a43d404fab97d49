"""Sources and uses of each of several calendar quarters."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from aigraph.measures.sources_and_uses import sources_and_uses
from aigraph.measures.sources_and_uses.result import SourcesAndUses
from aigraph.model.dates import UNDATED, month_end
from aigraph.model.ledger import View
from aigraph.schedules.window import Window

DEFAULT_QUARTERS = 8


def sources_over_quarters(view: View, quarters: int | None = None) -> list[tuple[Window, SourcesAndUses]]:
    """Split what falls due in each calendar quarter by where the money comes from.

    Parameters
    ----------
    view : View
        Its window says which quarters: those that lie wholly inside. Without one, the last that had ended by its day.
    quarters : int, optional
        How many: the last ones of the window; by default all of a window, else the last eight.

    Raises
    ------
    ValueError
        If the data have no dates, or no whole quarter lies in the window.

    Notes
    -----
    Each quarter is a question of its own: money that was given out in one and comes home in the next is recycled in neither,
    so the parts of four quarters need not add up to those of the year. Uses do.

    Examples
    --------
    >>> from aigraph import load
    >>> [str(window) for window, _ in sources_over_quarters(load().view(as_of="2026-09-30"), 2)]
    ['2026-04-01..2026-06-30', '2026-07-01..2026-09-30']
    """
    if view.as_of == UNDATED:
        raise ValueError("the data have no dates, so nothing is known to fall due in a quarter")
    windows = _quarters_in(view.window) if view.window else []
    if view.window and not windows:
        raise ValueError(f"no whole calendar quarter lies in the window {view.window}")
    if not windows:
        ended = Window.parse(f"last-{quarters or DEFAULT_QUARTERS}-quarters", view.as_of)
        windows = _quarters_in(ended)
    shown = windows[-quarters:] if quarters else windows
    return [(window, sources_and_uses(replace(view, window=window))) for window in shown]


def _quarters_in(window: Window) -> list[Window]:
    """Give the calendar quarters that lie wholly in a window; of one without a first day, the last eight."""
    found: list[Window] = []
    last = window.last
    while window.first is not None or len(found) < DEFAULT_QUARTERS:
        month = (last.month - 1) // 3 * 3 + 1
        quarter = Window(date(last.year, month, 1), month_end(last.year, month + 2))
        if window.first is not None and quarter.first is not None and quarter.first < window.first:
            break
        if quarter.last <= window.last:
            found.insert(0, quarter)
        last = date(last.year, month, 1) - timedelta(days=1)
    return found
