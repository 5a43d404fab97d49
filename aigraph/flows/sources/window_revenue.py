"""Reported revenue of companies in a window, each day from the shortest reported period that holds it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

from aigraph.model.amount import Bounds
from aigraph.model.ledger import View
from aigraph.model.metric import Metric
from aigraph.schedules.period import Period
from aigraph.schedules.window import Window


def window_revenue(view: View, window: Window) -> dict[str, Bounds]:
    """Give the revenue of each company in a window, in US$ billions; companies without any on record are left out.

    Notes
    -----
    A report is spread over the days of its period. Days after the last report carry its rate on, but not at the low end. A
    fiscal year whose last day is not on record is no period. Refuted and revised figures do not count, nor a report of a
    period that had not ended by the day of the view. O(reports * days).
    """
    reports: dict[str, list[tuple[Period, Metric]]] = {}
    for metric in view.ledger.metrics:
        period = _period(metric)
        is_revenue = metric.metric == "revenue" and metric.unit == "usd_bn" and metric.verdict in ("", "stands")
        if is_revenue and period and period.last <= view.as_of and metric.value is not None:
            reports.setdefault(view.group_of(metric.company), []).append((period, metric))
    first = window.first or date.min
    found = {company: _spread(rows, first, window.last) for company, rows in sorted(reports.items())}
    return {company: bounds for company, bounds in found.items() if bounds.on_record}


def _period(metric: Metric) -> Period | None:
    if metric.period_start and metric.period_end:
        return Period(metric.period, metric.period_start.first, metric.period_end.last)
    try:
        return Period.parse(metric.period)
    except ValueError:
        return None


def _spread(rows: list[tuple[Period, Metric]], first: date, last: date) -> Bounds:
    rows = sorted(rows, key=lambda row: row[0].days)
    newest = max(rows, key=lambda row: row[0].last)
    days: Counter[int] = Counter()
    carried = 0
    day = max(first, min(period.first for period, _ in rows))
    while day <= last:
        number = next((number for number, (period, _) in enumerate(rows) if period.first <= day <= period.last), None)
        if number is not None:
            days[number] += 1
        elif day > newest[0].last:
            carried += 1
        day += timedelta(days=1)

    def total(end: Callable[[Metric], Decimal | None], on_days: int) -> float:
        sums = [(rows[number], count) for number, count in days.items()] + [(newest, on_days)]
        return float(sum((end(row[1]) or row[1].value or Decimal(0)) * count / row[0].days for row, count in sums))

    low, high = total(lambda metric: metric.low, 0), total(lambda metric: metric.high, carried)
    return Bounds.around(total(lambda metric: metric.value, carried), low, high)
