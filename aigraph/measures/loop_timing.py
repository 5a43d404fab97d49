"""Timing of the deals of a loop: their span, overlap, and whether they respect the order of the legs."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations

from aigraph.flows.measure import Measure
from aigraph.model.amount import Bounds
from aigraph.model.arrow import Arrow
from aigraph.model.display import Displayed, Row
from aigraph.model.loop import Loop

CONTEMPORANEOUS_DAYS = 90
"""Contracts at most so many days apart count as contemporaneous: made at or near the same time."""

YES, NO, UNKNOWN = "yes", "no", "unknown"


@dataclass(frozen=True, slots=True)
class Dated:
    """A deal and the interval of days in which it came into force.

    Parameters
    ----------
    first : datetime.date or None
        The earliest day; None where no source gives one.
    last : datetime.date
        The latest day: that from which a view contains it.
    """

    arrow: Arrow
    first: date | None
    last: date


@dataclass(frozen=True, kw_only=True)
class LoopTiming(Displayed):
    """The timing of a loop, by those of its deals that are nearest in time.

    Parameters
    ----------
    loop : Loop
        The loop.
    deals : tuple of Dated
        One deal for each leg, from the root on: those with the smallest span.
    span_days : Measure
        From the first to the last of them, in days; its bounds from dates known only to the month or year.
    overlap_days : Measure
        The days that the terms of their contracts have in common; a deal without a recorded term leaves only an upper bound.
    contemporaneous : str
        ``yes`` if they are surely at most `CONTEMPORANEOUS_DAYS` apart, ``no`` if surely more, else ``unknown``.
    time_respecting : str
        ``yes`` if each is surely not before the one that it follows, ``no`` if one surely is, else ``unknown``.
    """

    loop: Loop = field(repr=False)
    deals: tuple[Dated, ...] = field(repr=False)
    span_days: Measure
    overlap_days: Measure
    contemporaneous: str
    time_respecting: str

    def row(self) -> Row:
        """Flatten to one row; the names are public."""
        return {
            "loop": self.loop.name,
            "kinds": self.loop.kinds,
            "deals": tuple(dated.arrow.deal.id for dated in self.deals),
            "days": tuple(dated.last.isoformat() for dated in self.deals),
            "span_low_days": self.span_days.low,
            "span_days": self.span_days.on_record,
            "span_high_days": self.span_days.high,
            "overlap_low_days": self.overlap_days.low,
            "overlap_days": self.overlap_days.on_record,
            "overlap_high_days": self.overlap_days.high,
            "n_terms_missing": self.overlap_days.n_edges_missing,
            "contemporaneous": self.contemporaneous,
            "time_respecting": self.time_respecting,
        }


def loop_timing(loop: Loop) -> LoopTiming:
    """Measure how near in time the deals of a loop are, and in which order they came into force, from its root on.

    Parameters
    ----------
    loop : Loop
        A loop of any kind; a deal of it counts from the day on which it was in force at the certainty of its view, and
        between these companies.

    Returns
    -------
    LoopTiming
        Span and overlap in days, and two answers: yes, no or unknown.

    See Also
    --------
    find_loops : Finds the loops.
    explain : Their deals with all dates.

    Notes
    -----
    Where a leg has several deals, one is chosen for each leg such that the span is the smallest; among equal spans one
    that is in order. A date known to the month or year, or a subsidiary merged later, makes an interval of days, whose
    last day is used in the central figures. O(d k log d) for d deals on k legs.

    The order is shown and excludes nothing. Days on which deals are made are not days on which cash moves, money is
    fungible, and a statute against round trips disregards "timing or sequence" [1]_. Contracts "at or near the same time"
    are a question of their own [2]_; 90 days is this tool's choice.

    References
    ----------
    .. [1] South Africa, Income Tax Act 58 of 1962, section 80D.
    .. [2] FASB, Accounting Standards Codification 606-10-25-9.
    .. [3] R. Kumar, T. Calders, "2SCENT: an efficient algorithm for enumerating all simple temporal cycles", 2018.
       https://doi.org/10.14778/3236187.3236197

    Examples
    --------
    >>> from aigraph import find_loops, load
    >>> timing = loop_timing(find_loops(load().view(as_of="2026-03-01")).named("amazon-openai")[0])
    >>> timing.span_days.on_record, timing.contemporaneous, timing.time_respecting
    (0.0, 'yes', 'yes')
    """
    deals = _nearest([[date_of(arrow) for arrow in leg.arrows] for leg in loop.legs])
    span = _span(loop, deals)
    return LoopTiming(
        loop=loop,
        deals=deals,
        span_days=span,
        overlap_days=_overlap(loop, deals),
        contemporaneous=_within(span, CONTEMPORANEOUS_DAYS),
        time_respecting=_in_order(deals),
    )


def date_of(arrow: Arrow) -> Dated:
    """Give the interval of days in which a deal came into force as a view contains it."""
    dates = [event.date for event in arrow.events if event.date and event.date.first <= arrow.since]
    # The event that brought it into force is the one whose date contains that day; of several, the most precise.
    containing = [day.first for day in dates if arrow.since <= day.last]
    if containing:
        return Dated(arrow, max(containing), arrow.since)
    # A merger brought it between these companies, or a source reported it without a date.
    complete = all(event.date for event in arrow.events)
    return Dated(arrow, min((day.first for day in dates), default=None) if complete else None, arrow.since)


def _nearest(legs: Sequence[Sequence[Dated]]) -> tuple[Dated, ...]:
    """Choose a deal for each leg such that the span is smallest; among equal spans, one in order."""
    by_day = [sorted(leg, key=lambda dated: (dated.last, dated.arrow.deal.id)) for leg in legs]
    days = [[dated.last for dated in leg] for leg in by_day]
    windows = []
    for start in sorted({day for leg in days for day in leg}):
        first = [bisect_left(leg, start) for leg in days]
        if any(index == len(leg) for index, leg in zip(first, days, strict=True)):
            break
        end = max(leg[index] for index, leg in zip(first, days, strict=True))
        windows.append((end - start, start, end, first))
    smallest = min(window[0] for window in windows)
    earliest: list[tuple[Dated, ...]] = []
    for span, start, end, first in windows:
        if span != smallest:
            continue
        chosen: list[Dated] = []
        reached = start
        for leg, dates in zip(by_day, days, strict=True):
            index = bisect_left(dates, reached)
            if index == len(leg) or dates[index] > end:
                break
            chosen.append(leg[index])
            reached = dates[index]
        else:
            return tuple(chosen)
        earliest.append(tuple(leg[index] for leg, index in zip(by_day, first, strict=True)))
    return earliest[0]


def _span(loop: Loop, deals: Sequence[Dated]) -> Measure:
    lasts = [dated.last for dated in deals]
    firsts = [dated.first for dated in deals if dated.first]
    undated = len(deals) - len(firsts)
    return Measure(
        name="span",
        of=loop.name,
        unit="days",
        bounds=Bounds(
            low=float(max(0, (max(firsts) - min(lasts)).days)) if firsts else 0.0,
            on_record=None if undated else float((max(lasts) - min(lasts)).days),
            high=None
            if undated
            else float(max((max(lasts[:i] + lasts[i + 1 :]) - firsts[i]).days for i in range(len(deals)))),
            why_open=f"{undated} of {len(deals)} deals have no earliest day" if undated else "",
        ),
        n_edges_used=len(firsts),
        n_edges_missing=undated,
        scenario=_SCENARIO,
    )


def _overlap(loop: Loop, deals: Sequence[Dated]) -> Measure:
    terms = [
        (deal.start, deal.end) for deal in (dated.arrow.deal for dated in deals) if deal.start and deal.end is not None
    ]
    without = len(deals) - len(terms)
    least = most = None
    if terms:
        most = float(max(0, (min(end.last for _, end in terms) - max(start.first for start, _ in terms)).days + 1))
        least = float(max(0, (min(end.first for _, end in terms) - max(start.last for start, _ in terms)).days + 1))
    return Measure(
        name="overlap",
        of=loop.name,
        unit="days",
        bounds=Bounds(
            low=0.0 if terms and without else least,
            on_record=None if without and most != 0 else most,
            high=most,
            why_open=f"{without} of {len(deals)} deals have no recorded term" if without else "",
        ),
        n_edges_used=len(terms),
        n_edges_missing=without,
        scenario=_SCENARIO,
    )


_SCENARIO = "one deal a leg, those nearest in time"


def _within(span: Measure, days: int) -> str:
    if span.high is not None and span.high <= days:
        return YES
    return NO if span.low is not None and span.low > days else UNKNOWN


def _in_order(deals: Sequence[Dated]) -> str:
    if any(before.first is not None and after.last < before.first for before, after in combinations(deals, 2)):
        return NO
    ordered = all(after.first is not None and before.last <= after.first for before, after in combinations(deals, 2))
    return YES if ordered else UNKNOWN
