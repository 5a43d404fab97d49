"""Sums within a text, in the scripts and orders that people write them in."""

from decimal import Decimal

import pytest

from aigraph.rules.doubts.sums_in_text import sums_in


@pytest.mark.parametrize(
    ("text", "billions", "currency"),
    [
        ("about $30bn of shares", "30", "USD"),
        ("US$ 30 billion", "30", "USD"),
        ("30 billion dollars", "30", "USD"),
        ("300億ドルを出資", "30", "USD"),
        ("投资30亿美元的股份", "3", "USD"),
        ("4兆5000億円", "4500", "JPY"),
        ("300억원의 투자", "30", "KRW"),
        ("£750m", "0.75", "GBP"),
        ("投资30亿人民币的股份", "3", "CNY"),
    ],
)
def test_a_sum_is_found_with_its_currency_before_or_behind_it(text, billions, currency):
    (found,) = sums_in(text)
    assert (found.billions, found.currency) == (Decimal(billions), currency)
    assert text[found.start : found.end] in text


def test_several_sums_of_a_text_are_found_apart():
    assert [found.billions for found in sums_in("$3bn now and €500m later")] == [3, Decimal("0.5")]


def test_a_bare_figure_before_one_with_a_scale_has_its_scale_and_currency_if_it_is_small():
    assert [found.billions for found in sums_in("$1-2bn")] == [1, 2]
    assert [found.billions for found in sums_in("$1-2bn, later $5bn")] == [1, 2, 5]
    assert [found.billions for found in sums_in("$5,000 to $3bn")] == [Decimal("0.000005"), 3]
    assert [(found.billions, found.currency) for found in sums_in("80bn to 100bn yuan")] == [(80, "CNY"), (100, "CNY")]


def test_a_word_beside_a_small_number_is_no_currency():
    assert sums_in("the lab won 3 contracts") == ()
    assert [found.currency for found in sums_in("won 3,000")] == ["KRW"]
