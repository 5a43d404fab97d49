"""Cells of sums, days, statuses and marks between cells at the words where one reading ends and another begins."""

from decimal import Decimal

import pytest

from aigraph.reading.cells.amounts import read_amount
from aigraph.reading.cells.dates import DateError, date_order, read_date
from aigraph.reading.cells.money import find_money
from aigraph.reading.cells.quoted_amount import AmountStyle
from aigraph.reading.cells.status_words import read_status
from aigraph.reading.cells.words_beside import not_understood
from aigraph.reading.readers.text import find_delimiter


@pytest.mark.parametrize(
    ("text", "skeleton", "figures"),
    [
        ("R 5 million", "‹M›", [("5", 10**6, "ZAR or BRL")]),
        ("about m$5", "about ‹M›", [("5", 10**6, "USD")]),
        ("m $5", "m ‹M›", [("5", 1, "USD")]),
        ("3bn €6bn", "‹M› ‹M›", [("3", 10**9, ""), ("6", 10**9, "EUR")]),
        ("3 euros 6", "‹M› ‹B›", [("3", 1, "EUR"), ("6", 1, "")]),
        ("3 EUR 6 EUR", "‹M› ‹M›", [("3", 1, "EUR"), ("6", 1, "EUR")]),
        ("1 euro 2 million", "‹M› ‹M›", [("1", 1, "EUR"), ("2", 10**6, "")]),
        ("3 euros", "‹M›", [("3", 1, "EUR")]),
        ("a 5-year deal", "a ‹T› deal", [("5", 1, "")]),
        ("5+ years", "‹T›", [("5", 1, "")]),
        ("6 mo", "‹T›", [("6", 1, "")]),
        ("$5-million", "‹M›", [("5", 10**6, "USD")]),
        ("$5-bn", "‹M›", [("5", 10**9, "USD")]),
        ("$5-m", "‹M›-m", [("5", 1, "USD")]),
        ("rund 5 t€", "rund ‹M›", [("5", 1000, "EUR")]),
        ("million 5", "million ‹B›", [("5", 1, "")]),
    ],
)
def test_the_words_around_a_figure_are_its_currency_and_its_powers_of_ten(text, skeleton, figures):
    found = find_money(text, "USD", {})
    assert found.text == skeleton
    assert [(one.digits, one.scales[0] if one.scales else 1, one.code) for one in found.figures] == figures


@pytest.mark.parametrize(
    ("text", "usd"),
    [("$5bn azure", 5 * 10**9), ("$5bn / €4.6bn", 5 * 10**9), ("€4.6bn / $5bn", 5 * 10**9), ("$5bn / 4bn", None)],
)
def test_one_sum_in_two_currencies_is_that_in_dollars_and_a_plain_word_changes_nothing(text, usd):
    assert read_amount(text, AmountStyle()).amount.central == (None if usd is None else Decimal(usd))


@pytest.mark.parametrize("text", ["3 euros 6", "3 EUR 6 EUR", "1 euro 2 million", "5 dollars 3 euros"])
def test_two_sums_with_nothing_between_them_are_no_amount(text):
    assert not read_amount(text, AmountStyle()).amount.is_known


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Monday 6 October 2025 at 14:30", "2025-10-06"),
        ("October of 2025 AD", "2025-10"),
        ("Oct 2025 10:30", "2025-10"),
        ("2025.10.06 AD", "2025-10-06"),
    ],
)
def test_a_day_among_other_words_is_read_as_exactly_as_it_is_told(text, day):
    assert str(read_date(text)) == day


@pytest.mark.parametrize("text", ["6th of the 10th 25", "week of 2025", "Monday, 2025"])
def test_words_that_tell_no_year_and_month_are_no_day(text):
    with pytest.raises(DateError):
        read_date(text)


def test_figures_that_can_only_begin_with_the_year_do():
    assert date_order(["45-10-25", "46-11-30"]) == "year first"
    assert date_order(["10-11-12"]) == ""


@pytest.mark.parametrize(
    ("text", "status", "is_known"),
    [
        ("closed (Q3)", "closed", True),
        ("signed (LOI)", "announced", True),
        ("closed (not signed)", "rumoured", False),
        ("signed (pending approval)", "rumoured", False),
        ("(closed)", "closed", True),
        ("rumoured, cancelled", "cancelled", True),
    ],
)
def test_what_stands_in_brackets_behind_a_status_counts_where_it_says_something(text, status, is_known):
    assert read_status(text) == (status, is_known)


def test_one_sign_of_another_script_says_nothing_and_two_may():
    assert (not_understood("‹M› の", set()), not_understood("‹M› のは", set())) == ([], ["のは"])


@pytest.mark.parametrize(("text", "mark"), [("a;b\nc;d\n", ";"), ("a|b\nc|d\n", "|"), ("a\tb\nc\td\n", "\t")])
def test_two_columns_are_enough_to_know_the_mark_between_them(text, mark):
    assert find_delimiter(text) == mark
