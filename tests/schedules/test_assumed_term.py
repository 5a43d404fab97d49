"""Central values under the assumption of a term that nobody told."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigraph.model.amount import UNKNOWN, Amount
from aigraph.model.dates import PartialDate
from aigraph.schedules.assumed_term import assume_term
from aigraph.schedules.by_day import contracted, due_by, paid_by
from aigraph.schedules.in_window import due_in, has_assumed_central
from aigraph.schedules.period import Period
from aigraph.schedules.terms import Instalment, InstalmentKind, Profile, Terms
from aigraph.schedules.window import Window
from tests.schedules.strategies import days, terms, windows

SINCE = date(2026, 1, 1)
YEAR = Window(date(2026, 1, 1), date(2026, 12, 31))


def fifty(**known):
    return Terms(amount=Amount.of(central="50"), **known)


def in_2026(deal):
    return due_in(assume_term(deal, 4, SINCE), YEAR)


def test_a_purchase_without_a_term_falls_due_evenly_from_the_day_since_which_it_stands():
    due = in_2026(fifty())
    assert (due.low, due.high) == (0, 50)
    assert round(due.central, 6) == round(Amount.of(central="50").central * 365 / 1461, 6)


def test_a_start_that_is_told_comes_before_the_day_since_which_it_stands():
    late = fifty(start=PartialDate.parse("2026-07-01"))
    assert round(in_2026(late).central, 6) == round(late.amount.central * 184 / 1461, 6)


def test_a_ramp_without_an_end_stays_a_ramp():
    deal = fifty(profile=Profile.RAMP, start=PartialDate.parse("2026-01-01"))
    assert round(in_2026(deal).central, 6) == round(deal.amount.central * (365 * 365) / (1461 * 1461), 6)


def test_an_end_that_is_told_is_kept():
    deal = fifty(
        profile=Profile.ON_DELIVERY, start=PartialDate.parse("2026-01-01"), end=PartialDate.parse("2027-12-31")
    )
    assert in_2026(deal).central == 25
    assert due_by(assume_term(deal, 1, SINCE), date(2026, 12, 31)).central == 25


def test_what_rows_leave_gets_a_term_and_the_rows_keep_their_days():
    row = Instalment(kind=InstalmentKind.COMMITTED, period=Period.parse("2026-06"), amount=Amount.of(central="10"))
    due = in_2026(fifty(instalments=(row,)))
    assert (due.low, due.high) == (10, 50)
    assert round(due.central, 6) == round(10 + fifty().amount.central * 40 * 365 / 1461 / 50, 6)


@pytest.mark.parametrize(
    "deal",
    [
        fifty(profile=Profile.AT_ONCE),
        Terms(amount=UNKNOWN),
        Terms(amount=Amount.of(high="30")),
        Terms(amount=Amount.of(central="2"), basis="annual"),
        fifty(profile=Profile.FLAT, start=PartialDate.parse("2026"), end=PartialDate.parse("2027")),
    ],
)
def test_it_changes_nothing_where_the_sum_has_no_central_value_or_the_schedule_is_known_or_none_is_needed(deal):
    assert in_2026(deal) == due_in(deal, YEAR)
    assert not has_assumed_central(assume_term(deal, 4, SINCE), YEAR)


def test_a_figure_says_whether_it_rests_on_the_assumption():
    assert has_assumed_central(assume_term(fifty(), 4, SINCE), YEAR)
    assert not has_assumed_central(fifty(), YEAR)


def test_a_term_from_a_leap_day_ends_on_the_28th_and_none_leaves_the_calendar():
    assert assume_term(fifty(), 1, date(2024, 2, 29)).assumed_term == (date(2024, 2, 29), date(2025, 2, 28))
    assert assume_term(fifty(), 9000, SINCE).assumed_term == (SINCE, date.max)


def test_less_than_a_year_is_refused():
    with pytest.raises(ValueError, match="a term of 0 years: expected 1 or more"):
        assume_term(fifty(), 0, SINCE)


@given(terms=terms(), window=windows, years=st.integers(1, 3), since=days)
def test_an_assumed_term_never_moves_an_end_nor_a_central_value_that_is_known(terms, window, years, since):
    assumed = assume_term(terms, years, since)
    for figure, span in ((due_in, window), (due_by, window.last), (paid_by, window.last), (contracted, window.last)):
        known, guessed = figure(terms, span), figure(assumed, span)
        assert (guessed.low, guessed.high) == (known.low, known.high)
        assert known.central is None or guessed.central == known.central
        assert guessed.central is None or known.low <= guessed.central
        assert guessed.central is None or known.high is None or guessed.central <= known.high
