"""A slow second opinion on shares: every exact term that partial dates can mean, every day of it, in fractions.

A rule gives the schedules that a profile allows over an exact term, each a list of shares by day that adds up to 1. Their
sums over a window are convex in the schedule, so the extreme schedules have the least and the greatest.
"""

from datetime import date
from fractions import Fraction

from aigraph.schedules.terms import Profile


def even(lengths_of_years):
    return [[Fraction(1, len(lengths_of_years))] * len(lengths_of_years)]


def by_year(lengths_of_years):
    weights = [Fraction(1, days) for days in lengths_of_years]
    return [[weight / sum(weights) for weight in weights]]


def never_falling(lengths_of_years):
    """The extreme rates that never fall: nothing until some day, then the same to the end."""
    length = len(lengths_of_years)
    return [[Fraction(0)] * (length - last) + [Fraction(1, last)] * last for last in range(1, length + 1)]


def some_day(lengths_of_years):
    """The extreme schedules of which nothing is known: all on one day."""
    days = range(len(lengths_of_years))
    return [[Fraction(int(day == due)) for day in days] for due in days]


RULES = {
    Profile.FLAT: even,
    Profile.PER_YEAR: by_year,
    Profile.RAMP: never_falling,
    Profile.ON_DELIVERY: some_day,
    Profile.MILESTONES: some_day,
    Profile.UNKNOWN: some_day,
}


def shares(profile, start, end, first, last):
    """The least and the greatest share due from day `first` to day `last`, over all terms and schedules."""
    found = [
        sum(part for day, part in enumerate(schedule, s) if first <= day <= last)
        for s, e in exact_terms(start, end)
        for schedule in RULES[profile]([year_length(day) for day in range(s, e + 1)])
    ]
    return min(found), max(found)


def yearly_figures(start, end, first, last):
    """The least and the greatest number of yearly figures due, a day being the part of its own year."""
    found = [
        sum(Fraction(1, year_length(day)) for day in range(max(s, first), min(e, last) + 1))
        for s, e in exact_terms(start, end)
    ]
    return min(found), max(found)


def exact_terms(start, end):
    starts = range(start.first.toordinal(), start.last.toordinal() + 1)
    ends = range(end.first.toordinal(), end.last.toordinal() + 1)
    return [(s, e) for s in starts for e in ends if s <= e]


def year_length(ordinal):
    year = date.fromordinal(ordinal).year
    return (date(year + 1, 1, 1) - date(year, 1, 1)).days
