"""Many deals in one window at once, in floating point: NumPy columns. Nothing else here needs NumPy."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from aigraph.schedules.interval import Interval
from aigraph.schedules.share import YEAR, Days, days_of, whole_sum
from aigraph.schedules.terms import Profile, Terms
from aigraph.schedules.window import Window

Column: TypeAlias = npt.NDArray[Any]

_BEFORE_ALL = (0, 0)
_AFTER_ALL = (date.max.toordinal() + 1,) * 2
_YEARLY = "yearly"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TermColumns:
    """Deals without a payment table and without payments, one in each place of the columns.

    Parameters
    ----------
    amounts : array of float, shape (3, n)
        Low, central (nan where there is none) and high (inf where it is open) in US$ billions: of the whole deal, or of a
        year where `rules` says ``yearly``.
    starts, ends : array of int, shape (2, n)
        The first and the last day that each edge of the term can mean, as ordinals.
    cancelled : array of int, shape (n,)
        The last day on which anything can fall due.
    rules : array of str, shape (n,)
        The profile that counts.
    """

    amounts: Column
    starts: Column
    ends: Column
    cancelled: Column
    rules: Column

    @classmethod
    def of(cls, deals: Sequence[Terms]) -> TermColumns:
        """Set deals in columns. O(deals).

        Raises
        ------
        ValueError
            If a deal has instalments, statements of payments or an assumed term: ask for those one by one.
        """
        if any(deal.instalments or deal.statements or deal.assumed_term for deal in deals):
            raise ValueError(
                "deals with rows, payments or an assumed term have no columns: ask due_in for each of them"
            )
        rows = [_row(deal) for deal in deals]
        return cls(
            amounts=np.array([row[0] for row in rows], dtype=float).reshape(-1, 3).T,
            starts=np.array([row[1] for row in rows], dtype=np.int64).reshape(-1, 2).T,
            ends=np.array([row[2] for row in rows], dtype=np.int64).reshape(-1, 2).T,
            cancelled=np.array([(deal.cancelled or date.max).toordinal() for deal in deals], dtype=np.int64),
            rules=np.array([row[3] for row in rows], dtype="U12"),
        )


def due_in_columns(columns: TermColumns, window: Window) -> Column:
    """Give what falls due in a window for all deals: low, central (nan if none) and high (inf if open), shape (3, n).

    The same as `due_in` of each deal, within the precision of floating point. O(deals).

    Examples
    --------
    >>> from aigraph.model.amount import Amount
    >>> from aigraph.model.dates import PartialDate
    >>> compute = Terms(amount=Amount.of(central="60"), profile=Profile.FLAT,
    ...                 start=PartialDate.parse("2026-01-01"), end=PartialDate.parse("2030-12-31"))
    >>> due_in_columns(TermColumns.of([compute] * 2), Window.by(date(2026, 9, 30))).round(6).tolist()
    [[8.970427, 8.970427], [8.970427, 8.970427], [8.970427, 8.970427]]
    """
    first = 0 if window.first is None else window.first.toordinal()
    last = np.minimum(window.last.toordinal(), columns.cancelled)
    shares = np.empty_like(columns.amounts)
    for rule in np.unique(columns.rules):
        here = columns.rules == rule
        shares[:, here] = _RULES[rule](
            columns.starts[:, here], columns.ends[:, here], np.full(here.sum(), first), last[here]
        )
    shares[:, last < first] = 0
    with np.errstate(invalid="ignore"):
        due = np.where(shares == 0, 0.0, columns.amounts * shares)
    due[:, (shares[2] == 0) | (columns.amounts[2] == 0)] = 0
    due[1] = np.where(due[0] == due[2], due[0], due[1])
    return due


def _row(deal: Terms) -> tuple[tuple[float, float, float], Days, Days, str]:
    shape = deal.shape
    start = None if deal.start is None else days_of(deal.start)
    end = None if deal.end is None else days_of(deal.end)
    whole = whole_sum(deal)
    rule = str(Profile.UNKNOWN)
    day = deal.start or deal.closed
    if shape is Profile.AT_ONCE and day is not None:
        start, rule = days_of(day), str(shape)
    elif shape is Profile.PER_YEAR and deal.is_yearly and start is not None:
        whole, rule = Interval.of(deal.amount), _YEARLY
    elif shape in {Profile.FLAT, Profile.RAMP, Profile.PER_YEAR} and start is not None and end is not None:
        rule = str(shape)
    central = np.nan if whole.central is None else float(whole.central)
    high = np.inf if whole.high is None else float(whole.high)
    return (float(whole.low), central, high), start or _BEFORE_ALL, end or _AFTER_ALL, rule


def _years_until(day: Column) -> Column:
    days = np.clip(day, 1, date.max.toordinal()) - date(1970, 1, 1).toordinal()
    years = days.astype("datetime64[D]").astype("datetime64[Y]")
    begins, ends = (edge.astype("datetime64[D]").astype(np.int64) for edge in (years, years + 1))
    weight = (years.astype(np.int64) + 1969) * YEAR + (days - begins + 1) * (YEAR // (ends - begins))
    return np.where(day <= 0, 0, weight)


def _years(first: Column, last: Column) -> Column:
    return np.where(first <= last, _years_until(last) - _years_until(first - 1), 0)


def _days(first: Column, last: Column) -> Column:
    return np.asarray(np.maximum(0, last - first + 1))


_Measure: TypeAlias = Callable[[Column, Column], Column]


def _even(s: Column, e: Column, f: Column, t: Column, measure: _Measure = _days) -> Column:
    # Not a term where s lies after e: what is found there is thrown away.
    return np.asarray(measure(np.maximum(s, f), np.minimum(e, t)) / np.maximum(measure(s, e), 1))


def _even_by_year(s: Column, e: Column, f: Column, t: Column) -> Column:
    return _even(s, e, f, t, _years)


def _years_due(s: Column, e: Column, f: Column, t: Column) -> Column:
    return np.asarray(_years(np.maximum(s, f), np.minimum(e, t)) / YEAR)


def _ramp_least(s: Column, e: Column, f: Column, t: Column) -> Column:
    return np.where(t < e, 0, 1 - _even(s, e, np.zeros_like(f), f - 1))


def _ramp_linear(s: Column, e: Column, f: Column, t: Column) -> Column:
    zero = np.zeros_like(f)
    return np.asarray(_even(s, e, zero, t) ** 2 - _even(s, e, zero, f - 1) ** 2)


def _ramp_most(s: Column, e: Column, f: Column, t: Column) -> Column:
    return _even(np.maximum(s, f), e, f, t)


_Rule: TypeAlias = Callable[[Column, Column, Column, Column], Column]


def _over_corners(least: _Rule, central: _Rule, most: _Rule) -> _Rule:
    """Make a rule of the least, the central and the greatest part due over exact terms: see `accrual.corner_terms`."""

    def share(starts: Column, ends: Column, f: Column, t: Column) -> Column:
        both = np.maximum(starts[0], ends[0]), np.minimum(starts[1], ends[1])
        touching = (*both, np.clip(f, *both), np.clip(t, *both))
        corners = [
            *product((*starts, np.clip(f, *starts)), (*ends, np.clip(t, *ends))),
            *((day, day) for day in touching),
        ]
        found = np.array([np.full(f.shape, np.inf), central(starts[0], ends[1], f, t), np.full(f.shape, -np.inf)])
        for place, (s, e) in enumerate(corners):
            is_term = (s <= e) if place < len(corners) - len(touching) else (both[0] <= both[1])
            found[0] = np.where(is_term, np.minimum(found[0], least(s, e, f, t)), found[0])
            found[2] = np.where(is_term, np.maximum(found[2], most(s, e, f, t)), found[2])
        return found

    return share


def _at_once(starts: Column, _ends: Column, f: Column, t: Column) -> Column:
    part = _even(starts[0], starts[1], f, t)
    return np.array([part == 1, part, part > 0], dtype=float)


def _within_term(starts: Column, ends: Column, f: Column, t: Column) -> Column:
    is_none = (t < starts[0]) | (f > ends[1])
    is_all = ~is_none & (ends[1] <= t) & ((f <= 1) | (f <= starts[0]))
    return np.array([is_all, np.where(is_all | is_none, is_all, np.nan), ~is_none], dtype=float)


_RULES: dict[str, _Rule] = {
    _YEARLY: _over_corners(_years_due, _years_due, _years_due),
    str(Profile.FLAT): _over_corners(_even, _even, _even),
    str(Profile.PER_YEAR): _over_corners(_even_by_year, _even_by_year, _even_by_year),
    str(Profile.RAMP): _over_corners(_ramp_least, _ramp_linear, _ramp_most),
    str(Profile.AT_ONCE): _at_once,
    str(Profile.UNKNOWN): _within_term,
}
