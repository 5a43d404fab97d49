"""Reported revenue of companies in a window, each day from the shortest reported period that holds it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from aigraph.language.translation import gettext
from aigraph.model.amount import Bounds
from aigraph.model.ledger import View
from aigraph.model.metric import Metric
from aigraph.schedules.period import Period
from aigraph.schedules.window import Window

_REVENUE = "revenue"
_USD = "usd_bn"
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowRevenue:
    """The revenue of a company in a window.

    Parameters
    ----------
    usd_bn : Bounds
        In US$ billions; days that no report holds are not in its low end.
    reported_to : date
        The last day that a report holds.
    carried_days : int
        The days of the window after it, which carry the rate of the last report on.
    """

    usd_bn: Bounds
    reported_to: date
    carried_days: int

    @property
    def carried_text(self) -> str:
        """Say that the rate of the last report is carried on; empty if reports hold all days of the window."""
        if not self.carried_days:
            return ""
        return gettext(
            "reported to {day}, with its daily rate for the {number:,} days after",
            day=self.reported_to,
            number=self.carried_days,
        )


def window_revenue(view: View, window: Window) -> dict[str, WindowRevenue]:
    """Give the revenue of each company in a window; companies without any on record are left out.

    Notes
    -----
    A report is spread over the days of its period. Days after the last report carry its rate on, but not at the low end. A
    fiscal year whose last day is not on record is no period. Refuted and revised figures do not count, nor a report of a
    period that had not ended by the day of the view, nor those of a consolidated subsidiary, which its parent's hold.
    O(reports log reports).
    """
    reports: dict[str, list[tuple[Period, Metric]]] = {}
    for metric in view.ledger.metrics:
        if metric.metric != _REVENUE or metric.unit != _USD or metric.verdict not in ("", "stands"):
            continue
        period = _period(metric)
        is_counted = metric.value is not None and view.group_of(metric.company) == metric.company
        if period and is_counted and period.last <= view.as_of:
            reports.setdefault(metric.company, []).append((period, metric))
    first = window.first or date.min
    found = {company: _spread(rows, first, window.last) for company, rows in sorted(reports.items())}
    return {company: revenue for company, revenue in found.items() if revenue.usd_bn.on_record}


def revenue_on_record(view: View, window: Window) -> dict[str, float]:
    """Give the revenue of each company in a window as one figure, in US$ billions."""
    return {company: found.usd_bn.on_record or 0.0 for company, found in window_revenue(view, window).items()}


def other_currencies(view: View, company: str) -> tuple[str, ...]:
    """Give the units, other than US dollars, in which a company's revenue is on record: it is not converted."""
    units = {
        metric.unit for metric in view.ledger.metrics if metric.metric == _REVENUE and metric.company == company
    } - {_USD}
    return tuple(sorted(units))


def _period(metric: Metric) -> Period | None:
    if metric.period_start and metric.period_end:
        return Period(metric.period, metric.period_start.first, metric.period_end.last)
    try:
        return Period.parse(metric.period)
    except ValueError:
        return None


def _spread(rows: list[tuple[Period, Metric]], first: date, last: date) -> WindowRevenue:
    rows = sorted(rows, key=lambda row: row[0].days)
    newest = max(rows, key=lambda row: row[0].last)
    begin, end = max(first, min(period.first for period, _ in rows)), last + _DAY
    days: Counter[int] = Counter()
    carried = 0
    # Between two days on which a report begins or has ended, the same report is the shortest.
    turns = {day for period, _ in rows for day in (period.first, period.last + _DAY)}
    for day, after in pairwise(sorted({begin, end, *(day for day in turns if begin < day < end)})):
        if begin >= end:
            break
        number = next((number for number, (period, _) in enumerate(rows) if period.first <= day <= period.last), None)
        if number is not None:
            days[number] += (after - day).days
        elif day > newest[0].last:
            carried += (after - day).days

    def total(end: Callable[[Metric], Decimal | None], on_days: int) -> float:
        sums = [(rows[number], count) for number, count in days.items()] + [(newest, on_days)]
        return float(sum((end(row[1]) or row[1].value or Decimal(0)) * count / row[0].days for row, count in sums))

    low, high = total(lambda metric: metric.low, 0), total(lambda metric: metric.high, carried)
    return WindowRevenue(
        usd_bn=Bounds.around(total(lambda metric: metric.value, carried), low, high),
        reported_to=newest[0].last,
        carried_days=carried,
    )
