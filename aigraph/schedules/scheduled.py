"""What a contract makes due on some days, whatever has been paid: its sum times the share, or its rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from aigraph.schedules.interval import NOTHING_KNOWN, ONE, ZERO, Interval, total
from aigraph.schedules.share import (
    Days,
    days_of,
    days_that_count,
    even,
    ramp_linear,
    row_sum,
    share_of,
    share_within,
    whole_sum,
    yearly_figures,
)
from aigraph.schedules.terms import Instalment, InstalmentKind, Profile, Terms
from aigraph.schedules.window import Window


def scheduled(terms: Terms, window: Window) -> Interval:
    """Give what the contract makes due in a window, in US$ billions."""
    days = days_that_count(terms, window)
    if days is None:
        return ZERO
    shape = terms.shape
    if shape is Profile.INSTALMENTS:
        return _by_rows(terms, days)
    if shape is Profile.PER_YEAR and terms.is_yearly:
        return _by_years(terms, days)
    return whole_sum(terms).times(_share(terms, days))


def has_schedule(terms: Terms, window: Window) -> bool:
    """Whether the contract itself says how much falls due in a window, and not only between what ends."""
    days = days_that_count(terms, window)
    if days is None:
        return True
    if terms.shape is Profile.PER_YEAR and terms.is_yearly:
        return terms.start is not None
    if terms.shape is Profile.INSTALMENTS and _rest(terms, whole_sum(terms)).is_zero:
        return True
    return share_of(terms, days).central is not None


def sum_with_rows(terms: Terms) -> Interval:
    """Give the amount of the whole deal, or what its rows add up to where that is more, at each end."""
    whole = whole_sum(terms)
    if not terms.instalments:
        return whole
    return whole.at_least(total(row_sum(row, whole).as_floor() for row in rows_that_count(terms)))


def rows_that_count(terms: Terms) -> tuple[Instalment, ...]:
    """Give the committed rows, and the planned ones that no committed row overlaps; paid rows are no schedule."""
    committed = [row for row in terms.instalments if row.kind is InstalmentKind.COMMITTED]
    return tuple(
        row
        for row in terms.instalments
        if row.kind is InstalmentKind.COMMITTED
        or (row.kind is InstalmentKind.PLANNED and not any(row.period.overlaps(other.period) for other in committed))
    )


def _by_rows(terms: Terms, days: Days) -> Interval:
    whole = whole_sum(terms)
    parts = [(row_sum(row, whole), share_within(_row_days(row, terms), days)) for row in rows_that_count(terms)]
    rest = _rest(terms, whole)
    if not rest.is_zero:
        parts.append((rest, _share(terms, days)))
    if all(share == ONE for _, share in parts):
        return sum_with_rows(terms)
    return total(part.times(share) for part, share in parts).at_most(sum_with_rows(terms).high)


def _row_days(row: Instalment, terms: Terms) -> Days:
    """Give the days of a row; nothing falls due before the term begins."""
    begins = 0 if terms.start is None else terms.start.first.toordinal()
    return max(begins, row.period.first.toordinal()), max(begins, row.period.last.toordinal())


def _rest(terms: Terms, whole: Interval) -> Interval:
    """Give what the rows leave of the whole; rows that are shares of it leave the other share at each of its ends."""
    rows = rows_that_count(terms)
    left = max(Fraction(0), 1 - sum((Fraction(row.share) for row in rows if row.share is not None), Fraction(0)))
    sums = total(Interval.of(row.amount) for row in rows if row.amount is not None)
    low = Fraction(0) if sums.high is None else max(Fraction(0), whole.low * left - sums.high)
    central = None if whole.central is None or sums.central is None else max(low, whole.central * left - sums.central)
    if left == 0:
        return ZERO
    return Interval.between(low, central, None if whole.high is None else max(low, whole.high * left - sums.low))


def _by_years(terms: Terms, days: Days) -> Interval:
    amount = Interval.of(terms.amount)
    if terms.start is not None:
        return amount.times(yearly_figures(terms.start, terms.end, days))
    is_over = terms.end is not None and days[0] > days_of(terms.end)[1]
    return ZERO if is_over or amount.is_zero else NOTHING_KNOWN


def _share(terms: Terms, days: Days) -> Interval:
    """Give the share due, with the central value of an assumed term where the contract has none."""
    share = share_of(terms, days)
    if share.central is not None or terms.assumed_term is None:
        return share
    first, last = (date.toordinal(day) for day in terms.assumed_term)
    part = ramp_linear if terms.profile is Profile.RAMP else even
    return replace(share, central=Fraction(*part((first, last), days)))
