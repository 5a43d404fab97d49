"""A sum of money as a function of the day, as pieces of parabolas: exact, and few enough to travel with a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from aigraph.model.amount import Amount
from aigraph.schedules.terms import Terms

SumOn = Callable[[date], Amount]

Ends = tuple[float, float | None, float | None]
"""Low, central and high, in US$ billions."""

_TOLERANCE = 1e-10
"""US$ billions: a tenth of a dollar."""


@dataclass(frozen=True, slots=True)
class Knot:
    """A day on which a piece begins; the last one lasts.

    Parameters
    ----------
    day : datetime.date
        Its day.
    ends : tuple
        Low, central and high on that day, in US$ billions.
    bends : tuple of float
        For each end the coefficient k of k (t - a) (t - b), which is added to the straight line from this knot, a, to the
        next, b; t, a and b in days. Money that falls due at an even rate has none, money at a rising rate has.
    """

    day: date
    ends: Ends
    bends: tuple[float, ...] = (0.0, 0.0, 0.0)


def money_curve(sum_on: SumOn, first: date, last: date, breaks: Iterable[date] = ()) -> tuple[Knot, ...]:
    """Write a sum that never falls, on every day from the first to the last, as pieces of at most second degree.

    Parameters
    ----------
    sum_on : callable
        Gives the sum on a day. It is looked at on few days where it keeps one form: O(pieces · log days).
    first, last : datetime.date
        The days in question, both included.
    breaks : iterable of datetime.date
        Days on which its form is likely to change, to find the pieces sooner.

    Examples
    --------
    >>> from decimal import Decimal
    >>> def rent(day):
    ...     return Amount.of(central=Decimal(min(day.day, 20)))
    >>> [(str(knot.day), knot.ends[1]) for knot in money_curve(rent, date(2026, 1, 1), date(2026, 1, 31))]
    [('2026-01-01', 1.0), ('2026-01-16', 16.0), ('2026-01-19', 19.0), ('2026-01-21', 20.0)]
    """
    known: dict[int, Ends] = {}

    def at(day: int) -> Ends:
        if day not in known:
            known[day] = _ends(sum_on(date.fromordinal(day)))
        return known[day]

    begin, end = first.toordinal(), last.toordinal()
    if at(begin) == at(end):
        return (Knot(first, at(begin)),)
    marks = sorted({begin, end, *(day.toordinal() for day in breaks if first < day < last)})
    knots = [knot for one, other in pairwise(marks) for knot in _pieces(at, one, other)]
    return tuple(_joined([*knots, Knot(last, at(end))]))


def likely_breaks(terms: Terms) -> set[date]:
    """Give the days on which what is due under some terms can take another form."""
    dates = [day for day in (terms.start, terms.end, terms.closed) if day is not None]
    days = {day for partial in dates for day in (partial.first, partial.last)}
    days |= {day for row in terms.instalments for day in (row.period.first, row.period.last)}
    days |= {statement.day for statement in terms.statements} | ({terms.cancelled} if terms.cancelled else set())
    return days | {date.fromordinal(day.toordinal() - 1) for day in days if day > date.min}


def _ends(amount: Amount) -> Ends:
    low, central, high = (None if part is None else float(part) for part in (amount.low, amount.central, amount.high))
    assert low is not None
    return low, central, high


def _pieces(at: Callable[[int], Ends], one: int, other: int) -> Iterator[Knot]:
    """Halve a stretch of days until each part is of one form."""
    start, stop = at(one), at(other)
    # Between two days that follow each other there is none for which a form would matter.
    if start == stop or other - one == 1:
        yield Knot(date.fromordinal(one), start)
        return
    middle = (one + other) // 2
    knot = _parabola(at, one, middle, other)
    tested = {(one + middle) // 2, (middle + other) // 2, one + 1, other - 1} - {one, middle, other}
    if knot and all(_fits(knot, (one, other), stop, day, at(day)) for day in tested):
        yield knot
        return
    yield from _pieces(at, one, middle)
    yield from _pieces(at, middle, other)


def _is_like(one: Ends, other: Ends) -> bool:
    """Whether the same ends are known."""
    return [end is None for end in one] == [end is None for end in other]


def _parabola(at: Callable[[int], Ends], one: int, middle: int, other: int) -> Knot | None:
    start, centre, stop = at(one), at(middle), at(other)
    if not (_is_like(start, centre) and _is_like(centre, stop)):
        return None
    bends = []
    for a, m, b in zip(start, centre, stop, strict=True):
        if a is None or m is None or b is None:
            bends.append(0.0)
            continue
        off = m - (a + (b - a) * (middle - one) / (other - one))
        bends.append(0.0 if abs(off) < _TOLERANCE else off / ((middle - one) * (middle - other)))
    return Knot(date.fromordinal(one), start, tuple(bends))


def _fits(knot: Knot, days: tuple[int, int], stop: Ends, day: int, there: Ends) -> bool:
    if not _is_like(knot.ends, there):
        return False
    one, other = days
    for a, b, bend, value in zip(knot.ends, stop, knot.bends, there, strict=True):
        if a is None or b is None or value is None:
            continue
        drawn = a + (b - a) * (day - one) / (other - one) + bend * (day - one) * (day - other)
        if abs(drawn - value) > _TOLERANCE * max(1.0, value):
            return False
    return True


def _joined(knots: list[Knot]) -> Iterator[Knot]:
    """Leave out knots between which nothing changes."""
    kept: Knot | None = None
    for knot, after in zip(knots, [*knots[1:], None], strict=True):
        is_flat = after is None or after.ends == knot.ends
        if kept is not None and is_flat and kept.ends == knot.ends and not any(kept.bends):
            continue
        kept = knot
        yield knot
