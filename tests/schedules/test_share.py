"""The share due in a window, against an oracle that tries every day that the dates of a term can mean."""

from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aigraph.model.amount import Amount
from aigraph.model.dates import PartialDate
from aigraph.schedules.interval import ONE, SOME, ZERO
from aigraph.schedules.share import share_due, yearly_figures
from aigraph.schedules.terms import Profile, Terms, default_profile
from aigraph.schedules.window import Window
from tests.schedules import oracle
from tests.schedules.strategies import FIRST, LAST, days, edges, partial_dates, windows


def sized(**known):
    return Terms(amount=Amount.of(central="1"), **known)


two_dates = edges(has_both=True)


def ordinals(window):
    return (0 if window.first is None else window.first.toordinal()), window.last.toordinal()


any_window = st.one_of(windows, days.map(Window.by))


@pytest.mark.parametrize("profile", list(oracle.RULES))
@settings(max_examples=24)
@given(dates=two_dates, window=any_window)
def test_its_ends_are_those_of_all_terms_and_schedules_that_are_possible(profile, dates, window):
    share = share_due(sized(profile=profile, start=dates[0], end=dates[1]), window)
    assert (share.low, share.high) == oracle.shares(profile, *dates, *ordinals(window))


@settings(max_examples=24)
@given(known=partial_dates, window=any_window, has_start=st.booleans())
def test_a_missing_edge_leaves_the_edge_that_is_known(known, window, has_start):
    far_before, far_after = (PartialDate("far", day, day) for day in (FIRST - timedelta(5), LAST + timedelta(5)))
    terms = {"start": known} if has_start else {"end": known}
    every = {"start": known, "end": far_after} if has_start else {"start": far_before, "end": known}
    expected = oracle.shares(Profile.UNKNOWN, every["start"], every["end"], *ordinals(window))
    for profile in (Profile.FLAT, Profile.RAMP, Profile.PER_YEAR, Profile.UNKNOWN, Profile.ON_DELIVERY):
        share = share_due(sized(profile=profile, **terms), window)
        assert (share.low, share.high) == expected


@settings(max_examples=24)
@given(dates=two_dates, window=any_window)
def test_yearly_figures_are_counted_day_by_day(dates, window):
    counted = yearly_figures(*dates, ordinals(window))
    assert (counted.low, counted.high) == oracle.yearly_figures(*dates, *ordinals(window))


@given(day=partial_dates, window=any_window)
def test_a_sum_due_at_once_on_a_partial_day_has_the_part_of_its_days_as_central_share(day, window):
    first, last = ordinals(window)
    inside = [first <= ordinal <= last for ordinal in range(day.first.toordinal(), day.last.toordinal() + 1)]
    share = share_due(sized(profile=Profile.AT_ONCE, start=day), window)
    assert (share.low, share.high) == (min(inside), max(inside))
    assert share.central == Fraction(sum(inside), len(inside))


@given(dates=two_dates, window=any_window)
def test_the_central_share_takes_the_first_day_of_the_start_and_the_last_of_the_end(dates, window):
    s, e = dates[0].first.toordinal(), dates[1].last.toordinal()
    length, (first, last) = e - s + 1, ordinals(window)
    inside = [day for day in range(s, e + 1) if first <= day <= last]
    flat = share_due(sized(profile=Profile.FLAT, start=dates[0], end=dates[1]), window).central
    assert flat == Fraction(len(inside), length)
    # A rate in proportion to time: the first day has 1 part, the second 3, the third 5 of length squared.
    ramp = share_due(sized(profile=Profile.RAMP, start=dates[0], end=dates[1]), window).central
    assert ramp == sum((Fraction(2 * (day - s) + 1, length**2) for day in inside), Fraction(0))


@pytest.mark.parametrize("profile", [Profile.ON_DELIVERY, Profile.MILESTONES, Profile.UNKNOWN])
def test_a_deal_without_a_schedule_has_no_central_share_within_its_term(profile):
    terms = sized(profile=profile, start=PartialDate.parse("2026-03"), end=PartialDate.parse("2026-06"))
    assert share_due(terms, Window.by(date(2026, 2, 28))) == ZERO
    assert share_due(terms, Window.by(date(2026, 3, 1))) == SOME
    assert share_due(terms, Window.by(date(2026, 6, 29))) == SOME
    assert share_due(terms, Window.by(date(2026, 6, 30))) == ONE
    assert share_due(terms, Window(date(2026, 3, 1), date(2026, 6, 30))) == ONE
    assert share_due(terms, Window(date(2026, 3, 2), date(2026, 6, 30))) == SOME
    assert share_due(terms, Window(date(2026, 7, 1), date(2026, 7, 31))) == ZERO


def test_an_at_once_deal_takes_its_start_before_its_closing_and_without_either_is_unknown():
    start, closed = PartialDate.parse("2026-03-31"), PartialDate.parse("2026-05-31")
    april = Window.by(date(2026, 4, 30))
    assert share_due(sized(profile=Profile.AT_ONCE, start=start, closed=closed), april) == ONE
    assert share_due(sized(profile=Profile.AT_ONCE, closed=closed), april) == ZERO
    assert share_due(sized(profile=Profile.AT_ONCE), april) == SOME


def test_each_calendar_year_of_a_total_that_is_even_by_year_has_the_same_share():
    terms = sized(profile=Profile.PER_YEAR, start=PartialDate.parse("2023-01-01"), end=PartialDate.parse("2026-12-31"))
    for year in range(2023, 2027):
        assert share_due(terms, Window(date(year, 1, 1), date(year, 12, 31))).central == Fraction(1, 4)


def test_nothing_falls_due_after_the_day_of_cancellation():
    terms = sized(
        profile=Profile.FLAT,
        start=PartialDate.parse("2026-01-01"),
        end=PartialDate.parse("2026-01-10"),
        cancelled=date(2026, 1, 4),
    )
    assert share_due(terms, Window.by(date(2026, 1, 4))).central == Fraction(4, 10)
    assert share_due(terms, Window.by(date(2027, 1, 1))).central == Fraction(4, 10)
    assert share_due(terms, Window(date(2026, 1, 5), date(2026, 1, 10))) == ZERO


def test_what_is_paid_at_closing_unless_somebody_says_otherwise():
    at_once = ("equity", "convertible", "bond", "grant", "prepayment", "acquisition")
    assert {default_profile(name) for name in at_once} == {Profile.AT_ONCE}
    assert {default_profile(name) for name in ("loan", "compute", "chips", "warrant")} == {Profile.UNKNOWN}


@given(dates=two_dates, profile=st.sampled_from(list(oracle.RULES)))
def test_the_central_shares_of_all_days_of_a_term_are_its_whole(dates, profile):
    terms = sized(profile=profile, start=dates[0], end=dates[1])
    edges = [FIRST - timedelta(1), FIRST + timedelta(9), FIRST + timedelta(20), LAST]
    parts = [share_due(terms, Window(before + timedelta(1), last)).central for before, last in pairwise(edges)]
    if None not in parts:
        assert sum(parts) == 1
