"""The backlog that a company reported: sales under contract that are still to come, on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from aigraph.model.ledger import View
from aigraph.model.metric import Metric
from aigraph.schedules.period import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Backlog:
    """Sales under contract that are still to come (remaining performance obligations).

    Parameters
    ----------
    usd_bn : float
        In US$ billions.
    day : date
        The day of the report.
    source : str
        The id of the source.
    """

    usd_bn: float
    day: date
    source: str


def reported_backlog(view: View, company: str) -> Backlog | None:
    """Give the newest backlog that a company reported for a day up to that of a view; None if there is none.

    A backlog of which only the month or year is on record stands on no day, and is left out.

    Examples
    --------
    >>> from aigraph import load
    >>> found = reported_backlog(load().view(as_of="2026-10-01"), "oracle")
    >>> found.usd_bn, f"{found.day}"
    (664.0, '2026-08-31')
    """
    days = [
        (day, metric)
        for metric in view.ledger.metrics
        if metric.company == company
        and metric.metric == "backlog"
        and metric.unit == "usd_bn"
        and metric.value is not None
        and metric.verdict in ("", "stands")
        and (day := _day(metric)) is not None
        and day <= view.as_of
    ]
    if not days:
        return None
    day, metric = max(days, key=lambda row: row[0])
    return Backlog(usd_bn=float(metric.value or 0), day=day, source=metric.source)


def _day(metric: Metric) -> date | None:
    try:
        period = Period.parse(metric.period)
    except ValueError:
        return None
    return period.last if period.first == period.last else None
