"""A slow second opinion on shares: every exact term that partial dates can mean, every day of it, in fractions.

A rule gives the schedules that a profile allows over an exact term, each a list of shares by day that adds up to 1. Their
sums over a window are convex in the schedule, so the extreme schedules have the least and the greatest.
"""

from fractions import Fraction

from aigraph.schedules.profile import Profile


def even(length, lengths_of_years):
    return [[Fraction(1, length)] * length]


def by_year(length, lengths_of_years):
    weights = [Fraction(1, days) for days in lengths_of_years]
    return [[weight / sum(weights) for weight in weights]]


def never_falling(length, lengths_of_years):
    """The extreme rates that never fall: nothing until some day, then the same to the end."""
    return [[Fraction(0)] * (length - last) + [Fraction(1, last)] * last for last in range(1, length + 1)]


def some_day(length, lengths_of_years):
    """The extreme schedules of which nothing is known: all on one day."""
    return [[Fraction(int(day == due)) for day in range(length)] for due in range(length)]


RULES = {
    Profile.FLAT: even,
    Profile.PER_YEAR: by_year,
    Profile.RAMP: never_falling,
    Profile.ON_DELIVERY: some_day,
    Profile.MILESTONES: some_day,
    Profile.UNKNOWN: some_day,
}


def year_length(ordinal):
    from datetime import date

    year = date.fromordinal(ordinal).year
    return (date(year + 1, 1, 1) - date(year, 1, 1)).days


def shares(profile, start, end, first, last):
    """The least and the greatest share due from day `first` to day `last`, over all terms and schedules."""
    found = []
    for s in range(start.first.toordinal(), start.last.toordinal() + 1):
        for e in range(max(s, end.first.toordinal()), end.last.toordinal() + 1):
            years = [year_length(day) for day in range(s, e + 1)]
            for schedule in RULES[profile](e - s + 1, years):
                found.append(sum(part for day, part in enumerate(schedule, s) if first <= day <= last))
    return min(found), max(found)


def yearly_figures(start, end, first, last):
    """The least and the greatest number of yearly figures due, a day being the part of its own year."""
    found = []
    for s in range(start.first.toordinal(), start.last.toordinal() + 1):
        for e in range(max(s, end.first.toordinal()), end.last.toordinal() + 1):
            found.append(sum(Fraction(1, year_length(day)) for day in range(max(s, first), min(e, last) + 1)))
    return min(found), max(found)
