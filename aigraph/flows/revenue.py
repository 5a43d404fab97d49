"""Reported revenue of companies: the newest year that had ended, or that was published, by the day of a view."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from aigraph.model.ledger import View
from aigraph.model.metric import Metric
from aigraph.model.source import Source

_YEAR = re.compile(r"(FY)?(\d{4})")
_REFUTED = "refuted"


@dataclass(frozen=True, slots=True, kw_only=True)
class RevenueStep:
    """A yearly revenue, from the day on which it was the newest.

    Parameters
    ----------
    day : date
        The last of the year; of a fiscal year the day of publication, as its last day is not on record.
    """

    day: date
    period: str
    usd_bn: float
    source: str


def reported_revenue(view: View) -> dict[str, tuple[str, float]]:
    """Give for each company its newest yearly revenue that had ended on the day of a view: the period, and US$ billions.

    A fiscal year counts from the day its figure was published, as its last day is not on record; refuted and revised
    figures do not count; of several the best source's is taken.

    See Also
    --------
    round_trip : Uses it.

    Examples
    --------
    >>> from aigraph import load
    >>> reported_revenue(load().view(as_of="2025-12-31"))["microsoft"][0]
    'FY2025'
    """
    return {company: (steps[-1].period, steps[-1].usd_bn) for company, steps in revenue_history(view).items()}


def revenue_history(view: View) -> dict[str, tuple[RevenueStep, ...]]:
    """Give for each company the yearly revenues that were its newest up to the day of a view, oldest first.

    Examples
    --------
    >>> from aigraph import load
    >>> [step.period for step in revenue_history(load().view(as_of="2025-12-31"))["nvidia"]][-2:]
    ['FY2024', 'FY2025']
    """
    counted: dict[str, list[tuple[date, tuple[int, str], RevenueStep]]] = {}
    for metric, is_fiscal, year, source in _yearly(view):
        if metric.verdict not in ("", "stands") or metric.value is None:
            continue
        ended = date(year, 12, 31)
        if is_fiscal and source and source.published:
            ended = min(ended, source.published.last)
        if ended <= view.as_of:
            # Grades run from A to D: the negated letter makes the better one larger.
            rank = (year, chr(255 - ord(_grade(source))))
            step = RevenueStep(day=ended, period=metric.period, usd_bn=float(metric.value), source=metric.source)
            counted.setdefault(metric.company, []).append((ended, rank, step))
    return {company: tuple(_newest(rows)) for company, rows in sorted(counted.items())}


def _newest(rows: list[tuple[date, tuple[int, str], RevenueStep]]) -> Iterator[RevenueStep]:
    """Yield each step that outranks all before it."""
    best = (0, "")
    for _, rank, step in sorted(rows, key=lambda row: row[0]):
        if rank > best:
            best = rank
            yield step


def published_revenue(view: View, company: str) -> Metric | None:
    """Give the newest yearly revenue of a company that was published by the day of a view; None if there is none.

    Where nothing says when, a year counts from its end; refuted figures do not count; of several the best source's is
    taken, and among equals the first.
    """
    years = [
        (-year, _grade(source), order, metric)
        for order, (metric, _, year, source) in enumerate(_yearly(view))
        if metric.company == company and metric.verdict != _REFUTED and _is_published(view, source, year)
    ]
    return min(years)[-1] if years else None


def _yearly(view: View) -> Iterator[tuple[Metric, bool, int, Source | None]]:
    """Yield the yearly revenues in US$ of companies that are no consolidated subsidiary: whether fiscal, year, source."""
    for metric in view.ledger.metrics:
        period = _YEAR.fullmatch(metric.period)
        is_revenue = metric.metric == "revenue" and metric.unit == "usd_bn"
        if period and is_revenue and view.group_of(metric.company) == metric.company:
            yield metric, bool(period[1]), int(period[2]), view.ledger.source_by_id.get(metric.source)


def _grade(source: Source | None) -> str:
    return source.grade if source else "D"


def _is_published(view: View, source: Source | None, year: int) -> bool:
    if source and source.published:
        return source.published.last <= view.as_of
    return year < view.as_of.year
