"""The one figure by which deals are compared, and the days of a figure of a company."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from aigraph.model.amount import Amount
from aigraph.model.dates import PartialDate
from aigraph.model.metric import Metric

SLIPS = tuple(Decimal(10) ** power for power in (-6, -3, -2, -1, 1, 2, 3, 6))
"""By what a figure is too large or too small if its unit or its point is mistaken."""


def figure_of(amount: Amount) -> Decimal:
    """Give the central figure, else the ceiling, else the floor; 0 if none is known."""
    return amount.central or amount.high or amount.low


def significant_digits(figure: Decimal) -> int:
    """Count the digits of a figure from the first to the last that is not 0."""
    return len(figure.normalize().as_tuple().digits)


def days_of(metric: Metric) -> tuple[date, date] | None:
    """Give the first and the last day of the period of a figure; None where they are not on record."""
    if metric.period_start and metric.period_end:
        return metric.period_start.first, metric.period_end.last
    try:
        period = PartialDate.parse(metric.period)
    except ValueError:
        return None
    return period.first, period.last
