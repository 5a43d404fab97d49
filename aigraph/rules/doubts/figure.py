"""The one figure by which deals are compared, and the days of a figure of a company."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from aigraph.model.amount import Amount
from aigraph.model.dates import PartialDate
from aigraph.model.metric import Metric


def figure_of(amount: Amount) -> Decimal:
    """Give the central figure, else the ceiling, else the floor; 0 if none is known."""
    return amount.central or amount.high or amount.low


def days_of(metric: Metric) -> tuple[date, date] | None:
    """Give the first and the last day of the period of a figure; None where they are not on record."""
    if metric.period_start and metric.period_end:
        return metric.period_start.first, metric.period_end.last
    try:
        period = PartialDate.parse(metric.period)
    except ValueError:
        return None
    return period.first, period.last
